//! The ledger (核对清单): everything that was looked at with its verdict, rule by rule.

use gouji::language::{Language, Words};
use gouji::order;
use gouji::report::figure::Figure;
use gouji::rules::rule::Rule;
use gouji::verdict::{Judged, Verdict, coverage, label};
use gouji::view::formula;
use gouji::view::summary::{Status, Summary, SummaryItem};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::equation::equation;
use super::relations::{name_of, verdict};
use super::segment::segment;
use crate::parts::element::{paragraph, tab_count};
use crate::state::ptr_eq::PtrEqRc;
use crate::state::report::OpenedReport;
use crate::state::{Action, Selection};
use crate::text;

#[derive(Properties, PartialEq)]
pub(crate) struct LedgerProps {
    pub(crate) opened: PtrEqRc<OpenedReport>,
    pub(crate) language: Language,
    pub(crate) on: Callback<Action>,
}

/// The ledger.
#[component]
pub(crate) fn Ledger(props: &LedgerProps) -> Html {
    let language = props.language;
    let only = use_state_eq(|| None::<Status>);
    let sought = use_state_eq(String::new);
    let needle = sought.trim().to_ascii_lowercase();
    let all = &props.opened.items;
    let mut listed: Vec<&SummaryItem> = all
        .iter()
        .filter(|item| only.is_none_or(|only| item.status == only))
        .filter(|item| needle.is_empty() || mentions(&props.opened, item, &needle))
        .collect();
    let found = listed.len();
    // what needs a person comes first, and is drawn
    order::sort_by_key(&mut listed, |item| item.status);
    listed.truncate(DRAWN);
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
                    { option(&only, None, all.len(), language) }
                    { for props.opened.counts.counts().map(|(status, count)| option(&only, Some(status), count, language)) }
                </div>
                <p class="quiet" role="status">{ text::listed(found.min(DRAWN), all.len()).get(language) }</p>
            </div>
            { legend(&props.opened.counts, language) }
            if listed.is_empty() {
                { paragraph("quiet", text::NOTHING_FOUND.get(language)) }
            }
            for (rule, items) in by_rule(listed) {
                { group(props, rule, items) }
            }
            { unused(props) }
        </section>
    }
}

/// A button that lists one status, or all.
fn option(
    only: &UseStateHandle<Option<Status>>,
    status: Option<Status>,
    count: usize,
    language: Language,
) -> Html {
    let name = status.map_or(text::ALL, Status::label);
    let setter = only.setter();
    let onclick = Callback::from(move |_| setter.set(status));
    segment(name, count, **only == status, onclick, language)
}

/// What the words mean.
fn legend(counts: &Summary, language: Language) -> Html {
    html! {
        <dl class="legend">
            for (status, _) in counts.counts() {
                <div key={status.label().en}>
                    <dt>{ verdict(status, language) }</dt>
                    <dd>{ status.meaning().get(language) }</dd>
                </div>
            }
        </dl>
    }
}

/// The numbers of the text that no relation uses, so that silence is not mistaken for approval.
fn unused(props: &LedgerProps) -> Html {
    let language = props.language;
    let report = &props.opened.checked.report;
    let unused = coverage::unused(report, &props.opened.checked.ledger);
    let figures: Vec<&Figure> = unused.iter().filter_map(|id| report.figure(*id)).collect();
    if figures.is_empty() {
        return Html::default();
    }
    html! {
        <section class="ledger-group" id="unused">
            <h3>{ text::UNUSED.get(language) }{ tab_count(figures.len()) }</h3>
            { paragraph("quiet", text::UNUSED_WHY.get(language)) }
            <ul class="unused">
                for figure in figures.iter().take(DRAWN) {
                    <li key={figure.id.to_string()}>
                        <button
                            type="button"
                            class="linklike"
                            onclick={let id = figure.id; props.on.reform(move |_| Action::Selected(Some(Selection::Figure(id))))}
                        >
                            { label::printed(figure) }
                        </button>
                    </li>
                }
            </ul>
        </section>
    }
}

