//! What charts ask of the browser: the library, the colours, the room there is.

use gloo::events::EventListener;
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, ResizeObserver, window};
use yew::prelude::*;

use super::library::{Library, load};
use super::theme::{self, Theme};
use crate::state::ptr_eq::PtrEqRc;

/// How far the library has come.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum LibraryState {
    Loading,
    Loaded(Library),
    Failed,
}

impl LibraryState {
    pub(super) fn library(&self) -> Option<&Library> {
        match self {
            Self::Loaded(library) => Some(library),
            Self::Loading | Self::Failed => None,
        }
    }
}

/// The library, fetched when this is first used, and a way to try once more.
#[hook]
pub(super) fn use_library() -> (UseStateHandle<LibraryState>, Callback<()>) {
    let state = use_state_eq(|| LibraryState::Loading);
    let attempts = use_state_eq(|| 0_u32);
    {
        let state = state.clone();
        use_effect_with(*attempts, move |_| {
            spawn_local(async move {
                state.set(
                    load()
                        .await
                        .map_or(LibraryState::Failed, LibraryState::Loaded),
                );
            });
        });
    }
    let retry = Callback::from(move |()| attempts.set(attempts.wrapping_add(1)));
    (state, retry)
}

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
