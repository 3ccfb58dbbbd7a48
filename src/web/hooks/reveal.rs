//! What was chosen is brought into view.

use gouji::report::figure::FigureId;
use yew::prelude::*;

use crate::edge::dom;
use crate::state::report::OpenedReport;
use crate::state::{Selection, State};

/// Scrolls to what was chosen, as often as it is chosen: the first place of a finding and its card, a figure, the
/// first figure of a relation. On opening nobody chose: where findings and report are placed one above the other, the
/// page then stays at its top, where the first finding is.
#[hook]
pub(crate) fn use_reveal(state: &State) {
    // what was taken over is seen as it was
    let is_seen = use_mut_ref(|| state.shown().is_some());
    let chosen = state.selection.zip(state.shown().cloned());
    use_effect_with((state.current(), state.choices), move |&(_, choices)| {
        if is_seen.replace(false) {
            return;
        }
        let Some((selection, opened)) = chosen else {
            return;
        };
        if dom::is_narrow() {
            if choices == 0 {
                return;
            }
        } else if let Selection::Finding(finding) = selection
            && let Some(card) = opened.card_of(finding)
        {
            dom::reveal_card(&dom::card_id(card));
        }
        if let Some(place) = place(&opened, selection) {
            dom::reveal(&place);
        }
    });
}

/// The id of the element that shows the first place of what was chosen.
fn place(opened: &OpenedReport, selection: Selection) -> Option<String> {
    let checked = &opened.checked;
    let first = |figures: &mut dyn Iterator<Item = FigureId>| figures.next().map(dom::figure_id);
    match selection {
        Selection::Figure(figure) => Some(dom::figure_id(figure)),
        Selection::Finding(index) => {
            let finding = checked.findings.get(index)?;
            let figure = first(&mut finding.figures.iter().copied());
            figure.or_else(|| finding.at.first().map(|at| dom::place_id(at.start)))
        }
        Selection::Relation(index) => {
            let judged = checked.ledger.get(index)?;
            let reading = judged.equation.readings.get(judged.reading)?;
            first(&mut reading.figures())
        }
    }
}
