//! Locks on sessions, by which tabs tell which of them are open: the copy of a tab has the session of the first one.

use futures_channel::oneshot;
use futures_util::future::{Either, select};
use gloo::timers::future::TimeoutFuture;
use gouji::order::Set;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::tabs;

/// So many milliseconds the tab that is being left may hold its lock yet.
const PATIENCE: u32 = 500;

/// What the browser has for locks; nothing on a page that came without encryption.
fn locks() -> Option<JsValue> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    locks.is_object().then_some(locks)
}

fn method(locks: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(locks, &name.into()).ok()?.dyn_into().ok()
}

/// Holds the lock of a session as long as the tab is open; false where another tab does.
pub(crate) async fn hold(session: &str) -> bool {
    let Some(locks) = locks() else {
        return tabs::hold(session).await;
    };
    let (held, hears) = oneshot::channel();
    let callback = Closure::once_into_js(move |_: JsValue| {
        let _ = held.send(());
        Promise::new(&mut |_, _| {})
    });
    let ask = || {
        let request = method(&locks, "request")?;
        request.call2(&locks, &session.into(), &callback).ok()
    };
    if ask().is_none() {
        return true;
    }
    let answer = select(hears, TimeoutFuture::new(PATIENCE)).await;
    matches!(answer, Either::Left((Ok(()), _)))
}

/// The sessions of the tabs that are open; nothing where that cannot be told.
pub(crate) async fn open_sessions() -> Option<Set<String>> {
    let Some(locks) = locks() else {
        return tabs::open_sessions().await;
    };
    let asked: Promise = method(&locks, "query")?
        .call0(&locks)
        .ok()?
        .dyn_into()
        .ok()?;
    let all: Object = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
    let held: Array = Reflect::get(&all, &"held".into()).ok()?.dyn_into().ok()?;
    let names = held
        .iter()
        .filter_map(|lock| Reflect::get(&lock, &"name".into()).ok()?.as_string());
    Some(names.collect())
}
