//! A number of the text that is not what the tables hold → its title and its sentence, by the name that
//! the form gives the cells: 「(四)无法提供」：正文 19 件，表中 3 项合计 14 件.

use super::super::label::{self, FigureName};
use super::super::scale::result;
use super::super::{Judged, Verdict};
use crate::form::application::{Column, Group};
use crate::language::Words;
use crate::report::figure::{Figure, FigureId};
use crate::rules::reading::{Operand, Reading, Relation, Term};
use crate::rules::rule::Subject;

/// So many rows are named one by one.
const NAMED: usize = 3;

/// Title and message where numbers of the text are set against cells; nothing of any other relation.
pub(super) fn of(
    subject: &Subject<'_>,
    judged: &Judged,
    reading: &Reading,
) -> Option<(Words, Words)> {
    let Verdict::Broken {
        left,
        right,
        difference,
    } = judged.verdict
    else {
        return None;
    };
    let texts = numbers(&reading.left)?;
    let cells = numbers(&reading.right)?;
    let is_text = |id: &FigureId| matches!(id, FigureId::Text(_));
    let set_against = reading.relation == Relation::Equal
        && texts.iter().all(is_text)
        && !cells.iter().any(is_text)
        && !cells.is_empty();
    if !set_against {
        return None;
    }
    let unit = unit(subject, &texts);
    let (left, right, off) = (result(left), result(right), result(difference.abs()));
    let mut head = head(subject, &cells);
    if let (true, [term]) = (head.zh.is_empty(), reading.left.as_slice()) {
        head = super::quoted(subject.report, term);
        if !head.zh.is_empty() {
            head.push("：", ": ");
        }
    }
    let (together_zh, together_en) = match cells.len() {
        1 => (String::new(), String::new()),
        count => (format!("{count} 项合计 "), format!("{count} cells of ")),
    };
    let title = Words::new(
        format!(
            "{}正文 {left}{unit}，表中 {together_zh}{right}{unit}",
            head.zh
        ),
        format!(
            "{}{left} in the text, {right} in {together_en}the tables",
            head.en
        ),
    );
    let message = Words::new(
        format!("{}，相差 {off}。", title.zh),
        format!("{}: a difference of {off}.", title.en),
    );
    Some((title, message))
}

/// The figures of a side, if it is made of figures of this report alone.
fn numbers(terms: &[Term]) -> Option<Vec<FigureId>> {
    let figure = |term: &Term| match term.operand {
        Operand::Figure(id) => Some(id),
        Operand::LastYear(_) | Operand::Part { .. } | Operand::Constant(_) => None,
    };
    terms.iter().map(figure).collect()
}

/// The unit of the numbers of the text with a gap before it, where they share one in which they count.
fn unit(subject: &Subject<'_>, texts: &[FigureId]) -> String {
    let mut units = texts.iter().map(|&id| {
        let unit = subject
            .report
            .figure(id)
            .and_then(|figure: &Figure| figure.unit.as_deref());
        unit.filter(|unit| *unit != "%")
    });
    let first = units.next().flatten();
    match first {
        Some(unit) if units.all(|other| other == first) => format!(" {unit}"),
        _ => String::new(),
    }
}

/// What the cells are called, with a colon behind it; nothing where they share no name.
fn head(subject: &Subject<'_>, cells: &[FigureId]) -> Words {
    let name = |&id: &FigureId| label::name_in(subject.document, subject.report, id);
    let names: Vec<FigureName> = cells.iter().filter_map(name).collect();
    let mut name = match (group(cells), names.as_slice()) {
        (Some(group), _) => Words::new(format!("「{}」", group.label().zh), group.label().en),
        (None, []) => return Words::default(),
        (None, [first, rest @ ..]) => {
            let in_row = rest.iter().all(|name| name.row == first.row);
            let in_column = rest.iter().all(|name| name.column == first.column);
            let rows = || {
                let zh: String = names.iter().map(|name| name.row.zh.as_str()).collect();
                let en: Vec<&str> = names.iter().map(|name| name.row.en.as_str()).collect();
                Words::new(zh, en.join(" and "))
            };
            let of = match (in_row, in_column) {
                (true, true) => with_column(first.row.clone(), &first.column),
                (true, false) => first.row.clone(),
                (false, true) if names.len() <= NAMED => with_column(rows(), &first.column),
                // what the text calls its number says more than the column of many rows
                (false, _) => return Words::default(),
            };
            super::joined(&first.table, &of)
        }
    };
    name.push("：", ": ");
    name
}

/// The group of table three of which the cells are the totals of all rows.
fn group(cells: &[FigureId]) -> Option<Group> {
    let mut groups = cells.iter().map(|id| match id {
        FigureId::Application(row, Column::Sum) => {
            Some(row.group()).filter(|group| *group != Group::Received)
        }
        _ => None,
    });
    let first = groups.next()??;
    let all = cells.len() > 1 && groups.all(|group| group == Some(first));
    all.then_some(first)
}

/// A row with its column; that of totals is understood.
fn with_column(row: Words, column: &Words) -> Words {
    if *column == Words::from(Column::Sum.label()) {
        return row;
    }
    Words::new(
        format!("{}{}", row.zh, column.zh),
        format!("{}, {}", row.en, column.en),
    )
}
