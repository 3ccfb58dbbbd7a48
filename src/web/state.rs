//! The state of the page: one reducer, without any DOM.

use std::rc::Rc;

use gouji::check::Checked;
use gouji::language::{Language, Words};
use gouji::report::figure::FigureId;
use gouji::rules::level::Level;
use gouji::rules::rule::Rule;
use gouji::view::card::Card;
use yew::{Callback, Html, Reducible};

use super::deed::Deed;
use super::intake::Intake;
use super::reading::{Reading, Stop};
use super::text;
use super::work::Work;

/// Everything that the page shows.
#[derive(Clone, Debug, Default)]
pub(crate) struct State {
    /// The language of the page.
    pub(crate) language: Language,
    /// What opened reports need, once it is loaded.
    pub(crate) desk: Option<&'static Desk>,
    /// Why it is waited for, if it is.
    pub(crate) awaited: Option<Awaited>,
    /// The opened reports, in the order in which they were opened.
    pub(crate) works: Vec<Rc<Work>>,
    /// The one that is shown, as an index into them; none at the start.
    pub(crate) current: Option<usize>,
    /// Which view of it is shown.
    pub(crate) tab: Tab,
    /// Which findings are listed.
    pub(crate) filter: Filter,
    /// Whether figures whose relations hold are ticked.
    pub(crate) show_holding: bool,
    /// What was chosen.
    pub(crate) selection: Option<Selection>,
    /// How often something was chosen since the report is shown: what is chosen again is shown again.
    pub(crate) choices: usize,
    /// The card from which steps go on when none is chosen, as a place in the list.
    pub(crate) at: usize,
    /// So many cards are listed.
    pub(crate) listed: usize,
    /// The figure being changed, and how.
    pub(crate) editing: Option<(FigureId, Begin)>,
    /// What the page has to say to the person.
    pub(crate) message: Option<Message>,
    /// The files that are being read.
    pub(crate) reading: Option<Reading>,
    /// The rule whose page is open.
    pub(crate) rule: Option<&'static Rule>,
    /// Whether the browser does not keep the work.
    pub(crate) not_kept: bool,
    /// Whether a work was kept that is not opened by itself, for the page stood still on it before.
    pub(crate) held_back: bool,
}

/// What the page asks of the desk, which is loaded when it is needed.
#[derive(Debug)]
pub(crate) struct Desk {
    /// Opens what came in, and tells how that goes.
    pub(crate) open: fn(Intake, &Callback<Action>),
    /// Does something to the report that is shown.
    pub(crate) apply: fn(&mut State, Deed),
    /// Shows it.
    pub(crate) show: fn(&State, &Callback<Action>) -> Html,
    /// Writes it down, if it is not too large to be kept.
    pub(crate) write: fn(&Work) -> Option<String>,
}

/// Why the desk is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Awaited {
    /// To show what was open before, or what the address names.
    Resuming,
    /// To open what came in.
    Opening,
}

/// The views of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Tab {
    /// 报告.
    #[default]
    Report,
    /// 图表.
    Charts,
    /// 关系清单.
    Ledger,
}

/// Which findings are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Filter {
    /// All of them.
    #[default]
    All,
    /// Those of one level.
    Only(Level),
}

/// What was chosen, to be outlined on the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Selection {
    /// A finding, as an index into the findings.
    Finding(usize),
    /// A figure.
    Figure(FigureId),
    /// A line of the ledger.
    Relation(usize),
}

/// What the field of a change begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Begin {
    /// What is shown, to be replaced.
    Shown,
    /// What was typed already, to be gone on with.
    Typed(String),
}

/// Something to tell, and how much it matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Message {
    /// What.
    pub(crate) words: Words,
    /// Whether something went wrong.
    pub(crate) alarming: bool,
}

