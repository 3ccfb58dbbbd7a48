//! What is fetched when it is first needed.

use std::future::Future;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// How far it has come.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Fetched<T> {
    Loading,
    Loaded(T),
    Failed,
}

impl<T> Fetched<T> {
    /// What was fetched, once it is there.
    pub(crate) fn get(&self) -> Option<&T> {
        match self {
            Self::Loaded(fetched) => Some(fetched),
            Self::Loading | Self::Failed => None,
        }
    }
}

/// What `load` fetches, which begins when this is first used, and a way to try once more.
#[hook]
pub(crate) fn use_fetched<T, F>(load: fn() -> F) -> (Fetched<T>, Callback<()>)
where
    T: Clone + PartialEq + 'static,
    F: Future<Output = Option<T>> + 'static,
{
    let state = use_state_eq(|| Fetched::Loading);
    let tries = use_state_eq(|| 0_u32);
    {
        let state = state.clone();
        use_effect_with(*tries, move |_| {
            spawn_local(async move {
                state.set(load().await.map_or(Fetched::Failed, Fetched::Loaded));
            });
        });
    }
    let again = Callback::from(move |()| tries.set(tries.wrapping_add(1)));
    ((*state).clone(), again)
}
