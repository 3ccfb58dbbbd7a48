//! Form of the cells: report → numbers that are written oddly, cells left blank among zeros.

use crate::form::{TableKind, application, disclosure, dispute};
use crate::language::{Label, Words};
use crate::order::Map;
use crate::read::number::{self, Number};
use crate::report::Report;
use crate::report::figure::{Figure, FigureContent, FigureId};
use crate::rules::kind::{RelationKind, RuleSource};
use crate::rules::level::Level;
use crate::rules::rule::{Check, Observation, Rule, Subject};
use crate::rules::topic::Topic;

/// A cell of the form holds a plain number.
pub static NUMBER: Rule = Rule {
    code: "form-number",
    title: Label {
        zh: "表格中的数据应为规范的数字",
        en: "Cells of the form hold plain numbers",
    },
    page: page!("form-number"),
    level: Level::Note,
    kind: RelationKind::Cell,
    source: RuleSource::Report,
    check: Check::Observations(numbers),
};

/// Nothing is written as 0 throughout a table.
pub static BLANK: Rule = Rule {
    code: "form-blank",
    title: Label {
        zh: "没有数据的格子应统一填 0",
        en: "Cells without anything to count hold 0 throughout",
    },
    page: page!("form-blank"),
    level: Level::Note,
    kind: RelationKind::Form,
    source: RuleSource::Report,
    check: Check::Observations(blanks),
};

/// How a cell differs from a plain number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum CellOddity {
    Unreadable,
    Fraction,
    Negative,
    Gap,
    Zeros,
    FullWidth,
    Words,
}

impl CellOddity {
    /// Whether the number itself is in doubt, not only how it is written.
    fn is_serious(self) -> bool {
        matches!(
            self,
            Self::Unreadable | Self::Fraction | Self::Negative | Self::Gap
        )
    }

    fn words(self) -> Words {
        match self {
            Self::Unreadable => Words::new("不是数字", "no number"),
            Self::Fraction => Words::new("计数不应有小数", "a count has no fraction"),
            Self::Negative => Words::new("计数不应为负", "a count is not negative"),
            Self::Gap => Words::new(
                "数字中间有空格，可能是两格的数连在了一起",
                "a space within the number: two cells may have run together",
            ),
            Self::Zeros => Words::new("数字前有多余的 0", "needless zeros before the number"),
            Self::FullWidth => Words::new("用了全角字符", "full-width characters"),
            Self::Words => Words::new("数字之外还有文字", "words beside the number"),
        }
    }
}

fn numbers(subject: &Subject<'_>, observations: &mut Vec<Observation>) {
    let mut found: Map<(TableKind, CellOddity), Vec<&Figure>> = Map::new();
    for figure in subject.report.figures.values() {
        if let Some(kind) = table_of(figure.id)
            && let Some(oddity) = oddity(figure)
        {
            found.entry((kind, oddity)).or_default().push(figure);
        }
    }
    for ((_, oddity), figures) in found {
        if oddity.is_serious() {
            for figure in figures {
                observations.push(odd(oddity, &[figure]));
            }
        } else {
            observations.push(odd(oddity, &figures));
        }
    }
}

fn odd(oddity: CellOddity, figures: &[&Figure]) -> Observation {
    const SHOWN: usize = 5;
    let count = figures.len();
    let shown: Vec<&str> = figures
        .iter()
        .take(SHOWN)
        .map(|figure| figure.raw.trim())
        .collect();
    let shown_zh = format!("「{}」", shown.join("」「"));
    let shown_en = format!("“{}”", shown.join("”, “"));
    let (more_zh, more_en) = if count > SHOWN {
        (
            format!("等 {count} 处"),
            format!(" and {} more", count - SHOWN),
        )
    } else {
        (String::new(), String::new())
    };
    let words = oddity.words();
    let subject = figures
        .first()
        .map_or(Topic::Id(""), |figure| figure.id.into());
    let value = match figures {
        [figure] => figure
            .value()
            .filter(|_| !oddity.is_serious() || oddity == CellOddity::Gap),
        _ => None,
    };
    let (read_zh, read_en) = value.map_or_else(Default::default, |value| {
        (
            format!("（按 {value} 核对）"),
            format!(" (checked as {value})"),
        )
    });
    Observation {
        level: if oddity.is_serious() {
            Level::Warning
        } else {
            NUMBER.level
        },
        figures: figures.iter().map(|figure| figure.id).collect(),
        ..Observation::of(
            &NUMBER,
            subject,
            Words::new(
                format!(
                    "格内填的是{shown_zh}{more_zh}：{}{read_zh}，请改为规范的阿拉伯数字。",
                    words.zh
                ),
                format!(
                    "The cell holds {shown_en}{more_en}: {}{read_en}. Please write a plain number.",
                    words.en
                ),
            ),
        )
    }
}

