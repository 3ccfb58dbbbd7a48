//! All or nothing: 均获维持, 全部办结, 未收到申请, 未发生复议诉讼.
//!
//! They print no number; what they claim is that figures of the form are zero, or equal.

use super::scope::{Scope, is_fact};
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
use crate::report::text::mention::Mention;
use crate::report::text::nest::Clause;
use crate::report::text::passage::Passage;
use crate::report::text::unit::Class;

/// Claims that share what may not be said beside them.
struct Family {
    /// Senses of which the clause may have none.
    not: &'static [Sense],
    /// Senses of which its sentence may have none.
    nowhere: &'static [Sense],
    /// The claims.
    rows: &'static [Said],
}

/// The senses of which a clause must have all, with what it is about; what its words must hint besides;
/// and what is claimed of which figures then.
struct Said(
    &'static [Sense],
    &'static [Nuance],
    Are,
    &'static [FigureId],
);

/// What is claimed of figures.
#[derive(Clone, Copy)]
enum Are {
    /// They are zero.
    Zero,
    /// They are zero, and the words bear it out only where it holds: 均在期限内答复 leaves room for what is
    /// not due yet.
    PerhapsZero,
    /// They are all that were answered.
    Everything,
}

/// The families, in the order in which they are tried.
static FAMILIES: &[Family] = &[
    // 行政复议 3 件，均获维持
    Family {
        not: &[Rate],
        nowhere: &[Except],
        rows: &[
            Said(&[Review, All, Upheld], &[], Are::Zero, NOT_UPHELD),
            Said(&[Suit, All, Upheld], &[], Are::Zero, SUITS_NOT_UPHELD),
        ],
    },
    // 收到申请 3 件，均予以公开
    Family {
        not: PART,
        nowhere: &[OtherMatter, Review, Suit, Among, Way],
        rows: &[Said(
            &[Application, All, Granted],
            &[],
            Are::Everything,
            GRANTED,
        )],
    },
    // 收到申请 3 件，全部办结; 办结率 100 %
    Family {
        not: PART,
        nowhere: &[OtherMatter, Review, Suit],
        rows: &[
            Said(
                &[Application, All, Answered],
                SURELY,
                Are::Zero,
                CARRIED_OUT,
            ),
            Said(
                &[Application, All, Answered],
                &[],
                Are::PerhapsZero,
                CARRIED_OUT,
            ),
            Said(
                &[Application, All, InTime],
                RATE,
                Are::PerhapsZero,
                CARRIED_OUT,
            ),
            Said(&[Application, All], RATE, Are::Zero, CARRIED_OUT),
        ],
    },
    // 未发生行政复议和行政诉讼
    Family {
        not: OTHERWISE,
        nowhere: &[],
        rows: &[
            Said(&[Sense::None, Review], &[], Are::Zero, REVIEWS),
            Said(&[Sense::None, Suit], &[], Are::Zero, SUITS),
        ],
    },
    // 未收到申请, 无上年结转
    Family {
        not: OTHERWISE,
        nowhere: &[],
        rows: &[
            Said(&[Sense::None, CarriedIn], &[], Are::Zero, CARRIED_IN),
            Said(&[Sense::None, CarriedOut], &[], Are::Zero, CARRIED_OUT),
            Said(&[Sense::None, Application], NOT_RECEIVED, Are::Zero, NEW),
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
pub(super) fn statements(passage: &Passage, scopes: &[Scope], report: &Report) -> Vec<Statement> {
    let mut statements = Vec::new();
    let mut place = None;
    let mut heard = Senses::default();
    for clause in &passage.clauses {
        if place.replace(clause.sentence) != Some(clause.sentence) {
            let before = passage.sentence_before(clause.sentence);
            heard = before.map(|before| before.senses).unwrap_or_default();
        }
        heard = heard.with(clause.words.senses);
        if !clause.mentions.is_empty() {
            heard.add(Sense::Number);
        }
        let sentence = passage.sentences.get(clause.sentence);
        let span = passage.sentence_span(clause.sentence);
        let (Some(sentence), Some(span)) = (sentence, span) else {
            continue;
        };
        let elsewhere = scopes.get(clause.sentence) == Some(&Scope::Elsewhere);
        if elsewhere || !is_fact(sentence) {
            continue;
        }
        for said in claims(passage, clause, heard, sentence.senses) {
            let claim = said.claim(span.start, report);
            statements.extend(claim.map(|claim| Statement {
                claim,
                span,
                evidence: Evidence::All,
                rival: None,
            }));
        }
    }
    statements
}

/// What a clause claims: the rows that fit of the first family that has any, of several for the same
/// figures the first. `heard` is what was said up to it, `sentence` what is said in all.
fn claims(
    passage: &Passage,
    clause: &Clause,
    heard: Senses,
    sentence: Senses,
) -> Vec<&'static Said> {
    let words = &clause.words;
    let counted = |mention: &Mention| mention.class() != Class::Percent;
    if words.rest() > 4 || passage.all(&clause.mentions).any(counted) {
        return Vec::new();
    }
    // what is denied stands behind the word that denies
    let denies = words
        .words
        .iter()
        .position(|word| word.sense == Sense::None);
    let mut says = Senses::default();
    for word in words.words.iter().skip(denies.unwrap_or_default()) {
        says.add(word.sense);
    }
    let topics = [Application, Review, Suit, Sense::Number].into_iter();
    for topic in topics.filter(|&topic| denies.is_none() && heard.has(topic)) {
        says.add(topic);
    }
    let hundred = |mention: &Mention| mention.value() == Number::ONE_HUNDRED;
    if passage.all(&clause.mentions).any(hundred) {
        says.add(All);
    }
    let fits = |Said(senses, hints, ..): &&Said| {
        let mut senses = senses.iter();
        senses.all(|&sense| says.has(sense)) && hints.iter().all(|&hint| words.hints(hint))
    };
    let mut claims: Vec<&Said> = Vec::new();
    for Family { not, nowhere, rows } in FAMILIES {
        if claims.is_empty() && !says.any(not) && !sentence.any(nowhere) {
            claims.extend(rows.iter().filter(fits));
        }
    }
    claims.dedup_by_key(|said| said.3);
    claims
}

impl Said {
    /// The claim, made at a place of the text, of the figures that the form has.
    fn claim(&self, at: u32, report: &Report) -> Option<Claim> {
        let &Self(_, _, are, left) = self;
        let mut left = left.to_vec();
        left.retain(|&id| report.figure(id).is_some());
        let value = |&id: &FigureId| report.figure(id).and_then(Figure::value);
        let zero = left
            .iter()
            .map(value)
            .all(|value| value == Some(Number::ZERO));
        let right = match are {
            Are::Everything => vec![TOTAL],
            Are::Zero | Are::PerhapsZero => Vec::new(),
        };
        let stated = !left.is_empty() && (zero || !matches!(are, Are::PerhapsZero));
        stated.then_some(Claim::All { left, right, at })
    }
}
