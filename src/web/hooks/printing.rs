//! Whether the browser prints.

use gloo::events::EventListener;
use yew::prelude::*;

/// Whether the browser is about to print: what is drawn then is on the paper.
#[hook]
pub(crate) fn use_printing() -> bool {
    let is_printing = use_state_eq(|| false);
    {
        let is_printing = is_printing.setter();
        use_effect_with((), move |()| {
            let window = web_sys::window();
            let listeners = [("beforeprint", true), ("afterprint", false)].map(|(event, now)| {
                let is_printing = is_printing.clone();
                let set = move |_: &web_sys::Event| is_printing.set(now);
                window
                    .as_ref()
                    .map(|window| EventListener::new(window, event, set))
            });
            move || drop(listeners)
        });
    }
    *is_printing
}
