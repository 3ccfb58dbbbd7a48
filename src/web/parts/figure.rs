//! A figure on the sheet: shown with its mark, chosen, changed in place.

use gouji::language::Language;
use gouji::report::figure::{Figure as Data, FigureId};
use gouji::rules::level::Level;
use gouji::view::mark::Mark;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::edge::dom::{self, Move};
use crate::state::command::ReportCommand;
use crate::state::{Action, InitialText, Selection};
use crate::text;

/// What the choice has to do with a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Choice {
    /// Nothing.
    #[default]
    None,
    /// It takes part in what was chosen.
    TakesPart,
    /// It is what was chosen.
    Chosen,
}

#[derive(Properties, PartialEq)]
pub(crate) struct FigureProps {
    pub(crate) id: FigureId,
    /// What the report shows, or what was typed for it.
    pub(crate) shown: AttrValue,
    /// What was printed, where it was changed.
    pub(crate) former: Option<AttrValue>,
    pub(crate) mark: Mark,
    pub(crate) choice: Choice,
    /// What the field begins with, while the figure is being changed.
    pub(crate) editing: Option<InitialText>,
    /// Whether one click is enough to change it: in a form to be filled in.
    pub(crate) entry: bool,
    /// Whether the tab key stops here: at one figure of a table, and of what is written between two.
    pub(crate) stops: bool,
    /// Whether this is the first piece of the figure, which carries its id.
    pub(crate) first: bool,
    /// Its name on the form, or what the text says it counts.
    pub(crate) name: AttrValue,
    /// What it counts in, in the text.
    pub(crate) unit: Option<AttrValue>,
    pub(crate) language: Language,
    pub(crate) on: Callback<Action>,
}

/// What of a figure changes what is drawn: the properties that do not come from the page around it.
pub(crate) fn shown(data: &Data) -> (AttrValue, Option<AttrValue>) {
    let former = data.former.clone().map(AttrValue::from);
    (AttrValue::from(data.raw.clone()), former)
}

/// Keeps a column as wide as a long number, which lies over its cell; a text may be broken over lines.
pub(crate) fn room(shown: &str) -> Html {
    const LONG: std::ops::RangeInclusive<usize> = 4..=15;
    let is_number = shown
        .chars()
        .all(|c| c.is_ascii_digit() || "+-.,".contains(c));
    if !LONG.contains(&shown.len()) || !is_number {
        return Html::default();
    }
    html! { <i class="room" data-number={shown.to_owned()}></i> }
}

/// A figure on the sheet.
#[component]
pub(crate) fn Figure(props: &FigureProps) -> Html {
    let Some(begin) = &props.editing else {
        return button(props);
    };
    let (value, typed) = match begin {
        InitialText::Shown => (props.shown.to_string(), false),
        InitialText::Typed(typed) => (typed.clone(), true),
    };
    html! {
        <Field id={props.id} {value} {typed} label={props.name.to_string()} on={props.on.clone()} />
    }
}

fn button(props: &FigureProps) -> Html {
    let id = props.id;
    let element = dom::figure_id(id);
    let begins_at_once = props.entry || props.choice == Choice::Chosen;
    let onclick = props.on.reform(move |event: MouseEvent| {
        event.stop_propagation();
        // the space bar clicks too, and shows what is known of the figure; Enter changes it
        if begins_at_once && event.detail() > 0 {
            Action::EditBegun(id, InitialText::Shown)
        } else {
            Action::Selected(Some(Selection::Figure(id)))
        }
    });
    let onkeydown = {
        let on = props.on.clone();
        let element = element.clone();
        Callback::from(move |event: KeyboardEvent| {
            let command = event.ctrl_key() || event.meta_key();
            let key = event.key();
            let to = match (key.as_str(), command) {
                ("ArrowUp", false) => Some(Move::Up),
                ("ArrowDown", false) => Some(Move::Down),
                ("ArrowLeft", false) => Some(Move::Left),
                ("ArrowRight", false) => Some(Move::Right),
                ("Home", false) => Some(Move::Home),
                ("End", false) => Some(Move::End),
                ("Home", true) => Some(Move::First),
                ("End", true) => Some(Move::Last),
                _ => None,
            };
            if event.alt_key() || command && to.is_none() {
                return;
            }
            if let Some(to) = to {
                // at the edge of a table an arrow does not scroll the page away from it either
                event.prevent_default();
                dom::move_among_figures(&element, to);
            } else if matches!(key.as_str(), "F2" | "Enter") {
                event.prevent_default();
                on.emit(Action::EditBegun(id, InitialText::Shown));
            } else if matches!(key.as_str(), "Delete" | "Backspace") {
                event.prevent_default();
                on.emit(Action::EditBegun(id, InitialText::Typed(String::new())));
            } else if key.len() == 1
                && key.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c))
            {
                event.prevent_default();
                on.emit(Action::EditBegun(id, InitialText::Typed(key)));
            }
        })
    };
    let level = props.mark.level.map(|level| match level {
        Level::Error => "is-error",
        Level::Warning => "is-warning",
        Level::Note => "is-note",
    });
    let class = classes!(
        "figure",
        level,
        props.mark.culprit.then_some("is-culprit"),
        props.mark.part.then_some("is-part"),
        (props.mark.level.is_none() && props.mark.holds).then_some("is-holding"),
        props.former.is_some().then_some("is-changed"),
        is_nothing(&props.shown).then_some("is-nothing"),
        (props.choice == Choice::TakesPart).then_some("takes-part"),
        (props.choice == Choice::Chosen).then_some("is-chosen"),
    );
    html! {
        <button
            type="button"
            {class}
            id={props.first.then_some(element)}
            tabindex={if props.stops { "0" } else { "-1" }}
            aria-label={label(props)}
            aria-current={(props.choice == Choice::Chosen).then_some("true")}
            {onclick}
            {onkeydown}
        >
            if let Some(former) = &props.former {
                <del>{ if former.is_empty() { text::BLANK.get(props.language).into() } else { former.clone() } }</del>
            }
            <span>{ &props.shown }</span>
        </button>
    }
}

