//! What the script of the page, `start.js`, does for a program.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Calls a function of the script.
pub(super) fn tell(name: &str, given: &[JsValue]) -> Option<JsValue> {
    let script = Reflect::get(&js_sys::global(), &"gouji".into()).ok()?;
    let function = Reflect::get(&script, &name.into()).ok()?;
    let function: Function = function.dyn_into().ok()?;
    function
        .apply(&script, &given.iter().collect::<Array>())
        .ok()
}

/// Asks for the whole program, which goes on with the work of this one.
pub(crate) fn ask_for_whole() {
    tell("want", &[]);
}

/// Tells the script that a verdict is seen.
pub(crate) fn seen() {
    tell("seen", &[]);
}

/// Loads a worker of the page by its name: a function that starts it comes of that.
pub(super) fn worker(name: &str) -> Option<Promise> {
    asked("worker", name)
}

/// Loads a script of the page by its name, and runs it.
pub(crate) fn script(name: &str) -> Option<Promise> {
    asked("script", name)
}

/// Loads a text of the page by its name.
pub(super) fn text(name: &str) -> Option<Promise> {
    asked("text", name)
}

/// A page as the browser takes it to be parsed: some want to be told that it is meant to be.
pub(super) fn markup(html: &str) -> JsValue {
    let html = JsValue::from(html);
    tell("markup", std::slice::from_ref(&html)).unwrap_or(html)
}

fn asked(name: &str, file: &str) -> Option<Promise> {
    tell(name, &[file.into()])?.dyn_into().ok()
}
