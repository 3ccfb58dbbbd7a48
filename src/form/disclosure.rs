//! Table two, 主动公开政府信息情况: 22 numbers in edition 2019, 10 in edition 2021.

use super::Edition;
use crate::language::Label;

/// A data row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Row {
    /// 规章.
    Regulation,
    /// 规范性文件 (2019), 行政规范性文件 (2021).
    Normative,
    /// 行政许可.
    Permit,
    /// 其他对外管理服务事项 (2019 only).
    Service,
    /// 行政处罚.
    Penalty,
    /// 行政强制.
    Coercion,
    /// 行政事业性收费.
    Fee,
    /// 政府集中采购 (2019 only).
    Procurement,
}

/// A column; which ones a row has depends on the row and the edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// 本年新制作数量 (2019), 本年制发件数 (2021).
    Made,
    /// 本年新公开数量 (2019).
    Disclosed,
    /// 对外公开总数量 (2019).
    PublicTotal,
    /// 本年废止件数 (2021).
    Repealed,
    /// 现行有效件数 (2021).
    Valid,
    /// 上一年项目数量 (2019).
    Previous,
    /// 本年增/减, signed (2019).
    Change,
    /// 处理决定数量 (2019), 本年处理决定数量 (2021).
    Decisions,
    /// 采购总金额 (2019), 本年收费金额 in 万元 (2021).
    Amount,
    /// 采购项目数量 (2019).
    Count,
}

/// A block (栏) of the table: its article item, its columns, its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// The full-width heading, e.g. 第二十条第(一)项.
    pub heading: &'static str,
    /// The columns after 信息内容, in the order of the form.
    pub columns: &'static [Column],
    /// The data rows.
    pub rows: &'static [Row],
}

/// The blocks of an edition, in the order of the form.
pub fn blocks(edition: Edition) -> &'static [Block] {
    match edition {
        Edition::E2019 => &BLOCKS_2019,
        Edition::E2021 => &BLOCKS_2021,
    }
}

static BLOCKS_2019: [Block; 5] = [
    Block {
        heading: "第二十条第(一)项",
        columns: &[Column::Made, Column::Disclosed, Column::PublicTotal],
        rows: &[Row::Regulation, Row::Normative],
    },
    Block {
        heading: "第二十条第(五)项",
        columns: &[Column::Previous, Column::Change, Column::Decisions],
        rows: &[Row::Permit, Row::Service],
    },
    Block {
        heading: "第二十条第(六)项",
        columns: &[Column::Previous, Column::Change, Column::Decisions],
        rows: &[Row::Penalty, Row::Coercion],
    },
    Block {
        heading: "第二十条第(八)项",
        columns: &[Column::Previous, Column::Change],
        rows: &[Row::Fee],
    },
    Block {
        heading: "第二十条第(九)项",
        columns: &[Column::Count, Column::Amount],
        rows: &[Row::Procurement],
    },
];

static BLOCKS_2021: [Block; 4] = [
    Block {
        heading: "第二十条第(一)项",
        columns: &[Column::Made, Column::Repealed, Column::Valid],
        rows: &[Row::Regulation, Row::Normative],
    },
    Block {
        heading: "第二十条第(五)项",
        columns: &[Column::Decisions],
        rows: &[Row::Permit],
    },
    Block {
        heading: "第二十条第(六)项",
        columns: &[Column::Decisions],
        rows: &[Row::Penalty, Row::Coercion],
    },
    Block {
        heading: "第二十条第(八)项",
        columns: &[Column::Amount],
        rows: &[Row::Fee],
    },
];

impl Row {
    /// Every row of either edition, in the order of the form.
    pub const ALL: [Self; 8] = [
        Self::Regulation,
        Self::Normative,
        Self::Permit,
        Self::Service,
        Self::Penalty,
        Self::Coercion,
        Self::Fee,
        Self::Procurement,
    ];

    /// The id, e.g. `normative`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Regulation => "regulation",
            Self::Normative => "normative",
            Self::Permit => "permit",
            Self::Service => "service",
            Self::Penalty => "penalty",
            Self::Coercion => "coercion",
            Self::Fee => "fee",
            Self::Procurement => "procurement",
        }
    }

    /// The label on the form of `edition`.
    pub fn label(self, edition: Edition) -> Label {
        match (self, edition) {
            (Self::Regulation, _) => Label {
                zh: "规章",
                en: "Regulations",
            },
            (Self::Normative, Edition::E2019) => Label {
                zh: "规范性文件",
                en: "Normative documents",
            },
            (Self::Normative, Edition::E2021) => Label {
                zh: "行政规范性文件",
                en: "Normative documents",
            },
            (Self::Permit, _) => Label {
                zh: "行政许可",
                en: "Permits",
            },
            (Self::Service, _) => Label {
                zh: "其他对外管理服务事项",
                en: "Other public services",
            },
            (Self::Penalty, _) => Label {
                zh: "行政处罚",
                en: "Penalties",
            },
            (Self::Coercion, _) => Label {
                zh: "行政强制",
                en: "Coercive measures",
            },
            (Self::Fee, _) => Label {
                zh: "行政事业性收费",
                en: "Administrative fees",
            },
            (Self::Procurement, _) => Label {
                zh: "政府集中采购",
                en: "Central procurement",
            },
        }
    }
}

impl Column {
    /// Every column of either edition.
    pub const ALL: [Self; 10] = [
        Self::Made,
        Self::Disclosed,
        Self::PublicTotal,
        Self::Repealed,
        Self::Valid,
        Self::Previous,
        Self::Change,
        Self::Decisions,
        Self::Amount,
        Self::Count,
    ];

    /// The id, e.g. `public-total`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::Disclosed => "disclosed",
            Self::PublicTotal => "public-total",
            Self::Repealed => "repealed",
            Self::Valid => "valid",
            Self::Previous => "previous",
            Self::Change => "change",
            Self::Decisions => "decisions",
            Self::Amount => "amount",
            Self::Count => "count",
        }
    }

    /// The label on the form of `edition`.
    pub fn label(self, edition: Edition) -> Label {
        match (self, edition) {
            (Self::Made, Edition::E2019) => Label {
                zh: "本年新制作数量",
                en: "Newly made",
            },
            (Self::Made, Edition::E2021) => Label {
                zh: "本年制发件数",
                en: "Issued this year",
            },
            (Self::Disclosed, _) => Label {
                zh: "本年新公开数量",
                en: "Newly disclosed",
            },
            (Self::PublicTotal, _) => Label {
                zh: "对外公开总数量",
                en: "Disclosed in all",
            },
            (Self::Repealed, _) => Label {
                zh: "本年废止件数",
                en: "Repealed this year",
            },
            (Self::Valid, _) => Label {
                zh: "现行有效件数",
                en: "In force",
            },
            (Self::Previous, _) => Label {
                zh: "上一年项目数量",
                en: "Items last year",
            },
            (Self::Change, _) => Label {
                zh: "本年增/减",
                en: "Change this year",
            },
            (Self::Decisions, Edition::E2019) => Label {
                zh: "处理决定数量",
                en: "Decisions",
            },
            (Self::Decisions, Edition::E2021) => Label {
                zh: "本年处理决定数量",
                en: "Decisions this year",
            },
            (Self::Amount, Edition::E2019) => Label {
                zh: "采购总金额",
                en: "Amount procured",
            },
            (Self::Amount, Edition::E2021) => Label {
                zh: "本年收费金额(单位:万元)",
                en: "Fees this year (10,000 yuan)",
            },
            (Self::Count, _) => Label {
                zh: "采购项目数量",
                en: "Items procured",
            },
        }
    }
}
