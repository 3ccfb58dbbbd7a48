//! A line of the ledger → its title and its sentence, written once for every rule.

mod against;
mod parts;
mod rate;
#[cfg(test)]
mod tests;

use super::explain;
use super::label::{self, FigureName};
use super::scale::Scale;
use super::{Judged, Verdict};
use crate::language::Words;
use crate::read::number::Number;
use crate::report::Report;
use crate::rules::reading::{Operand, Reading, Relation, Term};
use crate::rules::rule::Subject;

/// Title and message for a reading that is broken, or that holds only by cutting off.
pub(super) fn of(subject: &Subject<'_>, judged: &Judged, reading: &Reading) -> (Words, Words) {
    let (mut title, mut message) = wording(subject, judged, reading);
    for english in [&mut title.en, &mut message.en] {
        if let Some(first) = english.get_mut(..1) {
            first.make_ascii_uppercase();
        }
    }
    (title, message)
}

fn wording(subject: &Subject<'_>, judged: &Judged, reading: &Reading) -> (Words, Words) {
    let special = parts::of(subject, judged, reading);
    if let Some(said) = special.or_else(|| against::of(subject, judged, reading)) {
        return said;
    }
    match reading.relation {
        Relation::Share { .. } | Relation::Growth { .. } => rate::of(subject, judged, reading),
        Relation::Equal | Relation::AtMost | Relation::AtLeast => {
            let percent = explain::adds_percentages(subject.report, reading);
            sides(
                judged,
                reading.relation,
                &named(subject, reading, percent),
                percent,
                Scale::of(subject.report, reading),
            )
        }
    }
}

/// A reading in words: what all its figures share, and each term by the name that is left.
struct ReadingInWords {
    /// The row or column that all figures share; empty where they share none.
    common: Words,
    /// How many terms of a side are named before only the sum of the side is named.
    most: usize,
    left: Vec<NamedTerm>,
    right: Vec<NamedTerm>,
}

struct NamedTerm {
    /// Empty for a number of the running text.
    name: Words,
    /// With its digits as printed.
    number: String,
    zero: bool,
    minus: bool,
    /// Whether the words state the number without printing it.
    constant: bool,
}

/// Names the terms of a reading by what distinguishes them.
fn named(subject: &Subject<'_>, reading: &Reading, percent: bool) -> ReadingInWords {
    let name = |term: &Term| match term.operand {
        Operand::Figure(id) | Operand::LastYear(id) | Operand::Part { figure: id, .. } => {
            label::name_in(subject.document, subject.report, id)
        }
        Operand::Constant(_) => None,
    };
    let terms = || reading.left.iter().chain(&reading.right);
    // a number of the text has no row and no column: the others determine what is shared
    let names: Vec<Option<FigureName>> = terms().map(name).collect();
    let first = names.iter().flatten().next();
    let is_shared = |direction: fn(&FigureName) -> &Words| {
        let mut all = names.iter().flatten();
        first.is_some_and(|first| all.all(|name| direction(name) == direction(first)))
    };
    let (row, column) = (is_shared(|name| &name.row), is_shared(|name| &name.column));
    let common = match first {
        Some(name) if row => joined(&name.table, &name.row),
        Some(name) if column => joined(&name.table, &name.shared_column()),
        _ => Words::default(),
    };
    let is_named = first.is_some();
    let scale = Scale::of(subject.report, reading);
    let mut names = names.into_iter();
    let mut term = |term: &Term| {
        let own = match names.next().flatten() {
            None if is_named && term.figure().is_some() => of_text(),
            None => quoted(subject.report, term),
            Some(name) if row => name.column,
            Some(name) if column => name.row,
            Some(name) => joined(&joined(&name.table, &name.row), &name.column),
        };
        let number = term.operand.value(subject.report, subject.last_year);
        let number = number.unwrap_or(Number::ZERO);
        let printed = with_sign(scale.number(number), percent);
        NamedTerm {
            name: match term.operand {
                Operand::LastYear(_) => Words::new(
                    format!("上年报告的{}", own.zh),
                    format!("{} in last year's report", own.en),
                ),
                Operand::Figure(_) | Operand::Part { .. } | Operand::Constant(_) => own,
            },
            number: if number.is_sign_negative() && !number.is_zero() {
                format!("({printed})")
            } else {
                printed
            },
            zero: number.is_zero(),
            minus: term.coefficient < 0,
            constant: matches!(term.operand, Operand::Constant(_)),
        }
    };
    ReadingInWords {
        left: reading.left.iter().map(&mut term).collect(),
        right: reading.right.iter().map(&mut term).collect(),
        most: if common.zh.is_empty() { 3 } else { 7 },
        common,
    }
}

