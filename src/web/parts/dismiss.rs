//! Setting a finding aside, with a reason.

use gouji::language::Language;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use crate::parts::element::text_button;
use crate::state::Action;
use crate::state::command::ReportCommand;
use crate::text;

#[derive(Properties, PartialEq)]
pub(crate) struct DismissProps {
    /// The findings, as indices into the findings.
    pub(crate) findings: Vec<usize>,
    pub(crate) language: Language,
    pub(crate) on: Callback<Action>,
}

/// A link that opens into a field for the reason.
#[component]
pub(crate) fn Dismiss(props: &DismissProps) -> Html {
    let language = props.language;
    let asking = use_state_eq(|| false);
    let field = use_node_ref();
    let link = use_node_ref();
    let was_asking = use_mut_ref(|| false);
    {
        let (field, link) = (field.clone(), link.clone());
        use_effect_with(*asking, move |&asking| {
            let to = if asking { field } else { link };
            if was_asking.replace(asking) != asking
                && let Some(to) = to.cast::<HtmlElement>()
            {
                let _ = to.focus();
            }
        });
    }
    let set = |to: bool| {
        let asking = asking.setter();
        Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            asking.set(to);
        })
    };
    if !*asking {
        return html! {
            <button ref={link} type="button" class="linklike dismiss" onclick={set(true)}>
                { text::NOT_AN_ERROR.get(language) }
            </button>
        };
    }
    let dismiss = {
        let (on, field, findings) = (props.on.clone(), field.clone(), props.findings.clone());
        let asking = asking.setter();
        Callback::from(move |()| {
            let reason = field.cast::<HtmlInputElement>().map(|input| input.value());
            asking.set(false);
            on.emit(Action::Command(ReportCommand::Dismiss(
                findings.clone(),
                reason.unwrap_or_default(),
            )));
        })
    };
    let onkeydown = {
        let (dismiss, asking) = (dismiss.clone(), asking.setter());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" if !event.is_composing() => dismiss.emit(()),
            "Escape" => {
                event.stop_propagation();
                asking.set(false);
            }
            _ => {}
        })
    };
    html! {
        <div class="dismissing" onclick={|event: MouseEvent| event.stop_propagation()}>
            <label>
                { text::WHY_DISMISS.get(language) }
                <input
                    ref={field}
                    type="text"
                    class="reason-field"
                    placeholder={text::WHY_HINT.get(language)}
                    {onkeydown}
                />
            </label>
            { text_button("second-action", text::DISMISS.get(language), dismiss.reform(|_: MouseEvent| ())) }
            { text_button("plain", text::CANCEL.get(language), set(false)) }
        </div>
    }
}
