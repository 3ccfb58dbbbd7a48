//! What those hear who do not see it.

use std::rc::Rc;

use gouji::language::Words;
use gouji::verdict::label;
use yew::prelude::*;

use crate::parts::head::title_of;
use crate::state::focus::first_difference;
use crate::state::report::OpenedReport;
use crate::state::{Selection, State};
use crate::text;

/// What was said last, and of what.
struct Announcement {
    shown: Option<Rc<OpenedReport>>,
    choices: usize,
    words: Words,
    /// How often anything was said: what is said again is heard again.
    times: usize,
}

/// Says what a report came to once it is opened, what a change made of that, and which finding was chosen. What comes
/// out is drawn into a place that is there from the beginning, for only what comes into one is heard.
#[hook]
pub(crate) fn use_announcement(state: &State) -> Html {
    let last = use_mut_ref(|| Announcement {
        shown: state.shown().cloned(),
        choices: state.choices,
        words: Words::default(),
        times: 0,
    });
    let mut announcement = last.borrow_mut();
    if let Some(words) = news(state, &announcement) {
        announcement.words = words;
        announcement.times += 1;
    }
    announcement.shown = state.shown().cloned();
    announcement.choices = state.choices;
    html! { <span key={announcement.times}>{ announcement.words.get(state.language) }</span> }
}

/// What there is to say, if anything.
fn news(state: &State, last: &Announcement) -> Option<Words> {
    let shown = state.shown()?;
    let before = last.shown.as_ref().filter(|before| before.id == shown.id);
    let Some(before) = before else {
        return Some(verdict(shown, state));
    };
    if !Rc::ptr_eq(before, shown) && before.changes() != shown.changes() {
        return Some(change(before, shown));
    }
    match state.selection {
        Some(Selection::Finding(finding)) if state.choices != last.choices => {
            chosen(shown, finding, state)
        }
        _ => None,
    }
}

/// Whose report it is, and what it came to.
fn verdict(shown: &OpenedReport, state: &State) -> Words {
    let title = title_of(&shown.source, &shown.overview(), state.language);
    let mut words = shown.counts.sentence();
    words.zh.insert_str(0, &format!("{title}。"));
    words.en.insert_str(0, &format!("{title}. "));
    words
}

/// The figure that was changed, and how many findings there are, and were.
fn change(before: &OpenedReport, now: &OpenedReport) -> Words {
    let changed = first_difference(&before.changes().edits, &now.changes().edits);
    let mut words = changed.map_or_else(Words::default, |&figure| {
        let report = &now.checked.report;
        let number = report
            .figure(figure)
            .map(label::printed)
            .unwrap_or_default();
        let mut words = label::called(report, figure);
        words.push(&format!(" {number}。"), &format!(" {number}. "));
        words
    });
    let found = text::found(&before.counts, &now.counts);
    words.push(&found.zh, &found.en);
    words
}

/// The place of the finding in the list and its message; its title too, where the focus is not on that.
fn chosen(shown: &OpenedReport, finding: usize, state: &State) -> Option<Words> {
    let found = shown.checked.findings.get(finding)?;
    let level = found.level.label();
    let place = state.chosen_card()? + 1;
    let count = state.list().len();
    let mut words = Words::new(
        format!("{place} / {count}，{}。", level.zh),
        format!("{place} of {count}, {}. ", level.en),
    );
    if state.focus.if_lost {
        words.push(
            &format!("{}。", found.title.zh),
            &format!("{}. ", found.title.en),
        );
    }
    words.push(&found.message.zh, &found.message.en);
    Some(words)
}
