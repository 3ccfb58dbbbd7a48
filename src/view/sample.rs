//! A made-up report with typing errors in its tables and its text, to see what the checks find.

/// The report as it would be pasted from a text processor: table rows as lines, cells between tabs.
///
/// Its typing errors: the total of 本机关不掌握相关政府信息 is 13 for 18 (and the text says 19 for the whole group);
/// the lawsuits after review add up to 1, not 2; the list of 1136 items makes 1126.
pub const TEXT: &str = include_str!("sample.txt");
