//! The labels of the official form: what each names, and how it is spelt.

use crate::form::{Edition, TableKind, application, disclosure, dispute};

/// What a label of the official form names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelTarget {
    /// A row of table two.
    DisclosureRow(disclosure::Row),
    /// A column of table two, as an edition prints it.
    DisclosureColumn(disclosure::Column, Edition),
    /// What begins a block of table two: 第二十条第(一)项, 信息内容.
    Block,
    /// Other words of table two: 单位:万元.
    DisclosureWord,
    /// A row of table three.
    ApplicationRow(application::Row),
    /// What is beside several rows of table three: 三、本年度办理结果, (三)不予公开.
    ApplicationGroup,
    /// A column of table three.
    ApplicationColumn(application::Column),
    /// What is over several columns of table three: 法人或其他组织.
    ApplicationSpan,
    /// Other words of table three: 申请人情况.
    ApplicationWord,
    /// A group of table four.
    DisputeGroup(dispute::Group),
    /// What is over several groups of table four: 行政诉讼.
    DisputeSpan,
    /// A result of table four.
    DisputeColumn(dispute::Column),
    /// The heading of table four.
    DisputeWord,
}

impl LabelTarget {
    /// The table that the label is of.
    pub fn kind(self) -> TableKind {
        match self {
            Self::DisclosureRow(_)
            | Self::DisclosureColumn(..)
            | Self::Block
            | Self::DisclosureWord => TableKind::Disclosure,
            Self::ApplicationRow(_)
            | Self::ApplicationGroup
            | Self::ApplicationColumn(_)
            | Self::ApplicationSpan
            | Self::ApplicationWord => TableKind::Application,
            Self::DisputeGroup(_)
            | Self::DisputeSpan
            | Self::DisputeColumn(_)
            | Self::DisputeWord => TableKind::Dispute,
        }
    }
}

/// A label, as it is printed on the form, as offices print it as well, and words that determine it anywhere.
pub(super) struct LabelEntry {
    pub(super) item: LabelTarget,
    pub(super) printed: Vec<&'static str>,
    pub(super) others: &'static [&'static str],
    pub(super) within: &'static [&'static str],
}

