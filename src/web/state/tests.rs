//! What actions make of the state.

use gouji::verdict::Verdict;

use super::*;
use crate::input::accept::{self, Chosen};

fn after(actions: Vec<Action>) -> Rc<State> {
    let opened = Action::Opened(vec![accept::sample().into()]);
    actions
        .into_iter()
        .fold(start().reduce(opened), State::reduce)
}

fn start() -> Rc<State> {
    Rc::new(State::default())
}

fn id(state: &State, place: usize) -> ReportId {
    state.reports[place].id()
}

fn shown(state: &State) -> &OpenedReport {
    state.shown().expect("a report is shown")
}

fn figure(id: &str) -> FigureId {
    id.parse().expect("an id")
}

fn errors(state: &State) -> usize {
    let cards = shown(state).cards.iter();
    cards.filter(|card| card.level == Level::Error).count()
}

fn edit(id: &str, typed: &str) -> Action {
    Action::Command(ReportCommand::Edit(figure(id), typed.to_owned()))
}

#[test]
fn opening_adds_and_shows() {
    let state = after(vec![
        Action::Start,
        Action::Opened(vec![accept::sample().into()]),
    ]);
    let [first, second] = [id(&state, 0), id(&state, 1)];
    assert_eq!((state.reports.len(), state.current()), (2, Some(second)));
    let state = state.reduce(Action::Closed(first));
    assert_eq!((state.reports.len(), state.current()), (1, Some(second)));
    // one that is closed already is no other one
    let state = state.reduce(Action::Closed(first));
    assert_eq!(state.reports.len(), 1);
    let state = state.reduce(Action::Cleared);
    assert_eq!((state.reports.len(), state.current()), (0, None));
}

#[test]
fn what_was_closed_is_taken_back_as_long_as_that_is_offered() {
    let two = after(vec![edit("t4/review/sum", "9")])
        .reduce(Action::Opened(vec![accept::sample().into()]));
    let [first, second] = [id(&two, 0), id(&two, 1)];
    let is_offered = |state: &State| state.message.as_ref().is_some_and(|message| message.undo);
    for remove in [Action::Cleared, Action::Closed(first)] {
        let state = Rc::clone(&two).reduce(remove);
        assert!(is_offered(&state));
        let state = state.reduce(Action::TakenBack);
        assert_eq!([id(&state, 0), id(&state, 1)], [first, second]);
        assert_eq!((state.current(), is_offered(&state)), (Some(second), false));
        assert_eq!(state.reports[0].changes().edits.len(), 1);
    }
    // not any more once something else was done
    let state = two.reduce(Action::Cleared).reduce(Action::MessageClosed);
    assert!(state.removed.is_none());
    assert!(state.reduce(Action::TakenBack).reports.is_empty());
    let empty = start().reduce(Action::Cleared);
    assert!(!is_offered(&empty));
}

#[test]
fn what_was_kept_is_listed_again_and_shown_as_before() {
    let kept = || vec![accept::sample().into(), accept::sample().into()];
    let state = start().reduce(Action::Restored(kept(), Some(Screen::Start)));
    assert_eq!((state.reports.len(), state.screen), (2, Screen::Start));
    let state = start().reduce(Action::Restored(kept(), None));
    assert_eq!(state.screen, Screen::Table);
    let one = vec![accept::sample().into()];
    let state = start().reduce(Action::Restored(one, None));
    assert_eq!(state.current(), Some(id(&state, 0)));
    // what was opened meanwhile is shown on
    let state = after(vec![Action::Restored(kept(), None)]);
    assert_eq!(
        (state.reports.len(), state.current()),
        (3, Some(id(&state, 2)))
    );
}

