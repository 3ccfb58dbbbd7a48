//! The start of the page, which is in `index.html`, and its script, which collects what a person puts in: what
//! that is comes out, and which parts of the start the page shows goes in.

use gouji::form::Edition;
use gouji::language::Language;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, HtmlTextAreaElement, window};

use crate::input::Input;

/// What the script hands over.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum StartEvent {
    /// Something to open.
    Input(Input),
    /// Another language for the page.
    Language(Language),
}

/// Tells the script that the program is there: `take` is handed what came in before and what comes in from now on,
/// and `warm` is called when the browser has nothing else to do, if nothing came in before.
pub(crate) fn connect(take: impl Fn(StartEvent) + 'static, warm: impl FnOnce() + 'static) {
    let take = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
        take(self::event(&event));
    });
    let connect = || {
        let script = Reflect::get(&js_sys::global(), &"gouji".into()).ok()?;
        let connect = Reflect::get(&script, &"connect".into()).ok()?;
        let connect: Function = connect.dyn_into().ok()?;
        let take = take.into_js_value();
        connect
            .call2(&script, &take, &Closure::once_into_js(warm))
            .ok()
    };
    connect();
}

/// What an object of the script says.
fn event(object: &JsValue) -> StartEvent {
    let get = |name: &str| Reflect::get(object, &name.into()).ok();
    let text = |name: &str| get(name)?.as_string();
    if let Some(tag) = text("language") {
        return StartEvent::Language(language_of(&tag));
    }
    let list = |name: &str| Some(Array::from(&get(name).filter(JsValue::is_object)?));
    let input = if let Some((html, plain)) = text("html").zip(text("plain")) {
        Input::Pasted { html, plain }
    } else if let Some((files, paths)) = list("files").zip(list("paths")) {
        let paths = paths
            .iter()
            .map(|path| path.as_string().unwrap_or_default());
        let mut input = (Vec::new(), Vec::new());
        for (file, path) in files.iter().zip(paths) {
            // the script has none where the browser had none
            match file.dyn_into() {
                Ok(file) => input.0.push((file, path)),
                Err(_) => input.1.push(path),
            }
        }
        let (files, unreadable) = input;
        Input::Files { files, unreadable }
    } else if let Some(year) = text("blank") {
        Input::Blank(match year.as_str() {
            "2019" => Edition::E2019,
            _ => Edition::E2021,
        })
    } else if get("sample").is_some_and(|sample| sample.is_truthy()) {
        Input::Sample
    } else {
        Input::ClipboardDenied
    };
    StartEvent::Input(input)
}

/// The language of the page, which the script keeps.
pub(crate) fn language() -> Language {
    let root = window().and_then(|window| window.document()?.document_element());
    let tag = root.and_then(|root| root.get_attribute("lang"));
    language_of(&tag.unwrap_or_default())
}

fn language_of(tag: &str) -> Language {
    match tag {
        "en" => Language::English,
        _ => Language::Chinese,
    }
}

/// Shows the start, or hides it; nothing typed for one report is left there for another.
pub(crate) fn show(shown: bool) {
    let Some(document) = window().and_then(|window| window.document()) else {
        return;
    };
    if let Some(root) = document.document_element() {
        let _ = root.remove_attribute("class");
    }
    let start = place("start").and_then(|start| start.dyn_into::<HtmlElement>().ok());
    if let Some(start) = start {
        start.set_hidden(!shown);
    }
    let typed = place("paste").filter(|_| !shown);
    if let Some(area) = typed.and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok()) {
        area.set_value("");
    }
}

/// A place of the page where the program draws something.
pub(crate) fn place(id: &str) -> Option<Element> {
    window()?.document()?.get_element_by_id(id)
}
