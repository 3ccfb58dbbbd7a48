//! How the table of reports is looked at ↔ what the browser keeps of it for a reload of the tab.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use gouji::form::Edition;
use gouji::rules::by_code;
use gouji::view::summary::Outcome;
use gouji::view::summary::table::{Column, Filter, Order};
use serde::{Deserialize, Serialize};

use super::State;
use super::report_id::ReportId;
use super::sum_choice::{SumChoice, Whole};
use super::table::{AgencyList, TableTab, TableView};

/// What a person chose of the table, and the reports among which the one that is shown has its place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeptTable {
    tab: TableTab,
    order: Order,
    outcome: Option<Outcome>,
    /// The code of the rule.
    rule: Option<String>,
    year: Option<i32>,
    /// The id of the edition.
    edition: Option<String>,
    has: Option<Column>,
    sought: String,
    agencies: AgencyList,
    /// The reports that are added up.
    chosen: Vec<ReportId>,
    whole: Whole,
    sequence: Vec<ReportId>,
}

impl KeptTable {
    /// The table as it is looked at now.
    pub(crate) fn of(state: &State) -> Self {
        let view = &state.table;
        Self {
            tab: view.tab,
            order: view.order,
            outcome: view.filter.outcome,
            rule: view.filter.rule.map(|rule| rule.code.to_owned()),
            year: view.filter.year,
            edition: view.filter.edition.map(|edition| edition.id().to_owned()),
            has: view.filter.has,
            sought: view.filter.sought.clone(),
            agencies: view.agencies.clone(),
            chosen: view.sums.reports.iter().copied().collect(),
            whole: view.sums.whole,
            sequence: state.sequence.to_vec(),
        }
    }

    /// As text, which a browser keeps.
    pub(crate) fn to_text(&self) -> String {
        // nothing in it refuses to be written
        let bytes = postcard::to_allocvec(self).unwrap_or_default();
        STANDARD_NO_PAD.encode(bytes)
    }

    /// What was written; nothing for what is none.
    pub(crate) fn of_text(text: &str) -> Option<Self> {
        let bytes = STANDARD_NO_PAD.decode(text).ok()?;
        postcard::from_bytes(&bytes).ok()
    }
}

impl State {
    /// Looks at the table as before a reload.
    pub(super) fn restore_table(&mut self, kept: KeptTable) {
        self.sequence = kept.sequence.into();
        self.table = TableView {
            tab: kept.tab,
            agencies: kept.agencies,
            sums: SumChoice {
                reports: std::rc::Rc::new(kept.chosen.into_iter().collect()),
                whole: kept.whole,
                cell: None,
            },
            order: kept.order,
            filter: Filter {
                outcome: kept.outcome,
                rule: kept.rule.as_deref().and_then(by_code),
                year: kept.year,
                edition: kept.edition.as_deref().and_then(edition_of),
                has: kept.has,
                sought: kept.sought,
            },
            ..TableView::default()
        };
    }
}

fn edition_of(id: &str) -> Option<Edition> {
    let mut editions = Edition::ALL.into_iter();
    editions.find(|edition| edition.id() == id)
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use yew::Reducible;

    use super::*;
    use crate::input::accept;
    use crate::state::Action;
    use crate::state::listed::ListedReport;
    use crate::state::screen::Screen;

    #[test]
    fn the_table_and_the_place_in_it_outlive_a_reload() {
        let reports: Vec<ListedReport> = (0..4).map(|_| accept::sample().into()).collect();
        let ids: Vec<ReportId> = reports.iter().map(ListedReport::id).collect();
        let filter = Filter {
            rule: by_code("sum-new"),
            ..Filter::default()
        };
        let state = Rc::new(State::default())
            .reduce(Action::Restored(reports.clone(), None))
            .reduce(Action::TableFiltered(filter))
            .reduce(Action::TableFiltered(Filter {
                outcome: Some(Outcome::Broken),
                sought: "市".to_owned(),
                year: Some(2023),
                edition: Some(Edition::E2021),
                has: Some(Column::Notes),
                ..Filter::default()
            }))
            .reduce(Action::RowChosen(Some(ids[1]), true))
            .reduce(Action::TableSorted(Column::Year))
            .reduce(Action::Shown(ids[2]));
        let kept = KeptTable::of(&state);
        let text = kept.to_text();
        let again = KeptTable::of_text(&text).expect("what was written");
        assert_eq!(again, kept);
        let again = Rc::new(State::default())
            .reduce(Action::TableRestored(Box::new(again)))
            .reduce(Action::Restored(reports, Some(Screen::Report(ids[2]))));
        assert_eq!(again.place_in_sequence(), state.place_in_sequence());
        assert_eq!(again.table.order, state.table.order);
        assert_eq!(again.table.sums.reports, state.table.sums.reports);
        assert_eq!(KeptTable::of(&again), kept);
        for broken in ["", "?", "AQ"] {
            assert_eq!(KeptTable::of_text(broken), None);
        }
    }
}