#[test]
fn no_more_than_one_report_is_held_as_a_whole() {
    let state = start()
        .reduce(Action::Opened(vec![accept::sample().into()]))
        .reduce(edit("t4/review/sum", "9"))
        .reduce(Action::Opened(vec![accept::sample().into()]));
    let [first, second] = [id(&state, 0), id(&state, 1)];
    let is_opened = |state: &State| -> Vec<bool> {
        let reports = state.reports.iter();
        reports.map(|report| report.opened().is_some()).collect()
    };
    assert_eq!(is_opened(&state), [false, true]);
    // what the list says of a report is the same while it rests, and so is what was done to it
    let before = state.reports[0].row().clone();
    let state = state.reduce(Action::Shown(first));
    assert_eq!(
        (is_opened(&state), state.current()),
        (vec![true, false], Some(first))
    );
    assert_eq!(*state.reports[0].row(), before);
    assert_eq!(shown(&state).changes().edits.len(), 1);
    // step by step
    let state = state.reduce(Action::Command(ReportCommand::Undo));
    assert!(shown(&state).changes().edits.is_empty() && shown(&state).can_redo());
    // closed, the last one is shown
    let state = state.reduce(Action::Closed(first));
    assert_eq!(
        (is_opened(&state), state.current()),
        (vec![true], Some(second))
    );
}

#[test]
fn a_change_is_made_to_the_report_that_is_shown() {
    let state = after(vec![Action::Opened(vec![accept::sample().into()])]);
    let [first, second] = [id(&state, 0), id(&state, 1)];
    let changed = |state: &State| -> Vec<usize> {
        let reports = state.reports.iter();
        reports.map(|report| report.changes().edits.len()).collect()
    };
    let state = state.reduce(edit("t4/review/sum", "9"));
    assert_eq!(
        (changed(&state), state.current()),
        (vec![0, 1], Some(second))
    );
    let state = state.reduce(Action::Shown(first));
    let state = state.reduce(edit("t4/review/sum", "9"));
    assert_eq!(
        (changed(&state), state.current()),
        (vec![1, 1], Some(first))
    );
}

#[test]
fn a_refusal_leaves_what_is_shown() {
    let refusal = accept::pasted(Chosen::Text("只有一句话。")).expect_err("refused");
    let state = after(vec![edit("t3/new/natural", "47")]);
    let edits = shown(&state).changes().edits.clone();
    let state = state.reduce(Action::Refused(refusal));
    assert!(
        state
            .message
            .as_ref()
            .is_some_and(|message| message.alarming)
    );
    assert_eq!(shown(&state).changes().edits, edits);
}

#[test]
fn a_change_is_judged_and_taken_back() {
    let before = errors(&after(Vec::new()));
    let state = after(vec![edit("t4/review/sum", "9")]);
    assert_eq!(errors(&state), before + 1);
    let state = state.reduce(Action::Command(ReportCommand::Undo));
    assert_eq!(errors(&state), before);
    let state = state.reduce(Action::Command(ReportCommand::Redo));
    assert_eq!(errors(&state), before + 1);
    // what is printed there is no change
    let state = state.reduce(edit("t4/review/sum", " 3 "));
    assert!(shown(&state).changes().edits.is_empty());
    assert_eq!(errors(&state), before);
    // a new step forgets what was taken back
    let state = state
        .reduce(Action::Command(ReportCommand::Undo))
        .reduce(edit("t4/review/sum", "8"));
    assert!(!shown(&state).can_redo());
}

#[test]
fn everything_is_restored() {
    let changed = vec![edit("t4/review/sum", "9"), edit("t3/new/natural", "1")];
    let state = after(changed).reduce(Action::Command(ReportCommand::Restore(Some(figure(
        "t4/review/sum",
    )))));
    assert_eq!(shown(&state).changes().edits.len(), 1);
    let state = state.reduce(Action::Command(ReportCommand::Restore(None)));
    assert!(shown(&state).changes().edits.is_empty());
    assert_eq!(errors(&state), errors(&after(Vec::new())));
}

#[test]
fn the_named_repair_puts_its_relations_right() {
    let state = after(Vec::new());
    let before = errors(&state);
    let causes = &shown(&state).checked.causes;
    let repair = causes
        .iter()
        .find(|cause| !cause.tied && !cause.repairs.is_empty());
    let changes = repair
        .and_then(|cause| cause.repairs.first())
        .map(|r| r.changes.clone());
    let state = state.reduce(Action::Command(ReportCommand::Repair(
        changes.expect("a repair is named"),
    )));
    assert_eq!(errors(&state), before - 1);
    let wrong = figure("t3/unavailable-not-held/sum");
    assert_eq!(state.selection, Some(Selection::Figure(wrong)));
}

