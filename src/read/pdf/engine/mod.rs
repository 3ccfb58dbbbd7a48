//! The PDF engine (`pdfboss`) → [`PdfPage`]s: the only folder that knows which engine it is.

mod fonts;
mod objects;
mod room;
mod source;
mod tree;
mod unpack;

use pdfboss_core::{Document, Error, Immediate, OcState, Point, block_on};
use pdfboss_text::{
    FontCache, ReadingOrder, TextSpan, extract_spans_and_rulings_reporting_cached_with,
    placed_images_with,
};

use super::super::{limits, refusal::Refusal};
use super::page::{Glyph, Length, PdfPage, Stroke};
use source::PdfSource;
use tree::Tree;

/// An open PDF file.
pub(super) struct PdfFile {
    source: PdfSource,
    tree: Tree,
    fonts: FontCache,
    /// Which layers are shown.
    layers: Option<OcState>,
}

/// What became of a page.
pub(super) struct Read {
    /// What was read of it.
    pub(super) page: PdfPage,
    pub(super) extent: PageExtent,
}

/// How much of a page was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PageExtent {
    /// All of it.
    Whole,
    /// Not what is broken.
    Broken,
    /// Not what is too much.
    Cut,
}

impl PdfFile {
    /// Opens a file.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, Refusal> {
        objects::check_places(bytes)?;
        let document = Document::load(bytes.to_vec()).map_err(|error| match error {
            Error::Encrypted => Refusal::Protected,
            _ => Refusal::Damaged,
        })?;
        if document.is_locked() {
            return Err(Refusal::Protected);
        }
        objects::check_objects(&document)?;
        Ok(Self {
            layers: document.oc_state(),
            tree: Tree::of(&document),
            source: PdfSource::new(document),
            fonts: FontCache::default(),
        })
    }

    /// How many pages it has; where there are more than are read, one more than these.
    pub(super) fn pages(&self) -> usize {
        self.tree.len()
    }

    /// Whether no more pages are read, because those that were hold too much.
    pub(super) fn is_full(&self) -> bool {
        self.source.room.borrow().is_full
    }

    /// The page at `index`, from 0.
    pub(super) fn page(&self, index: usize) -> Read {
        self.source.room.borrow_mut().begin_page();
        let number = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
        let read = self.try_page(index);
        let (page, is_whole) = read.unwrap_or_default();
        let extent = match (self.source.room.borrow().is_cut, is_whole) {
            (true, _) => PageExtent::Cut,
            (false, false) => PageExtent::Broken,
            (false, true) => PageExtent::Whole,
        };
        Read {
            page: PdfPage { number, ..page },
            extent,
        }
    }

    /// The page at `index`, and whether none of it is broken; none where it cannot be read.
    fn try_page(&self, index: usize) -> Option<(PdfPage, bool)> {
        let document = &self.source.document;
        let page = self.tree.page(document, index)?;
        let mut page = self.source.described(&page).ok()?;
        fonts::complete(document, &mut page);
        let (spans, rulings, report) = block_on(extract_spans_and_rulings_reporting_cached_with(
            Immediate(&self.source),
            &page,
            &self.fonts,
            self.layers.as_ref(),
            None,
            ReadingOrder::Content,
        ))
        .ok()?;
        let view = View::new(&page, &spans);
        let (width, height) = view.size();
        let mut read = PdfPage {
            width,
            height,
            ..PdfPage::default()
        };
        let mut room = limits::PAGE;
        for span in &spans {
            let is_short = span.text.len() / 4 <= room;
            if is_short {
                view.glyphs(span, &mut read.glyphs);
            }
            room = limits::PAGE.saturating_sub(read.glyphs.len());
            if room == 0 || !is_short {
                self.source.room.borrow_mut().is_cut = true;
                break;
            }
        }
        for ruling in rulings.iter().take(limits::PAGE) {
            let (start, end) = (view.place(ruling.start), view.place(ruling.end));
            if start.0 == end.0 {
                read.vertical.push(stroke(start.0, start.1, end.1));
            } else if start.1 == end.1 {
                read.horizontal.push(stroke(start.1, start.0, end.0));
            }
        }
        if rulings.len() > limits::PAGE {
            self.source.room.borrow_mut().is_cut = true;
        }
        if read.glyphs.is_empty() {
            let source = Immediate(&self.source);
            let pictures = block_on(placed_images_with(source, &page, self.layers.as_ref()));
            read.has_picture = pictures.is_ok_and(|pictures| !pictures.is_empty());
        }
        Some((read, report.is_complete()))
    }
}

fn stroke(at: Length, from: Length, to: Length) -> Stroke {
    Stroke {
        at,
        from: from.min(to),
        to: from.max(to),
    }
}

/// How a page is read: which part of the plane, and turned how.
struct View {
    left: Length,
    bottom: Length,
    right: Length,
    top: Length,
    turn: i32,
}