/// The name of a number of the text beside figures of tables.
fn of_text() -> Words {
    Words::new("正文", "the text has")
}

/// What the text calls its number, in quotes; nothing where it calls it nothing.
fn quoted(report: &Report, term: &Term) -> Words {
    let name = term.figure().and_then(|id| report.names.get(&id));
    name.map_or_else(Words::default, |name| {
        Words::new(format!("「{name}」"), format!("“{name}”"))
    })
}

fn joined(one: &Words, two: &Words) -> Words {
    let comma = if one.en.is_empty() { "" } else { ", " };
    Words::new(
        [&*one.zh, &*two.zh].concat(),
        [&*one.en, comma, &*two.en].concat(),
    )
}

/// What there is to say of two sides that do not agree.
struct SidesInWords<'a> {
    named: &'a ReadingInWords,
    /// What all figures share, with a colon behind it.
    head: Words,
    left: Words,
    right: Words,
    left_sum: String,
    right_sum: String,
    off: String,
    /// The unit of `off`: percentage points, or nothing.
    points: Words,
}

/// A number, with `%` behind it where it is a percentage.
fn with_sign(number: String, percent: bool) -> String {
    if percent { number + "%" } else { number }
}

/// Title and message for two sides that should be equal, or one no more than the other.
fn sides(
    judged: &Judged,
    relation: Relation,
    named: &ReadingInWords,
    percent: bool,
    scale: Scale,
) -> (Words, Words) {
    let Verdict::Broken {
        left,
        right,
        difference,
    } = judged.verdict
    else {
        return (Words::default(), Words::default());
    };
    let head = if named.common.zh.is_empty() {
        Words::default()
    } else {
        Words::new(
            format!("{}：", named.common.zh),
            format!("{}: ", named.common.en),
        )
    };
    let (left_sum, right_sum) = (
        with_sign(scale.result(left), percent),
        with_sign(scale.result(right), percent),
    );
    let said = SidesInWords {
        named,
        head,
        left: side(&named.left, named.most, &left_sum),
        right: side(&named.right, named.most, &right_sum),
        left_sum,
        right_sum,
        off: scale.result(difference.abs()),
        points: if percent {
            Words::new(" 个百分点", " percentage points")
        } else {
            Words::default()
        },
    };
    match (relation, named.right.as_slice()) {
        (Relation::AtMost, _) => said.beyond(">", "大于", "more than"),
        (Relation::AtLeast, _) => said.beyond("<", "小于", "less than"),
        (_, terms) if terms.iter().all(|term| term.constant) => said.not_as_stated(),
        (_, [total]) if named.left.len() > 1 => said.not_the_total(&total.name, right > left),
        _ => said.not_equal(),
    }
}

