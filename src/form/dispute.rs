//! Table four, 政府信息公开行政复议、行政诉讼情况: one data row of fifteen numbers.

use crate::language::Label;

/// The three groups of columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// 行政复议.
    Review,
    /// 行政诉讼 · 未经复议直接起诉.
    SuitDirect,
    /// 行政诉讼 · 复议后起诉.
    SuitAfterReview,
}

impl Group {
    /// In the order of the form.
    pub const ALL: [Self; 3] = [Self::Review, Self::SuitDirect, Self::SuitAfterReview];

    /// The id, e.g. `suit-direct`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::SuitDirect => "suit-direct",
            Self::SuitAfterReview => "suit-after-review",
        }
    }

    /// The label on the form.
    pub fn label(self) -> Label {
        match self {
            Self::Review => Label {
                zh: "行政复议",
                en: "Administrative review",
            },
            Self::SuitDirect => Label {
                zh: "未经复议直接起诉",
                en: "Lawsuit without prior review",
            },
            Self::SuitAfterReview => Label {
                zh: "复议后起诉",
                en: "Lawsuit after review",
            },
        }
    }
}

/// The five columns of each group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// 结果维持.
    Upheld,
    /// 结果纠正.
    Corrected,
    /// 其他结果.
    Other,
    /// 尚未审结.
    Pending,
    /// 总计.
    Sum,
}

impl Column {
    /// In the order of the form, the total last.
    pub const ALL: [Self; 5] = [
        Self::Upheld,
        Self::Corrected,
        Self::Other,
        Self::Pending,
        Self::Sum,
    ];

    /// The columns that make up the total.
    pub const PARTS: [Self; 4] = [Self::Upheld, Self::Corrected, Self::Other, Self::Pending];

    /// The id, e.g. `upheld`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Upheld => "upheld",
            Self::Corrected => "corrected",
            Self::Other => "other",
            Self::Pending => "pending",
            Self::Sum => "sum",
        }
    }

    /// The label on the form.
    pub fn label(self) -> Label {
        match self {
            Self::Upheld => Label {
                zh: "结果维持",
                en: "Upheld",
            },
            Self::Corrected => Label {
                zh: "结果纠正",
                en: "Corrected",
            },
            Self::Other => Label {
                zh: "其他结果",
                en: "Other result",
            },
            Self::Pending => Label {
                zh: "尚未审结",
                en: "Pending",
            },
            Self::Sum => Label {
                zh: "总计",
                en: "Total",
            },
        }
    }
}
