//! Which words of a number name which figures of the form: families of rows, in the order in which they
//! are tried. To teach a wording, add the word to its sense in the lexicon, or a row here.

use crate::form::application::{Column, Group, Row};
use crate::form::{disclosure, dispute};
use crate::report::text::lexicon::Sense::{
    self, About, AdministrativeFee, Answered, Application, CarriedIn, Carry, Coercion, Corrected,
    Decision, Denied, Disclosure, Dismissed, ForOthers, Granted, Legal, Letter, Natural, Not,
    Organisations, Other, OtherBody, OtherOutcome, OtherResult, Outcome, Partial, Penalty, Permit,
    Proactive, Received, Review, Suit, Unavailable, Unheard, Unprocessed, Upheld, Verb, Way,
};
use crate::report::text::mention::HandlingStage;

/// What a number counts.
#[derive(Clone, Copy, Debug)]
pub(super) enum CountedThing {
    /// Money.
    Money,
    /// Things, whatever they are.
    Things,
    /// Applications in their handling.
    Handled,
    /// All letters of reply to applications.
    Letters,
    /// Applications that had one outcome.
    Outcomes,
    /// Applications that came in, by who applied.
    Applicants,
}

/// What a row names.
#[derive(Clone, Copy, Debug)]
pub(super) enum WordingTarget {
    /// A cell of table two.
    Cell(disclosure::Row, disclosure::Column),
    /// The cell of table two for the documents that the sentence speaks of.
    Document,
    /// What [`handled`] says of the stage of the number.
    Handled,
    /// Columns of rows of table three; each choice of rows is added up.
    Rows(&'static [&'static [Row]], &'static [Column]),
    /// 总计 of a group of rows of table three.
    Group(Group),
    /// A column of table four, of the proceedings that the sentence speaks of.
    Result(dispute::Column),
    /// 总计 of table four, of the proceedings that the number itself names.
    Proceedings,
}

/// Rows that share what a number must count and must not say.
#[derive(Debug)]
pub(super) struct Family {
    /// What the number counts.
    pub(super) counts: CountedThing,
    /// Senses of which its words may have none.
    pub(super) not: &'static [Sense],
    /// Senses of which its words have all, and what they name then.
    pub(super) rows: &'static [(&'static [Sense], WordingTarget)],
}

