//! A number of the text with the words around it, what every pattern asks of it, and of several together.

use std::cmp::Ordering;

use super::lex::{Punctuation, Quantity};
use super::lexicon::divisions::{EXCLUSIVE_OUTCOMES, RESULTS};
use super::lexicon::{self, Nuance, Sense, Senses};
use super::stretch::Stretch;
use super::unit::Class;
use crate::read::number::Number;
use crate::read::span::Span;
use crate::report::figure::FigureId;
use crate::report::statement::{Claim, Evidence, Statement};
use crate::steps;

/// A number of the text and what is around it. Two are the same where they are at the same place.
#[derive(Debug)]
pub(super) struct Mention {
    /// Which number of its paragraph it is.
    pub(super) index: usize,
    /// Its figure.
    pub(super) figure: FigureId,
    /// Its place in the document.
    pub(super) span: Span,
    /// The number.
    pub(super) quantity: Quantity,
    /// Its first character.
    pub(super) start: usize,
    /// The words right before it: since the last mark or number, or since the word that opens a list.
    pub(super) label: Stretch,
    /// The words right behind it, up to the next mark or number.
    pub(super) tail: Stretch,
    /// What the words between the number before it (in the same bracket) and it say, with other clauses.
    pub(super) lead: Senses,
    /// The strongest mark between the number before it and it.
    pub(super) mark: Option<Punctuation>,
    /// Whether a colon is right before it (网上：3 件).
    pub(super) behind_colon: bool,
    /// The word that opens a list right before it.
    pub(super) opener: Option<Sense>,
    /// Where the number of the point is that it is the first of (；2.财政事务 40 元).
    pub(super) point: Option<usize>,
    /// How many clauses without a number are between the number before it and its own.
    pub(super) asides: usize,
    /// How many names share the number, each having it (甲、乙各 1 件).
    pub(super) times: usize,
    /// Which run it is in: 0 outside brackets, each bracket has its own.
    pub(super) run: usize,
    /// Which number of its run it is.
    pub(super) place: usize,
    /// The mention that its bracket is right behind.
    pub(super) host: Option<usize>,
    /// What the words before the bracket say that it is in.
    pub(super) outside: Senses,
    /// Which sentence it is in.
    pub(super) sentence: usize,
    /// Which part of its sentence, between semicolons.
    pub(super) section: usize,
    /// The two characters right before it, which mostly end the name of what it counts (节约资金 3 万元); of
    /// a rate those before 率.
    pub(super) noun: [char; 2],
    /// The year that its label names last.
    pub(super) year: Option<i32>,
    /// Whether a change is right before it, joined to it (增加 3 件和 5 件), and whether that falls.
    pub(super) continues_change: Option<bool>,
    /// Whether a number of another year is right before it (去年 12 件 15 人).
    pub(super) continues_former: bool,
    /// What it counts in the handling of what comes in.
    pub(super) stage: Option<HandlingStage>,
    /// Whether a bracket behind it says that it holds what was carried in (起诉 673 人（含上期积存）).
    pub(super) holds_carried: bool,
}

/// What a number counts in the handling of applications, letters or cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HandlingStage {
    /// 收到, 受理, 新收
    Received,
    /// 上年结转
    CarriedIn,
    /// 答复, 办结
    Answered,
    /// 结转下年度
    CarriedOut,
    /// 结转, and the words do not say which way.
    Carried,
    /// 办理, 处理: what there was to do where what was answered follows, or else what was answered.
    Handled,
}

impl HandlingStage {
    /// Whether it counts what was carried from one year to another.
    pub(super) fn is_carried(self) -> bool {
        matches!(self, Self::CarriedIn | Self::CarriedOut | Self::Carried)
    }
}

/// Several mentions: parts, or what makes a whole together.
pub(super) type Mentions<'a> = Vec<&'a Mention>;

impl PartialEq for Mention {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}

impl Eq for Mention {}

impl PartialOrd for Mention {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Mention {
    fn cmp(&self, other: &Self) -> Ordering {
        self.index.cmp(&other.index)
    }
}

impl Mention {
    /// The number.
    pub(super) fn value(&self) -> Number {
        self.quantity.value
    }

    /// What kind of quantity it is.
    pub(super) fn class(&self) -> Class {
        self.quantity.class
    }

    /// Its unit, as printed.
    pub(super) fn unit(&self) -> Option<&'static str> {
        self.quantity.unit
    }

    /// What the words before and behind it say.
    pub(super) fn says(&self) -> Senses {
        self.label.senses.with(self.tail.senses)
    }

