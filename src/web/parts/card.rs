//! One card: a cause with its repair and its findings, or one finding alone.

use gouji::language::Language;
use gouji::rules::level::Level;
use gouji::verdict::Finding;
use gouji::verdict::cause::{Cause, Repair};
use gouji::verdict::label;
use gouji::view::card::Card;
use gouji::view::{place, sheet_place};
use yew::prelude::*;

use super::dismiss::Dismiss;
use super::equation::equation;
use super::icon;
use super::repair::repairs;
use super::rest::{SHOWN, rest};
use crate::edge::dom;
use crate::parts::element::{paragraph, stop, text_button};
use crate::state::ptr_eq::PtrEqRc;
use crate::state::report::OpenedReport;
use crate::state::{Action, Selection};
use crate::text;

#[derive(Properties, PartialEq)]
pub(crate) struct FindingCardProps {
    pub(crate) opened: PtrEqRc<OpenedReport>,
    /// The card, as an index into the cards of the report.
    pub(crate) index: usize,
    /// The finding of this card that is chosen, if one is.
    pub(crate) chosen: Option<usize>,
    pub(crate) language: Language,
    pub(crate) on: Callback<Action>,
}

/// One card.
#[component]
pub(crate) fn FindingCard(props: &FindingCardProps) -> Html {
    let language = props.language;
    let checked = &props.opened.checked;
    let Some(card) = props.opened.cards.get(props.index) else {
        return Html::default();
    };
    let lead = card.lead(checked);
    let lead = lead.and_then(|index| Some((index, checked.findings.get(index)?)));
    let Some((first, lead)) = lead else {
        return Html::default();
    };
    let cause = card.cause.and_then(|index| checked.causes.get(index));
    let sole = cause.and_then(sole_repair);
    let message = match (sole, cause) {
        // the title says what should be what already
        (Some(repair), _) if !repair.why.zh.is_empty() => &repair.why,
        (_, Some(cause)) if !cause.message.zh.is_empty() => &cause.message,
        _ => &lead.message,
    };
    let (class, sign) = match card.level {
        Level::Error => ("is-error", icon::cross()),
        Level::Warning => ("is-warning", icon::question()),
        Level::Note => ("is-note", icon::dot()),
    };
    let chosen = props.chosen.is_some();
    let judged = lead.judged.and_then(|index| checked.ledger.get(index));
    let choose = props
        .on
        .reform(move |_: MouseEvent| Action::Selected(Some(Selection::Finding(first))));
    html! {
        <li
            class={classes!("card", class, chosen.then_some("is-chosen"))}
            id={dom::card_id(first)}
            onclick={choose.clone()}
        >
            if chosen {
                { back(props) }
            }
            <p class="card-level">
                { sign }
                <b>{ card.level.label().get(language) }</b>
                if let Some(cause) = cause.filter(|cause| !cause.repairs.is_empty()) {
                    { " · " }
                    { if cause.tied { text::TIED.get(language) } else { text::ONE_SLIP.get(language) } }
                }
            </p>
            <h3 class="card-title">
                <button
                    type="button"
                    class="card-choose"
                    id={dom::choose_id(first)}
                    aria-pressed={if chosen { "true" } else { "false" }}
                    onclick={stop(choose)}
                >
                    if let Some(repair) = sole {
                        { culprit(props, repair) }
                    } else {
                        { lead.title.get(language) }
                    }
                </button>
            </h3>
            if let Some(judged) = judged {
                { equation(checked, judged, None, language, &props.on) }
            }
            { paragraph("card-message", message.get(language)) }
            if let Some(place) = place::of_finding(checked, lead) {
                { paragraph("card-place", text::in_file(&place).get(language)) }
            }
            if chosen {
                { sheet_places(props, lead) }
            }
            if card.findings.len() > 1 {
                { folded(props, card) }
            }
            if let Some(cause) = cause {
                { repairs(&props.opened, cause, language, &props.on) }
            }
            <div class="card-foot">
                { rule_link(lead, props) }
                <Dismiss findings={card.findings.clone()} {language} on={props.on.clone()} />
            </div>
        </li>
    }
}

/// Back from a finding that is explained beside its place to the list, where the two are not side by side.
fn back(props: &FindingCardProps) -> Html {
    let onclick = stop(props.on.reform(|_| Action::ChoiceClosed));
    html! {
        <button type="button" class="plain card-back" {onclick}>
            { text::BACK_TO_LIST.get(props.language) }{ icon::cross() }
        </button>
    }
}

/// The places of a finding that are not seen together, with a way to each.
fn sheet_places(props: &FindingCardProps, finding: &Finding) -> Html {
    let language = props.language;
    let places = sheet_place::sheet_places(&props.opened.checked, &props.opened.sheet, finding);
    if places.is_empty() {
        return Html::default();
    }
    html! {
        <div class="card-places">
            { text::SHEET_PLACES.get(language) }
            <ul>
                for place in places {
                    <li key={place.figure.to_string()}>
                        {
                            text_button(
                                "linklike",
                                place.words.get(language),
                                stop(Callback::from(move |_| dom::reveal(&dom::figure_id(place.figure)))),
                            )
                        }
                    </li>
                }
            </ul>
        </div>
    }
}

/// The repair that is named as the likely one, if it changes a single figure.
fn sole_repair(cause: &Cause) -> Option<&Repair> {
    let repair = cause.repairs.first().filter(|_| !cause.tied)?;
    (repair.changes.len() == 1).then_some(repair)
}

/// 「…」总计 13 应为 18.
fn culprit(props: &FindingCardProps, repair: &Repair) -> Html {
    let language = props.language;
    let checked = &props.opened.checked;
    let Some(change) = repair.changes.first() else {
        return Html::default();
    };
    let figure = checked.report.figure(change.figure);
    let from = figure.map(label::printed).unwrap_or_default();
    let name = label::called(&checked.report, change.figure);
    html! {
        <>
            { name.get(language) }{ " " }<del>{ from }</del>{ " " }{ text::SHOULD_BE.get(language) }{ " " }
            <ins>{ change.to.normalize().to_string() }</ins>
        </>
    }
}

/// The findings that hang on one cause, a line each.
fn folded(props: &FindingCardProps, card: &Card) -> Html {
    let language = props.language;
    let checked = &props.opened.checked;
    let lines = card.findings.iter().take(SHOWN).filter_map(|&index| {
        let finding = checked.findings.get(index)?;
        let choose = props
            .on
            .reform(move |_| Action::Selected(Some(Selection::Finding(index))));
        let class = classes!(
            "hanging-line",
            (props.chosen == Some(index)).then_some("is-chosen")
        );
        Some(html! {
            <li key={index}>
                <button type="button" {class} onclick={stop(choose)}>
                    <span>{ finding.title.get(language) }</span>
                </button>
            </li>
        })
    });
    html! {
        <details class="hanging" open={card.findings.len() <= 4} onclick={|e: MouseEvent| e.stop_propagation()}>
            <summary>{ text::hanging(card.findings.len()).get(language) }</summary>
            <ul>{ for lines }</ul>
            { rest(card.findings.len(), language) }
        </details>
    }
}

fn rule_link(finding: &Finding, props: &FindingCardProps) -> Html {
    let rule = finding.rule;
    let open = props.on.reform(move |_| Action::RuleOpened(Some(rule)));
    text_button("linklike", text::RULE_PAGE.get(props.language), stop(open))
}
