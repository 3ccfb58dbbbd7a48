//! The official form as data: its labels and headings and how they are spelt, and what its tables look like.

pub mod headings;
mod labels;
mod tables;
pub mod title;

use std::sync::LazyLock;

use super::TableKind;
use super::lexicon::{Lexicon, Name, Spellings};
use super::table::TableDefinition;
pub use labels::LabelTarget;

/// The official form, of either edition.
#[derive(Debug)]
pub struct Official {
    /// How its labels are spelt.
    pub lexicon: Lexicon,
    items: Vec<LabelTarget>,
    disclosure: TableDefinition,
    application: TableDefinition,
    dispute: TableDefinition,
}

impl Official {
    /// What a label names.
    pub fn item(&self, name: Name) -> Option<LabelTarget> {
        self.items.get(usize::from(name.0)).copied()
    }

    /// What a table looks like.
    pub fn table(&self, kind: TableKind) -> &TableDefinition {
        match kind {
            TableKind::Disclosure => &self.disclosure,
            TableKind::Application => &self.application,
            TableKind::Dispute => &self.dispute,
        }
    }
}

/// The official form.
pub static OFFICIAL: LazyLock<Official> = LazyLock::new(|| {
    let entries = labels::entries();
    let spellings = entries.iter().map(|entry| Spellings {
        printed: &entry.printed,
        others: entry.others,
        within: entry.within,
    });
    let items: Vec<LabelTarget> = entries.iter().map(|entry| entry.item).collect();
    let name = |item: LabelTarget| {
        let at = items.iter().position(|other| *other == item);
        Name(at.and_then(|at| u16::try_from(at).ok()).unwrap_or(u16::MAX))
    };
    Official {
        lexicon: Lexicon::new(spellings),
        disclosure: tables::disclosure(&name),
        application: tables::application(&name),
        dispute: tables::dispute(&name),
        items,
    }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_of_the_tables_is_in_the_lexicon() {
        for kind in TableKind::ALL {
            let table = OFFICIAL.table(kind);
            let blocks = table.layouts.iter().flat_map(|layout| &layout.0);
            let rows = blocks.flat_map(|block| &block.rows);
            let columns = table.columns.iter().flat_map(|columns| &columns.paths);
            for &name in rows.chain(columns).flatten() {
                assert_eq!(OFFICIAL.item(name).map(LabelTarget::kind), Some(kind));
            }
        }
    }

    /// The best label that words name in a table.
    #[track_caller]
    fn check(text: &str, kind: TableKind, expected: Option<LabelTarget>) {
        let found = OFFICIAL.lexicon.candidates(text);
        let of_kind = |name| OFFICIAL.item(name).filter(|item| item.kind() == kind);
        let best = found
            .iter()
            .filter_map(|found| Some((found.score, of_kind(found.name)?)))
            .reduce(|best, next| if next.0 > best.0 { next } else { best });
        assert_eq!(best.map(|(_, item)| item), expected, "{text}");
    }

    #[test]
    fn words_name_what_they_name_in_each_table() {
        use super::super::application::{self, Row};
        use super::super::dispute::{Column, Group};
        use TableKind::{Application, Dispute};
        let column = LabelTarget::ApplicationColumn(application::Column::Sum);
        check("合计", Application, Some(column));
        check(
            "(六)其他处理",
            Application,
            Some(LabelTarget::ApplicationRow(Row::Other)),
        );
        check(
            "复议后起诉",
            Dispute,
            Some(LabelTarget::DisputeGroup(Group::SuitAfterReview)),
        );
        check(
            "政府信息公开行政复议、行政诉讼情况",
            Dispute,
            Some(LabelTarget::DisputeWord),
        );
        check("行政诉讼", Dispute, Some(LabelTarget::DisputeSpan));
        check(
            "审结",
            Dispute,
            Some(LabelTarget::DisputeColumn(Column::Pending)),
        );
        check("科研机构", Dispute, None);
    }
}
