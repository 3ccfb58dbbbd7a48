//! What the three tables of the form are called, in messages, on the page and in ids.

use super::TableKind;
use crate::language::Label;

impl TableKind {
    /// How the ids of its figures begin: `t2` of `t2/normative/made`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Disclosure => "t2",
            Self::Application => "t3",
            Self::Dispute => "t4",
        }
    }

    /// Its number, by the section that holds it: 表二.
    pub fn number(self) -> Label {
        let (zh, en) = match self {
            Self::Disclosure => ("表二", "table two"),
            Self::Application => ("表三", "table three"),
            Self::Dispute => ("表四", "table four"),
        };
        Label { zh, en }
    }

    /// What it is about: 主动公开情况表.
    pub fn name(self) -> Label {
        let (zh, en) = match self {
            Self::Disclosure => ("主动公开情况表", "table of disclosure"),
            Self::Application => ("申请办理情况表", "table of applications"),
            Self::Dispute => ("复议诉讼情况表", "table of reviews and lawsuits"),
        };
        Label { zh, en }
    }

    /// Its number with the heading of its section, as a sentence begins.
    pub fn full_name(self) -> Label {
        let (zh, en) = match self {
            Self::Disclosure => (
                "表二（主动公开政府信息情况）",
                "Table two (proactive disclosure)",
            ),
            Self::Application => (
                "表三（收到和处理政府信息公开申请情况）",
                "Table three (applications)",
            ),
            Self::Dispute => (
                "表四（行政复议、行政诉讼情况）",
                "Table four (reviews and lawsuits)",
            ),
        };
        Label { zh, en }
    }
}
