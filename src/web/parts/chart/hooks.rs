//! What charts ask of the browser: the colours, the room there is.

use gloo::events::EventListener;
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, ResizeObserver, window};
use yew::prelude::*;

use super::theme::{self, Theme};
use crate::state::ptr_eq::PtrEqRc;

/// The colours of the page; they change with the system's.
#[hook]
pub(super) fn use_theme() -> PtrEqRc<Theme> {
    let theme = use_state(|| PtrEqRc::new(theme::read()));
    {
        let theme = theme.clone();
        use_effect_with((), move |()| {
            let query = window()
                .and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok()?);
            let listener = query.map(|query| {
                EventListener::new(&query, "change", move |_| {
                    theme.set(PtrEqRc::new(theme::read()));
                })
            });
            move || drop(listener)
        });
    }
    (*theme).clone()
}

/// The width of an element in pixels, as it changes.
#[hook]
pub(super) fn use_width(element: &NodeRef) -> Option<u32> {
    let width = use_state_eq(|| None);
    {
        let (width, element) = (width.clone(), element.clone());
        use_effect_with((), move |()| {
            let element = element.cast::<HtmlElement>();
            let measured = element.clone();
            let measure = Closure::<dyn FnMut(Array)>::new(move |_| {
                let now = measured
                    .as_ref()
                    .map_or(0, |element| element.client_width());
                width.set(u32::try_from(now).ok().filter(|&now| now > 0));
            });
            let observer = ResizeObserver::new(measure.as_ref().unchecked_ref()).ok();
            if let (Some(observer), Some(element)) = (&observer, &element) {
                observer.observe(element);
            }
            move || {
                if let Some(observer) = observer {
                    observer.disconnect();
                }
                drop(measure);
            }
        });
    }
    *width
}
