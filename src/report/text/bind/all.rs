//! All or nothing: 均获维持, 全部办结, 未收到申请, 未发生复议诉讼.
//!
//! They print no number; what they claim is that figures of the form are zero, or equal.

use super::disputes::Proceedings;
use crate::form::application::{Column, Row};
use crate::form::dispute;
use crate::read::number::Number;
use crate::report::Report;
use crate::report::figure::{Figure, FigureId};
use crate::report::statement::{Claim, Evidence, Statement};
use crate::report::text::lexicon::{Nuance, Sense, Senses};
use crate::report::text::nest::Clause;
use crate::report::text::passage::Passage;

/// The all-or-nothing claims of a paragraph.
pub(super) fn statements(passage: &Passage, report: &Report) -> Vec<Statement> {
    let mut found = Vec::new();
    let mut heard = Senses::default();
    let mut previous: Option<&Clause> = None;
    for clause in &passage.clauses {
        let before = previous.filter(|before| before.sentence == clause.sentence);
        if before.is_none() {
            heard = Senses::default();
        }
        heard = heard.with(clause.words.senses);
        previous = Some(clause);
        let Some(sentence) = passage.sentences.get(clause.sentence) else {
            continue;
        };
        let earlier = clause
            .sentence
            .checked_sub(1)
            .and_then(|at| passage.sentences.get(at));
        if sentence.end - sentence.start > LONGEST {
            continue;
        }
        let unsaid = [Sense::Former, Sense::Hedge, Sense::OtherTime, Sense::Target];
        if sentence.senses.any(&unsaid) && !compares_only(sentence.senses) {
            continue;
        }
        let both = sentence
            .senses
            .with(earlier.map(|earlier| earlier.senses).unwrap_or_default());
        for said in said(passage, clause, before, heard, sentence.senses, both) {
            found.extend(said.statement(passage, clause, report));
        }
    }
    found
}

/// A sentence longer than this, in characters, is no sentence: each of its clauses is told with all of it.
const LONGEST: usize = 2000;

/// Whether another year is only compared with.
fn compares_only(senses: Senses) -> bool {
    senses.has(Sense::Compared) && !senses.any(&[Sense::Hedge, Sense::OtherTime, Sense::Target])
}

/// A claim: what is zero, or what is the same.
#[derive(Default)]
struct Said {
    left: Vec<FigureId>,
    right: Vec<FigureId>,
    /// Whether the words bear it out only where it holds: 均在期限内答复 leaves room for what is not due yet.
    lenient: bool,
}

impl Said {
    fn zero(left: Vec<FigureId>) -> Self {
        Self {
            left,
            ..Self::default()
        }
    }

    fn statement(self, passage: &Passage, clause: &Clause, report: &Report) -> Option<Statement> {
        let there = |ids: Vec<FigureId>| -> Vec<FigureId> {
            ids.into_iter()
                .filter(|&id| report.figure(id).is_some())
                .collect()
        };
        let (left, right) = (there(self.left), there(self.right));
        let sum = |ids: &[FigureId]| -> Option<Number> {
            ids.iter()
                .map(|&id| report.figure(id).and_then(Figure::value))
                .sum()
        };
        if left.is_empty() || (self.lenient && sum(&left) != sum(&right)) {
            return None;
        }
        let span = passage.sentence_span(clause.sentence)?;
        Some(Statement {
            claim: Claim::All {
                left,
                right,
                at: span.start,
            },
            span,
            evidence: Evidence::All,
            rival: None,
        })
    }
}

/// What a clause claims, with what the sentence said up to it, all that it says, and that with the
/// sentence before.
fn said(
    passage: &Passage,
    clause: &Clause,
    before: Option<&Clause>,
    heard: Senses,
    sentence: Senses,
    both: Senses,
) -> Vec<Said> {
    const OTHERS: &[Sense] = &[Sense::OtherMatter, Sense::Review, Sense::Suit];
    let words = &clause.words;
    let mut claims = Vec::new();
    let all = words.has(Sense::All);
    if all && words.has(Sense::Upheld) && !sentence.has(Sense::Except) && !words.has(Sense::Rate) {
        claims.extend(not_upheld(heard).into_iter().map(Said::zero));
    }
    let of_applications = both.has(Sense::Application) && !sentence.any(OTHERS);
    let part = [
        Sense::Among,
        Sense::Due,
        Sense::CarriedIn,
        Sense::Carry,
        Sense::OtherBody,
        Sense::Natural,
        Sense::Way,
    ];
    if of_applications && !words.any(&part) {
        let unfinished = words.any(&[Sense::Not, Sense::None, Sense::Pending]);
        let done = all && !unfinished && !words.has(Sense::Rate) && words.has(Sense::Answered);
        let counted = clause.mentions.iter().any(|&index| {
            passage
                .mention(index)
                .is_some_and(|m| m.class() != super::Class::Percent)
        });
        let surely = finished(passage, clause);
        if (done && !counted) || surely {
            let left = vec![FigureId::Application(Row::CarriedOut, Column::Sum)];
            let lenient = !surely;
            claims.push(Said {
                left,
                lenient,
                ..Said::default()
            });
        }
        if all
            && clause.words.begins(&[Sense::All])
            && words.has(Sense::Granted)
            && before.is_some_and(|before| counts_all(passage, before))
        {
            claims.push(Said {
                left: vec![FigureId::Application(Row::Granted, Column::Sum)],
                right: vec![FigureId::Application(Row::Total, Column::Sum)],
                lenient: false,
            });
        }
    }
    claims.extend(none(clause).into_iter().map(Said::zero));
    claims
}

