//! The ledger (台账): every relation with its verdict, rule by rule.

use gouji::language::{Label, Language};
use gouji::report::figure::Figure;
use gouji::rules::rule::Rule;
use gouji::verdict::{Judged, Verdict, coverage, label};
use gouji::view::formula;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::equation::equation;
use super::relations::{name_of, rank, verdict};
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
    let needle = sought.trim().to_lowercase();
    let all = props.work.checked.ledger.iter().enumerate();
    let all = all.filter(|(_, judged)| judged.verdict != Verdict::NotApplicable);
    let count = all.clone().count();
    let lines: Vec<(usize, &Judged)> = all
        .filter(|(_, judged)| only.is_none_or(|only| rank(&judged.verdict) == only))
        .filter(|(_, judged)| needle.is_empty() || mentions(&props.work, judged, &needle))
        .collect();
    let found = lines.len();
    let lines = lines.into_iter().take(DRAWN).collect::<Vec<_>>();
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
                <p class="quiet" role="status">{ text::listed(found.min(DRAWN), count).get(language) }</p>
            </div>
            if lines.is_empty() {
                <p class="quiet">{ text::NOTHING_FOUND.get(language) }</p>
            }
            for (rule, lines) in by_rule(lines) {
                { group(props, rule, lines) }
            }
            { unused(props) }
        </section>
    }
}

/// The numbers of the text that no relation uses, so that silence is not mistaken for approval.
fn unused(props: &LedgerProps) -> Html {
    let language = props.language;
    let report = &props.work.checked.report;
    let unused = coverage::unused(report, &props.work.checked.ledger);
    let figures: Vec<&Figure> = unused.iter().filter_map(|id| report.figure(*id)).collect();
    if figures.is_empty() {
        return Html::default();
    }
    html! {
        <section class="ledger-group" id="unused">
            <h3>{ text::UNUSED.get(language) }<span class="tab-count">{ figures.len() }</span></h3>
            <p class="quiet">{ text::UNUSED_WHY.get(language) }</p>
            <ul class="unused">
                for figure in figures.iter().take(DRAWN) {
                    <li key={figure.id.to_string()}>
                        <button
                            type="button"
                            class="linklike"
                            onclick={let id = figure.id; props.on.reform(move |_| Action::Selected(Some(Selection::Figure(id))))}
                        >
                            { &figure.raw }{ unit(figure) }
                        </button>
                    </li>
                }
            </ul>
        </section>
    }
}

/// The unit behind a number in digits; words such as 三成 hold theirs.
fn unit(figure: &Figure) -> &str {
    let digits = figure.raw.ends_with(|last: char| last.is_ascii_digit());
    figure
        .unit
        .as_deref()
        .filter(|_| digits)
        .unwrap_or_default()
}

/// The lines of each rule, in the order of the ledger; rules with something broken come first.
fn by_rule<'a>(lines: Vec<(usize, &'a Judged)>) -> Vec<(&'static Rule, Vec<(usize, &'a Judged)>)> {
    let mut groups: Vec<(&'static Rule, Vec<(usize, &'a Judged)>)> = Vec::new();
    for (index, judged) in lines {
        let rule = judged.equation.rule;
        match groups.iter_mut().find(|(known, _)| *known == rule) {
            Some((_, lines)) => lines.push((index, judged)),
            None => groups.push((rule, vec![(index, judged)])),
        }
    }
    for (_, lines) in &mut groups {
        lines.sort_by_key(|(_, judged)| rank(&judged.verdict));
    }
    let worst = |lines: &[(usize, &Judged)]| lines.first().map(|(_, judged)| rank(&judged.verdict));
    groups.sort_by_key(|(_, lines)| worst(lines));
    groups
}

fn group(props: &LedgerProps, rule: &'static Rule, lines: Vec<(usize, &Judged)>) -> Html {
    let language = props.language;
    html! {
        <section class="ledger-group" key={rule.code}>
            <h3>
                <button
                    type="button"
                    class="linklike"
                    title={text::RULE_PAGE.get(language)}
                    onclick={props.on.reform(move |_| Action::RuleOpened(Some(rule)))}
                >
                    { rule.title.get(language) }
                </button>
                <code class="code">{ rule.code }</code>
                <span class="tab-count">{ lines.len() }</span>
            </h3>
            <table class="ledger-table">
                <thead class="unseen">
                    <tr>
                        <th scope="col">{ text::VERDICT.get(language) }</th>
                        <th scope="col">{ text::SUBJECT.get(language) }</th>
                        <th scope="col">{ text::RELATION.get(language) }</th>
                    </tr>
                </thead>
                <tbody>
                    for (index, judged) in lines {
                        { line(props, index, judged) }
                    }
                </tbody>
            </table>
        </section>
    }
}

fn line(props: &LedgerProps, index: usize, judged: &Judged) -> Html {
    let language = props.language;
    let checked = &props.work.checked;
    let subject = formula::subject(checked, judged);
    let subject = match subject.get(language) {
        "" => text::SHOW.get(language),
        subject => subject,
    };
    html! {
        <tr key={index}>
            <td>{ verdict(&judged.verdict, judged.equation.level, language) }</td>
            <td>
                <button
                    type="button"
                    class="ledger-subject"
                    title={text::SHOW.get(language)}
                    onclick={props.on.reform(move |_| Action::Selected(Some(Selection::Relation(index))))}
                >
                    { subject.to_owned() }
                </button>
            </td>
            <td>
                { equation(checked, judged, None, language, &props.on) }
                if let Verdict::Undecided(missing) = &judged.verdict {
                    <p class="missing">
                        { text::MISSING.get(language) }
                        for (at, missing) in missing.iter().enumerate() {
                            if at > 0 {
                                { "；" }
                            }
                            { name_of(&props.work, missing.figure, language) }
                            if let Some(number) = missing.would_be {
                                { format!(" ({} {})", text::WOULD_BE.get(language), number.normalize()) }
                            }
                        }
                    </p>
                }
            </td>
        </tr>
    }
}

/// Whether the rule or a figure of the relation is named so.
fn mentions(work: &Work, judged: &Judged, needle: &str) -> bool {
    let rule = judged.equation.rule;
    let holds = |text: &str| text.to_lowercase().contains(needle);
    let subject = formula::subject(&work.checked, judged);
    let reading = judged.equation.readings.get(judged.reading);
    holds(rule.code)
        || holds(rule.title.zh)
        || holds(rule.title.en)
        || holds(&subject.zh)
        || holds(&subject.en)
        || reading.is_some_and(|reading| {
            reading.figures().any(|figure| {
                let name = label::figure(&work.checked.report, figure);
                holds(&name.zh) || holds(&name.en)
            })
        })
}

/// So many lines are drawn, ten times as many as a long report has; a search finds the others.
const DRAWN: usize = 1_000;