    /// Whether its words say one of these.
    pub(super) fn any(&self, senses: &[Sense]) -> bool {
        self.says().any(senses)
    }

    /// What rounding may have taken from it or given to it.
    pub(super) fn rounding(&self) -> Number {
        Number::new(5, self.value().scale() + 1)
    }

    /// Whether it has one of these stages.
    pub(super) fn has_stage(&self, stages: &[HandlingStage]) -> bool {
        self.stage.is_some_and(|stage| stages.contains(&stage))
    }

    /// Whether it counts disputes where `first` counts what was handled, or what became of others (答复 171 件，行政复议
    /// 3 件; 维持 6 件；行政诉讼 4 件).
    pub(super) fn disputes(&self, first: &Self) -> bool {
        let handled = first.stage.is_some()
            || [&[Sense::Way], EXCLUSIVE_OUTCOMES, RESULTS]
                .iter()
                .any(|senses| first.any(senses));
        handled && !first.is_of_disputes() && self.is_of_disputes()
    }

    /// Whether it counts reviews or suits (行政复议 3 件).
    pub(super) fn is_of_disputes(&self) -> bool {
        self.any(&[
            Sense::Review,
            Sense::Suit,
            Sense::Direct,
            Sense::AfterReview,
        ])
    }

    /// Whether it is left out of what is counted (除 6 件转下年外).
    pub(super) fn takes_away(&self) -> bool {
        let first = self.label.first();
        first.is_some_and(|word| word.entry.starts_with(lexicon::BUT))
    }

    /// Whether it is what a percentage right behind it is of (完成年初预算 30 万元的 4 %, 占总数 30 件的 40 %).
    pub(super) fn is_base(&self) -> bool {
        let of = self.tail.first();
        self.label.any(&[Sense::Share, Sense::Target])
            && self.tail.only(&[Sense::Is])
            && of.is_some_and(|word| word.entry == lexicon::OF)
    }

    /// Whether it was carried from one year to another.
    pub(super) fn is_carried(&self) -> bool {
        self.stage.is_some_and(HandlingStage::is_carried)
    }

    /// Whether it counts things, people or money.
    pub(super) fn counts(&self) -> bool {
        matches!(self.class(), Class::Thing | Class::Person | Class::Money)
    }

    /// Whether it counts or measures in a unit.
    pub(super) fn measures(&self) -> bool {
        self.counts() || self.class() == Class::Measure
    }

    /// Whether it is a number without a unit that words name: 许可 12、处罚 8 件.
    pub(super) fn is_unitless(&self) -> bool {
        self.class() == Class::Bare && !self.label.is_empty()
    }

    /// Whether 万 or 亿 is in it, so that its digits are rounded.
    pub(super) fn is_rounded(&self) -> bool {
        self.quantity.approximate.is_some() && !self.quantity.vague
    }

    /// Whether it may be a part or a whole of a list in the year of the report.
    pub(super) fn is_countable(&self) -> bool {
        self.is_told() && !self.is_former()
    }

    /// Whether it may be one in some year (去年受理 12 件，其中…), and is not only compared with.
    pub(super) fn is_told(&self) -> bool {
        self.measures()
            && (!self.is_change() || self.is_level())
            && !(self.is_former() && self.label.has(Sense::Compared))
            && !self.label.any(&[Sense::Average, Sense::Cumulative])
    }

    /// Whether it may be in one sum with another.
    pub(super) fn is_alike(&self, other: &Self) -> bool {
        (self.class() == other.class() || self.class() == Class::Bare)
            && (self.class() != Class::Measure || self.unit() == other.unit())
    }

    /// Whether it counts in the very unit of another, in its sentence or in the next.
    pub(super) fn counts_beside(&self, other: &Self) -> bool {
        self.class() == other.class()
            && self.unit() == other.unit()
            && self.sentence.abs_diff(other.sentence) <= 1
    }

    /// Whether it counts in the same unit as another: 条 and 条次 are one.
    pub(super) fn counts_like(&self, other: &Self) -> bool {
        let plain = |of: &Self| {
            of.unit().map(|unit| match of.class() {
                Class::Thing => unit.trim_end_matches('次'),
                _ => unit,
            })
        };
        plain(self) == plain(other)
    }

    /// Whether the names of both end alike (税收收入, 非税收入).
    pub(super) fn is_named_like(&self, other: &Self) -> bool {
        !self.label.is_empty() && self.noun == other.noun
    }

