//! Statements (表述): what a sentence of the running text claims about its numbers, with the reading of
//! its words already chosen.

use super::figure::FigureId;
use crate::read::number::Number;
use crate::read::span::Span;

/// One claim of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What it claims.
    pub claim: Claim,
    /// The words that claim it.
    pub span: Span,
    /// What a relation that does not hold is called broken by.
    pub evidence: Evidence,
    /// What holds of the same numbers instead, if another reading of the paragraph does.
    pub rival: Option<Sides>,
}

/// What a sentence claims. Figures are those of the running text unless said otherwise. Of several
/// readings the one that was chosen is first; the relation holds if any of them does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// A whole is made of parts (分项与总数).
    Sum(Vec<Sides>),
    /// 新收 A 件, 上年结转 B 件, 共 C 件: what was received and carried in makes the total.
    Total(Vec<Sides>),
    /// Received and carried in are answered or carried over (收支衔接).
    StockFlow(Vec<Sides>),
    /// A part is a percentage of a whole (占比).
    Share {
        /// The part: one figure, or several added up.
        part: Vec<FigureId>,
        /// The percentage.
        percent: FigureId,
        /// What it is a percentage of. Never empty.
        bases: Vec<Base>,
    },
    /// The shares of a list add up to 100 %.
    Hundred {
        /// The percentages.
        percents: Vec<FigureId>,
        /// By how many percentage points rounding may make them more or less; 0 where they are off by more.
        slack: Number,
    },
    /// Now is a number or a percentage more or less than before (同比).
    Change(ChangeStatement),
    /// A number of the text names figures of the form.
    Value {
        /// The number of the text.
        figure: FigureId,
        /// The figures of the form that the words may mean, each a sum.
        of: Vec<Vec<FigureId>>,
    },
    /// All or nothing: figures that must be zero, or equal (全部办结, 均获维持, 未收到申请).
    All {
        /// What must add up to the same on the left …
        left: Vec<FigureId>,
        /// … and on the right; empty for zero.
        right: Vec<FigureId>,
        /// The place in the text that says so.
        at: u32,
    },
    /// The same fact is stated twice.
    Repeat {
        /// The first time.
        first: FigureId,
        /// The second time.
        second: FigureId,
    },
    /// An amount charged as information processing fees (信息处理费).
    Fee {
        /// The amount, in yuan.
        amount: FigureId,
    },
}

/// Now is more or less than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeStatement {
    /// By how much, printed without a sign.
    pub by: FigureId,
    /// Whether that is a percentage of what it was before.
    pub percent: bool,
    /// Whether the words say 减少 or 下降.
    pub falling: bool,
    /// What may be meant by now, the nearest first. Never empty.
    pub now: Vec<FigureId>,
    /// What it was before.
    pub before: Before,
    /// Whether before is last year (同比), so that last year's report may give it.
    pub last_year: bool,
}

/// One reading of a sum: what is on either side. A figure that several names share (甲、乙各 1 件)
/// is there once for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sides {
    /// Added up on the left.
    pub left: Vec<FigureId>,
    /// How the sides relate.
    pub compare: Compare,
    /// Added up on the right.
    pub right: Vec<FigureId>,
    /// What the words are taken to mean, where the numbers do not say it.
    pub taken: Option<Taken>,
}

/// How two sides relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    /// left = right.
    Equal,
    /// left ≤ right.
    AtMost,
    /// left ≥ right.
    AtLeast,
}

/// What words are taken to mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// What was received includes what was carried in.
    Included,
    /// It does not.
    Beside,
    /// A single part is compared with its whole.
    OnePart,
}

/// What a percentage may be of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base {
    /// The figures that make it up together.
    pub figures: Vec<FigureId>,
    /// How many other percentages of the paragraph fit it.
    pub others: usize,
}

/// What a number was before it changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Before {
    /// A figure of the text.
    Given(FigureId),
    /// What now is without the change that is beside it (增加 34 件, 增长 8.6%).
    Less(FigureId),
    /// Not given: some whole number.
    Unknown,
}

/// What a relation of the text is called broken by. How often that is right is measured on labelled
/// sentences; where it is not nearly always, it is only a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// The words say that a list is complete (包括, 分别为, 合计).
    Complete,
    /// The list ends in 其他, or its parts are kinds that divide a whole.
    Kinds,
    /// The percentages beside the parts make 100 %.
    Shared,
    /// The parts make nearly all of the whole.
    Nearly,
    /// One digit put right makes the parts and the whole agree.
    Digit,
    /// One digit put right makes them agree too, but a list that may leave something out, with so short a whole or so
    /// few parts, comes so near by chance.
    ShortDigit,
    /// The parts make more than the whole.
    TooMuch,
    /// One part is more than its whole.
    LargerPart,
    /// The words name what was received, carried in, answered and carried over.
    StockFlow,
    /// Received and carried in beside their total.
    Total,
    /// The words tie a percentage to its whole.
    Tied,
    /// Other percentages fit the whole that this one does not fit.
    Neighbours,
    /// A percentage of a list is a little off, or one digit.
    NearShare,
    /// The percentages of a complete list.
    Hundred,
    /// A growth or change with its base.
    Based,
    /// A growth from a base that last year's report must give, or some whole number.
    Unbased,
    /// The words name one figure of the form.
    Named,
    /// The words name a figure of the form, and a narrower scope, or leave it open.
    Narrower,
    /// All or nothing.
    All,
    /// The same words twice.
    Repeated,
    /// A fee by its name.
    Fee,
}