/// What can happen.
pub(crate) enum Action {
    /// The desk is being loaded.
    DeskAwaited,
    /// It is there.
    DeskLoaded(&'static Desk),
    /// Reports were read.
    Opened(Vec<Work>),
    /// The report that was kept was read.
    Resumed(Box<Work>),
    /// It is left where it is kept, for the person to decide.
    HeldBack,
    /// Something could not be done.
    Refused(Words),
    /// Files are being read.
    ReadingOn(Reading),
    /// Their reading is over.
    ReadingOver(Stop),
    /// The message was read.
    MessageClosed,
    /// The start is wanted, to open another report.
    Start,
    /// An opened report is to be shown.
    Shown(usize),
    /// An opened report is to be closed.
    Closed(usize),
    /// Everything is to be forgotten.
    Cleared,
    /// The browser keeps the work, or does not.
    Kept(bool),
    /// The language is to change.
    Spoken(Language),
    /// A view was chosen.
    Turned(Tab),
    /// Findings are to be filtered.
    Filtered(Filter),
    /// More cards are to be listed.
    MoreListed,
    /// Figures whose relations hold are to be ticked, or no longer.
    HoldingShown(bool),
    /// Something was chosen, or nothing any more.
    Selected(Option<Selection>),
    /// The next finding is wanted, or the one before.
    Stepped {
        /// Whether backwards.
        back: bool,
    },
    /// A figure is to be changed.
    EditBegun(FigureId, Begin),
    /// The change was given up.
    EditCancelled,
    /// Something is done to the report.
    Done(Deed),
    /// The page of a rule is to be shown, or closed.
    RuleOpened(Option<&'static Rule>),
}

impl State {
    /// The report that is shown.
    pub(crate) fn work(&self) -> Option<&Rc<Work>> {
        self.works.get(self.current?)
    }

    fn show(&mut self, index: Option<usize>) {
        self.current = index;
        self.tab = Tab::Report;
        self.filter = Filter::All;
        self.editing = None;
        self.message = None;
        self.rule = None;
        self.choose_first();
    }

    fn close(&mut self, index: usize) {
        if index >= self.works.len() {
            return;
        }
        self.works.remove(index);
        let current = match self.current {
            Some(current) if current > index => Some(current - 1),
            Some(current) if current < index => Some(current),
            Some(_) => self.works.len().checked_sub(1),
            None => None,
        };
        self.show(current);
    }

    fn open(&mut self, works: Vec<Work>) {
        let first = self.works.len();
        self.works.extend(works.into_iter().map(Rc::new));
        if first < self.works.len() {
            self.held_back = false;
            self.show(Some(first));
        }
    }
}

impl State {
    /// Shows the report that was kept; what was opened meanwhile is shown on, and stands behind it in the list.
    fn resume(&mut self, work: Work) {
        match self.current {
            _ if self.works.is_empty() => self.open(vec![work]),
            current => {
                self.works.insert(0, Rc::new(work));
                self.current = current.map(|current| current + 1);
            }
        }
    }
}

impl Filter {
    /// Whether a card is listed: one of its findings is of the level.
    pub(crate) fn admits(self, card: &Card, checked: &Checked) -> bool {
        match self {
            Self::All => true,
            Self::Only(only) => card.has(checked, only),
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::DeskAwaited if self.desk.is_some() || self.awaited.is_some() => return self,
            Action::DeskAwaited => next.awaited = Some(Awaited::Opening),
            Action::DeskLoaded(desk) => {
                next.desk = Some(desk);
                next.awaited = None;
            }
            Action::Opened(works) => next.open(works),
            Action::Resumed(work) => next.resume(*work),
            Action::HeldBack => next.held_back = next.works.is_empty(),
            Action::Refused(mut words) => {
                next.awaited = None;
                if next.work().is_some() {
                    words.push(text::UNCHANGED.zh, text::UNCHANGED.en);
                }
                next.message = Some(Message {
                    words,
                    alarming: true,
                });
            }
            Action::ReadingOn(reading) => next.reading = Some(reading),
            Action::ReadingOver(stop) => {
                // others may be read since
                next.reading = next.reading.filter(|reading| reading.stop != stop);
            }
            Action::MessageClosed => next.message = None,
            Action::Start => next.show(None),
            Action::Shown(index) => next.show(Some(index)),
            Action::Closed(index) => next.close(index),
            Action::Cleared => {
                next.works.clear();
                next.held_back = false;
                next.show(None);
                next.message = Some(Message {
                    words: text::CLEARED.into(),
                    alarming: false,
                });
            }
            Action::Kept(kept) => {
                // told once, and in no other message's place: the start says it too
                if !kept && !next.not_kept && next.message.is_none() {
                    next.message = Some(Message {
                        words: text::NOT_KEPT.into(),
                        alarming: false,
                    });
                }
                next.not_kept = !kept;
            }
            Action::Spoken(language) => next.language = language,
            Action::Turned(tab) => next.tab = tab,
            Action::Filtered(filter) => next.filter(filter),
            Action::MoreListed => next.list_more(),
            Action::HoldingShown(shown) => next.show_holding = shown,
            Action::Selected(selection) => next.choose(selection),
            Action::Stepped { back } => next.step(back),
            Action::EditBegun(figure, first) => {
                next.choose(Some(Selection::Figure(figure)));
                next.editing = Some((figure, first));
            }
            Action::EditCancelled => next.editing = None,
            Action::Done(deed) => {
                if let Some(desk) = self.desk {
                    (desk.apply)(&mut next, deed);
                }
            }
            Action::RuleOpened(rule) => next.rule = rule,
        }
        Rc::new(next)
    }
}

impl Tab {
    /// The views in their order.
    pub(crate) const ALL: [Self; 3] = [Self::Report, Self::Charts, Self::Ledger];

    /// Its name in ids.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Charts => "charts",
            Self::Ledger => "ledger",
        }
    }
}

