//! The words by which the title of a report is known: 政府信息公开 工作年度报告.

/// What the report is on, the longer name first.
const SUBJECTS: [&str; 4] = ["政府信息公开", "政务信息公开", "信息公开", "政务公开"];

/// What it is called, the fuller name first; of these the annual ones.
const NAMES: [&str; 4] = ["年度报告", "工作报告", "年报", "报告"];
const ANNUAL: [&str; 2] = ["年度报告", "年报"];

/// What the second line of a title that is broken into two may be.
const SECOND_LINES: [&str; 6] = [
    "年度报告",
    "工作年度报告",
    "公开工作年度报告",
    "报告",
    "年报",
    "工作报告",
];

/// The byte where a text names what a report is on.
pub fn subject(text: &str) -> Option<usize> {
    SUBJECTS.iter().filter_map(|word| text.find(word)).min()
}

/// The byte behind what a text calls the report.
pub fn end(text: &str) -> Option<usize> {
    let mut ends = NAMES.iter();
    ends.find_map(|word| text.rfind(word).map(|at| at + word.len()))
}

/// Whether a text names an annual report.
pub fn is_annual(text: &str) -> bool {
    ANNUAL.iter().any(|word| text.contains(word))
}

/// Whether a line is the end of a title that was broken before it.
pub fn is_second_line(line: &str) -> bool {
    SECOND_LINES.contains(&line)
}
