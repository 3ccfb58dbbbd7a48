//! The official form as data: its two editions, and the rows, columns and labels of its three tables.
//!
//! | Report on | Edition | Instrument |
//! | --- | --- | --- |
//! | 2019, 2020 | [`Edition::E2019`] | 国办公开办函〔2019〕60号 |
//! | 2021 to now | [`Edition::E2021`] | 国办公开办函〔2021〕30号 |

pub mod application;
pub mod disclosure;
pub mod dispute;
pub mod fold;
mod labels;
pub mod lexicon;
pub mod official;
pub mod simplified;
pub mod table;
mod table_name;

use std::fmt;

/// An edition of the form (格式版本).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edition {
    /// 国办公开办函〔2019〕60号（试行）: reports on 2019 and 2020.
    E2019,
    /// 国办公开办函〔2021〕30号: reports on 2021 and later.
    E2021,
}

impl Edition {
    /// The older first.
    pub const ALL: [Self; 2] = [Self::E2019, Self::E2021];

    /// The edition that a report on `year` must use; none before 2019.
    pub fn of_year(year: i32) -> Option<Self> {
        match year {
            ..2019 => None,
            2019 | 2020 => Some(Self::E2019),
            2021.. => Some(Self::E2021),
        }
    }

    /// The name used in figures, links and JSON: `2019` or `2021`.
    pub fn id(self) -> &'static str {
        match self {
            Self::E2019 => "2019",
            Self::E2021 => "2021",
        }
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// The three tables of the form, by the section that holds them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableKind {
    /// Section two, 主动公开政府信息情况.
    Disclosure,
    /// Section three, 收到和处理政府信息公开申请情况.
    Application,
    /// Section four, 政府信息公开行政复议、行政诉讼情况.
    Dispute,
}

impl TableKind {
    /// In the order of the form.
    pub const ALL: [Self; 3] = [Self::Disclosure, Self::Application, Self::Dispute];

    /// The section that holds it, from 1.
    pub fn section(self) -> u32 {
        match self {
            Self::Disclosure => 2,
            Self::Application => 3,
            Self::Dispute => 4,
        }
    }

    /// The table that a section holds.
    pub fn of_section(number: u32) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.section() == number)
    }
}

/// The six sections of the report, with the heading of the form.
pub const SECTIONS: [&str; 6] = [
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
];
