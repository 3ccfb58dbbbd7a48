//! A checked report → its row in a table of many: what is shown and sorted by there, small enough to be
//! kept for thousands and to be handed from where reports are checked to where they are listed.

use super::{RuleCount, Summary, SummaryItem, items};
use crate::check::Checked;
use crate::form::Edition;
use crate::language::Words;
use crate::view::card::Dismissed;

/// A row of a table of many reports.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    any(feature = "cli", feature = "wire"),
    derive(serde::Serialize, serde::Deserialize)
)]
pub struct ReportRow {
    /// The path or the name of what the report was read from.
    pub source: String,
    /// What was found in it; why not, where it could not be read at all.
    pub report: Result<Overview, Words>,
}

/// What was found in one of many reports.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    any(feature = "cli", feature = "wire"),
    derive(serde::Serialize, serde::Deserialize)
)]
pub struct Overview {
    /// The title.
    pub title: Option<String>,
    /// Who reports.
    pub agency: Option<String>,
    /// The year that it is on.
    pub year: Option<i32>,
    /// The edition of the form.
    #[cfg_attr(any(feature = "cli", feature = "wire"), serde(with = "edition"))]
    pub edition: Option<Edition>,
    /// How many tables of the form were recognised.
    pub tables: usize,
    /// How many errors, warnings and notes there are, and how many relations hold or could not be checked.
    pub summary: Summary,
    /// Which rules found something, in the order in which they did.
    pub rules: Vec<RuleCount>,
    /// What of the input could not be read.
    pub unread: Vec<Words>,
}

impl ReportRow {
    /// The row of a report that was read from `source`, without the findings that were `dismissed`.
    pub fn of(source: &str, checked: &Checked, dismissed: &Dismissed, unfinished: bool) -> Self {
        Self {
            source: source.to_owned(),
            report: Ok(Overview::of(
                checked,
                &items(checked, dismissed, unfinished),
            )),
        }
    }

    /// The row of an input that could not be read at all.
    pub fn refused(source: &str, why: Words) -> Self {
        Self {
            source: source.to_owned(),
            report: Err(why),
        }
    }
}

impl Overview {
    /// The overview of a report in which `items` were looked at.
    pub fn of(checked: &Checked, items: &[SummaryItem]) -> Self {
        let report = &checked.report;
        let unread = report.unread.iter().chain(&checked.document.unread);
        Self {
            title: report.title.as_ref().map(|title| title.value.clone()),
            agency: report.agency.as_ref().map(|agency| agency.value.clone()),
            year: report.year.as_ref().map(|year| year.value),
            edition: report.edition,
            tables: report.tables.len(),
            summary: Summary::of(items),
            rules: rules(items),
            unread: unread.map(|unread| unread.what.clone()).collect(),
        }
    }

    /// Whether there is anything in it that could be checked.
    pub fn has_content(&self) -> bool {
        self.tables > 0 || self.summary.relations > 0
    }
}

/// How often each rule found something, in the order in which they first did.
fn rules(items: &[SummaryItem]) -> Vec<RuleCount> {
    let mut rules: Vec<RuleCount> = Vec::new();
    for item in items {
        let mut one = RuleCount::none(item.rule);
        one.add(item.status);
        if one.all() == 0 {
            continue;
        }
        // there are no more rules than the catalogue has
        match rules.iter_mut().find(|count| count.rule == item.rule) {
            Some(count) => count.add(item.status),
            None => rules.push(one),
        }
    }
    rules
}

/// A rule as links and JSON name it.
#[cfg(any(feature = "cli", feature = "wire"))]
pub(super) mod rule {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::rules::by_code;
    use crate::rules::rule::Rule;

    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "the signature that serde asks for"
    )]
    pub(in crate::view::summary) fn serialize<S: Serializer>(
        rule: &&'static Rule,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        rule.code.serialize(serializer)
    }

    pub(in crate::view::summary) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<&'static Rule, D::Error> {
        let code = String::deserialize(deserializer)?;
        by_code(&code).ok_or_else(|| D::Error::custom("no such rule"))
    }
}

/// An edition as links and JSON name it.
#[cfg(any(feature = "cli", feature = "wire"))]
mod edition {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::form::Edition;

    #[expect(
        clippy::ref_option,
        clippy::trivially_copy_pass_by_ref,
        reason = "the signature that serde asks for"
    )]
    pub(super) fn serialize<S: Serializer>(
        edition: &Option<Edition>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        edition.map(Edition::id).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Edition>, D::Error> {
        let id = Option::<String>::deserialize(deserializer)?;
        let editions = [Edition::E2019, Edition::E2021];
        // an edition that is not known yet is none that is shown
        Ok(id.and_then(|id| editions.into_iter().find(|edition| edition.id() == id)))
    }
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::check::{Config, check};
    use crate::view::card::key;
    use crate::view::sample;

    /// A row as it is read after it was written.
    #[track_caller]
    fn comes_back(row: &ReportRow) {
        let written = serde_json::to_string(row).expect("it can be written");
        let read: ReportRow = serde_json::from_str(&written).expect("it can be read");
        assert_eq!(&read, row);
    }

    #[test]
    fn a_row_says_the_numbers_of_the_summary() {
        let checked = check(
            Arc::new(crate::read::text(sample::TEXT)),
            &Config::default(),
        );
        let none = Dismissed::new();
        let row = ReportRow::of("a.txt", &checked, &none, false);
        let overview = row.report.clone().expect("it was read");
        assert_eq!(
            overview.summary,
            Summary::of(&items(&checked, &none, false))
        );
        assert!(overview.summary.broken > 0);
        assert_eq!(
            overview.agency.as_ref(),
            checked.report.agency.as_ref().map(|agency| &agency.value)
        );
        assert_eq!(
            overview.year,
            checked.report.year.as_ref().map(|year| year.value)
        );
        assert_eq!(overview.edition, checked.report.edition);
        comes_back(&row);

        let first = checked.findings.first().expect("the sample has findings");
        let aside = Dismissed::from([(key(first), "核实无误".to_owned())]);
        let row = ReportRow::of("a.txt", &checked, &aside, false);
        let after = row.report.expect("it was read").summary;
        assert_eq!((after.dismissed, after.all()), (1, overview.summary.all()));
    }

    #[test]
    fn a_row_says_why_nothing_was_read() {
        let why = Words::new("文件是空的。", "The file is empty.");
        let row = ReportRow::refused("b.pdf", why.clone());
        assert_eq!(row.report, Err(why));
        comes_back(&row);
        comes_back(&ReportRow {
            source: "c.txt".to_owned(),
            report: Ok(Overview {
                unread: vec![Words::new("第 3 页", "Page 3")],
                ..Overview::default()
            }),
        });
    }
}
