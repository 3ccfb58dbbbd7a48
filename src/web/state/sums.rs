//! What the chosen reports of the table add up to, and which of them is the report of the whole.

use std::rc::Rc;
use std::sync::Arc;

use gouji::order::Set;
use gouji::read::number::Number;
use gouji::report::figure::FigureId;
use gouji::report::sums::{SumPart, Sums};

use super::State;
use super::listed::ListedReport;
use super::report_id::ReportId;
use super::screen::{Arrival, Screen};
use super::sum_choice::Whole;
use super::table::TableView;

/// What reports add up to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Summed {
    /// The sums.
    pub(crate) sums: Arc<Sums>,
    /// The report of each part.
    pub(crate) parts: Vec<ReportId>,
    /// The reports that were given to be added up, those that are left out among them.
    pub(crate) given: Rc<[ReportId]>,
    /// The report of the whole.
    pub(crate) whole: Option<(ReportId, Rc<SumPart>)>,
}

impl Summed {
    /// Adds up what is chosen of the reports.
    pub(crate) fn of(reports: &[ListedReport], view: &TableView) -> Self {
        let chosen = chosen(reports, view);
        let parts = chosen
            .iter()
            .filter_map(|report| Some((report.id(), report.part()?)));
        let parts: Vec<(ReportId, &Rc<SumPart>)> = parts.collect();
        let place = match view.sums.whole {
            Whole::Chosen(whole) => parts.iter().position(|(id, _)| Some(*id) == whole),
            Whole::Guessed => Sums::guessed_whole(parts.iter().map(|(_, part)| &***part)),
        };
        let whole = place.and_then(|place| parts.get(place));
        let whole = whole.map(|&(id, part)| (id, Rc::clone(part)));
        let others = (0..).zip(&parts).filter(|(at, _)| Some(*at) != place);
        let (ids, others): (Vec<ReportId>, Vec<SumPart>) = others
            .map(|(_, (id, part))| (*id, SumPart::clone(part)))
            .unzip();
        let sums = Sums::held_against(others, whole.as_ref().map(|(_, part)| &**part));
        let parts = sums
            .places
            .iter()
            .filter_map(|&place| ids.get(place).copied());
        Self {
            parts: parts.collect(),
            given: ids.into(),
            sums: Arc::new(sums),
            whole,
        }
    }

    /// What the report of the whole counts in a cell where that is not the sum of the parts.
    pub(crate) fn wrong(&self, id: FigureId) -> Option<Number> {
        let (_, whole) = self.whole.as_ref()?;
        self.sums.differing(whole, id)
    }

    /// How many cells of the whole are not the sums of their parts.
    pub(crate) fn wrong_cells(&self) -> usize {
        let figures = self.sums.figures();
        figures
            .into_iter()
            .filter(|&id| self.wrong(id).is_some())
            .count()
    }
}

/// The reports that are chosen, in the order of the list; where none is, those that the table lists.
fn chosen<'a>(reports: &'a [ListedReport], view: &TableView) -> Vec<&'a ListedReport> {
    let is_any = !view.sums.reports.is_empty();
    let is_chosen = |report: &&ListedReport| {
        if is_any {
            view.sums.reports.contains(&report.id())
        } else {
            view.filter.admits(report.row())
        }
    };
    reports.iter().filter(is_chosen).collect()
}

impl State {
    /// Chooses reports, or no longer; where none is named, all that the table lists.
    pub(super) fn choose_rows(&mut self, rows: Option<ReportId>, chosen: bool) {
        let rows = rows.map_or_else(|| self.rows(), |id| vec![id]);
        let reports = Rc::make_mut(&mut self.table.sums.reports);
        for id in rows {
            if chosen {
                reports.insert(id);
            } else {
                reports.remove(&id);
            }
        }
        self.table.sums.cell = None;
    }

    /// Shows the report of the whole, held against the sums of the others.
    pub(super) fn hold_against(&mut self, id: ReportId, summed: &Summed) {
        let place = self.place(id);
        let reports = Rc::make_mut(&mut self.reports);
        if let Some(report) = place.and_then(|at| reports.get_mut(at)) {
            report.rest();
            report.hold_against(Arc::clone(&summed.sums), Rc::clone(&summed.given));
            self.show(Screen::Report(id), Arrival::New);
        }
    }

