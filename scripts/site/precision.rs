//! How often the rules of the text are right when they call something broken.

use gouji::language::Language;

/// How often a rule of the text was right when it called something broken. A test measures it anew and holds this to it
/// (`tests/evidence.rs`): for each rule its code, then in sentences that were made up, and in sentences of reports, how
/// often it was right and how often it said so.
const PRECISION: &str = include_str!("precision.txt");

/// How often a rule was right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Precision {
    pub(crate) code: &'static str,
    /// In sentences that were made up: right, of all.
    pub(crate) made_up: (u32, u32),
    /// In sentences of reports.
    pub(crate) real: (u32, u32),
}

/// The precision of every rule that has one.
pub(crate) fn all() -> impl Iterator<Item = Precision> {
    let lines = PRECISION.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let mut words = line.split_whitespace();
        let code = words.next()?;
        let mut number = || words.next()?.parse().ok();
        Some(Precision {
            code,
            made_up: (number()?, number()?),
            real: (number()?, number()?),
        })
    })
}

/// That of the rule with this code.
pub(crate) fn of(code: &str) -> Option<Precision> {
    all().find(|precision| precision.code == code)
}

impl Precision {
    /// What it comes to, as a sentence.
    pub(crate) fn sentence(self, language: Language) -> String {
        let [(right, all), (real, of)] = [self.made_up, self.real];
        match language {
            Language::Chinese if all + of == 0 => {
                "准确率尚未单独测量：标注的语句不带表格，或没有这类错误。".to_owned()
            }
            Language::English if all + of == 0 => {
                "Its precision was not measured: the labelled sentences come without tables, or hold no such error."
                    .to_owned()
            }
            Language::Chinese => format!(
                "实测：报出“对不上”时，自编例句中 {all} 次有 {right} 次确有错误，真实报告的语句中 {of} 次有 {real} 次。"
            ),
            Language::English => format!(
                "Measured: of the times that it said that something does not agree, it was right in {right} of {all} in sentences that were made up, and in {real} of {of} in sentences of real reports."
            ),
        }
    }
}
