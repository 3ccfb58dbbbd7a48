//! Rules of table two, 主动公开政府信息情况: report → what its numbers allow.

use crate::form::disclosure::{Column, Row};
use crate::form::{Edition, TableKind};
use crate::language::{Label, Words};
use crate::report::cover::agency;
use crate::report::figure::{Figure, FigureId};
use crate::rules::kind::{RelationKind, RuleSource};
use crate::rules::level::Level;
use crate::rules::reading::{Reading, Relation, Term};
use crate::rules::rule::{Check, Equation, Observation, Rule, Subject};

/// No more items can fall away than there were.
pub static CHANGE: Rule = Rule {
    code: "t2-change",
    title: Label {
        zh: "表二：上一年项目数量加本年增/减不小于 0",
        en: "Table two: items last year plus the change this year are not negative",
    },
    page: page!("t2-change"),
    level: Level::Error,
    kind: RelationKind::Bound,
    source: RuleSource::Form(TableKind::Disclosure),
    check: Check::Equations(changes),
};

/// What was newly disclosed is part of all that is disclosed.
pub static DISCLOSED: Rule = Rule {
    code: "t2-disclosed",
    title: Label {
        zh: "表二：本年新公开数量不大于对外公开总数量",
        en: "Table two: newly disclosed documents are no more than all that are disclosed",
    },
    page: page!("t2-disclosed"),
    level: Level::Warning,
    kind: RelationKind::Bound,
    source: RuleSource::Form(TableKind::Disclosure),
    check: Check::Equations(disclosed),
};

/// What was issued this year and not repealed is in force.
pub static VALID: Rule = Rule {
    code: "t2-valid",
    title: Label {
        zh: "表二：现行有效件数不小于本年制发件数减本年废止件数",
        en: "Table two: documents in force are no fewer than issued less repealed this year",
    },
    page: page!("t2-valid"),
    level: Level::Warning,
    kind: RelationKind::Bound,
    source: RuleSource::Form(TableKind::Disclosure),
    check: Check::Equations(valid),
};

/// Only ministries, provinces and cities with districts issue 规章.
pub static AUTHORITY: Rule = Rule {
    code: "t2-authority",
    title: Label {
        zh: "表二：填报规章的机关应有规章制定权",
        en: "Table two: who reports regulations must have the power to make them",
    },
    page: page!("t2-authority"),
    level: Level::Warning,
    kind: RelationKind::Form,
    source: RuleSource::Form(TableKind::Disclosure),
    check: Check::Observations(authority),
};

const DOCUMENTS: [Row; 2] = [Row::Regulation, Row::Normative];

fn edition(subject: &Subject<'_>) -> Option<Edition> {
    let table = subject.report.table(TableKind::Disclosure)?;
    Some(table.edition)
}

fn changes(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    if edition(subject) != Some(Edition::E2019) {
        return;
    }
    let rows = [
        Row::Permit,
        Row::Service,
        Row::Penalty,
        Row::Coercion,
        Row::Fee,
    ];
    for row in rows {
        let previous = FigureId::Disclosure(row, Column::Previous);
        let change = FigureId::Disclosure(row, Column::Change);
        let blank = |id| subject.report.figure(id).is_some_and(Figure::is_blank);
        equations.push(Equation {
            // a base that was left out is no proof that there was none
            level: if blank(previous) {
                Level::Warning
            } else {
                CHANGE.level
            },
            ..Equation::of(
                &CHANGE,
                row.id(),
                vec![Reading::of(
                    [Term::plus(previous), Term::plus(change)],
                    Relation::AtLeast,
                    [],
                )],
            )
        });
    }
}

fn disclosed(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    if edition(subject) != Some(Edition::E2019) {
        return;
    }
    for row in DOCUMENTS {
        equations.push(Equation::of(
            &DISCLOSED,
            row.id(),
            vec![Reading::of(
                [Term::plus(FigureId::Disclosure(row, Column::Disclosed))],
                Relation::AtMost,
                [Term::plus(FigureId::Disclosure(row, Column::PublicTotal))],
            )],
        ));
    }
}

fn valid(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    if edition(subject) != Some(Edition::E2021) {
        return;
    }
    for row in DOCUMENTS {
        equations.push(Equation::of(
            &VALID,
            row.id(),
            vec![Reading::of(
                [Term::plus(FigureId::Disclosure(row, Column::Valid))],
                Relation::AtLeast,
                [
                    Term::plus(FigureId::Disclosure(row, Column::Made)),
                    Term::minus(FigureId::Disclosure(row, Column::Repealed)),
                ],
            )],
        ));
    }
}

fn authority(subject: &Subject<'_>, observations: &mut Vec<Observation>) {
    let Some(agency) = &subject.report.agency else {
        return;
    };
    if !agency::is_below_city(&agency.value) {
        return;
    }
    let figures: Vec<FigureId> = Column::ALL
        .iter()
        .map(|&column| FigureId::Disclosure(Row::Regulation, column))
        .filter(|&id| {
            let value = subject.report.figure(id).and_then(Figure::value);
            value.is_some_and(|value| !value.is_zero() && value.is_sign_positive())
        })
        .collect();
    if figures.is_empty() {
        return;
    }
    let name = &agency.value;
    observations.push(Observation {
figures,
..Observation::of(&AUTHORITY, Row::Regulation.id(), Words::new(
            format!(
                "「规章」一行填有数字，而从名称看，{name}没有规章制定权（只有国务院部门和省、自治区、直辖市、设区的市、自治州的政府可以制定规章）。如填的是规范性文件，请移到下一行。"
            ),
            format!(
                "The row of regulations holds numbers, but by its name {name} has no power to make regulations (规章): only ministries, provinces and cities with districts have. If these are normative documents, they belong in the next row."
            ),
        ))});
}
