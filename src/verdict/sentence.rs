//! A line of the ledger → its title and its sentence, written once for every rule.

use super::explain::{self, Piece, result};
use super::label::{self, Name};
use super::{Judged, Verdict};
use crate::language::Words;
use crate::read::number::Number;
use crate::report::figure::Figure;
use crate::rules::equation::{Operand, Reading, Relation, Term};
use crate::rules::rule::Subject;

/// Title and message for a reading that is broken, or that holds only by cutting off.
pub(super) fn of(subject: &Subject<'_>, judged: &Judged, reading: &Reading) -> (Words, Words) {
    match reading.relation {
        Relation::Share { .. } | Relation::Growth { .. } => per_cent(subject, judged, reading),
        Relation::Equal | Relation::AtMost | Relation::AtLeast => {
            let percent = explain::adds_percentages(subject.report, reading);
            sides(
                judged,
                reading.relation,
                &named(subject, reading, percent),
                percent,
            )
        }
    }
}

/// A reading in words: what all its figures share, and each term by the name that is left.
struct Named {
    /// The row or column that all figures share; empty where they share none.
    common: Words,
    /// How many terms of a side are named before the side is told by its sum alone.
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

/// Names the terms of a reading by what tells them apart.
fn named(subject: &Subject<'_>, reading: &Reading, percent: bool) -> Named {
    let name = |term: &Term| match term.operand {
        Operand::Figure(id) | Operand::LastYear(id) => {
            label::name_in(subject.document, subject.report, id)
        }
        Operand::Constant(_) => None,
    };
    let terms = || reading.left.iter().chain(&reading.right);
    // a number of the text has no row and no column: the others tell what is shared
    let names: Vec<Name> = terms().filter_map(name).collect();
    let shared = |direction: fn(&Name) -> &Words| {
        let first = direction(names.first()?);
        let all = names.iter().all(|name| direction(name) == first);
        all.then_some(first)
    };
    let (row, column) = (shared(|name| &name.row), shared(|name| &name.column));
    let common = match (names.first(), row, column) {
        (None, ..) | (_, None, None) => Words::default(),
        (Some(name), Some(row), _) => joined(&name.table, row),
        (Some(name), None, Some(column)) => joined(&name.table, &in_column(column)),
    };
    let term = |term: &Term| {
        let own = match (name(term), row, column) {
            (None, ..) if !names.is_empty() && term.figure().is_some() => of_text(),
            (None, ..) => Words::default(),
            (Some(name), Some(_), _) => name.column,
            (Some(name), None, Some(_)) => name.row,
            (Some(name), None, None) => joined(&joined(&name.table, &name.row), &name.column),
        };
        let report = match term.operand {
            Operand::LastYear(_) => subject.last_year,
            Operand::Figure(_) | Operand::Constant(_) => Some(subject.report),
        };
        let number = match term.operand {
            Operand::Constant(number) => Some(number),
            Operand::Figure(id) | Operand::LastYear(id) => report
                .and_then(|report| report.figure(id))
                .and_then(Figure::value),
        };
        let number = number.unwrap_or(Number::ZERO);
        let printed = with_sign(explain::number(number), percent);
        NamedTerm {
            name: match term.operand {
                Operand::LastYear(_) => Words::new(
                    format!("上年报告的{}", own.zh),
                    format!("{} in last year's report", own.en),
                ),
                Operand::Figure(_) | Operand::Constant(_) => own,
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
    Named {
        left: reading.left.iter().map(term).collect(),
        right: reading.right.iter().map(term).collect(),
        most: if common.zh.is_empty() { 3 } else { 7 },
        common,
    }
}

/// The name of a number of the text beside figures of tables.
fn of_text() -> Words {
    Words::new("文中", "the text has")
}

fn joined(one: &Words, two: &Words) -> Words {
    let comma = if one.en.is_empty() { "" } else { ", " };
    Words::new(
        format!("{}{}", one.zh, two.zh),
        format!("{}{comma}{}", one.en, two.en),
    )
}

/// What there is to say of two sides that do not agree.
struct Sides {
    /// What all figures share, with a colon behind it.
    head: Words,
    left: Words,
    right: Words,
    left_sum: String,
    right_sum: String,
    off: String,
    /// The unit of `off`: percentage points, or nothing.
    points: Words,
    /// Whether the first side is a number of the text and the other one of tables.
    text_against_table: bool,
}

/// A number, with `%` behind it where it is a percentage.
fn with_sign(number: String, percent: bool) -> String {
    if percent { number + "%" } else { number }
}

/// Title and message for two sides that should be equal, or one no more than the other.
fn sides(judged: &Judged, relation: Relation, named: &Named, percent: bool) -> (Words, Words) {
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
        with_sign(result(left), percent),
        with_sign(result(right), percent),
    );
    let said = Sides {
        head,
        left: side(&named.left, named.most, &left_sum),
        right: side(&named.right, named.most, &right_sum),
        left_sum,
        right_sum,
        off: result(difference.abs()),
        points: if percent {
            Words::new(" 个百分点", " percentage points")
        } else {
            Words::default()
        },
        text_against_table: named.left.iter().all(|term| term.name == of_text()),
    };
    match (relation, named.right.as_slice()) {
        (Relation::AtMost, _) => said.beyond(">", "大于", "more than"),
        (Relation::AtLeast, _) => said.beyond("<", "小于", "less than"),
        (_, terms) if terms.iter().all(|term| term.constant) => said.not_as_stated(),
        (_, [total]) if named.left.len() > 1 => said.not_the_total(&total.name, right > left),
        _ => said.not_equal(),
    }
}

impl Sides {
    /// One side is more, or less, than the other allows.
    fn beyond(&self, sign: &str, zh: &str, en: &str) -> (Words, Words) {
        let Self {
            head,
            left,
            right,
            left_sum,
            right_sum,
            ..
        } = self;
        let gap = if right.zh.starts_with(|c: char| c.is_ascii_digit()) {
            " "
        } else {
            ""
        };
        (
            Words::new(
                format!("{}{left_sum} {sign} {right_sum}", head.zh),
                format!("{}{left_sum} {sign} {right_sum}", head.en),
            ),
            Words::new(
                format!("{}{}，{zh}{gap}{}。", head.zh, left.zh, right.zh),
                format!("{}{} is {en} {}.", head.en, left.en, right.en),
            ),
        )
    }

    /// The other side is a number that the words state without printing it.
    fn not_as_stated(&self) -> (Words, Words) {
        let Self {
            head,
            left,
            left_sum,
            right_sum,
            off,
            points,
            ..
        } = self;
        let title = if head.zh.is_empty() && points.zh.is_empty() {
            Words::new(
                format!("表中 {left_sum}，按文中说法应为 {right_sum}"),
                format!("{left_sum} in the tables, {right_sum} by the words of the text"),
            )
        } else {
            Words::new(
                format!("{}{left_sum}，应为 {right_sum}", head.zh),
                format!("{}{left_sum}, should be {right_sum}", head.en),
            )
        };
        (
            title,
            Words::new(
                format!(
                    "{}{}，应为 {right_sum}，相差 {off}{}。",
                    head.zh, left.zh, points.zh
                ),
                format!(
                    "{}{}, but it should be {right_sum}: a difference of {off}{}.",
                    head.en, left.en, points.en
                ),
            ),
        )
    }

    /// The other side is a total, too high or too low for its parts.
    fn not_the_total(&self, name: &Words, too_high: bool) -> (Words, Words) {
        let Self {
            head,
            left,
            left_sum,
            right_sum,
            off,
            ..
        } = self;
        let (verb, given, total) = if name.zh.is_empty() {
            ("写", " is given as", &Words::new("总数", "the total"))
        } else if *name == of_text() {
            ("写", "", name)
        } else {
            ("填", " is given as", name)
        };
        let (zh, en) = if too_high {
            ("多", "too many")
        } else {
            ("少", "too few")
        };
        (
            Words::new(
                format!("{}各项之和 {left_sum}，{} {right_sum}", head.zh, total.zh),
                format!(
                    "{}parts make {left_sum}, {} is {right_sum}",
                    head.en, total.en
                ),
            ),
            Words::new(
                format!(
                    "{}{}，{}{verb} {right_sum}，{zh} {off}。",
                    head.zh, left.zh, total.zh
                ),
                format!(
                    "{}{}, but {}{given} {right_sum}: {off} {en}.",
                    head.en, left.en, total.en
                ),
            ),
        )
    }

    fn not_equal(&self) -> (Words, Words) {
        let Self {
            head,
            left,
            right,
            left_sum,
            right_sum,
            off,
            ..
        } = self;
        let (sides, in_table) = if self.text_against_table {
            // a sum of many figures is told without their names
            let unnamed = right.zh.starts_with(|c: char| c.is_ascii_digit());
            (
                Words::new(
                    format!("文中 {left_sum}，表中 {right_sum}"),
                    format!("{left_sum} in the text, {right_sum} in the tables"),
                ),
                if unnamed { "表中 " } else { "" },
            )
        } else {
            let sides = format!("{left_sum} ≠ {right_sum}");
            (Words::new(sides.clone(), sides), "")
        };
        (
            Words::new(
                format!("{}{}", head.zh, sides.zh),
                format!("{}{}", head.en, sides.en),
            ),
            Words::new(
                format!(
                    "{}{}，{in_table}{}，相差 {off}。",
                    head.zh, left.zh, right.zh
                ),
                format!(
                    "{}{}, but {}: a difference of {off}.",
                    head.en, left.en, right.en
                ),
            ),
        )
    }
}

/// What the figures of one column share, in words.
fn in_column(column: &Words) -> Words {
    if column.zh.starts_with('第') {
        return column.clone();
    }
    let zh = column.zh.trim_start_matches('「').trim_end_matches('」');
    Words::new(format!("「{zh}」列"), column.en.clone())
}

/// The terms of a side with their names and what they come to; zeros in the middle are left out. Of
/// many terms only the sum is told: they stand in the equation.
fn side(terms: &[NamedTerm], most: usize, sum: &str) -> Words {
    let named = |term: &&NamedTerm| !term.zero && !term.name.zh.is_empty();
    if terms.iter().filter(named).count() > most {
        let count = terms.len();
        return Words::new(
            format!("{count} 项之和 = {sum}"),
            format!("the sum of {count} = {sum}"),
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
        let gap = |name: &str| match name.chars().next_back() {
            None | Some('」') => "",
            Some(_) => " ",
        };
        push(
            sign,
            &format!("{}{}{}", term.name.zh, gap(&term.name.zh), term.number),
            &format!("{}{}{}", term.name.en, gap(&term.name.en), term.number),
        );
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

/// Title and message for a percentage.
fn per_cent(subject: &Subject<'_>, judged: &Judged, reading: &Reading) -> (Words, Words) {
    let written = explain::write(subject.report, subject.last_year, judged);
    let Some(printed) = written.pieces.last() else {
        return (Words::default(), Words::default());
    };
    let printed = printed.text();
    let worked = written
        .pieces
        .iter()
        .take(written.pieces.len().saturating_sub(2))
        .map(Piece::text);
    let calculation = explain::line(worked);
    let actual = calculation
        .rsplit("= ")
        .next()
        .unwrap_or_default()
        .to_owned();
    if judged.cut_off {
        let rounded = rounded_up(subject, reading).map_or_else(Words::default, |percent| {
            Words::new(
                format!("，四舍五入应为 {percent}%"),
                format!("; rounded it is {percent}%"),
            )
        });
        return (
            Words::new(
                format!("{actual} 舍去尾数写成 {printed}"),
                format!("{actual} cut off to {printed}"),
            ),
            Words::new(
                format!(
                    "{calculation}，文中写 {printed}：是舍去尾数得来的{}。",
                    rounded.zh
                ),
                format!(
                    "{calculation}, written as {printed}: its further digits were cut off{}.",
                    rounded.en
                ),
            ),
        );
    }
    let title = Words::new(
        format!("{actual} ≠ {printed}"),
        format!("{actual} ≠ {printed}"),
    );
    let message = if reading.right.is_empty() {
        Words::new(
            format!("没有哪个整数作基数能得出 {printed}；最接近的是 {calculation}。"),
            format!("No whole number as a base gives {printed}; the nearest is {calculation}."),
        )
    } else {
        Words::new(
            format!("{calculation}，文中写 {printed}。"),
            format!("{calculation}, but the text says {printed}."),
        )
    };
    (title, message)
}

/// What a percentage that was cut off would be if rounded: one more in its last digit.
fn rounded_up(subject: &Subject<'_>, reading: &Reading) -> Option<Number> {
    let (Relation::Share { percent } | Relation::Growth { percent, .. }) = reading.relation else {
        return None;
    };
    let printed = subject.report.figure(percent)?.value()?;
    printed.checked_add(Number::new(1, printed.scale()))
}
