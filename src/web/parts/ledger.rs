//! The ledger (台账): every relation with its verdict.

use gouji::language::{Label, Language};
use gouji::verdict::label;
use gouji::verdict::{Judged, Verdict};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::equation::equation;
use super::relations::{rank, verdict};
use crate::shared::Shared;
use crate::state::{Action, Selection};
use crate::text;
use crate::work::Work;

#[derive(Properties, PartialEq)]
pub(crate) struct LedgerProps {
    pub(crate) work: Shared<Work>,
    pub(crate) language: Language,
    pub(crate) on: Callback<Action>,
}

/// Which verdicts are listed, by their rank.
const OPTIONS: [(Option<u8>, Label); 4] = [
    (None, text::ALL),
    (Some(0), text::BROKEN),
    (Some(1), text::UNDECIDED),
    (Some(2), text::HOLDING),
];

/// The ledger.
#[component]
pub(crate) fn Ledger(props: &LedgerProps) -> Html {
    let language = props.language;
    let only = use_state_eq(|| None::<u8>);
    let sought = use_state_eq(String::new);
    let ledger = &props.work.checked.ledger;
    let all = ledger
        .iter()
        .filter(|judged| judged.verdict != Verdict::NotApplicable);
    let count = all.count();
    let needle = sought.trim().to_lowercase();
    let mut lines: Vec<(usize, &Judged)> = ledger
        .iter()
        .enumerate()
        .filter(|(_, judged)| judged.verdict != Verdict::NotApplicable)
        .filter(|(_, judged)| only.is_none_or(|only| rank(&judged.verdict) == only))
        .filter(|(_, judged)| needle.is_empty() || mentions(&props.work, judged, &needle))
        .collect();
    lines.sort_by_key(|(_, judged)| rank(&judged.verdict));
    let oninput = {
        let sought = sought.setter();
        Callback::from(move |event: InputEvent| {
            sought.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    html! {
        <section class="ledger">
            <div class="filters">
                <input
                    type="search"
                    id="ledger-search"
                    class="search"
                    placeholder={text::SEARCH.get(language)}
                    aria-label={text::SEARCH.get(language)}
                    {oninput}
                />
                <div class="segments" role="group" aria-label={text::VERDICT.get(language)}>
                    for (option, name) in OPTIONS {
                        <button
                            key={name.en}
                            type="button"
                            class={classes!("segment", (*only == option).then_some("is-chosen"))}
                            aria-pressed={if *only == option { "true" } else { "false" }}
                            onclick={let only = only.setter(); move |_| only.set(option)}
                        >
                            { name.get(language) }
                        </button>
                    }
                </div>
                <p class="quiet" role="status">{ text::listed(lines.len(), count).get(language) }</p>
            </div>
            if lines.is_empty() {
                <p class="quiet">{ text::NOTHING_FOUND.get(language) }</p>
            } else {
                <table class="ledger-table">
                    <thead>
                        <tr>
                            <th scope="col">{ text::VERDICT.get(language) }</th>
                            <th scope="col">{ text::RULE.get(language) }</th>
                            <th scope="col">{ text::RELATION.get(language) }</th>
                        </tr>
                    </thead>
                    <tbody>
                        for (index, judged) in lines {
                            { line(props, index, judged) }
                        }
                    </tbody>
                </table>
            }
        </section>
    }
}

fn line(props: &LedgerProps, index: usize, judged: &Judged) -> Html {
    let language = props.language;
    let rule = judged.equation.rule;
    html! {
        <tr key={index}>
            <td>{ verdict(&judged.verdict, judged.equation.level, language) }</td>
            <td>
                <button
                    type="button"
                    class="linklike"
                    onclick={props.on.reform(move |_| Action::RuleOpened(Some(rule)))}
                >
                    { rule.title.get(language) }
                </button>
                <code class="code">{ rule.code }</code>
            </td>
            <td>
                { equation(&props.work.checked, judged, None, language, &props.on) }
                if let Verdict::Undecided(missing) = &judged.verdict {
                    <p class="missing">
                        { text::MISSING.get(language) }
                        for (at, missing) in missing.iter().enumerate() {
                            if at > 0 {
                                { "；" }
                            }
                            { super::relations::name_of(&props.work, missing.figure, language) }
                            if let Some(number) = missing.would_be {
                                { format!(" ({} {})", text::WOULD_BE.get(language), number.normalize()) }
                            }
                        }
                    </p>
                }
                <button
                    type="button"
                    class="linklike"
                    onclick={props.on.reform(move |_| Action::Selected(Some(Selection::Relation(index))))}
                >
                    { text::SHOW.get(language) }
                </button>
            </td>
        </tr>
    }
}

/// Whether the rule or a figure of the relation is named so.
fn mentions(work: &Work, judged: &Judged, needle: &str) -> bool {
    let rule = judged.equation.rule;
    let holds = |text: &str| text.to_lowercase().contains(needle);
    let reading = judged.equation.readings.get(judged.reading);
    let report = &work.checked.report;
    holds(rule.code)
        || holds(rule.title.zh)
        || holds(rule.title.en)
        || reading.is_some_and(|reading| {
            reading.figures().any(|figure| {
                let name = label::figure(report, figure);
                holds(&name.zh) || holds(&name.en)
            })
        })
}
