//! How many reports break which rule.

use gouji::view::summary::table::Filter;
use gouji::view::summary::{RuleReach, Status, Survey};
use yew::prelude::*;

use super::ReportsProps;
use super::rows::counted;
use crate::parts::element::{paragraph, text_button};
use crate::state::Action;
use crate::text;

/// A line for each rule that found something; its reports are listed by their number.
pub(super) fn rules(props: &ReportsProps, survey: &Survey) -> Html {
    let language = props.language;
    let rules = survey.rules();
    let most = rules.iter().map(|rule| rule.reports).max().unwrap_or(1);
    if rules.is_empty() {
        return paragraph("quiet", text::ALL_HOLD.get(language));
    }
    html! {
        <table class="reports-table rules-table">
            <thead>
                <tr>
                    for name in [
                        text::RULE,
                        text::REPORTS_OF_RULE,
                        Status::Broken.label(),
                        Status::Doubtful.label(),
                        Status::Note.label(),
                    ] {
                        <th key={name.en} scope="col">{ name.get(language) }</th>
                    }
                </tr>
            </thead>
            <tbody>
                for reach in rules {
                    { line(props, reach, most) }
                }
            </tbody>
        </table>
    }
}

fn line(props: &ReportsProps, reach: RuleReach, most: usize) -> Html {
    let language = props.language;
    let found = reach.findings;
    let rule = found.rule;
    let list = move |_: MouseEvent| {
        Action::TableFiltered(Filter {
            rule: Some(rule),
            ..Filter::default()
        })
    };
    let counts = [
        (Status::Broken, found.broken),
        (Status::Doubtful, found.doubtful),
        (Status::Note, found.notes),
    ];
    html! {
        <tr key={rule.code}>
            <td>
                <button
                    type="button"
                    class="linklike rule-name"
                    title={text::RULE_PAGE.get(language)}
                    onclick={props.on.reform(move |_| Action::RuleOpened(Some(rule)))}
                >
                    { rule.title.get(language) }
                </button>
                <code class="code">{ rule.code }</code>
            </td>
            <td class="reach">
                { text_button("linklike", text::reports(reach.reports).get(language), props.on.reform(list)) }
                <svg class="reach-bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                    <rect
                        class={if found.broken > 0 { "bar-error" } else if found.doubtful > 0 { "bar-warning" } else { "bar-quiet" }}
                        width={(reach.reports * 100 / most).max(1).to_string()}
                        height="1"
                    />
                </svg>
            </td>
            for (status, count) in counts {
                <td key={status.label().en} class="number">{ counted(status, count) }</td>
            }
        </tr>
    }
}
