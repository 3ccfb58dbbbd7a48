//! The column of findings, grouped by cause.

use gouji::language::{Label, Language};
use gouji::order::Map;
use gouji::rules::level::Level;
use gouji::view::card::{FindingKey, key};
use gouji::view::summary::Status;
use yew::prelude::*;

use super::card::FindingCard;
use super::relations::name_of;
use super::rest::{SHOWN, rest};
use super::segment::segment;
use crate::parts::element::{paragraph, text_button};
use crate::state::command::ReportCommand;
use crate::state::ptr_eq::PtrEqRc;
use crate::state::report::OpenedReport;
use crate::state::{Action, FindingFilter, Selection};
use crate::text;

#[derive(Properties, PartialEq)]
pub(crate) struct FindingsProps {
    pub(crate) opened: PtrEqRc<OpenedReport>,
    pub(crate) filter: FindingFilter,
    /// So many cards are listed.
    pub(crate) listed: usize,
    pub(crate) show_holding: bool,
    pub(crate) selection: Option<Selection>,
    pub(crate) language: Language,
    pub(crate) on: Callback<Action>,
}

/// The column.
#[component]
pub(crate) fn Findings(props: &FindingsProps) -> Html {
    let language = props.language;
    let opened = &props.opened;
    let listed: Vec<usize> = (0..opened.cards.len())
        .filter(|&index| {
            opened
                .cards
                .get(index)
                .is_some_and(|card| props.filter.admits(card, &opened.checked))
        })
        .collect();
    let chosen = match props.selection {
        Some(Selection::Finding(finding)) => Some(finding),
        _ => None,
    };
    html! {
        <section class="findings">
            { filters(props) }
            if opened.cards.is_empty() && opened.source.is_blank_form() && opened.counts.relations == 0 {
                { paragraph("quiet", text::HOW_TO_FILL.get(language)) }
            } else if opened.cards.is_empty() && opened.counts.holding > 0 {
                { paragraph("quiet", text::ALL_HOLD.get(language)) }
            } else if listed.is_empty() && !opened.cards.is_empty() {
                { paragraph("quiet", text::NONE_OF_LEVEL.get(language)) }
            }
            <ol class="cards">
                for (key, index) in keyed(opened, listed.iter().copied().take(props.listed)) {
                    <FindingCard
                        {key}
                        opened={opened.clone()}
                        {index}
                        chosen={chosen.filter(|finding| {
                            opened.cards.get(index).is_some_and(|card| card.findings.contains(finding))
                        })}
                        {language}
                        on={props.on.clone()}
                    />
                }
            </ol>
            if let Some(more) = listed.len().checked_sub(props.listed).filter(|&more| more > 0) {
                <p class="quiet" id="more-cards">
                    { text::not_listed(more).get(language) }{ " " }
                    {
                        text_button(
                            "linklike",
                            text::MORE_CARDS.get(language),
                            props.on.reform(|_: MouseEvent| Action::MoreListed),
                        )
                    }
                </p>
            }
            { unread(props) }
            { changes(props) }
            { dismissed(props) }
        </section>
    }
}

/// The cards with keys that stay theirs when the list changes, so that what is typed for one finding is never
/// under another: its rule and subject, and which of those that share both.
fn keyed(opened: &OpenedReport, cards: impl Iterator<Item = usize>) -> Vec<(String, usize)> {
    let mut seen: Map<FindingKey, usize> = Map::new();
    let mut keyed = Vec::new();
    for index in cards {
        let card = opened.cards.get(index);
        let finding = card
            .and_then(|card| card.findings.first())
            .and_then(|&finding| opened.checked.findings.get(finding));
        let Some(finding) = finding else { continue };
        let (rule, subject) = key(finding);
        let nth = seen.entry((rule.clone(), subject.clone())).or_insert(0);
        keyed.push((format!("{rule} {subject} {nth}"), index));
        *nth += 1;
    }
    keyed
}

