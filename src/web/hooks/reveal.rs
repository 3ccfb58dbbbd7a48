//! What was chosen is brought into view.

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
        if let Some((selection, opened)) = chosen {
            dom::before_paint(move || show(&opened, selection, choices == 0));
        }
    });
}

fn show(opened: &OpenedReport, selection: Selection, is_opening: bool) {
    if dom::is_narrow() {
        if is_opening {
            return;
        }
    } else if let Selection::Finding(finding) = selection
        && let Some(card) = opened.card_of(finding)
    {
        dom::reveal_card(&dom::card_id(card));
    }
    if let Some(place) = place(opened, selection) {
        dom::reveal(&place);
    }
}

/// The id of the element that shows the first place of what was chosen.
fn place(opened: &OpenedReport, selection: Selection) -> Option<String> {
    if let Some(figure) = opened.first_figure(selection) {
        return Some(dom::figure_id(figure));
    }
    let Selection::Finding(index) = selection else {
        return None;
    };
    let at = opened.checked.findings.get(index)?.at.first()?;
    Some(dom::place_id(at.start))
}
