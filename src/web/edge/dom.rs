//! Focus, scrolling and the document's own attributes.

use gloo::timers::callback::Timeout;
use gouji::language::Language;
use gouji::report::figure::FigureId;
use js_sys::Array;
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

/// The figure that the element with this id shows, if it does.
pub(crate) fn figure_of(id: &str) -> Option<FigureId> {
    id.strip_prefix("f-")?.parse().ok()
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

/// Moves the focus to the element with this id; false where there is none that can take it.
pub(crate) fn focus(id: &str) -> bool {
    let Some(document) = document() else {
        return false;
    };
    let element = document.get_element_by_id(id);
    let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    let _ = element.focus();
    document.active_element().as_ref() == Some(&*element)
}

/// What has the focus; the page as a whole, where nothing has.
pub(crate) fn focused() -> Option<Element> {
    document()?.active_element()
}

/// Whether anything has the focus that is drawn: what is hidden has it until the browser paints.
pub(crate) fn has_focus() -> bool {
    let body = document().and_then(|document| document.body());
    let body = body.map(Element::from);
    focused().is_some_and(|active| body.as_ref() != Some(&active) && is_drawn(&active))
}

/// Whether an element is in the page, and has a place in it.
pub(crate) fn is_drawn(element: &Element) -> bool {
    let element = element.dyn_ref::<HtmlElement>();
    element.is_none_or(|element| element.offset_width() + element.offset_height() > 0)
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
    before_paint(later);
}

/// Does something when the browser is about to paint what is now drawn: to ask for places or to move the focus before
/// that makes it place everything once more. In a page that is not seen, which is not painted, at once.
pub(crate) fn before_paint(then: impl FnOnce() + 'static) {
    match web_sys::window().filter(|_| document().is_some_and(|document| !document.hidden())) {
        Some(window) => {
            let frame = Closure::once_into_js(then);
            let _ = window.request_animation_frame(frame.unchecked_ref());
        }
        None => then(),
    }
}

/// Whether the window is as the media query says.
fn matches(query: &str) -> bool {
    let query = web_sys::window().and_then(|window| window.match_media(query).ok()?);
    query.is_some_and(|query| query.matches())
}

/// A move from one figure to another of its table, or of its stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Move {
    /// To the row above; in a text to the paragraph before.
    Up,
    /// To the row below, or the paragraph after.
    Down,
    /// To the number before.
    Left,
    /// To the number after.
    Right,
    /// To the number before, in the row above where there is none in its own.
    Before,
    /// To the number after, in the row below where there is none in its own.
    After,
    /// To the first one of the row or the paragraph.
    Home,
    /// To its last one.
    End,
    /// To the first one of all.
    First,
    /// To the last one of all.
    Last,
    /// Nowhere.
    Stay,
}

/// Where figures are that one tab stop is enough for: a table, or what is written between two tables.
const FIGURES: &str = ".table-place, .stretch";
const ROW: &str = "tr, p, h2, h3";
const FIGURE: &str = "button.figure[id]";

/// Moves the focus from a figure to its neighbour; false where there is none.
pub(crate) fn move_among_figures(from: &str, to: Move) -> bool {
    let neighbour = document()
        .and_then(|document| document.get_element_by_id(from))
        .and_then(|figure| neighbour(&figure, to));
    neighbour.is_some_and(|element| focus(&element.id()))
}

fn neighbour(figure: &Element, to: Move) -> Option<Element> {
    let closest = |selector| figure.closest(selector).ok().flatten();
    let figures = |of: &Element| {
        let figures = of.query_selector_all(FIGURE).ok();
        let figures = figures.map(|list| Array::from(&list).to_vec());
        let figures = figures.unwrap_or_default().into_iter();
        figures.filter_map(|figure| figure.dyn_into::<Element>().ok())
    };
    let cell = closest("td");
    let row = closest(ROW)?;
    match to {
        Move::Stay => Some(figure.clone()),
        Move::Home => figures(&row).next(),
        Move::End => figures(&row).last(),
        Move::First => figures(&closest(FIGURES)?).next(),
        Move::Last => figures(&closest(FIGURES)?).last(),
        Move::Left | Move::Right | Move::Before | Move::After => {
            // a text is read on in the next paragraph
            let is_of_row = matches!(to, Move::Left | Move::Right) && cell.is_some();
            let among = if is_of_row { row } else { closest(FIGURES)? };
            let among: Vec<Element> = figures(&among).collect();
            let at = among.iter().position(|other| other == figure)?;
            let to = match to {
                Move::Left | Move::Before => at.checked_sub(1)?,
                _ => at + 1,
            };
            among.into_iter().nth(to)
        }
        Move::Up | Move::Down => {
            let next = |row: &Element| match to {
                Move::Up => row.previous_element_sibling(),
                _ => row.next_element_sibling(),
            };
            let below = |row: Element| match &cell {
                // merged cells shift the columns from the left; from the right they agree
                Some(cell) => {
                    let mut below = row.last_element_child()?;
                    let mut after = cell.next_element_sibling();
                    while let Some(next) = after {
                        below = below.previous_element_sibling()?;
                        after = next.next_element_sibling();
                    }
                    figures(&below).next()
                }
                None => figures(&row).next(),
            };
            let mut rows = std::iter::successors(next(&row), next);
            rows.find_map(below)
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
