//! Mentions → stock-and-flow relations (收支衔接): what was received and carried in is answered or carried
//! over.

use super::lexicon::Sense;
use super::mention::{HandlingStage, Mention, Mentions, equal, total};
use super::paragraph::LexedParagraph;
use super::slip::slip;
use super::stage::total as says_total;
use super::weigh::{Weighed, WeighedReading};
use crate::read::number::Number;
use crate::report::statement::{Claim, Compare, Evidence, Taken};

/// What came in and what became of it.
struct StockFlow<'a> {
    /// What was received in the year, or there was to do; of several numbers their total.
    received: &'a Mention,
    /// What was carried in from the year before, if the words tell.
    carried_in: Option<&'a Mention>,
    /// What was answered, if the words tell.
    answered: Option<&'a Mention>,
    /// What is carried over to the next year, if the words tell.
    carried_out: Option<&'a Mention>,
    /// What came to another end before it was answered (撤销申请 13 件), where one number tells.
    ended: Option<&'a Mention>,
    /// Where the words put what was carried in.
    placement: Placement,
}

/// Where the words put what was carried in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Placement {
    /// Beside what was received, which is strictly that of the year: 新收 n 件, 上年结转 m 件.
    New,
    /// Beside what was received: 收到 n 件, 上年结转 m 件, or what was answered: 办结 n 件(含上年结转 m 件).
    Beside,
    /// Inside what was received: 受理 n 件(含上年结转 m 件).
    InReceived,
}

/// So many numbers behind what was received are looked at.
const NEAR: usize = 14;

/// The stock-and-flow relations of a paragraph.
pub(super) fn flows(paragraph: &LexedParagraph) -> Vec<Weighed<'_>> {
    let mentions = paragraph.mentions.iter();
    let received =
        mentions.filter(|it| it.has_stage(&[HandlingStage::Received, HandlingStage::Handled]));
    let flows = received.filter_map(|it| StockFlow::from(paragraph, it));
    flows.filter_map(|flow| flow.weighed()).collect()
}

impl<'a> StockFlow<'a> {
    /// The relation that begins with what was received, or there was to do.
    fn from(paragraph: &'a LexedParagraph, received: &'a Mention) -> Option<Self> {
        // 上年结转 2 件，新收 30 件
        let mut carried_in = received
            .index
            .checked_sub(1)
            .and_then(|at| paragraph.get(at));
        carried_in = carried_in.filter(|it| {
            it.has_stage(&[HandlingStage::CarriedIn, HandlingStage::Carried])
                && it.sentence == received.sentence
                && may_go_with(paragraph, received, it)
        });
        let (mut answered, mut carried_out, mut ended) = (None, None, None);
        for other in paragraph.range(received.index + 1..received.index + NEAR) {
            let slot = match other.stage {
                // another number of what was received begins a story of its own
                Some(HandlingStage::Received) if received.sentence != other.sentence => break,
                None if is_all_done(paragraph, carried_in, other) => &mut answered,
                None if other.label.has(Sense::Outcome) && answered.is_none() => &mut ended,
                None | Some(HandlingStage::Received) => continue,
                Some(_) if !may_go_with(paragraph, received, other) => continue,
                Some(HandlingStage::CarriedIn) => &mut carried_in,
                Some(HandlingStage::Carried) if answered.is_none() => &mut carried_in,
                Some(HandlingStage::CarriedOut | HandlingStage::Carried) => &mut carried_out,
                Some(HandlingStage::Answered) => &mut answered,
                Some(HandlingStage::Handled)
                    if was_done(paragraph, received, carried_in, other) =>
                {
                    &mut answered
                }
                Some(HandlingStage::Handled) => break,
            };
            slot.get_or_insert(other);
        }
        // without it, what is carried over is still no more than there was
        let determined = answered.is_some() || (carried_in.is_some() && carried_out.is_some());
        let end = answered.or(carried_out)?;
        determined.then(|| Self {
            received: together(paragraph, received, end).unwrap_or(received),
            carried_in,
            answered,
            carried_out,
            ended,
            placement: placement(paragraph, received, carried_in),
        })
    }

