//! Whose blank form it is: fields for the agency and the year, which make its title.

use gouji::language::{Label, Language};
use gouji::read::numeral;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::state::Action;
use crate::state::command::ReportCommand;
use crate::state::ptr_eq::PtrEqRc;
use crate::state::report::OpenedReport;
use crate::text;

#[derive(Properties, PartialEq)]
pub(crate) struct HeadingProps {
    pub(crate) opened: PtrEqRc<OpenedReport>,
    pub(crate) language: Language,
    pub(crate) on: Callback<Action>,
}

/// The two fields. What is typed is taken over when the field is left.
#[component]
pub(crate) fn Heading(props: &HeadingProps) -> Html {
    let language = props.language;
    let opened = &props.opened;
    let known = opened.checked.report.year.as_ref().map(|year| year.value);
    let agency = use_state_eq(|| opened.source.name.clone());
    let year = use_state_eq(|| known.map(|year| year.to_string()).unwrap_or_default());
    let onchange = {
        let (on, agency, year) = (props.on.clone(), agency.clone(), year.clone());
        Callback::from(move |()| {
            let (agency, year) = ((*agency).clone(), year_of(&year));
            on.emit(Action::Command(ReportCommand::Rename { agency, year }));
        })
    };
    let wrong_year = !year.trim().is_empty() && year_of(&year).is_none();
    html! {
        <div class="heading-fields">
            { field("agency", (text::AGENCY, text::AGENCY_HINT), &agency, language, &onchange) }
            { field("year", (text::YEAR, text::YEAR_HINT), &year, language, &onchange) }
            <p class="heading-wrong" role="status">
                if wrong_year {
                    { text::NO_YEAR.get(language) }
                }
            </p>
        </div>
    }
}

fn field(
    id: &'static str,
    (name, hint): (Label, Label),
    value: &UseStateHandle<String>,
    language: Language,
    on_change: &Callback<()>,
) -> Html {
    let oninput = {
        let value = value.clone();
        Callback::from(move |event: InputEvent| {
            value.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    html! {
        <label class="heading-field">
            { name.get(language) }
            <input
                type="text"
                {id}
                autocomplete="off"
                placeholder={hint.get(language)}
                value={(**value).clone()}
                {oninput}
                onchange={on_change.reform(|_: Event| ())}
            />
        </label>
    }
}

/// A year that somebody may report on, in digits of either width.
fn year_of(typed: &str) -> Option<i32> {
    let digits: String = typed
        .trim()
        .trim_end_matches('年')
        .chars()
        .map(|c| {
            let digit = numeral::arabic(c).and_then(|digit| char::from_digit(digit, 10));
            digit.unwrap_or(c)
        })
        .collect();
    let year = digits.parse().ok()?;
    (2008..2100).contains(&year).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_made_out() {
        assert_eq!(year_of("2024"), Some(2024));
        assert_eq!(year_of(" ２０２４年 "), Some(2024));
        for typed in ["", "24", "20245", "二〇二四", "-2024", "1999"] {
            assert_eq!(year_of(typed), None, "{typed}");
        }
    }
}