/// The families.
pub(super) static FAMILIES: &[Family] = &[
    // 行政事业性收费 12 万元
    Family {
        counts: CountedThing::Money,
        not: &[],
        rows: &[(
            &[AdministrativeFee],
            WordingTarget::Cell(disclosure::Row::Fee, disclosure::Column::Amount),
        )],
    },
    // 结果维持 2 件; 驳回 is distinguished from 维持 by some offices, and names nothing
    Family {
        counts: CountedThing::Things,
        not: &[],
        rows: &[
            (&[Upheld], WordingTarget::Result(dispute::Column::Upheld)),
            (
                &[Corrected],
                WordingTarget::Result(dispute::Column::Corrected),
            ),
            (
                &[OtherResult],
                WordingTarget::Result(dispute::Column::Other),
            ),
            (&[Unheard], WordingTarget::Result(dispute::Column::Pending)),
        ],
    },
    // 发生行政诉讼 3 件
    Family {
        counts: CountedThing::Things,
        not: NOT_RECEIVED,
        rows: &[(&[], WordingTarget::Proceedings)],
    },
    // 制发规范性文件 5 件，废止 1 件
    Family {
        counts: CountedThing::Things,
        not: &[Disclosure, Proactive, Verb, OtherBody, Other, Application],
        rows: &[(&[], WordingTarget::Document)],
    },
    // 作出行政许可决定 120 件
    Family {
        counts: CountedThing::Things,
        not: &[Disclosure, Proactive],
        rows: &[
            (&[Decision, Permit], decisions(disclosure::Row::Permit)),
            (&[Decision, Penalty], decisions(disclosure::Row::Penalty)),
            (&[Decision, Coercion], decisions(disclosure::Row::Coercion)),
        ],
    },
    // 新收申请 30 件，上年结转 2 件，办结 31 件，结转下年度 1 件
    Family {
        counts: CountedThing::Handled,
        not: ONE_KIND,
        rows: &[(&[], WordingTarget::Handled)],
    },
    // 出具答复书 30 份: mostly one for each application, now and then two
    Family {
        counts: CountedThing::Letters,
        not: &[Outcome, Received, Review, Suit],
        rows: &[(&[Letter], WordingTarget::Rows(&[&[Row::Total]], SUM))],
    },
    // 予以公开 20 件，部分公开 2 件，不予公开 8 件; 予以公开 may include 部分公开
    Family {
        counts: CountedThing::Outcomes,
        not: &[Review, Suit],
        rows: &[
            (&[Granted, Partial], WordingTarget::Rows(DISCLOSED, SUM)),
            (&[Partial], WordingTarget::Rows(&[&[Row::Partial]], SUM)),
            (&[Denied], WordingTarget::Group(Group::Denied)),
            (&[Granted], WordingTarget::Rows(GRANTED, SUM)),
            (&[Unavailable], WordingTarget::Group(Group::Unavailable)),
            (&[Unprocessed], WordingTarget::Group(Group::Unprocessed)),
            (&[OtherOutcome], WordingTarget::Group(Group::Other)),
        ],
    },
    // 收到申请 30 件，其中自然人 28 件，法人或其他组织 2 件
    Family {
        counts: CountedThing::Applicants,
        not: &[Review, Suit, Way],
        rows: &[
            (
                &[Natural],
                WordingTarget::Rows(RECEIVED, &[Column::Natural]),
            ),
            (
                &[Organisations],
                WordingTarget::Rows(RECEIVED, ORGANISATIONS),
            ),
        ],
    },
];

/// What a stage counts in table three, the most likely first; `new` says whether the words say 新收.
pub(super) fn handled(stage: HandlingStage, new: bool) -> &'static [&'static [Row]] {
    match stage {
        HandlingStage::Received if new => &[&[Row::New]],
        HandlingStage::Received => RECEIVED,
        HandlingStage::CarriedIn => &[&[Row::CarriedIn]],
        HandlingStage::CarriedOut => &[&[Row::CarriedOut]],
        HandlingStage::Carried => &[],
        HandlingStage::Answered => &[&[Row::Total]],
        HandlingStage::Handled => &[&[Row::Total], &[Row::New, Row::CarriedIn], &[Row::New]],
    }
}

const fn decisions(row: disclosure::Row) -> WordingTarget {
    WordingTarget::Cell(row, disclosure::Column::Decisions)
}

/// 总计.
pub(super) const SUM: &[Column] = &[Column::Sum];

/// What was received, without or with what was carried in.
const RECEIVED: &[&[Row]] = &[&[Row::New], &[Row::New, Row::CarriedIn]];
const DISCLOSED: &[&[Row]] = &[&[Row::Granted, Row::Partial]];
const GRANTED: &[&[Row]] = &[&[Row::Granted], &[Row::Granted, Row::Partial]];

/// Words beside which proceedings are not all that came in.
const NOT_RECEIVED: &[Sense] = &[
    Dismissed,
    Sense::Result,
    Carry,
    CarriedIn,
    ForOthers,
    Answered,
    Not,
    Sense::None,
    OtherBody,
];

/// Words beside which only one kind of what was received or answered is counted.
const ONE_KIND: &[Sense] = &[
    Review,
    Suit,
    Way,
    Natural,
    Legal,
    Organisations,
    OtherBody,
    About,
    ForOthers,
];

/// All but 自然人: 法人或其他组织.
const ORGANISATIONS: &[Column] = &[
    Column::Business,
    Column::Research,
    Column::Charity,
    Column::Legal,
    Column::Other,
];
