//! Characters with their positions → lines of text.

use super::page::{Glyph, Length};

/// A line of text on a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TextLine {
    pub(super) left: Length,
    pub(super) right: Length,
    /// The line that the characters are on.
    pub(super) base: Length,
    /// The size of its largest character.
    pub(super) size: Length,
    pub(super) text: String,
}

/// How gaps between characters are determined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gaps {
    /// As one space, where words or columns part.
    Words,
    /// As one space, where numbers part: the digits of one may be far apart.
    Numbers,
}

/// The lines that characters make up, from top to bottom.
pub(super) fn lines(glyphs: Vec<Glyph>, gaps: Gaps) -> Vec<TextLine> {
    let rows = levels(glyphs).into_iter();
    rows.map(|row| line(row, gaps)).collect()
}

/// The characters that are on one level, from top to bottom.
pub(super) fn levels(mut glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    glyphs.sort_by_key(|glyph| (glyph.base, glyph.left));
    let mut rows: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        match rows.last_mut() {
            Some(row) if row.first().is_some_and(|first| is_level(*first, glyph)) => {
                row.push(glyph);
            }
            _ => rows.push(vec![glyph]),
        }
    }
    rows
}

/// Whether two characters, the upper first, are on one line.
fn is_level(upper: Glyph, lower: Glyph) -> bool {
    lower.base - upper.base <= upper.size.max(lower.size) * 2 / 5
}

/// The line that characters on one level make up.
pub(super) fn line(mut glyphs: Vec<Glyph>, gaps: Gaps) -> TextLine {
    glyphs.sort_by_key(|glyph| glyph.left);
    let mut line = TextLine {
        left: glyphs.first().map_or(0, |glyph| glyph.left),
        ..TextLine::default()
    };
    let mut before: Option<Glyph> = None;
    for glyph in glyphs {
        if before.is_some_and(|before| is_shadow(before, glyph)) {
            continue;
        }
        if let Some(before) = before {
            let spaces = spaces(before, glyph, gaps);
            line.text.extend(std::iter::repeat_n(' ', spaces));
        }
        line.text.push(glyph.character);
        line.right = line.right.max(glyph.right);
        line.base = line.base.max(glyph.base);
        line.size = line.size.max(glyph.size);
        before = Some(glyph);
    }
    line
}

/// Whether the second character is the first drawn again, a little aside, to look bold.
pub(super) fn is_shadow(before: Glyph, glyph: Glyph) -> bool {
    before.character == glyph.character && glyph.left - before.left < glyph.size / 6
}

fn spaces(before: Glyph, glyph: Glyph, gaps: Gaps) -> usize {
    let gap = glyph.left - before.right;
    let size = before.size.max(glyph.size).max(1);
    match gaps {
        Gaps::Numbers => usize::from(gap > size),
        Gaps::Words => {
            let is_word = |c: char| c < '\u{2E80}';
            let is_gap = if is_word(before.character) && is_word(glyph.character) {
                gap > size / 4
            } else {
                gap > size
            };
            usize::from(is_gap || glyph.spaced)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::page::POINT;
    use super::*;

    /// A line of characters of 10 points, each with the gap before it in points.
    #[track_caller]
    fn check(gaps: Gaps, characters: &[(Length, char)], expected: &str) {
        let mut at = 0;
        let glyphs = characters.iter().map(|&(gap, character)| {
            let left = at + gap * POINT;
            at = left + 10 * POINT;
            Glyph {
                character,
                left,
                right: at,
                base: 0,
                size: 10 * POINT,
                anchor: (left + 5 * POINT, 0),
                spaced: false,
            }
        });
        let lines = lines(glyphs.collect(), gaps);
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, [expected]);
    }

    #[test]
    fn the_digits_of_one_number_may_stand_apart() {
        check(Gaps::Numbers, &[(0, '1'), (5, '2')], "12");
        check(Gaps::Numbers, &[(0, '1'), (15, '2')], "1 2");
        check(Gaps::Words, &[(0, '1'), (5, '2')], "1 2");
    }
}