    /// What may be on either side, the most likely first; where that is not sure, with what it takes the
    /// words to mean.
    fn readings(&self) -> Vec<WeighedReading<'a>> {
        let side = |one, other| -> Mentions { [one, other].into_iter().flatten().collect() };
        let reading = |carried_in, taken| WeighedReading {
            taken,
            ..WeighedReading::equal(
                &side(Some(self.received), carried_in),
                &side(self.answered, self.carried_out),
            )
        };
        let mut readings = match (self.carried_in, self.placement) {
            (None, _) | (_, Placement::InReceived) => vec![reading(None, None)],
            (carried_in, Placement::New) => vec![reading(carried_in, None)],
            (carried_in, Placement::Beside) => vec![
                reading(carried_in, Some(Taken::Beside)),
                reading(None, Some(Taken::Included)),
            ],
        };
        // 收到 67 件，上年结转 6 件，撤销申请 13 件，答复 58 件，结转下年度 2 件
        if let Some(ended) = self.ended.filter(|_| self.carried_out.is_some()) {
            let with = |reading: &WeighedReading<'a>| WeighedReading {
                right: [&[ended], reading.right.as_slice()].concat(),
                ..reading.clone()
            };
            let ended: Vec<WeighedReading> = readings.iter().map(with).collect();
            readings.extend(ended.into_iter().filter(WeighedReading::holds));
        }
        readings
    }

    /// Where the words name what is carried over, the sides must be equal. Where they do not, some may
    /// still be pending: no more is answered than there was, and nothing is said where the words leave open
    /// what was carried in.
    fn weighed(&self) -> Option<Weighed<'a>> {
        let weighed = |readings| Weighed::of(Claim::StockFlow, readings, Evidence::StockFlow);
        let readings = self.readings();
        let first = readings.first()?.clone();
        let at_least = WeighedReading {
            compare: Compare::AtLeast,
            taken: first.taken.filter(|_| self.answered.is_some()),
            ..first
        };
        if self.answered.is_none() {
            return weighed(vec![at_least]);
        }
        let all = weighed(readings)?;
        if all.holds || (self.carried_out.is_some() && self.carried_in.is_some()) || self.is_slip()
        {
            return Some(all);
        }
        let more_than_there_was = total(&all.first.left) < total(&all.first.right);
        // Some may be pending, or have been carried in.
        let unknown = more_than_there_was == self.carried_out.is_some();
        let beside = self.carried_in.is_some() && self.placement != Placement::InReceived;
        if beside && (unknown || self.carried_out.is_none()) {
            return weighed(vec![at_least]);
        }
        (!unknown && self.carried_out.is_some()).then_some(all)
    }

    /// Whether nothing is said of what was carried in, and one digit put right in what was answered makes the
    /// sides equal.
    fn is_slip(&self) -> bool {
        let answered = self.answered.zip(self.carried_out);
        self.carried_in.is_none()
            && answered.is_some_and(|(answered, out)| {
                let right = self.received.value() - out.value();
                answered.value() >= Number::TEN && slip(answered.value(), right)
            })
    }
}

/// Whether the one outcome between what was carried in and what is carried over is what was answered (收到 195
/// 件，上年结转 3 件，公开答复 191 件，转下年度 7 件).
fn is_all_done(
    paragraph: &LexedParagraph,
    carried_in: Option<&Mention>,
    outcome: &Mention,
) -> bool {
    let next = paragraph.get(outcome.index + 1);
    outcome.label.has(Sense::Granted)
        && carried_in.is_some_and(|it| it.index + 1 == outcome.index)
        && next.is_some_and(|it| it.stage == Some(HandlingStage::CarriedOut))
}

/// The total of several numbers of what was received (网上 105 件, 快递 17 件, 合计 122 件), before `end`.
fn together<'a>(
    paragraph: &'a LexedParagraph,
    received: &Mention,
    end: &Mention,
) -> Option<&'a Mention> {
    let all = paragraph.range(received.index..end.index.min(received.index + 5));
    let totals = |whole: &&Mention| {
        let parts: Mentions = all.iter().take_while(|part| part < whole).collect();
        let carried = parts.iter().any(|part| part.is_carried());
        !carried && says_total(&whole.label).is_some() && equal(&parts, &[whole])
    };
    all.iter().skip(1).find(totals)
}

