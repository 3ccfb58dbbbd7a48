//! All or nothing: 均获维持, 全部办结, 未收到申请, 未发生复议诉讼.
//!
//! They print no number; what they claim is that figures of the form are zero, or equal.

use super::Class;
use super::disputes::Proceedings;
use crate::form::application::{Column, Row};
use crate::form::dispute;
use crate::read::number::Number;
use crate::report::Report;
use crate::report::figure::{Figure, FigureId};
use crate::report::statement::{Claim, Evidence, Statement};
use crate::report::text::lexicon::{Nuance, Sense, Senses, Word};
use crate::report::text::nest::{Clause, Mention, Sentence};
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
        if !is_fact(sentence) {
            continue;
        }
        let earlier = passage.sentence_before(clause.sentence);
        let earlier = earlier.map(|earlier| earlier.senses).unwrap_or_default();
        let clause_in = InSentence {
            passage,
            clause,
            before,
            heard,
            sentence: sentence.senses,
            both: sentence.senses.with(earlier),
        };
        let said = clause_in.said().into_iter();
        found.extend(said.filter_map(|said| said.statement(passage, clause, report)));
    }
    found
}

/// Whether a sentence states something of the year of the report; another year may be compared with.
fn is_fact(sentence: &Sentence) -> bool {
    let senses = sentence.senses;
    let unsaid = senses.any(&[Sense::Hedge, Sense::OtherTime, Sense::Target]);
    let former = senses.has(Sense::Former) && !senses.has(Sense::Compared);
    sentence.end - sentence.start <= LONGEST && !unsaid && !former
}

/// A sentence longer than this, in characters, is no sentence: each of its clauses is told with all of it.
const LONGEST: usize = 2000;

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

/// A clause and what was heard around it.
struct InSentence<'a> {
    passage: &'a Passage,
    clause: &'a Clause,
    /// The clause before it in its sentence.
    before: Option<&'a Clause>,
    /// What the sentence said up to it.
    heard: Senses,
    /// All that the sentence says.
    sentence: Senses,
    /// All that the sentence and the one before it say.
    both: Senses,
}

impl InSentence<'_> {
    /// What the clause claims.
    fn said(&self) -> Vec<Said> {
        const OTHERS: &[Sense] = &[Sense::OtherMatter, Sense::Review, Sense::Suit];
        const PART: &[Sense] = &[
            Sense::Among,
            Sense::Due,
            Sense::CarriedIn,
            Sense::Carry,
            Sense::OtherBody,
            Sense::Natural,
            Sense::Way,
        ];
        let words = &self.clause.words;
        let mut claims = Vec::new();
        let upheld = words.has(Sense::All) && words.has(Sense::Upheld);
        if upheld && !self.sentence.has(Sense::Except) && !words.has(Sense::Rate) {
            claims.extend(not_upheld(self.heard).into_iter().map(Said::zero));
        }
        let of_applications = self.both.has(Sense::Application) && !self.sentence.any(OTHERS);
        if of_applications && !words.any(PART) {
            claims.extend(self.all_answered());
            claims.extend(self.all_granted());
        }
        claims.extend(none(self.clause).into_iter().map(Said::zero));
        claims
    }

    /// 全部办结: nothing is carried over.
    fn all_answered(&self) -> Option<Said> {
        let words = &self.clause.words;
        let surely = finished(self.passage, self.clause);
        let unfinished = words.any(&[Sense::Not, Sense::None, Sense::Pending, Sense::Rate]);
        let counts = |mention: &Mention| mention.class() != Class::Percent;
        let counted = self.passage.all(&self.clause.mentions).any(counts);
        let done = words.has(Sense::All) && words.has(Sense::Answered) && !unfinished && !counted;
        (done || surely).then(|| Said {
            left: vec![FigureId::Application(Row::CarriedOut, Column::Sum)],
            lenient: !surely,
            ..Said::default()
        })
    }

    /// 收到申请 3 件, 均予以公开: what was granted is all there was.
    fn all_granted(&self) -> Option<Said> {
        let words = &self.clause.words;
        let granted = words.begins(&[Sense::All]) && words.has(Sense::Granted);
        (granted && self.before.is_some_and(counts_all)).then(|| Said {
            left: vec![FigureId::Application(Row::Granted, Column::Sum)],
            right: vec![FigureId::Application(Row::Total, Column::Sum)],
            lenient: false,
        })
    }
}

/// 全部办结, 办结率 100 %, and not only of what was due (按时办结率).
fn finished(passage: &Passage, clause: &Clause) -> bool {
    let words = &clause.words;
    let all = words.hints(Nuance::Every)
        && words.hints(Nuance::Closed)
        && !words.any(&[Sense::Not, Sense::Rate, Sense::Pending]);
    let hundred = |mention: &Mention| {
        mention.class() == Class::Percent && mention.value() == Number::ONE_HUNDRED
    };
    let hundred = passage.all(&clause.mentions).any(hundred);
    let rate = words.hints(Nuance::ClosedRate) && hundred && !words.has(Sense::InTime);
    (all && clause.mentions.is_empty() && words.unknown <= 2) || rate
}

/// Whether a clause counts all applications that came in (收到申请 3 件), and not a part of them.
fn counts_all(clause: &Clause) -> bool {
    let part = [
        Sense::Among,
        Sense::Due,
        Sense::Natural,
        Sense::Legal,
        Sense::Way,
        Sense::Granted,
        Sense::OtherBody,
    ];
    !clause.mentions.is_empty() && clause.words.has(Sense::Application) && !clause.words.any(&part)
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
    let Some((none, denied)) = denied(clause) else {
        return Vec::new();
    };
    let sum = |topic: Proceedings| -> Vec<FigureId> {
        let groups = topic.groups().iter();
        groups
            .map(|&group| FigureId::Dispute(group, dispute::Column::Sum))
            .collect()
    };
    let proceedings = [
        (Sense::Review, Proceedings::Review),
        (Sense::Suit, Proceedings::Suit),
    ];
    let named = proceedings
        .into_iter()
        .filter(|&(sense, _)| denied.has(sense));
    let claims: Vec<Vec<FigureId>> = named.map(|(_, topic)| sum(topic)).collect();
    if !claims.is_empty() {
        return claims;
    }
    let not_received = none.nuance == Some(Nuance::NotReceived);
    let row = if denied.has(Sense::CarriedIn) {
        Row::CarriedIn
    } else if denied.has(Sense::CarriedOut) {
        Row::CarriedOut
    } else if denied.has(Sense::Application) && not_received {
        Row::New
    } else {
        return Vec::new();
    };
    vec![vec![FigureId::Application(row, Column::Sum)]]
}

/// The word that denies that there were any, and what it denies; nothing where something else is denied of
/// them (无逾期, 没有被纠正的).
fn denied(clause: &Clause) -> Option<(Word, Senses)> {
    const OF_THEM: &[Sense] = &[
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
    let mut words = clause.words.words.iter();
    let &none = words.find(|word| word.sense == Sense::None)?;
    let mut denied = Senses::default();
    for word in words {
        denied.add(word.sense);
    }
    // what is denied ends the clause; little is left open behind it
    let open = clause.words.rest() > 4 || !clause.mentions.is_empty();
    (!open && !denied.any(OF_THEM)).then_some((none, denied))
}
