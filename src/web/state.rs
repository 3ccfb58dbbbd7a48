//! The state of the page: one reducer, without any DOM.

use std::rc::Rc;

use gouji::language::{Language, Words};
use gouji::report::figure::FigureId;
use gouji::rules::rule::{Level, Rule};
use gouji::verdict::cause::Change;
use gouji::view::card::{FindingKey, key};
use yew::Reducible;

use super::text;
use super::work::Work;

/// Everything that the page shows.
#[derive(Clone, Debug, Default)]
pub(crate) struct State {
    /// The language of the page.
    pub(crate) language: Language,
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
    /// The figure being changed, and how.
    pub(crate) editing: Option<(FigureId, Begin)>,
    /// What the page has to say to the person.
    pub(crate) message: Option<Message>,
    /// The rule whose page is open.
    pub(crate) rule: Option<&'static Rule>,
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
    /// Reports were read.
    Opened(Vec<Work>),
    /// Something could not be done.
    Refused(Words),
    /// Something was done.
    Told(Words),
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
    /// The language is to change.
    Spoken(Language),
    /// A view was chosen.
    Turned(Tab),
    /// Findings are to be filtered.
    Filtered(Filter),
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
    /// A figure was changed.
    Edited(FigureId, String),
    /// A repair is to be applied.
    Repaired(Vec<Change>),
    /// A figure is to be as printed again, or all of them.
    Restored(Option<FigureId>),
    /// Blank totals are to be filled.
    TotalsFilled,
    /// Findings are set aside, for a reason.
    Dismissed(Vec<usize>, String),
    /// A finding that was set aside is taken up again.
    TakenUp(FindingKey),
    /// The last step is to be taken back.
    Undone,
    /// It is to be taken again.
    Redone,
    /// The page of a rule is to be shown, or closed.
    RuleOpened(Option<&'static Rule>),
}

impl State {
    /// The report that is shown.
    pub(crate) fn work(&self) -> Option<&Rc<Work>> {
        self.works.get(self.current?)
    }

    /// Puts `work` in the place of the report that is shown.
    fn replace(&mut self, work: Option<Work>) {
        let Some(work) = work else { return };
        if let Some(place) = self.current.and_then(|index| self.works.get_mut(index)) {
            *place = Rc::new(work);
        }
        // findings and relations are counted anew; a figure keeps its name
        if !matches!(self.selection, Some(Selection::Figure(_))) {
            self.selection = None;
        }
        self.message = None;
    }

    fn show(&mut self, index: Option<usize>) {
        self.current = index;
        self.tab = Tab::Report;
        self.filter = Filter::All;
        self.selection = None;
        self.editing = None;
        self.message = None;
        self.rule = None;
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

    /// The findings in the order in which they are listed.
    fn listed(&self) -> Vec<usize> {
        let Some(work) = self.work() else {
            return Vec::new();
        };
        let cards = work
            .cards
            .iter()
            .filter(|card| self.filter.admits(card.level));
        cards
            .filter_map(|card| card.findings.first().copied())
            .collect()
    }

    fn step(&mut self, back: bool) {
        let listed = self.listed();
        let at = match self.selection {
            Some(Selection::Finding(finding)) => listed.iter().position(|&f| f == finding),
            _ => None,
        };
        let to = match at {
            None if back => listed.len().checked_sub(1),
            None => Some(0),
            Some(at) if back => at.checked_sub(1),
            Some(at) => Some(at + 1),
        };
        if let Some(&finding) = to.and_then(|to| listed.get(to)) {
            self.tab = Tab::Report;
            self.editing = None;
            self.selection = Some(Selection::Finding(finding));
        }
    }

    fn open(&mut self, works: Vec<Work>) {
        let first = self.works.len();
        self.works.extend(works.into_iter().map(Rc::new));
        if first < self.works.len() {
            self.show(Some(first));
        }
    }
}

impl Filter {
    /// Whether findings of this level are listed.
    pub(crate) fn admits(self, level: Level) -> bool {
        match self {
            Self::All => true,
            Self::Only(only) => only == level,
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Opened(works) => next.open(works),
            Action::Refused(words) => {
                next.message = Some(Message {
                    words,
                    alarming: true,
                });
            }
            Action::Told(words) => {
                next.message = Some(Message {
                    words,
                    alarming: false,
                });
            }
            Action::MessageClosed => next.message = None,
            Action::Start => next.show(None),
            Action::Shown(index) => next.show(Some(index)),
            Action::Closed(index) => next.close(index),
            Action::Cleared => {
                next.works.clear();
                next.show(None);
                next.message = Some(Message {
                    words: text::CLEARED.into(),
                    alarming: false,
                });
            }
            Action::Spoken(language) => next.language = language,
            Action::Turned(tab) => next.tab = tab,
            Action::Filtered(filter) => next.filter = filter,
            Action::HoldingShown(shown) => next.show_holding = shown,
            Action::Selected(selection) => {
                if next.selection == selection && next.editing.is_none() {
                    return self;
                }
                next.selection = selection;
                next.editing = None;
                if selection.is_some() {
                    next.tab = Tab::Report;
                }
            }
            Action::Stepped { back } => next.step(back),
            Action::EditBegun(figure, first) => {
                next.selection = Some(Selection::Figure(figure));
                next.editing = Some((figure, first));
            }
            Action::EditCancelled => next.editing = None,
            Action::Edited(figure, typed) => {
                next.editing = None;
                let work = next.work().and_then(|work| work.edit([(figure, typed)]));
                next.replace(work);
            }
            Action::Repaired(changes) => {
                let typed = changes
                    .iter()
                    .map(|change| (change.figure, change.to.normalize().to_string()));
                let work = next.work().and_then(|work| work.edit(typed));
                next.selection = changes.first().map(|c| Selection::Figure(c.figure));
                next.replace(work);
            }
            Action::Restored(figure) => {
                let work = next.work().and_then(|work| work.restore(figure));
                next.replace(work);
            }
            Action::TotalsFilled => {
                let work = next.work().and_then(|work| work.fill_totals());
                let filled = work.is_some();
                next.replace(work);
                if !filled {
                    next.message = Some(Message {
                        words: text::NOTHING_TO_FILL.into(),
                        alarming: false,
                    });
                }
            }
            Action::Dismissed(findings, reason) => {
                let work = next.work().and_then(|work| {
                    let found = findings
                        .iter()
                        .filter_map(|&i| work.checked.findings.get(i));
                    work.dismiss(found.map(key).collect(), &reason)
                });
                next.replace(work);
            }
            Action::TakenUp(key) => {
                let work = next.work().and_then(|work| work.take_up(&key));
                next.replace(work);
            }
            Action::Undone => {
                let work = next.work().and_then(|work| work.undo());
                next.replace(work);
            }
            Action::Redone => {
                let work = next.work().and_then(|work| work.redo());
                next.replace(work);
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