#[cfg(test)]
mod tests {
    use gouji::verdict::Verdict;

    use super::*;
    use crate::opening::Chosen;
    use crate::{desk, opening};

    fn after(actions: Vec<Action>) -> Rc<State> {
        let opened = Action::Opened(vec![opening::sample()]);
        let start = with_desk().reduce(opened);
        actions.into_iter().fold(start, State::reduce)
    }

    fn with_desk() -> Rc<State> {
        Rc::new(State::default()).reduce(Action::DeskLoaded(desk::there()))
    }

    fn shown(state: &State) -> &Work {
        state.work().expect("a report is shown")
    }

    fn figure(id: &str) -> FigureId {
        id.parse().expect("an id")
    }

    fn errors(state: &State) -> usize {
        let cards = shown(state).cards.iter();
        cards.filter(|card| card.level == Level::Error).count()
    }

    fn edit(id: &str, typed: &str) -> Action {
        Action::Done(Deed::Edited(figure(id), typed.to_owned()))
    }

    #[test]
    fn opening_adds_and_shows() {
        let state = after(vec![Action::Start, Action::Opened(vec![opening::sample()])]);
        assert_eq!(state.works.len(), 2);
        assert_eq!(state.current, Some(1));
        let state = state.reduce(Action::Closed(0));
        assert_eq!((state.works.len(), state.current), (1, Some(0)));
        let state = state.reduce(Action::Cleared);
        assert_eq!((state.works.len(), state.current), (0, None));
    }

    #[test]
    fn the_desk_is_awaited_until_it_is_there_or_refused() {
        let start = Rc::new(State::default()).reduce(Action::DeskAwaited);
        assert_eq!(start.awaited, Some(Awaited::Opening));
        let there = Action::DeskLoaded(desk::there());
        assert_eq!(Rc::clone(&start).reduce(there).awaited, None);
        let refused = Action::Refused(text::DESK_NOT_LOADED.into());
        assert_eq!(start.reduce(refused).awaited, None);
        // once it is there nothing waits for it
        assert_eq!(with_desk().reduce(Action::DeskAwaited).awaited, None);
    }

    #[test]
    fn what_was_open_before_is_awaited_without_the_start() {
        let resuming = Rc::new(State {
            awaited: Some(Awaited::Resuming),
            ..State::default()
        });
        let still = resuming.reduce(Action::DeskAwaited);
        assert_eq!(still.awaited, Some(Awaited::Resuming));
    }

    #[test]
    fn a_refusal_leaves_what_is_shown() {
        let refusal = opening::pasted(Chosen::Text("只有一句话。"))
            .err()
            .expect("refused");
        let state = after(vec![edit("t3/new/natural", "47")]);
        let edits = shown(&state).changes.edits.clone();
        let state = state.reduce(Action::Refused(refusal));
        assert!(
            state
                .message
                .as_ref()
                .is_some_and(|message| message.alarming)
        );
        assert_eq!(shown(&state).changes.edits, edits);
    }

