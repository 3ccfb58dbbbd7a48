//! The start of the page, which is in `index.html`, and its script, which collects what a person puts in: what
//! that is comes out, and which parts of the start the page shows goes in.

use gouji::form::Edition;
use gouji::language::Language;
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, HtmlTextAreaElement, window};

use super::script::tell;
use crate::IS_WHOLE;
use crate::input::request::{Handed, Input};
use crate::state::handover::Work;

/// What the script hands over.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum StartEvent {
    /// Something to open.
    Input(Input),
    /// Another language for the page.
    Language(Language),
}

/// What the script asks of the first program, so that the whole one can go on with its work.
pub(crate) struct Predecessor {
    /// Whether nothing is being done that would be lost.
    pub(crate) is_idle: Box<dyn Fn() -> bool>,
    /// Its work.
    pub(crate) give: Box<dyn Fn() -> Option<Work>>,
    /// Takes away what it draws.
    pub(crate) leave: Box<dyn Fn()>,
}

/// Tells the script that the program is there: `take` is handed what came in before and what comes in from now on, and
/// says whether it takes it, and `warm` is called when the browser has nothing else to do, if nothing came in before.
pub(crate) fn connect(
    take: impl Fn(StartEvent) -> bool + 'static,
    warm: impl FnOnce() + 'static,
    predecessor: Option<Predecessor>,
) {
    let take =
        Closure::<dyn Fn(JsValue) -> bool>::new(move |event: JsValue| take(self::event(&event)));
    let warm = Closure::once_into_js(warm);
    let predecessor = predecessor.map_or(JsValue::UNDEFINED, object);
    tell("connect", &[take.into_js_value(), warm, predecessor]);
}

/// Begins when the script says so: at once, or between two things that a person does with the first program. What that one
/// is asked for then is the work as it is left, for nothing comes between within one task of the browser.
pub(crate) fn when_due(begin: impl FnOnce() + 'static) {
    tell("due", &[Closure::once_into_js(begin)]);
}

/// The work of the first program, where that was there before this one.
pub(crate) fn work() -> Option<Work> {
    let mut given = Array::from(&tell("work", &[]).filter(JsValue::is_object)?)
        .to_vec()
        .into_iter();
    let bytes: Uint8Array = given.next()?.dyn_into().ok()?;
    Some(Work {
        bytes: bytes.to_vec(),
        files: given.filter_map(|file| file.dyn_into().ok()).collect(),
    })
}

/// The work as [`work`] takes it.
fn array(work: Work) -> JsValue {
    let bytes = Uint8Array::from(work.bytes.as_slice());
    let all =
        std::iter::once(JsValue::from(bytes)).chain(work.files.into_iter().map(JsValue::from));
    all.collect::<Array>().into()
}

fn object(predecessor: Predecessor) -> JsValue {
    let Predecessor {
        is_idle,
        give,
        leave,
    } = predecessor;
    let object = Object::new();
    let give = move || give().map_or(JsValue::UNDEFINED, array);
    for (name, call) in [
        ("isIdle", Closure::wrap(is_idle).into_js_value()),
        (
            "give",
            Closure::<dyn Fn() -> JsValue>::new(give).into_js_value(),
        ),
        ("leave", Closure::wrap(leave).into_js_value()),
    ] {
        let _ = Reflect::set(&object, &name.into(), &call);
    }
    object.into()
}

/// What an object of the script says.
fn event(object: &JsValue) -> StartEvent {
    let get = |name: &str| Reflect::get(object, &name.into()).ok();
    let text = |name: &str| get(name)?.as_string();
    if let Some(tag) = text("language") {
        return StartEvent::Language(language_of(&tag));
    }
    let list = |name: &str| Some(Array::from(&get(name).filter(JsValue::is_object)?));
    let handed = get("handed").filter(|handed| IS_WHOLE && handed.is_object());
    let input = if let Some(handed) = handed {
        Input::Handed(self::handed(&handed))
    } else if let Some((html, plain)) = text("html").zip(text("plain")) {
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

/// A report that another page handed over, of which receive.html has seen to it that these are texts.
fn handed(object: &JsValue) -> Handed {
    let text = |object: &JsValue, name: &str| {
        let text = Reflect::get(object, &name.into()).ok();
        text.and_then(|text| text.as_string()).unwrap_or_default()
    };
    let texts = |object: &JsValue| (text(object, "html"), text(object, "text"));
    let last_year = Reflect::get(object, &"lastYear".into()).ok();
    Handed {
        origin: text(object, "origin"),
        name: text(object, "name"),
        report: texts(object),
        last_year: last_year.filter(JsValue::is_object).as_ref().map(texts),
    }
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

/// The place where the program draws; beside it, where another program does.
pub(crate) fn root() -> Option<Element> {
    let root = place("app")?;
    if root.first_element_child().is_none() {
        return Some(root);
    }
    let own: Element = root.clone_node().ok()?.dyn_into().ok()?;
    root.insert_adjacent_element("afterend", &own).ok()?
}

/// A place of the page where the program draws something.
pub(crate) fn place(id: &str) -> Option<Element> {
    window()?.document()?.get_element_by_id(id)
}