/// Whether a number may tell what became of what was received: of the same matter, counted alike, in the
/// same sentence or the next; what is carried over is often told last.
fn may_go_with(paragraph: &LexedParagraph, received: &Mention, other: &Mention) -> bool {
    let reach = match other.stage {
        Some(HandlingStage::CarriedOut | HandlingStage::Carried) => 2,
        _ => 1,
    };
    // a sentence without a number parts no story
    let between = paragraph.range(received.index..other.index + 1);
    let mut sentences: Vec<_> = between.iter().map(|it| it.sentence).collect();
    sentences.dedup();
    sentences.len() <= reach + 1
        && other.sentence <= received.sentence + reach + 1
        && (other.counts_like(received) || other.unit().is_none())
        && same_matter(received, other)
}

/// Whether two mentions may speak of the same matter: applications, reviews, letters.
fn same_matter(one: &Mention, other: &Mention) -> bool {
    const MATTERS: [Sense; 4] = [
        Sense::Application,
        Sense::Review,
        Sense::Suit,
        Sense::OtherMatter,
    ];
    let named = |mention: &Mention| {
        let mut matters = MATTERS.into_iter();
        matters.find(|&matter| mention.label.has(matter))
    };
    let both = named(one).zip(named(other));
    both.is_none_or(|(one, other)| one == other)
}

fn placement(
    paragraph: &LexedParagraph,
    received: &Mention,
    carried_in: Option<&Mention>,
) -> Placement {
    let Some(carried_in) = carried_in else {
        return Placement::Beside;
    };
    // 受理 16 件，其中新收 15 件，上年结转 1 件
    let new = paragraph.get(received.index + 1);
    let new = new.filter(|new| new.label.has(Sense::New));
    if new.is_some_and(|new| equal(&[new, carried_in], &[received])) {
        return Placement::InReceived;
    }
    match carried_in.host {
        // 收到 208 件(不含上年结转 5 件)
        Some(host) if host == received.index && carried_in.label.has(Sense::Except) => {
            Placement::New
        }
        Some(host) if host == received.index => Placement::InReceived,
        // 收到 208 件（含上年结转），…
        _ if received.holds_carried => Placement::InReceived,
        _ if received.label.has(Sense::New) => Placement::New,
        _ => Placement::Beside,
    }
}

/// Whether 办理 says that so many were done, and not that there were so many to do (共处理 17 件，其中 16
/// 件已答复), or what there was (新收 45 件，上年结转 5 件，共办理 50 件).
fn was_done(
    paragraph: &LexedParagraph,
    received: &Mention,
    carried_in: Option<&Mention>,
    handled: &Mention,
) -> bool {
    let totals = carried_in.is_some_and(|it| equal(&[received, it], &[handled]));
    let mut behind = paragraph.range(handled.index + 1..handled.index + 4).iter();
    received.stage == Some(HandlingStage::Received)
        && !totals
        && !behind
            .any(|it| it.sentence == handled.sentence && it.stage == Some(HandlingStage::Answered))
}

/// 新收 A 件, 上年结转 B 件, 共 C 件.
pub(super) fn totals(paragraph: &LexedParagraph) -> Vec<Weighed<'_>> {
    let three = paragraph.mentions.windows(3).filter_map(|of| {
        let [one, other, whole] = of else {
            return None;
        };
        let readings = vec![WeighedReading::equal(&[one, other], &[whole])];
        let weighed = || Weighed::of(Claim::Total, readings, Evidence::Total);
        is_to_do(one, other, whole).then(weighed).flatten()
    });
    three.collect()
}

/// Whether the third number is the total of what was received and what was carried in.
fn is_to_do(one: &Mention, other: &Mention, whole: &Mention) -> bool {
    const TO_DO: &[Sense] = &[
        Sense::Total,
        Sense::Is,
        Sense::Received,
        Sense::Due,
        Sense::Application,
        Sense::Number,
        Sense::Handled,
    ];
    let carried = |it: &Mention| it.has_stage(&[HandlingStage::CarriedIn, HandlingStage::Carried]);
    let received = |it: &Mention| it.stage == Some(HandlingStage::Received);
    let sums = says_total(&whole.label)
        .is_some_and(|total| total.bare || whole.label.only(TO_DO) || whole.label.has(Sense::Due));
    ((received(one) && carried(other)) || (carried(one) && received(other)))
        && sums
        && [one, other].iter().all(|it| it.run == whole.run)
        && one.sentence == whole.sentence
        && whole.class() == one.class()
        && !whole.quantity.vague
}