    /// Adds up again what reports were held against that were kept: the parts that are still listed, as they are now.
    pub(super) fn hold_again(&mut self) {
        let reports = Rc::make_mut(&mut self.reports);
        let held = reports.iter().enumerate();
        let held = held.filter(|(_, report)| !report.parts().is_empty());
        let held: Vec<(usize, Arc<Sums>)> = held
            .map(|(at, whole)| {
                let given: Set<ReportId> = whole.parts().iter().copied().collect();
                let parts = reports.iter().filter(|report| given.contains(&report.id()));
                let parts = parts.filter_map(|report| Some(SumPart::clone(report.part()?)));
                let sums = Sums::held_against(parts.collect(), whole.part().map(|part| &**part));
                (at, Arc::new(sums))
            })
            .collect();
        for (at, sums) in held {
            if let Some(report) = reports.get_mut(at) {
                let parts = Rc::clone(report.parts());
                report.hold_against(sums, parts);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use yew::Reducible;

    use super::*;
    use crate::input::accept;
    use crate::state::Action;

    /// A report of an office with so many applications of natural persons, which it adds up to `sum`.
    fn report(agency: &str, year: i32, count: u32, sum: u32) -> ListedReport {
        use gouji::view::form_figures::FormFigures;
        let blank = accept::blank(gouji::form::Edition::E2021);
        let mut figures = FormFigures::of(&blank.checked.report).expect("tables");
        figures.agency = Some(agency.to_owned());
        figures.year = Some(year);
        for raw in figures.raw.values_mut() {
            "0".clone_into(raw);
        }
        for (cell, number) in [("t3/new/natural", count), ("t3/new/sum", sum)] {
            figures
                .raw
                .insert(cell.parse().expect("an id"), number.to_string());
        }
        let html = figures.document(["", "", ""]);
        let opened = accept::open(format!("{agency}.docx"), html);
        opened.expect("something to check").into()
    }

    #[test]
    fn chosen_reports_are_added_up_and_the_whole_is_held_against_them() {
        let reports = vec![
            report("临江市教育局", 2023, 3, 3),
            report("临江市财政局", 2023, 4, 5),
            report("临江市水务局", 2022, 1, 1),
            report("临江市人民政府", 2023, 7, 9),
        ];
        let [first, second, _, whole] = [0, 1, 2, 3].map(|at: usize| reports[at].id());
        let state = Rc::new(State::default()).reduce(Action::Restored(reports, None));
        let figure = |id: &str| id.parse::<FigureId>().expect("an id");
        let summed = Summed::of(&state.reports, &state.table);
        assert_eq!(summed.parts, [first, second]);
        assert_eq!(summed.whole.as_ref().map(|(id, _)| *id), Some(whole));
        assert_eq!(summed.sums.left_out.len(), 1);
        assert!(summed.sums.parts[1].broken > 0);
        assert_eq!(summed.wrong(figure("t3/new/natural")), None);
        let wrong = summed.wrong(figure("t3/new/sum"));
        assert_eq!(wrong, Some(9.into()));
        assert_eq!(summed.wrong_cells(), 1);

        let held = Rc::clone(&state).reduce(Action::HeldAgainst(whole, Rc::new(summed.clone())));
        let opened = held.shown().expect("it is shown");
        assert!(
            opened
                .checked
                .findings
                .iter()
                .any(|finding| finding.rule.code == "sum-of")
        );

        let state = state
            .reduce(Action::RowChosen(Some(first), true))
            .reduce(Action::WholeChosen(None));
        let summed = Summed::of(&state.reports, &state.table);
        assert_eq!((summed.parts, summed.whole.is_none()), (vec![first], true));
        let state = state.reduce(Action::RowChosen(None, true));
        assert_eq!(state.table.sums.reports.len(), 4);
        assert_eq!(Summed::of(&state.reports, &state.table).parts.len(), 3);
        let state = state.reduce(Action::RowChosen(None, false));
        assert!(state.table.sums.reports.is_empty());
    }
}
