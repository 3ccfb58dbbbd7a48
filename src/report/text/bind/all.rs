//! All or nothing: 均获维持, 全部办结, 未收到申请, 未发生复议诉讼.
//!
//! They print no number; what they claim is that figures of the form are zero, or equal.

use super::scope::Scope;
use crate::form::application::{Column, Row};
use crate::form::dispute::{self, Group};
use crate::read::number::Number;
use crate::report::Report;
use crate::report::figure::{Figure, FigureId};
use crate::report::statement::{Claim, Evidence, Statement};
use crate::report::text::lexicon::Sense::{
    self, All, Among, Answered, Application, CarriedIn, CarriedOut, Carry, Corrected, Dismissed,
    Due, Except, Granted, InTime, Natural, Not, OtherBody, OtherMatter, Outcome, Pending, Rate,
    Review, Suit, Upheld, Way,
};
use crate::report::text::lexicon::{Nuance, Senses};
use crate::report::text::paragraph::{Clause, LexedParagraph, Sentence};
use crate::report::text::unit::Class;

/// Rows that share what may not be said beside them.
struct AllOrNone {
    /// Senses of which the clause may have none.
    not: &'static [Sense],
    /// Senses of which its sentence may have none.
    nowhere: &'static [Sense],
    /// The senses of which a clause must have all, with what it is about; what its words must hint besides;
    /// and what is claimed of which figures then.
    rows: &'static [Said],
}

type Said = (
    &'static [Sense],
    &'static [Nuance],
    Are,
    &'static [FigureId],
);

/// What is claimed of figures.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Are {
    /// They are zero.
    Zero,
    /// They are zero, and the words bear it out only where it holds: 均在期限内答复 leaves room for what is
    /// not due yet.
    PerhapsZero,
    /// They are all that were answered.
    Everything,
}

use Are::{Everything, PerhapsZero, Zero};

/// The families, in the order in which they are tried.
static FAMILIES: &[AllOrNone] = &[
    // 行政复议 3 件，均获维持
    AllOrNone {
        not: &[Rate],
        nowhere: &[Except],
        rows: &[
            (&[Review, All, Upheld], &[], Zero, NOT_UPHELD),
            (&[Suit, All, Upheld], &[], Zero, SUITS_NOT_UPHELD),
        ],
    },
    // 收到申请 3 件，均予以公开
    AllOrNone {
        not: PART,
        nowhere: &[OtherMatter, Review, Suit, Among, Way],
        rows: &[(&[Application, All, Granted], &[], Everything, GRANTED)],
    },
    // 收到申请 3 件，全部办结; 办结率 100 %
    AllOrNone {
        not: PART,
        nowhere: &[OtherMatter, Review, Suit],
        rows: &[
            (&[Application, All, Answered], SURELY, Zero, CARRIED_OUT),
            (&[Application, All, Answered], &[], PerhapsZero, CARRIED_OUT),
            (&[Application, All, InTime], RATE, PerhapsZero, CARRIED_OUT),
            (&[Application, All], RATE, Zero, CARRIED_OUT),
        ],
    },
    // 未发生行政复议和行政诉讼
    AllOrNone {
        not: OTHERWISE,
        nowhere: &[],
        rows: &[
            (&[Sense::None, Review], &[], Zero, REVIEWS),
            (&[Sense::None, Suit], &[], Zero, SUITS),
        ],
    },
    // 未收到申请, 无上年结转
    AllOrNone {
        not: OTHERWISE,
        nowhere: &[],
        rows: &[
            (&[Sense::None, CarriedIn], &[], Zero, CARRIED_IN),
            (&[Sense::None, CarriedOut], &[], Zero, CARRIED_OUT),
            (&[Sense::None, Application], NOT_RECEIVED, Zero, NEW),
        ],
    },
];

const SURELY: &[Nuance] = &[Nuance::Every, Nuance::Closed];
const RATE: &[Nuance] = &[Nuance::ClosedRate];
const NOT_RECEIVED: &[Nuance] = &[Nuance::NotReceived];

/// Words beside which a part of the applications is meant, or what is not so.
const PART: &[Sense] = &[
    Among,
    Due,
    CarriedIn,
    Carry,
    OtherBody,
    Natural,
    Way,
    Not,
    Sense::None,
    Pending,
];

/// Words beside which something else is denied of them: 无逾期, 没有被纠正.
const OTHERWISE: &[Sense] = &[
    Upheld,
    Dismissed,
    Corrected,
    Sense::Result,
    Outcome,
    InTime,
    Except,
    OtherBody,
    Rate,
    OtherMatter,
];