/// 全部办结, 办结率 100 %, and not only of what was due (按时办结率).
fn finished(passage: &Passage, clause: &Clause) -> bool {
    let words = &clause.words;
    let all = words.hints(Nuance::Every)
        && words.hints(Nuance::Closed)
        && !words.any(&[Sense::Not, Sense::Rate, Sense::Pending]);
    let hundred = clause.mentions.iter().any(|&index| {
        passage.mention(index).is_some_and(|mention| {
            mention.class() == super::Class::Percent && mention.value() == Number::ONE_HUNDRED
        })
    });
    let rate = words.hints(Nuance::ClosedRate) && hundred && !words.has(Sense::InTime);
    (all && clause.mentions.is_empty() && words.unknown <= 2) || rate
}

/// Whether a clause counts all applications that came in (收到申请 3 件), and not a part of them.
fn counts_all(passage: &Passage, clause: &Clause) -> bool {
    let part = [
        Sense::Among,
        Sense::Due,
        Sense::Natural,
        Sense::Legal,
        Sense::Way,
        Sense::Granted,
        Sense::OtherBody,
    ];
    let counted = clause
        .mentions
        .iter()
        .any(|&index| passage.mention(index).is_some());
    counted && clause.words.has(Sense::Application) && !clause.words.any(&part)
}

/// 均获维持: nothing of the proceedings that the sentence names was corrected, ended otherwise or is
/// pending.
fn not_upheld(heard: Senses) -> Vec<Vec<FigureId>> {
    use dispute::Column::{Corrected, Other, Pending};
    let of = |topic: Proceedings| -> Vec<FigureId> {
        let groups = topic.groups().iter();
        groups
            .flat_map(|&group| {
                [Corrected, Other, Pending].map(|column| FigureId::Dispute(group, column))
            })
            .collect()
    };
    let mut claims = Vec::new();
    if heard.has(Sense::Review) {
        claims.push(of(Proceedings::Review));
    }
    if heard.has(Sense::Suit) {
        claims.push(of(Proceedings::Suit));
    }
    claims
}

/// 未收到申请, 未发生行政复议和行政诉讼, 无上年结转.
fn none(clause: &Clause) -> Vec<Vec<FigureId>> {
    // 无逾期, 没有被纠正的: something is denied of them, not that there were any
    const DENIED_OF_THEM: &[Sense] = &[
        Sense::Upheld,
        Sense::Dismissed,
        Sense::Corrected,
        Sense::Result,
        Sense::Outcome,
        Sense::InTime,
        Sense::Except,
        Sense::OtherBody,
        Sense::Rate,
        Sense::OtherMatter,
    ];
    let words = &clause.words;
    let Some(at) = words
        .words
        .iter()
        .position(|word| word.sense == Sense::None)
    else {
        return Vec::new();
    };
    let behind = words.words.get(at + 1..).unwrap_or_default();
    let mut senses = Senses::default();
    for word in behind {
        senses.add(word.sense);
    }
    // what is denied ends the clause; little is left open behind it
    if senses.any(DENIED_OF_THEM) || words.rest() > 4 || !clause.mentions.is_empty() {
        return Vec::new();
    }
    let sum = |topic: Proceedings| -> Vec<FigureId> {
        let groups = topic.groups().iter();
        groups
            .map(|&group| FigureId::Dispute(group, dispute::Column::Sum))
            .collect()
    };
    let mut claims = Vec::new();
    if senses.has(Sense::Review) {
        claims.push(sum(Proceedings::Review));
    }
    if senses.has(Sense::Suit) {
        claims.push(sum(Proceedings::Suit));
    }
    if !claims.is_empty() {
        return claims;
    }
    if senses.has(Sense::CarriedIn) {
        claims.push(vec![FigureId::Application(Row::CarriedIn, Column::Sum)]);
    } else if senses.has(Sense::CarriedOut) {
        claims.push(vec![FigureId::Application(Row::CarriedOut, Column::Sum)]);
    } else if senses.has(Sense::Application)
        && words
            .words
            .get(at)
            .is_some_and(|word| word.nuance == Some(Nuance::NotReceived))
    {
        claims.push(vec![FigureId::Application(Row::New, Column::Sum)]);
    }
    claims
}
