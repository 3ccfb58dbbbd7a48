//! Places of findings that are no figures: spans that may overlap in, places that do not out, so that text can
//! be cut where its marking changes.

use crate::order::{self, Set};
use crate::read::span::Span;
use crate::rules::level::Level;

/// A place in the text, and the finding that it is marked for: the most serious of those that are about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where.
    pub span: Span,
    /// How serious the finding is.
    pub level: Level,
    /// The finding, as an index into the findings.
    pub finding: usize,
}

/// The notes in the order of the text. A note begins wherever one of the places does.
pub fn notes(places: impl IntoIterator<Item = Note>) -> Vec<Note> {
    let mut edges = Vec::new();
    for Note {
        span,
        level,
        finding,
    } in places
    {
        if !span.is_empty() {
            edges.push((span.start, true, (level, finding, span.end)));
            edges.push((span.end, false, (level, finding, span.end)));
        }
    }
    order::sort(&mut edges);
    let mut open = Set::new();
    let mut notes: Vec<Note> = Vec::new();
    let mut last = 0;
    for (at, begins, place) in edges {
        if let Some(&(level, finding, _)) = open.first().filter(|_| last < at) {
            let span = Span {
                start: last,
                end: at,
            };
            notes.push(Note {
                span,
                level,
                finding,
            });
        }
        last = at;
        if begins {
            open.insert(place);
        } else {
            open.remove(&place);
        }
    }
    notes
}

/// Cuts a span of the text where notes begin and end: its pieces in their order, each with its note.
pub fn cut(notes: &[Note], span: Span) -> Vec<(Span, Option<Note>)> {
    let first = notes.partition_point(|note| note.span.end <= span.start);
    let reached = notes.iter().skip(first);
    let mut pieces = Vec::new();
    let mut at = span.start;
    let mut push = |start, end, note| {
        if start < end {
            pieces.push((Span { start, end }, note));
        }
    };
    for note in reached.take_while(|note| note.span.start < span.end) {
        let (start, end) = (note.span.start.max(at), note.span.end.min(span.end));
        push(at, start, None);
        push(start, end, Some(*note));
        at = end;
    }
    push(at, span.end, None);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cuts 0..20 by the places; a piece comes out as its bounds and the number of its finding.
    #[track_caller]
    fn check(places: &[(usize, usize, Level)], expected: &str) {
        let places = places.iter().enumerate();
        let notes = notes(places.map(|(finding, &(start, end, level))| Note {
            span: Span::new(start, end),
            level,
            finding,
        }));
        let pieces = cut(&notes, Span::new(0, 20));
        let shown = pieces.iter().map(|(span, note)| {
            let note = note.map_or("-".to_owned(), |note| note.finding.to_string());
            format!("{}..{}:{note}", span.start, span.end)
        });
        assert_eq!(shown.collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn text_is_cut_where_its_marking_changes() {
        use Level::{Error, Note, Warning};
        check(&[], "0..20:-");
        check(&[(4, 9, Note)], "0..4:- 4..9:0 9..20:-");
        check(&[(0, 20, Note)], "0..20:0");
        // the most serious is on top
        check(
            &[(2, 10, Note), (4, 6, Error), (5, 8, Warning)],
            "0..2:- 2..4:0 4..5:1 5..6:1 6..8:2 8..10:0 10..20:-",
        );
        // places that meet, and one that goes on beyond
        check(
            &[(0, 3, Note), (3, 5, Note), (18, 30, Note)],
            "0..3:0 3..5:1 5..18:- 18..20:2",
        );
        check(&[(7, 7, Error)], "0..20:-");
    }

    #[test]
    fn a_note_begins_wherever_a_place_does() {
        let place = |start, end, finding| Note {
            span: Span::new(start, end),
            level: Level::Note,
            finding,
        };
        let places = [place(0, 50, 0), place(10, 20, 1), place(10, 30, 2)];
        let starts: Vec<u32> = notes(places).iter().map(|note| note.span.start).collect();
        assert!(
            [0, 10].iter().all(|start| starts.contains(start)),
            "{starts:?}"
        );
    }
}