fn filters(props: &FindingsProps) -> Html {
    let language = props.language;
    let counts = props.opened.counts;
    let options: [(FindingFilter, Label, usize); 4] = [
        (
            FindingFilter::All,
            text::ALL,
            counts.broken + counts.doubtful + counts.notes,
        ),
        (
            FindingFilter::Only(Level::Error),
            Level::Error.label(),
            counts.broken,
        ),
        (
            FindingFilter::Only(Level::Warning),
            Level::Warning.label(),
            counts.doubtful,
        ),
        (
            FindingFilter::Only(Level::Note),
            Level::Note.label(),
            counts.notes,
        ),
    ];
    let several = options.iter().filter(|option| option.2 > 0).count() > 2;
    let shown = props.show_holding;
    html! {
        <div class="filters">
            if several {
                <div class="segments" role="group" aria-label={text::FILTER.get(language)}>
                    for (filter, name, count) in options.into_iter().filter(|option| option.2 > 0) {
                        {
                            segment(
                                name,
                                count,
                                filter == props.filter,
                                props.on.reform(move |_| Action::Filtered(filter)),
                                language,
                            )
                        }
                    }
                </div>
            }
            <label class="toggle">
                <input
                    type="checkbox"
                    id="show-holding"
                    checked={shown}
                    onchange={props.on.reform(move |_| Action::HoldingShown(!shown))}
                />
                { text::SHOW_HOLDING.get(language) }
            </label>
        </div>
    }
}

fn unread(props: &FindingsProps) -> Html {
    let language = props.language;
    let checked = &props.opened.checked;
    let unread: Vec<&str> = checked
        .document
        .unread
        .iter()
        .chain(&checked.report.unread)
        .map(|unread| unread.what.get(language))
        .collect();
    if unread.is_empty() || props.opened.source.is_blank_form() {
        return Html::default();
    }
    html! {
        <section class="aside-note" id="unread">
            <h3>{ text::UNREAD.get(language) }</h3>
            <ul>
                for (index, what) in unread.iter().take(SHOWN).enumerate() {
                    <li key={index}>{ *what }</li>
                }
            </ul>
            { rest(unread.len(), language) }
        </section>
    }
}

fn changes(props: &FindingsProps) -> Html {
    let language = props.language;
    let edits = &props.opened.changes().edits;
    if edits.is_empty() || props.opened.source.is_blank_form() {
        return Html::default();
    }
    let report = &props.opened.checked.report;
    html! {
        <section class="aside-note" id="changes">
            <h3>{ text::changed(edits.len()).get(language) }</h3>
            <ul>
                for (&figure, typed) in edits.iter().take(SHOWN) {
                    <li key={figure.to_string()} class="change">
                        <button
                            type="button"
                            class="linklike"
                            onclick={props.on.reform(move |_| Action::Selected(Some(Selection::Figure(figure))))}
                        >
                            { name_of(&props.opened, figure, language) }
                        </button>
                        <span class="change-numbers">
                            <del>{ report.figure(figure).and_then(|f| f.former.clone()).unwrap_or_default() }</del>
                            { " → " }<b>{ typed }</b>
                        </span>
                        {
                            text_button(
                                "linklike",
                                text::RESTORE.get(language),
                                props.on.reform(move |_| Action::Command(ReportCommand::Restore(Some(figure)))),
                            )
                        }
                    </li>
                }
            </ul>
            { rest(edits.len(), language) }
        </section>
    }
}

fn dismissed(props: &FindingsProps) -> Html {
    let language = props.language;
    let opened = &props.opened;
    let set_aside = opened.checked.findings.iter().filter_map(|finding| {
        let key = key(finding);
        let reason = opened.changes().dismissed.get(&key)?;
        Some((finding, key, reason))
    });
    if opened.counts.dismissed == 0 {
        return Html::default();
    }
    html! {
        <details class="aside-note" id="dismissed">
            <summary id="set-aside">{ Status::Dismissed.counted(opened.counts.dismissed).get(language) }</summary>
            <ul>
                for (index, (finding, key, reason)) in set_aside.take(SHOWN).enumerate() {
                    <li key={index}>
                        <p>{ finding.title.get(language) }</p>
                        <p class="reason">
                            { if reason.is_empty() { text::NO_REASON.get(language) } else { reason.as_str() } }
                            {
                                text_button(
                                    "linklike",
                                    text::TAKE_UP.get(language),
                                    props.on.reform(move |_| Action::Command(ReportCommand::Reinstate(key.clone()))),
                                )
                            }
                        </p>
                    </li>
                }
            </ul>
            { rest(opened.counts.dismissed, language) }
        </details>
    }
}