/// The table of the form that holds a figure.
pub fn table_of(id: FigureId) -> Option<TableKind> {
    match id {
        FigureId::Disclosure(..) => Some(TableKind::Disclosure),
        FigureId::Application(..) => Some(TableKind::Application),
        FigureId::Dispute(..) => Some(TableKind::Dispute),
        FigureId::Cell { .. } | FigureId::Text(_) => None,
    }
}

/// What is odd about a cell. Amounts may have a fraction and a unit, changes a sign, as the form has it.
fn oddity(figure: &Figure) -> Option<CellOddity> {
    use disclosure::Column;
    if number::plain(&figure.raw).is_some() {
        return None;
    }
    let (amount, change) = match figure.id {
        FigureId::Disclosure(_, column) => (column == Column::Amount, column == Column::Change),
        _ => (false, false),
    };
    let number = match figure.content {
        FigureContent::Blank | FigureContent::Dash => return None,
        FigureContent::Unreadable => return Some(CellOddity::Unreadable),
        FigureContent::Number(number) => number,
    };
    if number.is_broken() && !amount {
        return Some(CellOddity::Fraction);
    }
    if number.is_sign_negative() && !number.is_zero() && !change {
        return Some(CellOddity::Negative);
    }
    let marks: Vec<char> = figure.raw.trim().chars().collect();
    let gap = |around: &[char]| matches!(around, [before, between, after] if before.is_numeric() && between.is_whitespace() && after.is_numeric());
    if marks.windows(3).any(gap) {
        return Some(CellOddity::Gap);
    }
    let plain: String = figure.raw.chars().filter(|c| !c.is_whitespace()).collect();
    if plain
        .chars()
        .any(|c| ('\u{FF01}'..='\u{FF5E}').contains(&c) && c.is_numeric())
    {
        return Some(CellOddity::FullWidth);
    }
    let digits = plain.trim_start_matches(['+', '-', '−', '增', '减']);
    if digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.") {
        return Some(CellOddity::Zeros);
    }
    let only_number = digits
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '，'));
    if !only_number && !amount && !change {
        return Some(CellOddity::Words);
    }
    None
}

fn blanks(subject: &Subject<'_>, observations: &mut Vec<Observation>) {
    for kind in [
        TableKind::Disclosure,
        TableKind::Application,
        TableKind::Dispute,
    ] {
        blanks_of(subject.report, kind, observations);
    }
}

/// Whether a figure totals others: a blank one is reported with what its parts make, once that is known.
fn is_total(id: FigureId) -> bool {
    match id {
        FigureId::Application(row, column) => {
            row == application::Row::Total || column == application::Column::Sum
        }
        FigureId::Dispute(_, column) => column == dispute::Column::Sum,
        FigureId::Disclosure(..) | FigureId::Cell { .. } | FigureId::Text(_) => false,
    }
}

fn blanks_of(report: &Report, kind: TableKind, observations: &mut Vec<Observation>) {
    let figures = || {
        report
            .figures
            .values()
            .filter(move |figure| table_of(figure.id) == Some(kind))
    };
    let zeros = figures().filter(|figure| figure.value().is_some_and(Number::is_zero));
    let blank: Vec<FigureId> = figures()
        .filter(|figure| figure.is_blank() && !is_total(figure.id))
        .map(|figure| figure.id)
        .collect();
    let zeros = zeros.count();
    if blank.is_empty() || zeros == 0 {
        return;
    }
    let (name, count) = (kind.full_name(), blank.len());
    observations.push(Observation {
figures: blank,
..Observation::of(&BLANK, kind.id(), Words::new(
            format!("{}有 {count} 处空白或“/”，另有 {zeros} 处填 0。没有数据的，请统一填 0，以免被看作漏填。", name.zh),
            format!("{} has {count} blank cells or “/” beside {zeros} zeros. Where there is nothing to count, please write 0 throughout, so that nothing looks left out.", name.en),
        ))});
}
