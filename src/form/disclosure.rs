//! Table two, 主动公开政府信息情况: 22 numbers in edition 2019, 10 in edition 2021.

use super::Edition;
use super::labels::labels;
use crate::language::Label;

labels! {
    /// A data row of either edition.
    Row.latest {
        Regulation "regulation" "规章" "Regulations"
        Normative "normative" "行政规范性文件" "Normative documents"
        Permit "permit" "行政许可" "Permits"
        Service "service" "其他对外管理服务事项" "Other public services"
        Penalty "penalty" "行政处罚" "Penalties"
        Coercion "coercion" "行政强制" "Coercive measures"
        Fee "fee" "行政事业性收费" "Administrative fees"
        Procurement "procurement" "政府集中采购" "Central procurement"
    }
}

impl Row {
    /// The label on the form of `edition`.
    pub fn label(self, edition: Edition) -> Label {
        match (self, edition) {
            (Self::Normative, Edition::E2019) => Label {
                zh: "规范性文件",
                en: "Normative documents",
            },
            _ => self.latest(),
        }
    }
}

labels! {
    /// A column of either edition; which ones a row has depends on the row and the edition.
    Column.latest {
        Made "made" "本年制发件数" "Issued this year"
        Disclosed "disclosed" "本年新公开数量" "Newly disclosed"
        PublicTotal "public-total" "对外公开总数量" "Disclosed in all"
        Repealed "repealed" "本年废止件数" "Repealed this year"
        Valid "valid" "现行有效件数" "In force"
        Previous "previous" "上一年项目数量" "Items last year"
        Change "change" "本年增/减" "Change this year"
        Decisions "decisions" "本年处理决定数量" "Decisions this year"
        Amount "amount" "本年收费金额(单位:万元)" "Fees this year (10,000 yuan)"
        Count "count" "采购项目数量" "Items procured"
    }
}

impl Column {
    /// The label on the form of `edition`.
    pub fn label(self, edition: Edition) -> Label {
        match (self, edition) {
            (Self::Made, Edition::E2019) => Label {
                zh: "本年新制作数量",
                en: "Newly made",
            },
            (Self::Decisions, Edition::E2019) => Label {
                zh: "处理决定数量",
                en: "Decisions",
            },
            (Self::Amount, Edition::E2019) => Label {
                zh: "采购总金额",
                en: "Amount procured",
            },
            _ => self.latest(),
        }
    }
}

/// A block (栏) of the table: its article item, its columns, its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DisclosureBlock {
    /// The full-width heading, e.g. 第二十条第(一)项.
    pub heading: &'static str,
    /// The columns after 信息内容, in the order of the form.
    pub columns: &'static [Column],
    /// The data rows.
    pub rows: &'static [Row],
}

/// The blocks of an edition, in the order of the form.
pub fn blocks(edition: Edition) -> &'static [DisclosureBlock] {
    match edition {
        Edition::E2019 => &BLOCKS_2019,
        Edition::E2021 => &BLOCKS_2021,
    }
}

static BLOCKS_2019: [DisclosureBlock; 5] = [
    DisclosureBlock {
        heading: "第二十条第(一)项",
        columns: &[Column::Made, Column::Disclosed, Column::PublicTotal],
        rows: &[Row::Regulation, Row::Normative],
    },
    DisclosureBlock {
        heading: "第二十条第(五)项",
        columns: &[Column::Previous, Column::Change, Column::Decisions],
        rows: &[Row::Permit, Row::Service],
    },
    DisclosureBlock {
        heading: "第二十条第(六)项",
        columns: &[Column::Previous, Column::Change, Column::Decisions],
        rows: &[Row::Penalty, Row::Coercion],
    },
    DisclosureBlock {
        heading: "第二十条第(八)项",
        columns: &[Column::Previous, Column::Change],
        rows: &[Row::Fee],
    },
    DisclosureBlock {
        heading: "第二十条第(九)项",
        columns: &[Column::Count, Column::Amount],
        rows: &[Row::Procurement],
    },
];

static BLOCKS_2021: [DisclosureBlock; 4] = [
    DisclosureBlock {
        heading: "第二十条第(一)项",
        columns: &[Column::Made, Column::Repealed, Column::Valid],
        rows: &[Row::Regulation, Row::Normative],
    },
    DisclosureBlock {
        heading: "第二十条第(五)项",
        columns: &[Column::Decisions],
        rows: &[Row::Permit],
    },
    DisclosureBlock {
        heading: "第二十条第(六)项",
        columns: &[Column::Decisions],
        rows: &[Row::Penalty, Row::Coercion],
    },
    DisclosureBlock {
        heading: "第二十条第(八)项",
        columns: &[Column::Amount],
        rows: &[Row::Fee],
    },
];
