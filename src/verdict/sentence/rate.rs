//! A percentage that does not fit its numbers → its title and its sentence.

use super::super::Judged;
use super::super::explain::{self, EquationPiece};
use super::quoted;
use crate::language::Words;
use crate::read::number::Number;
use crate::report::figure::FigureId;
use crate::rules::reading::{Reading, Relation};
use crate::rules::rule::Subject;

/// Title and message for a percentage.
pub(super) fn of(subject: &Subject<'_>, judged: &Judged, reading: &Reading) -> (Words, Words) {
    let written = explain::write(subject.report, subject.last_year, judged);
    let Some(printed) = written.pieces.last() else {
        return (Words::default(), Words::default());
    };
    let printed = printed.text();
    let worked = written
        .pieces
        .iter()
        .take(written.pieces.len().saturating_sub(2))
        .map(EquationPiece::text);
    let calculation = explain::line(worked);
    let actual = calculation
        .rsplit("= ")
        .next()
        .unwrap_or_default()
        .to_owned();
    let name = name(subject, reading);
    if judged.cut_off {
        let rounded = rounded_up(subject, reading).map_or_else(Words::default, |percent| {
            Words::new(
                format!("，四舍五入应为 {percent}%"),
                format!("; rounded it is {percent}%"),
            )
        });
        return (
            Words::new(
                format!("{}：{actual} 舍去尾数写成 {printed}", name.zh),
                format!("{}: {actual} cut off to {printed}", name.en),
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
    if reading.right.is_empty() {
        return (
            Words::new(
                format!("{}：文中写 {printed}，最接近的可能是 {actual}", name.zh),
                format!(
                    "{}: {printed} in the text, the nearest possible is {actual}",
                    name.en
                ),
            ),
            Words::new(
                format!("基数取任何整数都得不出 {printed}；最接近的是 {calculation}。"),
                format!("No whole number as a base gives {printed}; the nearest is {calculation}."),
            ),
        );
    }
    (
        Words::new(
            format!("{}：按数算 {actual}，文中写 {printed}", name.zh),
            format!(
                "{}: {actual} by the numbers, {printed} in the text",
                name.en
            ),
        ),
        Words::new(
            format!("{calculation}，文中写 {printed}。"),
            format!("{calculation}, but the text says {printed}."),
        ),
    )
}

/// What the percentage is called: 「办结率」, 「政府文件」占比, 「收到申请」增幅.
fn name(subject: &Subject<'_>, reading: &Reading) -> Words {
    let of = match reading.left.as_slice() {
        [part] => quoted(subject.report, part),
        _ => Words::default(),
    };
    let gap = if of.en.is_empty() { "" } else { " " };
    let kind =
        |zh: &str, en: &str| Words::new(format!("{}{zh}", of.zh), format!("{}{gap}{en}", of.en));
    match reading.relation {
        Relation::Share { percent } => match own_name(subject, reading, percent) {
            Some(rate) => Words::new(format!("「{rate}」"), format!("“{rate}”")),
            None => kind("占比", "share"),
        },
        Relation::Growth { falling: true, .. } => kind("降幅", "decrease"),
        _ => kind("增幅", "increase"),
    }
}

/// What the text calls a percentage itself, as 办结率; nothing where that is made of what its part is called.
fn own_name<'a>(subject: &Subject<'a>, reading: &Reading, percent: FigureId) -> Option<&'a str> {
    let names = &subject.report.names;
    let parts = reading.left.iter().filter_map(|term| term.figure());
    let mut parts = parts.filter_map(|part| names.get(&part));
    let own = names.get(&percent)?;
    let of_part = parts.any(|part| *own == format!("{part}占比"));
    (!of_part).then_some(own)
}

/// What a percentage that was cut off would be if rounded: one more in its last digit.
fn rounded_up(subject: &Subject<'_>, reading: &Reading) -> Option<Number> {
    let (Relation::Share { percent } | Relation::Growth { percent, .. }) = reading.relation else {
        return None;
    };
    let printed = subject.report.figure(percent)?.value()?;
    printed.checked_add(Number::new(1, printed.scale()))
}
