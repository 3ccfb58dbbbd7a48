//! Pages that show two pages, or two reports, side by side → their halves, in reading order.

use super::lines::{Gaps, TextLine, lines};
use super::page::{Glyph, Length, POINT, PdfPage, Stroke};
use crate::form::official::headings::names_report;

/// The narrowest gutter.
const GUTTER: Length = 12 * POINT;

/// The fewest characters of a half.
const FEW: usize = 30;

/// The fewest long lines of a half without a ruled table, and how many wide characters such a line has at
/// least: the columns of a table without lines have shorter ones.
const LONG: (usize, usize) = (3, 9);

/// How many lines are looked at for the title of a report.
const TITLE: usize = 8;

/// The pages of a file in reading order, those of each report that is beside another by themselves.
///
/// Half follows half, or, where each half begins a report of its own, all left ones are one report and
/// all right ones another.
pub(super) fn halves(pages: Vec<PdfPage>) -> Vec<Vec<PdfPage>> {
    let first = pages.iter().find_map(|page| Some((page, gutter(page)?)));
    let parallel = first.filter(|(page, gutter)| {
        let (left, right) = split((*page).clone(), *gutter);
        begins_report(left) && begins_report(right)
    });
    let Some((_, common)) = parallel else {
        let all = pages.into_iter().flat_map(|page| match gutter(&page) {
            Some(gutter) => {
                let (left, right) = split(page, gutter);
                vec![left, right]
            }
            None => vec![page],
        });
        return vec![all.collect()];
    };
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for page in pages {
        // One of the reports may end earlier than the other.
        let gutter = gutter(&page).or_else(|| is_clear(&page, common).then_some(common));
        match gutter {
            Some(gutter) => {
                let halves = split(page, gutter);
                left.push(halves.0);
                right.push(halves.1);
            }
            None => left.push(page),
        }
    }
    vec![left, right]
}

/// Whether a report begins on the page.
fn begins_report(page: PdfPage) -> bool {
    let lines = lines(page.glyphs, Gaps::Words);
    let text = |at: usize| lines.get(at).map_or("", |line| &*line.text);
    // the title may be broken into two lines
    (1..TITLE).any(|at| names_report(&format!("{}{}", text(at - 1), text(at))))
}