/// Zeros and blanks step back, so that what is there is prominent.
fn is_nothing(shown: &str) -> bool {
    matches!(shown.trim(), "" | "0" | "/" | "-" | "—" | "０")
}

/// What a screen reader says: name, number, mark.
fn label(props: &FigureProps) -> String {
    let language = props.language;
    let shown = match props.shown.trim() {
        "" => text::BLANK.get(language),
        shown => shown,
    };
    let mut label = format!("{} {shown}", props.name);
    if let Some(unit) = &props.unit {
        label.push(' ');
        label.push_str(unit);
    }
    let mut add = |words: &str| {
        label.push_str(match language {
            Language::Chinese => "，",
            Language::English => ", ",
        });
        label.push_str(words);
    };
    if let Some(former) = &props.former {
        add(&format!("{} {former}", text::FORMERLY.get(language)));
    }
    if let Some(level) = props.mark.level {
        add(level.label().get(language));
    }
    if props.mark.culprit {
        add(text::MARK_CULPRIT.get(language));
    }
    label
}

#[derive(Properties, PartialEq)]
struct FieldProps {
    id: FigureId,
    value: String,
    /// Whether the value was typed just now: then it is gone on with, else replaced.
    typed: bool,
    label: String,
    on: Callback<Action>,
}

/// The field in which a figure is changed. Where a key ended the change, the focus goes on from the figure.
#[component]
fn Field(props: &FieldProps) -> Html {
    let id = props.id;
    let field = use_node_ref();
    let done = use_mut_ref(|| false);
    let after = use_mut_ref(|| None::<Move>);
    {
        let (field, after) = (field.clone(), after.clone());
        let typed = props.typed;
        use_effect_with((), move |()| {
            if let Some(input) = field.cast::<HtmlInputElement>() {
                let _ = input.focus();
                if !typed {
                    input.select();
                }
            }
            // once the figure is there again
            move || {
                let figure = dom::figure_id(id);
                if let Some(to) = after.take()
                    && !dom::move_among_figures(&figure, to)
                {
                    dom::focus(&figure);
                }
            }
        });
    }
    let end = move |to| {
        // who reads on in a text does not change number after number
        let is_of_text = matches!(id, FigureId::Text(_));
        *after.borrow_mut() = Some(if is_of_text { Move::Stay } else { to });
    };
    let commit = {
        let (on, field, done) = (props.on.clone(), field.clone(), done.clone());
        Callback::from(move |()| {
            if let (Some(input), false) = (field.cast::<HtmlInputElement>(), done.replace(true)) {
                on.emit(Action::Command(ReportCommand::Edit(id, input.value())));
            }
        })
    };
    let onkeydown = {
        let (on, commit) = (props.on.clone(), commit.clone());
        let done = done.clone();
        Callback::from(move |event: KeyboardEvent| {
            // a key that composes a character ends nothing
            if event.is_composing() {
                return;
            }
            match event.key().as_str() {
                "Enter" | "ArrowDown" => {
                    event.prevent_default();
                    end(Move::Down);
                    commit.emit(());
                }
                "ArrowUp" => {
                    event.prevent_default();
                    end(Move::Up);
                    commit.emit(());
                }
                // as in a spreadsheet; from a text the key leads on as from anywhere
                "Tab" if !matches!(id, FigureId::Text(_)) => {
                    event.prevent_default();
                    end(if event.shift_key() {
                        Move::Before
                    } else {
                        Move::After
                    });
                    commit.emit(());
                }
                "Escape" => {
                    event.prevent_default();
                    event.stop_propagation();
                    *done.borrow_mut() = true;
                    end(Move::Stay);
                    on.emit(Action::EditCancelled);
                }
                _ => {}
            }
        })
    };
    let width = props.value.chars().count().max(3) + 1;
    html! {
        <input
            ref={field}
            class="figure-field"
            type="text"
            inputmode="decimal"
            autocomplete="off"
            size={width.to_string()}
            value={props.value.clone()}
            aria-label={props.label.clone()}
            onclick={|event: MouseEvent| event.stop_propagation()}
            onblur={commit.reform(|_: FocusEvent| ())}
            {onkeydown}
        />
    }
}
