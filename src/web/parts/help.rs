//! What the keys do, and whether those without Ctrl do anything.

use gouji::language::Language;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::dialog::ModalDialog;
use crate::edge::storage;
use crate::text;

#[derive(Properties, PartialEq)]
pub(crate) struct HelpProps {
    pub(crate) language: Language,
    pub(crate) on_close: Callback<()>,
}

/// A dialog with the keys.
#[component]
pub(crate) fn Help(props: &HelpProps) -> Html {
    let language = props.language;
    let switch = Callback::from(|event: Event| {
        if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
            storage::set_letter_keys(field.checked());
        }
    });
    html! {
        <ModalDialog
            class="help"
            name={text::KEYS_TITLE.get(language)}
            head={html! { <h2>{ text::KEYS_TITLE.get(language) }</h2> }}
            {language}
            on_close={props.on_close.clone()}
        >
            <dl class="keys">
                for (key, what) in text::KEY_HELP {
                    <div key={key.en}>
                        <dt><kbd>{ key.get(language) }</kbd></dt>
                        <dd>{ what.get(language) }</dd>
                    </div>
                }
            </dl>
            <label class="toggle">
                <input type="checkbox" id="letter-keys" checked={storage::letter_keys()} onchange={switch} />
                { text::LETTER_KEYS.get(language) }
            </label>
        </ModalDialog>
    }
}