    #[test]
    fn a_change_is_judged_and_taken_back() {
        let before = errors(&after(Vec::new()));
        let state = after(vec![edit("t4/review/sum", "9")]);
        assert_eq!(errors(&state), before + 1);
        let state = state.reduce(Action::Done(Deed::Undone));
        assert_eq!(errors(&state), before);
        let state = state.reduce(Action::Done(Deed::Redone));
        assert_eq!(errors(&state), before + 1);
        // what is printed there is no change
        let state = state.reduce(edit("t4/review/sum", " 3 "));
        assert!(shown(&state).changes.edits.is_empty());
        assert_eq!(errors(&state), before);
        // a new step forgets what was taken back
        let state = state
            .reduce(Action::Done(Deed::Undone))
            .reduce(edit("t4/review/sum", "8"));
        assert!(!shown(&state).can_redo());
    }

    #[test]
    fn everything_is_restored() {
        let changed = vec![edit("t4/review/sum", "9"), edit("t3/new/natural", "1")];
        let state =
            after(changed).reduce(Action::Done(Deed::Restored(Some(figure("t4/review/sum")))));
        assert_eq!(shown(&state).changes.edits.len(), 1);
        let state = state.reduce(Action::Done(Deed::Restored(None)));
        assert!(shown(&state).changes.edits.is_empty());
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
        let state = state.reduce(Action::Done(Deed::Repaired(
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
        let alone = said(with_desk().reduce(refused()));
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
        let state = state.reduce(Action::Done(Deed::Dismissed(findings, "已核实".to_owned())));
        assert_eq!(shown(&state).cards.len(), cards - 1);
        assert_eq!(shown(&state).counts.dismissed, count);
        let key = shown(&state)
            .changes
            .dismissed
            .keys()
            .next()
            .expect("a key")
            .clone();
        let state = state.reduce(Action::Done(Deed::TakenUp(key)));
        assert_eq!(shown(&state).counts.dismissed, count - 1);
        assert_eq!(shown(&state).cards.len(), cards);
    }

    #[test]
    fn that_nothing_is_kept_is_told_once() {
        let told = |state: &State| state.message.is_some();
        let state = after(vec![Action::Kept(true)]);
        assert!(!told(&state) && !state.not_kept);
        let state = state.reduce(Action::Kept(false));
        assert!(told(&state) && state.not_kept);
        let state = state
            .reduce(Action::MessageClosed)
            .reduce(Action::Kept(false));
        assert!(!told(&state) && state.not_kept);
    }

    #[test]
    fn what_was_kept_takes_no_place_of_what_was_opened_meanwhile() {
        let resumed = || Action::Resumed(Box::new(opening::blank(gouji::form::Edition::E2021)));
        let alone = with_desk().reduce(resumed());
        assert_eq!((alone.works.len(), alone.current), (1, Some(0)));
        let state = after(vec![edit("t4/review/sum", "9"), resumed()]);
        assert_eq!((state.works.len(), state.current), (2, Some(1)));
        assert_eq!(shown(&state).changes.edits.len(), 1);
        let start = after(vec![Action::Start, resumed()]);
        assert_eq!((start.works.len(), start.current), (2, None));
    }

    #[test]
    fn what_is_held_back_is_offered_where_nothing_else_is_open() {
        assert!(with_desk().reduce(Action::HeldBack).held_back);
        assert!(!after(vec![Action::HeldBack]).held_back);
    }

    #[test]
    fn what_is_held_back_is_so_until_something_is_opened() {
        let held = Rc::new(State {
            held_back: true,
            ..State::default()
        });
        assert!(!Rc::clone(&held).reduce(Action::Cleared).held_back);
        let opened = Action::Opened(vec![opening::sample()]);
        assert!(!held.reduce(opened).held_back);
    }

    #[test]
    fn totals_of_a_blank_form_are_filled_from_parts() {
        use gouji::form::Edition;
        let blank = Action::Opened(vec![opening::blank(Edition::E2021)]);
        let state = with_desk().reduce(blank);
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
            .reduce(Action::Done(Deed::TotalsFilled));
        let total = shown(&state).checked.report.figure(figure("t4/review/sum"));
        assert_eq!(total.map(|total| total.raw.as_str()), Some("3"));
        assert_eq!(relations(&state, |v| matches!(v, Verdict::Holds)), 1);
    }
}