#[test]
fn a_refusal_speaks_of_the_open_report_only_where_there_is_one() {
    let refused = || Action::Refused(text::NO_TABLES.into());
    let said = |state: Rc<State>| state.message.as_ref().map(|m| m.words.zh.clone());
    let alone = said(start().reduce(refused()));
    assert_eq!(alone.as_deref(), Some(text::NO_TABLES.zh));
    let beside = said(after(vec![refused()]));
    assert!(beside.is_some_and(|words| words.ends_with(text::UNCHANGED.zh)));
}

#[test]
fn setting_aside_hides_one_finding_and_no_other() {
    let state = after(Vec::new());
    let cards = shown(&state).cards.len();
    let findings = shown(&state).cards[0].findings.clone();
    let count = findings.len();
    let state = state.reduce(Action::Command(ReportCommand::Dismiss(
        findings,
        "已核实".to_owned(),
    )));
    assert_eq!(shown(&state).cards.len(), cards - 1);
    assert_eq!(shown(&state).counts.dismissed, count);
    let key = shown(&state)
        .changes()
        .dismissed
        .keys()
        .next()
        .expect("a key")
        .clone();
    let state = state.reduce(Action::Command(ReportCommand::Reinstate(key)));
    assert_eq!(shown(&state).counts.dismissed, count - 1);
    assert_eq!(shown(&state).cards.len(), cards);
}

#[test]
fn that_nothing_is_kept_is_told_once() {
    let has_message = |state: &State| state.message.is_some();
    let state = after(vec![Action::Kept(true)]);
    assert!(!has_message(&state) && !state.not_kept);
    let state = state.reduce(Action::Kept(false));
    assert!(has_message(&state) && state.not_kept);
    let state = state
        .reduce(Action::MessageClosed)
        .reduce(Action::Kept(false));
    assert!(!has_message(&state) && state.not_kept);
}

#[test]
fn what_was_kept_takes_no_place_of_what_was_opened_meanwhile() {
    let kept = || {
        let blank = accept::blank(gouji::form::Edition::E2021);
        Action::Restored(vec![blank.into()], None)
    };
    let state = after(vec![edit("t4/review/sum", "9"), kept()]);
    assert_eq!(state.current(), Some(id(&state, 1)));
    assert_eq!(shown(&state).changes().edits.len(), 1);
    let start = after(vec![Action::Start, kept()]);
    assert_eq!((start.reports.len(), start.current()), (2, None));
}

#[test]
fn an_earlier_session_is_offered_until_something_is_opened() {
    let offered = || {
        let session = "a".to_owned();
        Action::Offered(Some(Offer { session, count: 2 }))
    };
    assert!(after(vec![offered()]).offer.is_none());
    let state = start().reduce(offered());
    assert!(state.offer.is_some());
    assert!(Rc::clone(&state).reduce(Action::Cleared).offer.is_none());
    let opened = Action::Opened(vec![accept::sample().into()]);
    assert!(state.reduce(opened).offer.is_none());
}

#[test]
fn totals_of_a_blank_form_are_filled_from_parts() {
    use gouji::form::Edition;
    let blank = Action::Opened(vec![accept::blank(Edition::E2021).into()]);
    let state = start().reduce(blank);
    let relations = |state: &State, of: fn(&Verdict) -> bool| {
        let ledger = shown(state).checked.ledger.iter();
        ledger.filter(|judged| of(&judged.verdict)).count()
    };
    assert_eq!(
        relations(&state, |v| matches!(v, Verdict::Broken { .. })),
        0
    );
    let state = state
        .reduce(edit("t4/review/upheld", "2"))
        .reduce(edit("t4/review/other", "1"))
        .reduce(Action::Command(ReportCommand::FillTotals));
    let total = shown(&state).checked.report.figure(figure("t4/review/sum"));
    assert_eq!(total.map(|total| total.raw.as_str()), Some("3"));
    assert_eq!(relations(&state, |v| matches!(v, Verdict::Holds)), 1);
}
