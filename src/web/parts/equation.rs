//! An equation as a person writes it; its numbers lead to their places.

use gouji::check::Checked;
use gouji::language::Language;
use gouji::report::figure::FigureId;
use gouji::rules::level::Level;
use gouji::verdict::Judged;
use gouji::view::formula::{Token, formula};
use yew::prelude::*;

use crate::parts::element::span;
use crate::state::{Action, Selection};
use crate::text;

/// So many numbers and signs of an equation are drawn, ten times as many as a long one of the form has.
const DRAWN: usize = 400;

/// Sets the equation; `here` is the figure that is looked at, if one is.
pub(crate) fn equation(
    checked: &Checked,
    judged: &Judged,
    here: Option<FigureId>,
    language: Language,
    on: &Callback<Action>,
) -> Html {
    let level = judged.equation.level;
    let broken = matches!(judged.verdict, gouji::verdict::Verdict::Broken { .. });
    let tokens = formula(checked, judged);
    html! {
        <p class="equation">
            { for tokens.iter().take(DRAWN).map(|token| set(token, broken.then_some(level), here, language, on)) }
            if let Some(rest) = tokens.len().checked_sub(DRAWN).filter(|&rest| rest > 0) {
                { span("quiet", text::not_listed(rest).get(language)) }
            }
        </p>
    }
}

fn set(
    token: &Token,
    broken: Option<Level>,
    here: Option<FigureId>,
    language: Language,
    on: &Callback<Action>,
) -> Html {
    match token {
        Token::Sign(sign) => html! { <span class="sign">{ *sign }</span> },
        Token::Wrong(sign) => html! { <b class="sign is-wrong">{ *sign }</b> },
        Token::Value(value) => html! { <b class="value">{ value }</b> },
        Token::Zeros(count) => html! {
            <span class="zeros" title={text::ZEROS.get(language)}>
                { text::zeros(*count).get(language) }
            </span>
        },
        Token::Figure {
            figure,
            text: printed,
            name,
            named,
            whole,
            last_year,
        } => {
            let id = *figure;
            let class = classes!(
                "chip",
                printed.is_none().then_some("is-blank"),
                last_year.then_some("is-last-year"),
                (here == Some(id)).then_some("is-here"),
                broken.filter(|_| *whole).map(|level| match level {
                    Level::Error => "is-error",
                    Level::Warning => "is-warning",
                    Level::Note => "is-note",
                }),
            );
            let name = name.get(language);
            html! {
                <span class="term">
                    <button
                        type="button"
                        {class}
                        title={(!*named).then(|| name.to_owned())}
                        aria-label={format!("{} {name}", printed.as_deref().unwrap_or(text::BLANK.get(language)))}
                        onclick={on.reform(move |event: MouseEvent| {
                            event.stop_propagation();
                            Action::Selected(Some(Selection::Figure(id)))
                        })}
                    >
                        { printed.as_deref().unwrap_or(text::BLANK.get(language)) }
                    </button>
                    if *last_year {
                        <small>{ text::LAST_YEAR.get(language) }</small>
                    }
                    if *named && !name.is_empty() {
                        <small>{ name }</small>
                    }
                </span>
            }
        }
    }
}