impl SidesInWords<'_> {
    /// Title and message with what all figures share before both.
    fn wording(&self, title: &Words, message: &Words) -> (Words, Words) {
        let with_head = |words: &Words| {
            Words::new(
                format!("{}{}", self.head.zh, words.zh),
                format!("{}{}", self.head.en, words.en),
            )
        };
        (with_head(title), with_head(message))
    }

    /// One side is more, or less, than the other allows.
    fn beyond(&self, sign: &str, zh: &str, en: &str) -> (Words, Words) {
        let (left, right) = (&self.left, &self.right);
        let gap = if right.zh.starts_with(|c: char| c.is_ascii_digit()) {
            " "
        } else {
            ""
        };
        let (less, more) = (
            short(&self.named.left, &self.left_sum),
            short(&self.named.right, &self.right_sum),
        );
        self.wording(
            &Words::new(
                format!("{} {sign} {}", less.zh, more.zh),
                format!("{} {sign} {}", less.en, more.en),
            ),
            &Words::new(
                format!("{}，{zh}{gap}{}。", left.zh, right.zh),
                format!("{} is {en} {}.", left.en, right.en),
            ),
        )
    }

    /// The other side is a number that the words state without printing it.
    fn not_as_stated(&self) -> (Words, Words) {
        let Self {
            left,
            left_sum,
            right_sum,
            off,
            points,
            ..
        } = self;
        let of_tables = self.head.zh.is_empty() && points.zh.is_empty();
        let title = if of_tables {
            Words::new(
                format!("表中 {left_sum}，按正文所说应为 {right_sum}"),
                format!("{left_sum} in the tables, {right_sum} by the words of the text"),
            )
        } else {
            let (zh, en) = if self.named.left.len() > 1 {
                ("各项合计 ", "the parts add up to ")
            } else {
                ("", "")
            };
            Words::new(
                format!("{zh}{left_sum}，应为 {right_sum}"),
                format!("{en}{left_sum}, should be {right_sum}"),
            )
        };
        self.wording(
            &title,
            &Words::new(
                format!("{}，应为 {right_sum}，相差 {off}{}。", left.zh, points.zh),
                format!(
                    "{}, but it should be {right_sum}: a difference of {off}{}.",
                    left.en, points.en
                ),
            ),
        )
    }

    /// The other side is a total, too high or too low for its parts.
    fn not_the_total(&self, name: &Words, too_high: bool) -> (Words, Words) {
        let Self {
            left,
            left_sum,
            right_sum,
            off,
            points,
            ..
        } = self;
        let of_lists = Words::new("总数", "the total");
        let (verb, given, total, short) = if *name == of_text() {
            ("写", "", name, name)
        } else if name.zh.is_empty() {
            ("写", " is given as", &of_lists, &of_lists)
        } else if self.head.zh.is_empty() {
            ("写", " is given as", name, &of_lists)
        } else {
            ("填", " is given as", name, name)
        };
        let (zh, en) = if too_high {
            ("多", "too many")
        } else {
            ("少", "too few")
        };
        self.wording(
            &Words::new(
                format!(
                    "分项合计 {left_sum}，{} {right_sum}（差 {off}{}）",
                    short.zh, points.zh
                ),
                format!(
                    "parts add up to {left_sum}, {} {right_sum} (off by {off}{})",
                    short.en, points.en
                ),
            ),
            &Words::new(
                format!("{}，{}{verb} {right_sum}，{zh} {off}。", left.zh, total.zh),
                format!(
                    "{}, but {}{given} {right_sum}: {off} {en}.",
                    left.en, total.en
                ),
            ),
        )
    }

    fn not_equal(&self) -> (Words, Words) {
        let Self {
            left,
            right,
            left_sum,
            right_sum,
            off,
            points,
            ..
        } = self;
        self.wording(
            &Words::new(
                format!("{left_sum} ≠ {right_sum}（差 {off}{}）", points.zh),
                format!("{left_sum} ≠ {right_sum} (off by {off}{})", points.en),
            ),
            &Words::new(
                format!("{}，{}，相差 {off}{}。", left.zh, right.zh, points.zh),
                format!(
                    "{}, but {}: a difference of {off}{}.",
                    left.en, right.en, points.en
                ),
            ),
        )
    }
}

/// A side in a title: its one figure with its name, or what it comes to.
fn short(terms: &[NamedTerm], sum: &str) -> Words {
    match terms {
        [term] if !term.name.zh.is_empty() => term.words(),
        [_, _, ..] if terms.iter().all(|term| !term.minus) => {
            Words::new(format!("合计 {sum}"), format!("sum {sum}"))
        }
        _ => Words::new(sum, sum),
    }
}

impl NamedTerm {
    /// The number behind its name.
    fn words(&self) -> Words {
        let gap = |name: &str| match name.chars().next_back() {
            None | Some('」') => "",
            Some(_) => " ",
        };
        let Self { name, number, .. } = self;
        Words::new(
            format!("{}{}{number}", name.zh, gap(&name.zh)),
            format!("{}{}{number}", name.en, gap(&name.en)),
        )
    }
}

/// The terms of a side with their names and what they come to; zeros in the middle are left out. Of
/// many terms only the sum is named: the equation lists them.
fn side(terms: &[NamedTerm], most: usize, sum: &str) -> Words {
    let named = |term: &&NamedTerm| !term.zero && !term.name.zh.is_empty();
    if terms.iter().filter(named).count() > most {
        let count = terms.len();
        return Words::new(
            format!("{count} 项合计 {sum}"),
            format!("the sum of {count} is {sum}"),
        );
    }
    let mut words = Words::default();
    let last = terms.len().saturating_sub(1);
    let dull = |at: usize| at > 0 && at < last && terms.get(at).is_some_and(|term| term.zero);
    let mut push = |sign: &str, zh: &str, en: &str| {
        if words.zh.is_empty() && sign == "−" {
            words.push("− ", "− ");
        } else if !words.zh.is_empty() {
            let sign = format!(" {sign} ");
            words.push(&sign, &sign);
        }
        words.push(zh, en);
    };
    let mut skipped = false;
    for (at, term) in terms.iter().enumerate() {
        let run = dull(at) && (dull(at + 1) || at.checked_sub(1).is_some_and(dull));
        if run {
            if !skipped {
                push("+", "…", "…");
            }
            skipped = true;
            continue;
        }
        skipped = false;
        let sign = if term.minus { "−" } else { "+" };
        let term = term.words();
        push(sign, &term.zh, &term.en);
    }
    if terms.len() > 1 {
        let sum = format!(" = {sum}");
        words.push(&sum, &sum);
    }
    if terms.is_empty() {
        words = Words::new("0", "0");
    }
    words
}
