//! Cells that tabs divide, as spreadsheets put them on the clipboard.

use super::line::SourceLine;
use super::pipes::trimmed;
use super::rows::Rows;

/// The most lines that a quoted cell runs over.
const QUOTED: usize = 20;

/// Reads a row that begins with the first of `lines` and returns how many lines it takes: more than one
/// where a quoted cell holds line breaks.
pub(super) fn row(text: &str, lines: &[SourceLine], rows: &mut Rows) -> usize {
    let Some(first) = lines.first() else {
        return 1;
    };
    let mut taken = 1;
    let mut start = first.whole.start as usize;
    let mut end = first.whole.end as usize;
    loop {
        let rest = text.get(start..end).unwrap_or_default();
        if let Some((length, last)) =
            quoted(text, start, lines.get(taken - 1..).unwrap_or_default())
        {
            rows.cell(trimmed(
                text.get(start + 1..start + length - 1).unwrap_or_default(),
                start + 1,
            ));
            taken += last;
            end = lines
                .get(taken - 1)
                .map_or(end, |line| line.whole.end as usize);
            start += length;
            if start >= end {
                return taken;
            }
            start += 1;
            continue;
        }
        let Some(length) = rest.find('\t') else {
            rows.cell(trimmed(rest, start));
            return taken;
        };
        rows.cell(trimmed(rest.get(..length).unwrap_or_default(), start));
        start += length + 1;
    }
}

/// A quoted cell that runs over several lines and begins at byte `start` of `text`: its length with the
/// quotes, and on which of `lines` it ends.
fn quoted(text: &str, start: usize, lines: &[SourceLine]) -> Option<(usize, usize)> {
    let first = lines.first()?.whole;
    let line = text.get(start..first.end as usize)?;
    let body = line.strip_prefix('"')?;
    if body.contains(['"', '\t']) {
        return None;
    }
    for (index, line) in lines.iter().enumerate().skip(1).take(QUOTED) {
        let Some(at) = line.whole.of(text).find('"') else {
            continue;
        };
        let end = line.whole.start as usize + at + 1;
        let closes = end == line.whole.end as usize || text.get(end..)?.starts_with('\t');
        return closes.then_some((end - start, index));
    }
    None
}
