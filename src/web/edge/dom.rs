//! Focus, scrolling and the document's own attributes.

use gouji::language::Language;
use gouji::report::figure::FigureId;
use wasm_bindgen::JsCast;
use web_sys::{
    Document, Element, Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement, ScrollBehavior,
    ScrollIntoViewOptions, ScrollLogicalPosition,
};

use crate::text;

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The id of the element that shows a figure.
pub(crate) fn figure_id(figure: FigureId) -> String {
    format!("f-{figure}")
}

/// Whether the event comes from a field that takes text.
pub(crate) fn from_field(event: &Event) -> bool {
    let target = event.target();
    target.is_some_and(|target| {
        target.dyn_ref::<HtmlInputElement>().is_some()
            || target.dyn_ref::<HtmlTextAreaElement>().is_some()
    })
}

/// Whether a dialog is open, which then has the keys for itself.
pub(crate) fn dialog_open() -> bool {
    document().is_some_and(|d| d.query_selector("dialog[open]").ok().flatten().is_some())
}

/// Moves the focus to the element with this id.
pub(crate) fn focus(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Scrolls to the top of the page.
pub(crate) fn to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Scrolls the element with this id into the middle of the window, unless it is seen already.
pub(crate) fn reveal(id: &str) {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else {
        return;
    };
    if is_seen(&element) {
        return;
    }
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    options.set_inline(ScrollLogicalPosition::Nearest);
    options.set_behavior(if prefers_calm() {
        ScrollBehavior::Instant
    } else {
        ScrollBehavior::Smooth
    });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls a card just into what is seen, without moving the page more than it takes.
pub(crate) fn reveal_card(id: &str) {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else {
        return;
    };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Whether the element stands well within the window.
fn is_seen(element: &Element) -> bool {
    let place = element.get_bounding_client_rect();
    let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64());
    place.top() > 0.0 && height.is_some_and(|height| place.bottom() < height)
}

fn prefers_calm() -> bool {
    web_sys::window()
        .and_then(|window| {
            window
                .match_media("(prefers-reduced-motion: reduce)")
                .ok()?
        })
        .is_some_and(|query| query.matches())
}

/// A move within a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Move {
    /// To the row above.
    Up,
    /// To the row below.
    Down,
    /// To the number before.
    Left,
    /// To the number after.
    Right,
    /// Nowhere.
    Stay,
}

/// Moves the focus from a figure in a table to its neighbour; false where there is none.
pub(crate) fn move_in_table(from: &str, to: Move) -> bool {
    let neighbour = document()
        .and_then(|document| document.get_element_by_id(from))
        .and_then(|figure| neighbour(&figure, to));
    match neighbour.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        Some(element) => element.focus().is_ok(),
        None => false,
    }
}

fn neighbour(figure: &Element, to: Move) -> Option<Element> {
    let cell = figure.closest("td").ok()??;
    let find = |cell: Element| cell.query_selector("button.figure").ok().flatten();
    match to {
        Move::Stay => Some(figure.clone()),
        Move::Left => find(cell.previous_element_sibling()?),
        Move::Right => find(cell.next_element_sibling()?),
        // merged cells shift the columns from the left; from the right they agree
        Move::Up | Move::Down => {
            let mut from_right = 0;
            let mut after = cell.next_element_sibling();
            while let Some(next) = after {
                from_right += 1;
                after = next.next_element_sibling();
            }
            let mut row = cell.parent_element()?;
            loop {
                row = match to {
                    Move::Up => row.previous_element_sibling()?,
                    _ => row.next_element_sibling()?,
                };
                let mut cell = row.last_element_child()?;
                for _ in 0..from_right {
                    cell = cell.previous_element_sibling()?;
                }
                if let Some(figure) = find(cell) {
                    return Some(figure);
                }
            }
        }
    }
}

/// Tells the browser the language and the title of the page.
pub(crate) fn announce(language: Language, report: Option<&str>) {
    let Some(document) = document() else { return };
    if let Some(root) = document.document_element() {
        let tag = match language {
            Language::Chinese => "zh-CN",
            Language::English => "en",
        };
        let _ = root.set_attribute("lang", tag);
    }
    let title = text::PAGE_TITLE.get(language);
    document.set_title(&match report {
        Some(report) => format!("{report} · {}", text::NAME.get(language)),
        None => title.to_owned(),
    });
}

/// Opens the browser's print dialog.
pub(crate) fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}
