//! A dialog over the page, which has the page for itself until it is closed.

use gouji::language::Language;
use web_sys::{Event, HtmlDialogElement};
use yew::prelude::*;

use super::icon;
use crate::text;

#[derive(Properties, PartialEq)]
pub(crate) struct ModalDialogProps {
    /// The class, which says how wide the dialog is.
    pub(crate) class: &'static str,
    /// What it is called for those who do not see it.
    pub(crate) name: &'static str,
    /// What is at its top, beside the button that closes it.
    pub(crate) head: Html,
    pub(crate) language: Language,
    pub(crate) on_close: Callback<()>,
    pub(crate) children: Html,
}

/// A dialog over the page.
#[component]
pub(crate) fn ModalDialog(props: &ModalDialogProps) -> Html {
    let dialog = use_node_ref();
    {
        let (dialog, closed) = (dialog.clone(), dialog.clone());
        use_effect_with((), move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                let _ = dialog.show_modal();
            }
            // one that is closed gives the focus back to what had it, one that is only taken away does not
            move || {
                if let Some(dialog) = closed.cast::<HtmlDialogElement>() {
                    dialog.close();
                }
            }
        });
    }
    let close = props.on_close.reform(|_: MouseEvent| ());
    html! {
        <dialog
            ref={dialog}
            class={classes!("dialog", props.class)}
            aria-label={props.name}
            onclose={props.on_close.reform(|_: Event| ())}
            onclick={close.clone()}
        >
            <div class="dialog-in" onclick={|event: MouseEvent| event.stop_propagation()}>
                <header class="dialog-head">
                    { props.head.clone() }
                    <button
                        type="button"
                        class="plain icon-only"
                        aria-label={text::CLOSE.get(props.language)}
                        onclick={close}
                    >
                        { icon::cross() }
                    </button>
                </header>
                { props.children.clone() }
            </div>
        </dialog>
    }
}
