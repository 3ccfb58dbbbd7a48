//! Numbers that stand for parts of a hundred (三次产业结构为 6.2:40.1:53.7) → where each of them ends.

use super::fold::Folded;
use super::number::end_of_digits;
use super::word_list::WordList;
use crate::read::number::Number;

/// So many numbers one has at least and at most.
const LEAST: usize = 2;
const MOST: usize = 8;
/// So far they may be from a hundred, in tenths: each is rounded by itself; where words say what they are, one may be wrong.
const OFF: i64 = 2;
const OFF_NAMED: i64 = 30;

/// Between the numbers; a pause is only behind these words (结构为 9.3、41.0、49.6).
const COLON: char = ':';
const JOINTS: [char; 2] = [COLON, '、'];
static STRUCTURE: WordList = WordList::new("结构为 结构比为 结构比例为 构成为 比例为 比重为");

/// Where the number ends that begins at `at`, if it is one of several that make a hundred.
pub(super) fn part_end(text: &Folded, at: usize) -> Option<usize> {
    let end = decimal_end(text, at);
    let before_it = at.checked_sub(1).map(|before| text.at(before));
    let joints = [Some(text.at(end)), before_it].into_iter().flatten();
    let joint = joints.into_iter().find(|it| JOINTS.contains(it))?;
    let mut first = at;
    for _ in 0..MOST {
        first = before(text, first, joint).unwrap_or(first);
    }
    let mut starts = vec![first];
    let mut last = decimal_end(text, first);
    while text.at(last) == joint && text.is_digit(last + 1) && starts.len() <= MOST {
        starts.push(last + 1);
        last = decimal_end(text, last + 1);
    }
    let values = starts.iter().map(|&start| {
        let printed = text.words(start, decimal_end(text, start));
        printed.parse::<Number>().ok()
    });
    let values = values.collect::<Option<Vec<Number>>>()?;
    let sum: Number = values.iter().copied().sum();
    // 8:41:51 is a time of day
    let decimals = values.iter().any(|value| value.scale() > 0);
    let named = STRUCTURE.stand_before(text, first);
    let off = if named { OFF_NAMED } else { OFF };
    let hundred = (sum - Number::ONE_HUNDRED).abs() <= Number::new(off, 1);
    let many = (LEAST..=MOST).contains(&values.len());
    (many && (named || joint == COLON) && decimals && hundred && starts.contains(&at))
        .then_some(end)
}

/// What a part may be before it is rounded, and made one of the last digit more or less so that all make a hundred.
pub(super) fn bounds(printed: Number) -> (Option<Number>, Option<Number>) {
    let off = Number::new(15, printed.scale() + 1);
    (Some(printed - off), Some(printed + off))
}

/// Whether what is at `at` joins two of them.
pub(super) fn joins(text: &Folded, at: usize) -> bool {
    JOINTS.contains(&text.at(at)) && text.is_digit(at + 1) && part_end(text, at + 1).is_some()
}

/// Where the number before the joint before `at` begins.
fn before(text: &Folded, at: usize, joint: char) -> Option<usize> {
    let mut start = at
        .checked_sub(1)
        .filter(|&before| text.at(before) == joint)?;
    let end = start;
    while start > 0 && (text.is_digit(start - 1) || text.at(start - 1) == '.') {
        start -= 1;
    }
    (start < end).then_some(start)
}

/// Where the digits at `at` end, with those behind a point.
fn decimal_end(text: &Folded, at: usize) -> usize {
    let end = end_of_digits(text, at);
    if text.at(end) == '.' && text.is_digit(end + 1) {
        end_of_digits(text, end + 1)
    } else {
        end
    }
}
