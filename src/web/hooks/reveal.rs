//! What was chosen is brought into view.

use yew::prelude::*;

use crate::edge::dom;
use crate::state::{Selection, State};

/// Scrolls to what was chosen: the first figure of a finding, or its card.
#[hook]
pub(crate) fn use_reveal(state: &State) {
    let selection = state.selection;
    let work = state.work().cloned();
    use_effect_with(selection, move |selection| {
        let Some((selection, work)) = selection.zip(work) else {
            return;
        };
        let checked = &work.checked;
        let figure = match selection {
            // who chose a figure sees it already, unless a repair chose it
            Selection::Figure(figure) => Some(figure),
            Selection::Finding(index) => {
                let finding = checked.findings.get(index);
                dom::reveal_card(&format!("card-{index}"));
                let figure = finding.and_then(|finding| finding.figures.first().copied());
                if let (None, Some(at)) = (figure, finding.and_then(|f| f.at.first())) {
                    dom::reveal(&format!("s-{}", at.start));
                }
                figure
            }
            Selection::Relation(index) => checked
                .ledger
                .get(index)
                .and_then(|judged| judged.equation.readings.get(judged.reading))
                .and_then(|reading| reading.figures().next()),
        };
        if let Some(figure) = figure {
            dom::reveal(&dom::figure_id(figure));
        }
    });
}
