//! Focus, scrolling and the document's own attributes.

use gloo::timers::callback::Timeout;
use gouji::language::Language;
use gouji::report::figure::FigureId;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Document, Element, Event, EventTarget, HtmlElement, HtmlInputElement, HtmlTextAreaElement,
    ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
};

use crate::text;

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The id of the element that shows a figure.
pub(crate) fn figure_id(figure: FigureId) -> String {
    format!("f-{figure}")
}

/// The id of the card that a finding leads.
pub(crate) fn card_id(finding: usize) -> String {
    format!("card-{finding}")
}

/// The id of what chooses that card.
pub(crate) fn choose_id(finding: usize) -> String {
    format!("choose-{finding}")
}

/// The id of the element that shows what a finding says of the text from here on.
pub(crate) fn place_id(start: u32) -> String {
    format!("s-{start}")
}

/// The id of the words that say what of the report is not drawn.
pub(crate) const REST: &str = "rest";

/// Whether the event comes from a field that takes text.
pub(crate) fn from_field(event: &Event) -> bool {
    event
        .target()
        .is_some_and(|target| is_line(&target) || target.dyn_ref::<HtmlTextAreaElement>().is_some())
}

/// Whether this is a field for one line of text; boxes to tick and the like are none.
pub(crate) fn is_line(target: &EventTarget) -> bool {
    let field = target.dyn_ref::<HtmlInputElement>();
    field.is_some_and(|field| matches!(field.type_().as_str(), "text" | "search"))
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

/// Scrolls the page so far down.
pub(crate) fn scroll_to(top: f64) {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, top);
    }
}

/// How far the page is scrolled down.
pub(crate) fn scrolled_to() -> f64 {
    let top = web_sys::window().and_then(|window| window.scroll_y().ok());
    top.unwrap_or_default()
}

/// Scrolls the element with this id into the middle of what is seen of the report, unless it is seen already;
/// where it is not drawn, to the words that say so.
pub(crate) fn reveal(id: &str) {
    let Some(document) = document() else { return };
    let element = document.get_element_by_id(id);
    let element = element.or_else(|| document.get_element_by_id(REST));
    let Some(element) = element.filter(|element| !is_seen(&document, element)) else {
        return;
    };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    options.set_inline(ScrollLogicalPosition::Nearest);
    // a smooth scroll that begins while another one runs may come to nothing
    options.set_behavior(ScrollBehavior::Instant);
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

/// Whether the element is well within what is seen: neither under what sticks to the edges of the window,
/// which the style sheet sets as padding for scrolling, nor beside what is scrolled within the page.
#[expect(clippy::float_arithmetic, reason = "places on the screen")]
fn is_seen(document: &Document, element: &Element) -> bool {
    let seen = || {
        let window = web_sys::window()?;
        let root = document.document_element()?;
        let style = window.get_computed_style(&root).ok()??;
        let padding = |edge: &str| {
            let padding = style.get_property_value(edge).unwrap_or_default();
            // a number before its unit; none is not more than anything
            js_sys::parse_float(&padding).max(0.0)
        };
        let bottom = window.inner_height().ok()?.as_f64()? - padding("scroll-padding-bottom");
        let right = window.inner_width().ok()?.as_f64()?;
        let place = element.get_bounding_client_rect();
        Some(
            place.top() > padding("scroll-padding-top")
                && place.bottom() < bottom
                && place.left() >= 0.0
                && place.right() <= right,
        )
    };
    seen().unwrap_or(false)
}

/// Whether findings and report are placed one above the other; the style sheet says the same.
pub(crate) fn is_narrow() -> bool {
    matches("(max-width: 999.98px)")
}

/// Does something once the browser has painted what is now drawn. A page that is not seen is not painted.
pub(crate) fn after_paint(then: impl FnOnce() + 'static) {
    let later = move || {
        Timeout::new(0, then).forget();
    };
    match web_sys::window().filter(|_| document().is_some_and(|document| !document.hidden())) {
        Some(window) => {
            let frame = Closure::once_into_js(later);
            let _ = window.request_animation_frame(frame.unchecked_ref());
        }
        None => later(),
    }
}

/// Whether the window is as the media query says.
fn matches(query: &str) -> bool {
    let query = web_sys::window().and_then(|window| window.match_media(query).ok()?);
    query.is_some_and(|query| query.matches())
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

/// Gives the page the title of a report, or its own.
pub(crate) fn set_title(language: Language, report: Option<&str>) {
    if let Some(document) = document() {
        document.set_title(&match report {
            Some(report) => format!("{report} · {}", text::NAME.get(language)),
            None => text::PAGE_TITLE.get(language).to_owned(),
        });
    }
}

/// Opens the browser's print dialog.
pub(crate) fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}
