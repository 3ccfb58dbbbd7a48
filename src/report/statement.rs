//! Statements (表述): what a sentence of the running text claims about its numbers.

use super::figure::FigureId;
use crate::read::span::Span;

/// One claim of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What it claims.
    pub claim: Claim,
    /// The words that claim it.
    pub span: Span,
}

/// What a sentence claims. Figures are those of the running text unless said otherwise. Where the
/// wording allows several readings, the most likely one stands first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// A whole is made of parts (分项与总数).
    Sum {
        /// What may be the whole: one figure, or several that make it up together. Never empty.
        wholes: Vec<Vec<FigureId>>,
        /// Which parts may be meant: the longest list first. Never empty.
        lists: Vec<Vec<FigureId>>,
        /// How far the words say that the list is complete.
        wording: Wording,
        /// What the parts have in common that bears on whether they may overlap or leave some out.
        kinds: Kinds,
    },
    /// 新收 A 件, 上年结转 B 件, 共 C 件: what was received and carried in makes the total.
    Total {
        /// Received and carried in.
        parts: Vec<FigureId>,
        /// The total.
        total: FigureId,
    },
    /// Received and carried in are answered or carried over (收支衔接).
    Roll {
        /// What was received in the year.
        received: FigureId,
        /// What was carried in from the year before, if the words tell.
        carried_in: Option<FigureId>,
        /// What was answered.
        answered: FigureId,
        /// What is carried over to the next year, if the words tell.
        carried_out: Option<FigureId>,
        /// Where the words put what was carried in.
        included: Included,
        /// Whether the words leave room for only one reading (新收: nothing carried in).
        strict: bool,
    },
    /// A part is a percentage of a whole (占比).
    Share {
        /// The part.
        part: FigureId,
        /// What the whole may be: one figure, or several added up.
        bases: Vec<Vec<FigureId>>,
        /// The percentage.
        percent: FigureId,
        /// The other parts of the same list with their percentages.
        siblings: Vec<(FigureId, FigureId)>,
        /// How closely the words tie the percentage to the first base.
        tie: Tie,
    },
    /// The shares of a list add up to 100 %.
    Shares {
        /// The percentages.
        percents: Vec<FigureId>,
        /// Whether the list names everything (it ends in 其他).
        complete: bool,
    },
    /// Now is a percentage more or less than before (同比).
    Growth {
        /// What may be meant by now.
        now: Vec<FigureId>,
        /// Before, if the text gives it.
        before: Option<FigureId>,
        /// The percentage, printed without a sign.
        percent: FigureId,
        /// The change by a number beside it (增加 34 件, 增长 8.6%), if the text gives no base.
        step: Option<FigureId>,
        /// Whether the words say 下降.
        falling: bool,
        /// Whether before is last year (同比, 较上年), so that last year's report may give it.
        last_year: bool,
    },
    /// Now is a number more or less than before.
    Change {
        /// What may be meant by now.
        now: Vec<FigureId>,
        /// Before, if the text gives it.
        before: Option<FigureId>,
        /// The difference, printed without a sign.
        amount: FigureId,
        /// Whether the words say 减少.
        falling: bool,
        /// Whether before is last year, so that last year's report may give it.
        last_year: bool,
    },
    /// A number of the text names figures of the form.
    Value {
        /// The number of the text, or several that the words add up.
        figure: FigureId,
        /// The figures of the form that the words may mean, each a sum.
        of: Vec<Vec<FigureId>>,
        /// Whether the words name a narrower scope than the report (区政府办公室).
        narrower: bool,
    },
    /// All or nothing: figures that must be zero, or equal (全部办结, 均获维持, 未收到申请).
    All {
        /// What must add up to the same on the left …
        left: Vec<FigureId>,
        /// … and on the right; empty for zero.
        right: Vec<FigureId>,
        /// Whether the words bear it out only where it holds: 均在期限内答复 leaves room for what is not
        /// due yet.
        lenient: bool,
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

/// How far the words say that a list of parts is complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// 包括, 分别为, 具体为, a colon, or a list that ends in 其他: complete.
    Complete,
    /// 其中, or no word at all: complete only if the numbers speak for it.
    Among,
    /// Numbers that follow a total (共) without any word between: a list only if they nearly make it.
    Implied,
    /// 主要包括, 等: examples.
    Examples,
}

/// What the parts of a list have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kinds {
    /// Kinds that exclude each other and are few: outcomes, kinds of applicants, ways of applying.
    Closed,
    /// Kinds that may overlap: people, channels that carry the same news.
    Overlapping,
    /// Nothing is known.
    Open,
}

/// How closely words tie a percentage to a base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// Not at all: where it fits no base it may be of something else.
    Loose,
    /// By 占 in a list: a share that is far off may still be of something else.
    Likely,
    /// By naming both numbers: 收到 n 件, 办结 m 件, 办结率.
    Certain,
}

/// Where the words put what was carried in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Included {
    /// Beside what was received: 新收 n 件, 上年结转 m 件.
    Beside,
    /// Inside what was received: 受理 n 件(含上年结转 m 件).
    InReceived,
    /// Inside what was answered: 办结 n 件(含上年结转 m 件).
    InAnswered,
}