const NEW: &[FigureId] = &[FigureId::Application(Row::New, Column::Sum)];
const CARRIED_IN: &[FigureId] = &[FigureId::Application(Row::CarriedIn, Column::Sum)];
const CARRIED_OUT: &[FigureId] = &[FigureId::Application(Row::CarriedOut, Column::Sum)];
const GRANTED: &[FigureId] = &[FigureId::Application(Row::Granted, Column::Sum)];
const TOTAL: FigureId = FigureId::Application(Row::Total, Column::Sum);
const REVIEWS: &[FigureId] = &[FigureId::Dispute(Group::Review, dispute::Column::Sum)];
const SUITS: &[FigureId] = &[
    FigureId::Dispute(Group::SuitDirect, dispute::Column::Sum),
    FigureId::Dispute(Group::SuitAfterReview, dispute::Column::Sum),
];
const NOT_UPHELD: &[FigureId] = &not_upheld(Group::Review);
const SUITS_NOT_UPHELD: &[FigureId] = [
    not_upheld(Group::SuitDirect),
    not_upheld(Group::SuitAfterReview),
]
.as_flattened();

const fn not_upheld(group: Group) -> [FigureId; 3] {
    [
        FigureId::Dispute(group, dispute::Column::Corrected),
        FigureId::Dispute(group, dispute::Column::Other),
        FigureId::Dispute(group, dispute::Column::Pending),
    ]
}

/// The all-or-nothing claims of a paragraph.
pub(super) fn statements(
    paragraph: &LexedParagraph,
    scopes: &[Scope],
    report: &Report,
) -> Vec<Statement> {
    let mut statements = Vec::new();
    // what was said up to the clause, in its sentence and the one before
    let mut said = Senses::default();
    let mut place = None;
    for clause in &paragraph.clauses {
        if place.replace(clause.sentence) != Some(clause.sentence) {
            said = paragraph.said_before(clause.sentence);
        }
        said = said.with(clause.words.senses);
        if !clause.mentions.is_empty() {
            said.add(Sense::Number);
        }
        let elsewhere = scopes.get(clause.sentence) == Some(&Scope::Elsewhere);
        let sentence = paragraph.sentence(clause.sentence).filter(|it| is_fact(it));
        let Some(sentence) = sentence.filter(|_| !elsewhere) else {
            continue;
        };
        let says = says(paragraph, clause, said);
        let mut families = FAMILIES
            .iter()
            .filter(|family| !says.any(family.not) && !sentence.senses.any(family.nowhere));
        // of the first family that says something, of several rows for the same figures the first
        let rows = families.find_map(|family| {
            let rows = family.rows.iter();
            let mut rows: Vec<&Said> = rows.filter(|row| fits(row, says, clause)).collect();
            rows.dedup_by_key(|row| row.3);
            (!rows.is_empty()).then_some(rows)
        });
        let rows = rows.into_iter().flatten();
        statements.extend(rows.filter_map(|row| claim(row, sentence, report)));
    }
    statements
}

/// Whether a sentence states what its words say of the year of the report; another year may be compared
/// with.
fn is_fact(sentence: &Sentence) -> bool {
    /// A sentence longer than this, in characters, is no sentence.
    const LONGEST: usize = 2000;
    let senses = sentence.senses;
    let former = senses.has(Sense::Former) && !senses.has(Sense::Compared);
    let long = sentence.end - sentence.start > LONGEST;
    !long && !former && !senses.any(&[Sense::Hedge, Sense::Target])
}

/// What a clause says of all or none: its words behind the one that denies, or else with the topics of what
/// was said up to it; nothing where it counts, or ends in words that no entry explains.
fn says(paragraph: &LexedParagraph, clause: &Clause, said: Senses) -> Senses {
    const TOPICS: [Sense; 4] = [Application, Review, Suit, Sense::Number];
    let mut says = Senses::default();
    let mentions = paragraph.range(clause.mentions.clone());
    let counts = mentions.iter().any(|it| it.class() != Class::Percent);
    if counts || clause.words.rest > REST {
        return says;
    }
    let words = &clause.words.words;
    let denies = words.iter().position(|word| word.sense == Sense::None);
    let words = words.iter().skip(denies.unwrap_or_default());
    let topics = TOPICS
        .iter()
        .filter(|&&topic| denies.is_none() && said.has(topic));
    let senses = words.map(|word| word.sense).chain(topics.copied());
    senses.for_each(|sense| says.add(sense));
    if mentions.iter().any(|it| it.value() == Number::ONE_HUNDRED) {
        says.add(All);
    }
    says
}

/// So many characters behind the last word are left open.
const REST: usize = 4;

/// Whether a clause has all that a row asks for.
fn fits((senses, hints, ..): &Said, says: Senses, clause: &Clause) -> bool {
    senses.iter().all(|&sense| says.has(sense))
        && hints.iter().all(|&hint| clause.words.hints(hint))
}

/// The claim of a row that a sentence makes of the figures that the form has.
fn claim(row: &Said, sentence: &Sentence, report: &Report) -> Option<Statement> {
    let &(_, _, are, figures) = row;
    let mut left = figures.to_vec();
    left.retain(|&id| report.figure(id).is_some());
    let is_zero = |&id: &FigureId| report.figure(id).and_then(Figure::value) == Some(Number::ZERO);
    let stated = !left.is_empty() && (are != PerhapsZero || left.iter().all(is_zero));
    let claim = Claim::All {
        left,
        right: (are == Everything).then_some(TOTAL).into_iter().collect(),
        at: sentence.span.start,
    };
    stated.then_some(Statement {
        claim,
        span: sentence.span,
        evidence: Evidence::All,
        rival: None,
    })
}
