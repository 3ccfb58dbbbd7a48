//! What is always at hand: the way through the findings, undo and redo.

use gouji::language::Language;
use yew::prelude::*;

use super::icon;
use crate::state::Action;
use crate::state::command::ReportCommand;
use crate::state::report::OpenedReport;
use crate::text;

/// The buttons for so many listed cards, of which one is chosen, as a place in the list; those that there is nothing to
/// do for are not there, or say that they do nothing: who presses one to the end keeps the focus.
pub(crate) fn stepper(
    opened: &OpenedReport,
    (count, chosen): (usize, Option<usize>),
    language: Language,
    on: &Callback<Action>,
) -> Html {
    let changed = opened.can_undo() || opened.can_redo();
    if count == 0 && !changed {
        return Html::default();
    }
    let button =
        |id: &'static str, name: &'static str, sign: Html, disabled: bool, act: fn() -> Action| {
            html! {
                <button
                    type="button"
                    class="plain icon-only"
                    {id}
                    aria-label={name}
                    title={name}
                    aria-disabled={disabled.then_some("true")}
                    onclick={on.reform(move |_: MouseEvent| act())}
                >
                    { sign }
                </button>
            }
        };
    let place = match chosen {
        Some(at) => format!("{} / {count}", at + 1),
        None => format!("– / {count}"),
    };
    html! {
        <div class="steps" role="group" aria-label={text::STEPS.get(language)}>
            if count > 0 {
                { button("previous", text::PREVIOUS.get(language), icon::up(), chosen == Some(0),
                    || Action::Stepped { back: true, by_key: false }) }
                <span class="steps-place" id="place">{ place }</span>
                { button("next", text::NEXT.get(language), icon::down(), chosen == Some(count - 1),
                    || Action::Stepped { back: false, by_key: false }) }
            }
            if changed {
                { button("undo", text::UNDO.get(language), icon::undo(), !opened.can_undo(),
                    || Action::Command(ReportCommand::Undo)) }
                { button("redo", text::REDO.get(language), icon::redo(), !opened.can_redo(),
                    || Action::Command(ReportCommand::Redo)) }
            }
        </div>
    }
}
