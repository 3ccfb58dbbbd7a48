//! Pages that show two pages, or two reports, side by side → their halves.

use super::page::{Length, POINT, Page, Stroke};

/// The narrowest gutter.
const GUTTER: Length = 12 * POINT;

/// The fewest characters of a half.
const FEW: usize = 30;

/// The halves of a page, the left one first; a page that shows only one comes back whole.
pub(super) fn halves(page: Page) -> Vec<Page> {
    let Some(gutter) = gutter(&page) else {
        return vec![page];
    };
    let half = page.width / 2;
    let mut left = Page {
        number: page.number,
        width: half,
        height: page.height,
        ..Page::default()
    };
    let mut right = Page {
        offset: half,
        ..left.clone()
    };
    for mut glyph in page.glyphs {
        if glyph.left < gutter {
            left.glyphs.push(glyph);
            continue;
        }
        glyph.left -= half;
        glyph.right -= half;
        glyph.anchor.0 -= half;
        right.glyphs.push(glyph);
    }
    for mut stroke in page.horizontal {
        if stroke.from < gutter {
            left.horizontal.push(stroke);
            continue;
        }
        stroke.from -= half;
        stroke.to -= half;
        right.horizontal.push(stroke);
    }
    for stroke in page.vertical {
        if stroke.at < gutter {
            left.vertical.push(stroke);
        } else {
            let at = stroke.at - half;
            right.vertical.push(Stroke { at, ..stroke });
        }
    }
    vec![left, right]
}

/// The middle of the empty strip from top to bottom that parts two pages.
fn gutter(page: &Page) -> Option<Length> {
    let glyphs = page.glyphs.iter().map(|glyph| (glyph.left, glyph.right));
    let lines = page.horizontal.iter().map(|line| (line.from, line.to));
    let mut taken: Vec<(Length, Length)> = glyphs.chain(lines).collect();
    taken.sort_unstable();
    let mut end = taken.first()?.1;
    let mut strips: Vec<(Length, Length)> = Vec::new();
    for (from, to) in taken {
        if from - end >= GUTTER {
            strips.push((end, from));
        }
        end = end.max(to);
    }
    let centre = |strip: &(Length, Length)| Length::midpoint(strip.0, strip.1);
    let strip = strips
        .into_iter()
        .filter(|strip| (page.width * 2 / 5..=page.width * 3 / 5).contains(&centre(strip)))
        .max_by_key(|(from, to)| to - from)?;
    let gutter = centre(&strip);
    let left = page
        .glyphs
        .iter()
        .filter(|glyph| glyph.left < gutter)
        .count();
    let has_lines = |is_left: bool| {
        let side = page
            .horizontal
            .iter()
            .filter(|line| (line.from < gutter) == is_left);
        side.count() > 2
    };
    let is_wide = page.width > page.height;
    let both = left >= FEW && page.glyphs.len() - left >= FEW;
    (both && (is_wide || (has_lines(true) && has_lines(false)))).then_some(gutter)
}

#[cfg(test)]
mod tests {
    use super::super::page::Glyph;
    use super::*;

    /// A landscape page with a line of `count` characters of 10 points from each of the `starts`.
    fn page(starts: &[Length], count: Length) -> Page {
        let mut page = Page {
            number: 1,
            width: 840 * POINT,
            height: 600 * POINT,
            ..Page::default()
        };
        for start in starts {
            for index in 0..count {
                let left = (start + index * 10) * POINT;
                page.glyphs.push(Glyph {
                    character: '字',
                    left,
                    right: left + 10 * POINT,
                    base: 100 * POINT,
                    size: 10 * POINT,
                    anchor: (left + 5 * POINT, 97 * POINT),
                    spaced: false,
                });
            }
        }
        page
    }

    #[test]
    fn two_pages_are_parted_and_the_right_one_is_moved_over() {
        let halves = halves(page(&[50, 470], 32));
        let starts: Vec<_> = halves
            .iter()
            .map(|half| half.glyphs.iter().map(|glyph| glyph.left).min())
            .collect();
        assert_eq!(starts, [Some(50 * POINT), Some(50 * POINT)]);
    }

    #[test]
    fn lines_across_the_middle_keep_a_page_whole() {
        assert_eq!(halves(page(&[50], 70)).len(), 1);
        let mut ruled = page(&[50, 470], 32);
        ruled.horizontal.push(Stroke {
            at: 0,
            from: 50 * POINT,
            to: 790 * POINT,
        });
        assert_eq!(halves(ruled).len(), 1);
    }

    #[test]
    fn a_few_words_are_no_page() {
        assert_eq!(halves(page(&[50, 470], 10)).len(), 1);
    }
}