fn entry(item: LabelTarget, printed: &[&'static str]) -> LabelEntry {
    LabelEntry {
        item,
        printed: printed.to_vec(),
        others: &[],
        within: &[],
    }
}

/// Of labels that words name equally well, the first counts.
pub(super) fn entries() -> Vec<LabelEntry> {
    let mut entries = Vec::new();
    add_disclosure(&mut entries);
    add_application(&mut entries);
    add_dispute(&mut entries);
    entries
}

fn add_disclosure(entries: &mut Vec<LabelEntry>) {
    use disclosure::{Column, Row};
    const EDITIONS: [Edition; 2] = [Edition::E2019, Edition::E2021];
    for row in Row::ALL {
        let mut printed = EDITIONS.map(|edition| row.label(edition).zh).to_vec();
        printed.dedup();
        entries.push(entry(LabelTarget::DisclosureRow(row), &printed));
    }
    for edition in EDITIONS {
        for column in Column::ALL {
            let blocks = disclosure::blocks(edition);
            let mut columns = blocks.iter().flat_map(|block| block.columns);
            if !columns.any(|other| *other == column) {
                continue;
            }
            // the editions differ by half a word
            if (column, edition) == (Column::Decisions, Edition::E2021) {
                continue;
            }
            let words: (&[&str], &[&str]) = match (column, edition) {
                (Column::Made, Edition::E2019) => (&[], &["新制作", "制作数量"]),
                (Column::Made, Edition::E2021) => (&[], &["制发"]),
                (Column::Disclosed, _) => (&[], &["新公开"]),
                (Column::PublicTotal, _) => (&[], &["公开总数"]),
                (Column::Repealed, _) => (&[], &["废止"]),
                (Column::Valid, _) => (&[], &["现行有效", "有效件数"]),
                (Column::Previous, _) => (&[], &["上一年项目"]),
                (Column::Change, _) => (&[], &["增减"]),
                (Column::Decisions, _) => (&[], &["处理决定"]),
                (Column::Amount, Edition::E2019) => (&["采购金额"], &[]),
                (Column::Amount, Edition::E2021) => (&[], &["收费金额"]),
                (Column::Count, _) => (&[], &["采购项目"]),
            };
            let mut printed = vec![column.label(edition).zh];
            match (column, edition) {
                (Column::Amount, Edition::E2021) => printed.push("本年收费金额"),
                (Column::Decisions, _) => printed.push(column.label(Edition::E2021).zh),
                _ => {}
            }
            entries.push(LabelEntry {
                others: words.0,
                within: words.1,
                ..entry(LabelTarget::DisclosureColumn(column, edition), &printed)
            });
        }
    }
    let blocks = EDITIONS.into_iter().flat_map(disclosure::blocks);
    let mut headings: Vec<&str> = blocks.map(|block| block.heading).collect();
    headings.push("信息内容");
    entries.push(LabelEntry {
        within: &["第二十条第", "信息内容"],
        ..entry(LabelTarget::Block, &headings)
    });
    let words = ["单位:万元", "单位:万元/件", "本年新增"];
    entries.push(entry(LabelTarget::DisclosureWord, &words));
}

fn add_application(entries: &mut Vec<LabelEntry>) {
    use application::{Column, Group, Row};
    for row in Row::ALL {
        let mut printed = vec![row.label().zh];
        match row {
            Row::New => printed.push("本年新收"),
            Row::Partial => printed.push("(二)部分公开"),
            _ => {}
        }
        let others: &[&str] = match row {
            Row::OtherNotCorrected => &["申请人无正当理由逾期不补正"],
            Row::OtherUnpaid => &["申请人逾期未按收费通知要求缴纳费用"],
            _ => &[],
        };
        entries.push(LabelEntry {
            others,
            ..entry(LabelTarget::ApplicationRow(row), &printed)
        });
    }
    let groups = [Group::Denied, Group::Unavailable, Group::Unprocessed];
    let mut groups = groups.map(|group| group.label().zh).to_vec();
    groups.push("三、本年度办理结果");
    entries.push(entry(LabelTarget::ApplicationGroup, &groups));
    for column in Column::ALL {
        let others: &[&str] = match column {
            Column::Other => &["其它"],
            Column::Sum => &["合计"],
            _ => &[],
        };
        entries.push(LabelEntry {
            others,
            ..entry(LabelTarget::ApplicationColumn(column), &[column.label().zh])
        });
    }
    entries.push(LabelEntry {
        within: &["法人"],
        ..entry(LabelTarget::ApplicationSpan, &["法人或其他组织"])
    });
    let check = "(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)";
    entries.push(LabelEntry {
        within: &["勾稽关系"],
        ..entry(LabelTarget::ApplicationWord, &["申请人情况", check])
    });
}

fn add_dispute(entries: &mut Vec<LabelEntry>) {
    use dispute::{Column, Group};
    entries.push(LabelEntry {
        others: &["政府信息公开行政复议、行政诉讼情况", "行政复议、行政诉讼"],
        ..entry(LabelTarget::DisputeWord, &[])
    });
    for group in [Group::SuitAfterReview, Group::SuitDirect, Group::Review] {
        let within: &[&str] = match group {
            Group::SuitAfterReview => &["复议后"],
            Group::SuitDirect => &["直接起诉", "未经复议"],
            Group::Review => &["行政复议"],
        };
        entries.push(LabelEntry {
            within,
            ..entry(LabelTarget::DisputeGroup(group), &[group.label().zh])
        });
    }
    entries.push(LabelEntry {
        within: &["诉讼"],
        ..entry(LabelTarget::DisputeSpan, &["行政诉讼"])
    });
    for column in Column::ALL {
        let (others, within): (&[&str], &[&str]) = match column {
            Column::Upheld => (&[], &["维持"]),
            Column::Corrected => (&[], &["纠正"]),
            Column::Other => (&["其他", "其它"], &[]),
            Column::Pending => (&[], &["审结"]),
            Column::Sum => (&["合计"], &[]),
        };
        entries.push(LabelEntry {
            others,
            within,
            ..entry(LabelTarget::DisputeColumn(column), &[column.label().zh])
        });
    }
}
