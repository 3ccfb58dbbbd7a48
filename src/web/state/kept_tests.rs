//! What is kept, damaged: records and the looks of the table are read as what they are, or as nothing.

use std::rc::Rc;

use yew::Reducible;

use super::command::ReportCommand;
use super::kept::{Keeping, KeptContent, KeptReport};
use super::kept_table::KeptTable;
use super::report_id::ReportId;
use super::{Action, State};
use crate::input::accept;

/// How often each record is damaged.
const TIMES: u32 = 20_000;

/// The next number of a fixed sequence: the same damage each time.
fn next(state: &mut u64) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    usize::try_from(*state >> 24).unwrap_or_default()
}

/// Changes some bytes, takes some out, doubles some or cuts the end off.
fn damaged(bytes: &[u8], state: &mut u64) -> Vec<u8> {
    let mut damaged = bytes.to_vec();
    for _ in 0..=next(state) % 2 {
        let at = next(state) % damaged.len().max(1);
        match next(state) % 6 {
            0 => damaged.truncate(at),
            1 => {
                let end = (at + next(state) % 8).min(damaged.len());
                damaged.drain(at..end);
            }
            2 => {
                let end = (at + next(state) % 8).min(damaged.len());
                let part = damaged.get(at..end).unwrap_or_default().to_vec();
                damaged.splice(at..at, part);
            }
            _ => {
                let byte = [0, 1, 0x7f, 0x80, 0xff, next(state) % 256][next(state) % 6];
                if let Some(place) = damaged.get_mut(at) {
                    *place = u8::try_from(byte).unwrap_or_default();
                }
            }
        }
    }
    damaged
}

#[test]
fn damaged_records_are_reports_or_nothing() {
    let figure = "t3/new/natural".parse().expect("an id");
    let edit = ReportCommand::Edit(figure, "12".to_owned());
    let state = Rc::new(State::default())
        .reduce(Action::Opened(vec![accept::sample().into()]))
        .reduce(Action::Command(edit))
        .reduce(Action::Command(ReportCommand::Undo));
    let writes = Keeping::default().next(&state.reports);
    let (_, whole) = &writes.records[0];
    let (_, content) = &writes.contents[0];
    let mut random = 0x9E37_79B9_7F4A_7C15;
    let mut read = 0;
    for _ in 0..TIMES {
        let Some(kept) = KeptReport::of(&damaged(whole, &mut random)) else {
            continue;
        };
        read += 1;
        let listed = kept.listed(content.clone());
        let id = listed.id();
        let state = Rc::new(State::default())
            .reduce(Action::Restored(vec![listed], None))
            .reduce(Action::Shown(id))
            .reduce(Action::Command(ReportCommand::Redo))
            .reduce(Action::Command(ReportCommand::Undo));
        // what is there is kept again, and read again
        for (_, bytes) in Keeping::default().next(&state.reports).records {
            assert!(KeptReport::of(&bytes).is_some());
        }
        assert!(ReportId::next() > id, "{id:?} is given twice");
    }
    assert!(read > TIMES / 100, "{read} of {TIMES} were read");
}

#[test]
fn damaged_looks_of_the_table_are_looks_or_nothing() {
    let state = Rc::new(State::default()).reduce(Action::Opened(vec![
        accept::sample().into(),
        accept::sample().into(),
    ]));
    let whole = KeptTable::of(&state).to_text();
    let mut random = 0x2545_F491_4F6C_DD1D;
    let mut read = 0;
    for _ in 0..TIMES {
        let text = damaged(whole.as_bytes(), &mut random);
        let Some(kept) = KeptTable::of_text(&String::from_utf8_lossy(&text)) else {
            continue;
        };
        read += 1;
        let reports = state.reports.to_vec();
        let restored = Rc::new(State::default())
            .reduce(Action::TableRestored(Box::new(kept)))
            .reduce(Action::Restored(reports, None));
        let again = KeptTable::of(&restored);
        assert_eq!(KeptTable::of_text(&again.to_text()), Some(again));
    }
    assert!(read > 0);
}

#[test]
fn damaged_links_that_were_kept_are_refused() {
    let state = Rc::new(State::default()).reduce(Action::Opened(vec![accept::sample().into()]));
    let writes = Keeping::default().next(&state.reports);
    let Some((_, KeptContent::Link(whole))) = writes.contents.first() else {
        panic!("a link");
    };
    let mut random = 0x1234_5678_9ABC_DEF1;
    for _ in 0..TIMES {
        let text = damaged(whole.as_bytes(), &mut random);
        let text = String::from_utf8_lossy(&text);
        // whatever is behind a whole link is left aside
        if !text.starts_with(&**whole) {
            let opened = gouji::view::link::open(&text);
            assert!(opened.is_none_or(|opened| opened.is_err()), "{text}");
        }
    }
}
