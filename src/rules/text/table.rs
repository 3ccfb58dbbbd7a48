//! Numbers of the running text that name figures of the form: statements → both agree.

use super::equation;
use crate::form::disclosure::{Column, Row};
use crate::language::{Label, Words};
use crate::read::document::Document;
use crate::read::number::Number;
use crate::read::span::{Span, end_of};
use crate::report::Report;
use crate::report::figure::FigureId;
use crate::report::statement::Claim;
use crate::rules::kind::{RelationKind, RuleSource};
use crate::rules::level::Level;
use crate::rules::reading::{Reading, Relation, Term};
use crate::rules::rule::{Check, Equation, Rule, Subject};

/// A number of the text equals the figure of the form that its words name.
pub static TABLE: Rule = Rule {
    code: "text-table",
    title: Label {
        zh: "正文中的数与表格中对应的数一致",
        en: "A number of the text equals the figure of the form that it names",
    },
    page: page!("text-table"),
    level: Level::Warning,
    kind: RelationKind::Value,
    source: RuleSource::Text,
    check: Check::Equations(values),
};

/// All-or-nothing words agree with the figures that would contradict them.
pub static ALL: Rule = Rule {
    code: "text-all",
    title: Label {
        zh: "“全部”“均”“未”等说法与表格数据不矛盾",
        en: "Words that say all or none agree with the tables",
    },
    page: page!("text-all"),
    level: Level::Warning,
    kind: RelationKind::AllOrNone,
    source: RuleSource::Text,
    check: Check::Equations(alls),
};

/// A fact that is stated twice has one number.
pub static REPEAT: Rule = Rule {
    code: "text-repeat",
    title: Label {
        zh: "同一事项在正文中前后数字一致",
        en: "A fact that the text states twice has the same number",
    },
    page: page!("text-repeat"),
    level: Level::Warning,
    kind: RelationKind::Repeat,
    source: RuleSource::Text,
    check: Check::Equations(repeats),
};

fn values(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    for statement in &subject.report.statements {
        let Claim::Value { figure, of } = &statement.claim else {
            continue;
        };
        let several = of.len() > 1;
        let readings = of
            .iter()
            .flat_map(|of| {
                scales(subject.report, of).iter().map(|&scale| Reading {
                    name: several.then(|| named(of)).flatten(),
                    ..Reading::of(
                        [Term::plus(*figure)],
                        Relation::Equal,
                        of.iter().map(|&id| yuan(subject.report, id, scale)),
                    )
                })
            })
            .collect();
        equations.push(equation(&TABLE, *figure, statement, readings));
    }
}

const FEES: FigureId = FigureId::Disclosure(Row::Fee, Column::Amount);

/// What the unit of figures may be in 元 where the report does not say: that of the form, 万元, or 元.
fn scales(report: &Report, of: &[FigureId]) -> &'static [i32] {
    let open = of.contains(&FEES)
        && report
            .figure(FEES)
            .is_some_and(|fees| fees.yuan().is_none());
    if open { &[10_000, 1] } else { &[1] }
}

/// A figure of the form in the unit of the text: of fees, as many 元 as their unit is, or else `scale`.
fn yuan(report: &Report, id: FigureId, scale: i32) -> Term {
    let fees = report.figure(id).filter(|_| id == FEES);
    let coefficient = fees.map_or(1, |fees| fees.yuan().unwrap_or(scale));
    Term::times(coefficient, id)
}

/// What a reading takes the words to mean.
fn named(of: &[FigureId]) -> Option<Words> {
    use crate::form::application::Row as Application;
    let has = |row: Application| {
        of.iter()
            .any(|id| matches!(id, FigureId::Application(of, _) if *of == row))
    };
    if has(Application::New) {
        return Some(if has(Application::CarriedIn) {
            Words::new(
                "这里按含上年结转核对。",
                "The number is taken to include what was carried in.",
            )
        } else {
            Words::new(
                "这里按本年新收核对，不含上年结转。",
                "The number is taken to be what was received this year only.",
            )
        });
    }
    (has(Application::Granted) && has(Application::Partial)).then(|| {
        Words::new(
            "这里按含部分公开核对。",
            "The number is taken to include what was disclosed in part.",
        )
    })
}

fn alls(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    for statement in &subject.report.statements {
        let Claim::All { left, right, at } = &statement.claim else {
            continue;
        };
        let mut reading = Reading::equal(left.iter().copied(), right.iter().copied());
        reading.name = quoted(subject.document, statement.span);
        if reading.right.is_empty() {
            reading.right.push(Term::constant(Number::ZERO));
        }
        equations.push(Equation::of(&ALL, FigureId::Text(*at), vec![reading]));
    }
}

/// So many characters of a sentence are quoted, out of so many bytes at its end.
const QUOTED: usize = 48;
const NEAR: usize = 400;

/// Which sentence says so; nothing where that cannot be determined.
fn quoted(document: &Document, at: Span) -> Option<Words> {
    let end = end_of(at.of(&document.text), NEAR);
    let cut = end.len() < at.range().len();
    let sentence: String = end.split_whitespace().collect();
    let sentence = sentence.trim_end_matches('。');
    let count = sentence.chars().count();
    let from = count.saturating_sub(QUOTED);
    let end: String = sentence.chars().skip(from).collect();
    let words = if from > 0 || cut {
        format!("…{end}")
    } else {
        end
    };
    (!words.is_empty()).then(|| {
        Words::new(
            format!("正文写明“{words}”。"),
            format!("The text says “{words}”."),
        )
    })
}

fn repeats(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    for statement in &subject.report.statements {
        let Claim::Repeat { first, second } = &statement.claim else {
            continue;
        };
        let reading = Reading::equal([*second], [*first]);
        equations.push(equation(&REPEAT, *second, statement, vec![reading]));
    }
}