impl View {
    /// Turned so that most of its text is upright, which a page laid or scanned sideways does not say.
    fn new(page: &pdfboss_core::Page, spans: &[TextSpan]) -> Self {
        let upright = |turn: &i32| -> usize {
            let spans = spans.iter().filter(|span| span.rotate == *turn);
            spans.map(|span| span.text.len()).sum()
        };
        let said = page.rotate.rem_euclid(360);
        // Of turns that fit as well the last is taken: the one that the page says.
        let turns = [0, 90, 180, 270, said].into_iter();
        let shown = page.crop_box.normalize();
        Self {
            left: hundredths(shown.x0),
            bottom: hundredths(shown.y0),
            right: hundredths(shown.x1),
            top: hundredths(shown.y1),
            turn: turns.max_by_key(upright).unwrap_or(said),
        }
    }

    fn size(&self) -> (Length, Length) {
        let (width, height) = (self.right - self.left, self.top - self.bottom);
        if matches!(self.turn, 90 | 270) {
            (height, width)
        } else {
            (width, height)
        }
    }

    /// Where a point is shown.
    fn place(&self, point: Point) -> (Length, Length) {
        let (x, y) = (hundredths(point.x), hundredths(point.y));
        match self.turn {
            90 => (y - self.bottom, x - self.left),
            180 => (self.right - x, y - self.bottom),
            270 => (self.top - y, self.right - x),
            _ => (x - self.left, self.top - y),
        }
    }

    /// Adds the characters of a run of text.
    ///
    /// The engine gives where each character begins only for text above Latin that runs to the right;
    /// elsewhere the room of the run is shared out, a wide character taking two parts.
    fn glyphs(&self, span: &TextSpan, glyphs: &mut Vec<Glyph>) {
        let start = self.place(Point {
            x: span.x,
            y: span.y,
        });
        let end = self.place(Point {
            x: span.end_x,
            y: span.end_y,
        });
        let size = hundredths(span.size).max(1);
        let count = span.text.chars().count();
        let exact = self.turn == 0 && span.rotate == 0 && span.glyph_x.len() == count;
        let parts: i64 = span.text.chars().map(part).sum::<i64>().max(1);
        let along = |from: Length, to: Length, before: i64| {
            let room = i64::from(to) - i64::from(from);
            from.saturating_add(Length::try_from(room * before / parts).unwrap_or(0))
        };
        let mut before = 0;
        let mut spaced = false;
        // A number belongs into one cell, even where it is too long for it.
        let is_number = count > 1 && span.text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let middle = midpoint(start, end);
        for (index, character) in span.text.chars().enumerate() {
            let (mut from, mut to) = (
                (along(start.0, end.0, before), along(start.1, end.1, before)),
                (
                    along(start.0, end.0, before + part(character)),
                    along(start.1, end.1, before + part(character)),
                ),
            );
            before += part(character);
            if exact {
                let begins = |at: usize| {
                    let x = span.glyph_x.get(at).copied()?;
                    Some(self.place(Point { x, y: span.y }).0)
                };
                from.0 = begins(index).unwrap_or(from.0);
                to.0 = begins(index + 1).unwrap_or(end.0).max(from.0);
            }
            if character.is_whitespace() || character == '\u{0}' {
                spaced = true;
                continue;
            }
            let base = if is_number {
                middle
            } else {
                midpoint(from, to)
            };
            glyphs.push(Glyph {
                character,
                left: from.0.min(to.0),
                right: from.0.max(to.0),
                base: from.1.max(to.1),
                size,
                anchor: above(base, start, end, size),
                spaced: std::mem::take(&mut spaced),
            });
        }
    }
}

/// How many parts of a run's room a character takes.
fn part(character: char) -> i64 {
    if character >= '\u{2E80}' { 2 } else { 1 }
}

fn midpoint(one: (Length, Length), other: (Length, Length)) -> (Length, Length) {
    (
        Length::midpoint(one.0, other.0),
        Length::midpoint(one.1, other.1),
    )
}

/// The point a third of the size above the line that runs from `start` to `end`.
fn above(
    base: (Length, Length),
    start: (Length, Length),
    end: (Length, Length),
    size: Length,
) -> (Length, Length) {
    let (right, down) = (end.0 - start.0, end.1 - start.1);
    let up = size / 3;
    if right.abs() >= down.abs() {
        (base.0, if right >= 0 { base.1 - up } else { base.1 + up })
    } else {
        (if down >= 0 { base.0 + up } else { base.0 - up }, base.1)
    }
}

/// Hundredths of a point; what is no number or beyond any page is 0 or the edge.
#[expect(
    clippy::cast_possible_truncation,
    clippy::float_arithmetic,
    reason = "a position on a page; the cast cuts at the bounds of the clamp"
)]
fn hundredths(points: f32) -> Length {
    (points * 100.0).round().clamp(-1.0e7, 1.0e7) as Length
}