    /// What its last printed digit is worth.
    pub(super) fn step(&self) -> Number {
        match self.quantity.approximate {
            Some((Some(low), Some(high))) if self.is_rounded() => high - low,
            _ => Number::new(1, self.value().scale()),
        }
    }

    /// Whether it begins a sentence.
    pub(super) fn begins_sentence(&self) -> bool {
        self.mark == Some(Punctuation::Stop)
    }

    /// Whether it is a change against another time, not a count of its own (较上年增加 12 件).
    pub(super) fn is_change(&self) -> bool {
        const MOVES: &[Sense] = &[Sense::Rise, Sense::Fall];
        let compares = self.label.has(Sense::Compared) && !self.label.has(Sense::Share);
        // 内件短少的 5 件，价格上涨的城市为 23 个: which ones, not by how many
        let mut words = self.label.words.windows(2);
        let which = words.any(|pair| {
            matches!(pair, [moves, of] if MOVES.contains(&moves.sense) && of.entry == lexicon::OF)
        });
        // 较上年增加的 5 件: by how many
        let last = self.label.last();
        let named = which && last.is_none_or(|last| last.entry != lexicon::OF);
        self.continues_change.is_some()
            || (compares && self.label.any(MOVES) && !named)
            || (self.label.ends_in(MOVES) && !which)
    }

    /// Whether it is what something came to, not by how much it changed (增加到 60 件).
    pub(super) fn is_reached(&self) -> bool {
        // 增加到2022年的 60 件
        let mut words = self.label.words.iter().rev();
        let last = words.find(|word| word.sense != Sense::Year && word.entry != lexicon::OF);
        self.label.rest == 0
            && self.label.any(&[Sense::Rise, Sense::Fall])
            && last.is_some_and(|word| word.nuance == Some(Nuance::UpTo))
    }

    /// Whether it is how many there are since, and no standard that was raised (标准提高至 780 元).
    fn is_level(&self) -> bool {
        self.is_reached() && self.class() != Class::Money
    }

    /// Whether it belongs to another year (去年收到 120 件; 上年结转 is of this one).
    pub(super) fn is_former(&self) -> bool {
        const CARRIED: &[Sense] = &[Sense::Carry, Sense::CarriedIn, Sense::Left];
        const COMPARED_WITH: &[Sense] = &[Sense::OtherTime, Sense::Year];
        let base = self.label.has(Sense::Compared) && self.label.any(COMPARED_WITH);
        let former = self.label.has(Sense::Former) && !self.label.any(CARRIED);
        self.continues_former || former || (base && !self.is_change())
    }

    /// Whether the words say that it became less.
    pub(super) fn falls(&self) -> bool {
        self.continues_change.unwrap_or(false) || self.label.has(Sense::Fall)
    }

    /// Whether the words before it make it a total.
    pub(super) fn says_total(&self) -> bool {
        self.label.has(Sense::Total) || self.label.begins(&[Sense::ThisYear])
    }
}

/// What these make together.
pub(super) fn total(of: &[&Mention]) -> Number {
    steps::count(of.len());
    of.iter().map(|mention| mention.value()).sum()
}

/// The greatest of them.
pub(super) fn largest(of: &[&Mention]) -> Option<Number> {
    steps::count(of.len());
    of.iter().map(|mention| mention.value()).max()
}

/// The least and the greatest number that they may make together.
pub(super) fn bounds(of: &[&Mention]) -> (Number, Number) {
    steps::count(of.len());
    of.iter()
        .fold((Number::ZERO, Number::ZERO), |sum, mention| {
            let (low, high) = mention.quantity.bounds();
            (sum.0 + low, sum.1 + high)
        })
}

/// Whether these may be equal to those.
pub(super) fn equal(left: &[&Mention], right: &[&Mention]) -> bool {
    let (left, right) = (bounds(left), bounds(right));
    left.0 <= right.1 && right.0 <= left.1
}

/// The figures of these.
pub(super) fn figures(of: &[&Mention]) -> Vec<FigureId> {
    of.iter().map(|mention| mention.figure).collect()
}

/// A statement made by the words that cover these.
pub(super) fn statement<'a>(
    claim: Claim,
    evidence: Evidence,
    of: impl IntoIterator<Item = &'a Mention>,
) -> Statement {
    let spans = of.into_iter().map(|mention| mention.span);
    Statement {
        claim,
        span: spans.reduce(Span::cover).unwrap_or_default(),
        evidence,
        rival: None,
    }
}