/// The halves of a page.
fn split(page: PdfPage, gutter: Length) -> (PdfPage, PdfPage) {
    let half = page.width / 2;
    let mut left = PdfPage {
        number: page.number,
        width: half,
        height: page.height,
        ..PdfPage::default()
    };
    let mut right = PdfPage {
        offset: half,
        ..left.clone()
    };
    // What is above or below both halves, a page number mostly, is not cut in two.
    let mut across: Vec<Length> = page
        .glyphs
        .iter()
        .filter(|glyph| is_in_margin(&page, glyph) && is_near(gutter, glyph.left, glyph.right))
        .map(|glyph| glyph.base)
        .collect();
    across.sort_unstable();
    for mut glyph in page.glyphs {
        if glyph.left < gutter || across.binary_search(&glyph.base).is_ok() {
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
    (left, right)
}

/// Whether the character is where pages have their headers and numbers.
fn is_in_margin(page: &PdfPage, glyph: &Glyph) -> bool {
    glyph.base < page.height / 12 || glyph.base > page.height - page.height / 12
}

/// Whether something reaches into the narrowest gutter around `gutter`.
fn is_near(gutter: Length, from: Length, to: Length) -> bool {
    from < gutter + GUTTER / 2 && gutter - GUTTER / 2 < to
}

/// From where to where the characters and lines of a page reach, margins left out.
fn taken(page: &PdfPage) -> Vec<(Length, Length)> {
    let glyphs = page
        .glyphs
        .iter()
        .filter(|glyph| !is_in_margin(page, glyph));
    let glyphs = glyphs.map(|glyph| (glyph.left, glyph.right));
    let lines = page.horizontal.iter().map(|line| (line.from, line.to));
    glyphs.chain(lines).collect()
}

/// Whether nothing is in the way of a gutter.
fn is_clear(page: &PdfPage, gutter: Length) -> bool {
    !taken(page)
        .into_iter()
        .any(|(from, to)| is_near(gutter, from, to))
}

/// The middle of the empty strip from top to bottom that parts two pages.
fn gutter(page: &PdfPage) -> Option<Length> {
    let mut taken = taken(page);
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
    let is_wide = page.width > page.height;
    let holds_page = |is_left: bool| {
        let own = |left: Length| (left < gutter) == is_left;
        let glyphs = page.glyphs.iter().filter(|glyph| own(glyph.left));
        let glyphs: Vec<Glyph> = glyphs.copied().collect();
        let rules = page.horizontal.iter().filter(|line| own(line.from));
        let is_ruled = rules.count() > 2;
        let is_text = || {
            let lines = lines(glyphs.clone(), Gaps::Words);
            lines.iter().filter(|line| is_long(line)).count() >= LONG.0
        };
        glyphs.len() >= FEW && (is_ruled || (is_wide && is_text()))
    };
    (holds_page(true) && holds_page(false)).then_some(gutter)
}

/// Whether so many wide characters are together in a line that it is no header of a column.
fn is_long(line: &TextLine) -> bool {
    let mut parts = line.text.split(' ');
    parts.any(|part| part.chars().filter(|&c| c >= '\u{2E80}').count() >= LONG.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(character: char, left: Length, base: Length) -> Glyph {
        Glyph {
            character,
            left,
            right: left + 10 * POINT,
            base,
            size: 10 * POINT,
            anchor: (left + 5 * POINT, base - 3 * POINT),
            spaced: false,
        }
    }

    fn count(page: PdfPage) -> usize {
        halves(vec![page]).iter().flatten().count()
    }

    /// A landscape page with three lines of `count` characters of 10 points from each of the `starts`.
    fn page(starts: &[Length], count: Length) -> PdfPage {
        let mut page = PdfPage {
            number: 1,
            width: 840 * POINT,
            height: 600 * POINT,
            ..PdfPage::default()
        };
        for start in starts {
            for index in 0..count * 3 {
                let left = (start + index % count * 10) * POINT;
                let base = (100 + index / count * 20) * POINT;
                page.glyphs.push(glyph('字', left, base));
            }
        }
        page
    }

    #[test]
    fn two_pages_are_parted_and_the_right_one_is_moved_over() {
        let halves = halves(vec![page(&[50, 470], 32)]);
        let starts: Vec<_> = halves
            .iter()
            .flatten()
            .map(|half| half.glyphs.iter().map(|glyph| glyph.left).min())
            .collect();
        assert_eq!(starts, [Some(50 * POINT), Some(50 * POINT)]);
    }

    #[test]
    fn lines_across_the_middle_keep_a_page_whole() {
        assert_eq!(count(page(&[50], 70)), 1);
        let mut ruled = page(&[50, 470], 32);
        ruled.horizontal.push(Stroke {
            at: 0,
            from: 50 * POINT,
            to: 790 * POINT,
        });
        assert_eq!(count(ruled), 1);
    }

    #[test]
    fn columns_of_short_words_are_no_pages() {
        assert_eq!(count(page(&[50, 470], 8)), 1);
    }

    #[test]
    fn a_page_number_below_both_halves_does_not_join_them() {
        let mut numbered = page(&[50, 470], 32);
        for (index, character) in (0..).zip("-1-".chars()) {
            let left = (405 + index * 10) * POINT;
            numbered.glyphs.push(glyph(character, left, 580 * POINT));
        }
        let halves = halves(vec![numbered]);
        let counts: Vec<_> = halves
            .iter()
            .flatten()
            .map(|half| half.glyphs.len())
            .collect();
        assert_eq!(counts, [99, 96]);
    }

    #[test]
    fn two_reports_side_by_side_are_kept_apart_though_one_is_longer() {
        let mut titled = page(&[50, 470], 32);
        for start in [50, 470] {
            for (index, character) in (0..).zip("年度报告".chars()) {
                titled
                    .glyphs
                    .push(glyph(character, (start + index * 10) * POINT, 80 * POINT));
            }
        }
        let reports = halves(vec![titled, page(&[470], 4)]);
        let counts = |report: &Vec<PdfPage>| -> Vec<usize> {
            report.iter().map(|page| page.glyphs.len()).collect()
        };
        let counts: Vec<_> = reports.iter().map(counts).collect();
        assert_eq!(counts, [[100, 0], [100, 12]]);
    }
}