/// The items of each rule, both in the order in which they come.
fn by_rule(listed: Vec<&SummaryItem>) -> Vec<(&'static Rule, Vec<&SummaryItem>)> {
    let mut groups: Vec<(&'static Rule, Vec<&SummaryItem>)> = Vec::new();
    for item in listed {
        match groups.iter_mut().find(|(known, _)| *known == item.rule) {
            Some((_, items)) => items.push(item),
            None => groups.push((item.rule, vec![item])),
        }
    }
    groups
}

fn group(props: &LedgerProps, rule: &'static Rule, items: Vec<&SummaryItem>) -> Html {
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
                { tab_count(items.len()) }
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
                    { for items.into_iter().map(|item| line(props, item)) }
                </tbody>
            </table>
        </section>
    }
}

fn line(props: &LedgerProps, item: &SummaryItem) -> Html {
    let language = props.language;
    let checked = &props.opened.checked;
    let judged = item
        .line
        .and_then(|line| Some((line, checked.ledger.get(line)?)));
    let finding = item
        .finding
        .and_then(|index| Some((index, checked.findings.get(index)?)));
    let (selection, subject, said) = match (judged, finding) {
        (Some((line, judged)), _) => (
            Selection::Relation(line),
            formula::subject(checked, judged),
            html! {
                <>
                    { equation(checked, judged, None, language, &props.on) }
                    { missing(props, judged) }
                </>
            },
        ),
        (None, Some((index, finding))) => (
            Selection::Finding(index),
            Words::default(),
            html! { <p>{ finding.message.get(language) }</p> },
        ),
        (None, None) => return Html::default(),
    };
    let subject = match subject.get(language) {
        "" => text::SHOW.get(language),
        subject => subject,
    };
    html! {
        <tr key={format!("{:?}-{:?}", item.line, item.finding)}>
            <td>{ verdict(item.status, language) }</td>
            <td>
                <button
                    type="button"
                    class="ledger-subject"
                    title={text::SHOW.get(language)}
                    onclick={props.on.reform(move |_| Action::Selected(Some(selection)))}
                >
                    { subject.to_owned() }
                </button>
            </td>
            <td>{ said }</td>
        </tr>
    }
}

/// The numbers that a relation lacks.
fn missing(props: &LedgerProps, judged: &Judged) -> Html {
    let language = props.language;
    let Verdict::Undecided(missing) = &judged.verdict else {
        return Html::default();
    };
    html! {
        <p class="missing">
            { text::MISSING.get(language) }
            for (at, missing) in missing.iter().enumerate() {
                if at > 0 {
                    { text::SEMICOLON.get(language) }
                }
                { name_of(&props.opened, missing.figure, language) }
                if let Some(part) = part_name(&props.opened, missing.part) {
                    { text::of_part(part).get(language) }
                }
                if let Some(number) = missing.would_be {
                    { text::would_be(&number.normalize().to_string()).get(language) }
                }
            }
        </p>
    }
}

/// The report of a part that lacks a number.
fn part_name(opened: &OpenedReport, part: Option<u32>) -> Option<&str> {
    let sums = opened.checked.sums.as_deref()?;
    Some(sums.name(part?))
}

/// Whether the rule, a figure or what is said is named so.
fn mentions(opened: &OpenedReport, item: &SummaryItem, needle: &str) -> bool {
    let rule = item.rule;
    let checked = &opened.checked;
    let holds = |text: &str| text.to_ascii_lowercase().contains(needle);
    let both = |words: &Words| holds(&words.zh) || holds(&words.en);
    let judged = item.line.and_then(|line| checked.ledger.get(line));
    let finding = item.finding.and_then(|index| checked.findings.get(index));
    let reading = judged.and_then(|judged| judged.equation.readings.get(judged.reading));
    holds(rule.code)
        || holds(rule.title.zh)
        || holds(rule.title.en)
        || judged.is_some_and(|judged| both(&formula::subject(checked, judged)))
        || finding.is_some_and(|finding| both(&finding.message))
        || reading.is_some_and(|reading| {
            let mut figures = reading.figures();
            figures.any(|figure| both(&label::figure(&checked.report, figure)))
        })
}

/// So many lines are drawn, several times as many as a long report has; a search finds the others.
const DRAWN: usize = 400;
