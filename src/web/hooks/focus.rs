//! The focus goes where the work goes, and never to nowhere.

use gloo::events::EventListener;
use web_sys::Element;
use yew::prelude::*;

use crate::edge::dom;
use crate::state::focus::{Focus, FocusMove};
use crate::state::{Dialog, State};

/// Moves the focus to what takes it, once that is drawn and before it is painted: an effect comes after the rendering,
/// however long the browser makes that wait, which a timer does not. Where what had it is drawn no more, and nothing else
/// takes it, the head of what is shown does.
#[hook]
pub(crate) fn use_focus(state: &State) {
    let last = use_mut_ref(|| None::<Element>);
    {
        let last = last.clone();
        use_effect_with((), move |()| {
            last.replace(dom::focused());
            let listener = web_sys::window().map(|window| {
                EventListener::new(&window, "focusin", move |event| {
                    last.replace(event.target_dyn_into());
                })
            });
            move || drop(listener)
        });
    }
    let seen = use_mut_ref(|| state.focus.times);
    let focus = state.focus;
    use_effect(move || {
        let is_new = seen.replace(focus.times) != focus.times;
        dom::before_paint(move || {
            // not borrowed meanwhile: what takes the focus becomes the last
            let last = last.borrow().clone();
            follow(focus, is_new, last.as_ref());
        });
    });
}

/// Moves it to what is to take it, if that is new, or away from what is drawn no more.
fn follow(focus: FocusMove, is_new: bool, last: Option<&Element>) {
    let is_nowhere = !dom::has_focus();
    let is_due = is_new && (is_nowhere || !focus.if_lost);
    let has_moved = focus.to.filter(|_| is_due).is_some_and(move_to);
    let is_lost = || last.is_some_and(|last| !dom::is_drawn(last));
    if is_nowhere && !has_moved && is_lost() {
        move_to(Focus::Head);
    }
}

/// Moves it; false where that is not drawn.
fn move_to(focus: Focus) -> bool {
    match focus {
        Focus::Figure(figure) => {
            let id = dom::figure_id(figure);
            dom::reveal(&id);
            dom::focus(&id)
        }
        Focus::Card(finding) => {
            dom::reveal_card(&dom::card_id(finding));
            dom::focus(&dom::choose_id(finding))
        }
        Focus::Head => {
            // nobody asked to see it: what was scrolled to stays in view
            let top = dom::scrolled_to();
            let has_moved = ["head", "paste", "main"].into_iter().any(dom::focus);
            dom::scroll_to(top);
            has_moved
        }
        Focus::SetAside => dom::focus("set-aside"),
        Focus::Opener(dialog) => dom::focus(match dialog {
            Dialog::Share => "share",
            Dialog::Export => "export",
            Dialog::LastYear => "choose-last-year",
            Dialog::Help => "help",
        }),
    }
}
