//! One opened report and what the person did with it: its document, the changes with their history, and
//! the check that follows from both.

use std::rc::Rc;
use std::sync::Arc;

use gouji::check::{Checked, Config, check};
use gouji::form::Edition;
use gouji::read::document::Document;
use gouji::report::figure::{Edits, FigureId};
use gouji::verdict::Verdict;
use gouji::view::blank;
use gouji::view::card::{self, Card, Dismissed, FindingKey};
use gouji::view::mark::{self, Mark};
use gouji::view::sheet::{self, Piece};
use gouji::view::summary::{self, Item, Summary};
use std::collections::BTreeMap;

use super::shared::Shared;

/// Where a report came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    /// The name of the file, or nothing; of a blank form, the agency.
    pub(crate) name: String,
    /// In what form it came.
    pub(crate) form: Form,
}

/// The form in which a report came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// By the person.
    Given,
    /// The blank form.
    Blank(Edition),
    /// The sample.
    Sample,
}

impl Source {
    /// Whether it is a form to be filled in.
    pub(crate) fn is_blank_form(&self) -> bool {
        matches!(self.form, Form::Blank(_))
    }
}

/// What the person did: the unit of undo and redo.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Changes {
    /// Figures changed, as typed.
    pub(crate) edits: Edits,
    /// Findings set aside, with the reason.
    pub(crate) dismissed: Dismissed,
}

/// An opened report. Every change makes a new one.
#[derive(Clone, Debug)]
pub(crate) struct Work {
    /// Where it came from.
    pub(crate) source: Rc<Source>,
    /// Its opening, which all later states of it share.
    pub(crate) opening: Shared<()>,
    /// What is done to it now.
    pub(crate) changes: Changes,
    past: Vec<Changes>,
    future: Vec<Changes>,
    /// Everything found out about it.
    pub(crate) checked: Shared<Checked>,
    /// What is drawn of it.
    pub(crate) sheet: Shared<Vec<Piece>>,
    /// The findings as they are read.
    pub(crate) cards: Shared<Vec<Card>>,
    /// Everything that was looked at, and what became of it.
    pub(crate) items: Shared<Vec<Item>>,
    /// How many items came to what.
    pub(crate) counts: Summary,
    /// The marks on the figures.
    pub(crate) marks: Shared<BTreeMap<FigureId, Mark>>,
}

/// So many steps can be taken back.
const HISTORY: usize = 200;

/// So many rounds fill the totals of totals.
const ROUNDS: usize = 4;

impl Work {
    /// Opens a report that was read from `source`.
    pub(crate) fn new(source: Source, document: Document, changes: Changes) -> Self {
        let (checked, cards, items, marks) =
            judge(Arc::new(document), &changes, source.is_blank_form());
        let sheet = Shared::new(sheet::sheet(&checked.document, &checked.report));
        Self {
            source: Rc::new(source),
            opening: Shared::new(()),
            changes,
            past: Vec::new(),
            future: Vec::new(),
            checked,
            sheet,
            cards,
            counts: Summary::of(&items),
            items,
            marks,
        }
    }

    /// What tells it from other opened reports: the key of the parts that hold something typed for it.
    pub(crate) fn key(&self) -> String {
        format!("{:p}", &raw const *self.opening)
    }

    /// Whether there is anything in it that could be checked.
    pub(crate) fn has_content(&self) -> bool {
        !self.checked.report.tables.is_empty() || self.counts.relations > 0
    }

    /// The card of a finding, by the finding that leads it.
    pub(crate) fn card_of(&self, finding: usize) -> Option<usize> {
        let mut cards = self.cards.iter();
        let card = cards.find(|card| card.findings.contains(&finding))?;
        card.lead(&self.checked)
    }

    /// Whether a step can be taken back.
    pub(crate) fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether a step that was taken back can be taken again.
    pub(crate) fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Changes figures; what is typed as it was printed is no change. Nothing if all stays as it is.
    pub(crate) fn edit(&self, typed: impl IntoIterator<Item = (FigureId, String)>) -> Option<Self> {
        let mut changes = self.changes.clone();
        for (figure, text) in typed {
            let text = text.trim().to_owned();
            if self.printed(figure) == Some(text.as_str()) {
                changes.edits.remove(&figure);
            } else {
                changes.edits.insert(figure, text);
            }
        }
        self.step(changes)
    }

    /// Takes back the changes of one figure, or of all.
    pub(crate) fn restore(&self, figure: Option<FigureId>) -> Option<Self> {
        let mut changes = self.changes.clone();
        match figure {
            Some(figure) => drop(changes.edits.remove(&figure)),
            None => changes.edits.clear(),
        }
        self.step(changes)
    }

    /// Sets findings aside for a reason.
    pub(crate) fn dismiss(&self, keys: Vec<FindingKey>, reason: &str) -> Option<Self> {
        let mut changes = self.changes.clone();
        let reason = reason.trim();
        changes
            .dismissed
            .extend(keys.into_iter().map(|key| (key, reason.to_owned())));
        self.step(changes)
    }

    /// Takes up a finding again that was set aside.
    pub(crate) fn take_up(&self, key: &FindingKey) -> Option<Self> {
        let mut changes = self.changes.clone();
        changes.dismissed.remove(key);
        self.step(changes)
    }

    /// Fills blank totals with what their parts make.
    pub(crate) fn fill_totals(&self) -> Option<Self> {
        let mut changes = self.changes.clone();
        for _ in 0..ROUNDS {
            let config = Config {
                edits: changes.edits.clone(),
                ..Config::default()
            };
            let checked = check(Arc::clone(&self.checked.document), &config);
            let before = changes.edits.len();
            for judged in &checked.ledger {
                let Verdict::Undecided(missing) = &judged.verdict else {
                    continue;
                };
                if let [missing] = &missing[..]
                    && let Some(number) = missing.would_be
                {
                    let text = number.normalize().to_string();
                    changes.edits.entry(missing.figure).or_insert(text);
                }
            }
            if changes.edits.len() == before {
                break;
            }
        }
        self.step(changes)
    }

    /// Puts the agency and the year into the title of a blank form. The figures keep their names, and so does
    /// all that was done to them. Nothing if all stays as it is, and for any other report.
    pub(crate) fn rename(&self, agency: &str, year: Option<i32>) -> Option<Self> {
        let Form::Blank(edition) = self.source.form else {
            return None;
        };
        let agency = agency.split_whitespace().collect::<Vec<_>>().join(" ");
        let known = self.checked.report.year.as_ref().map(|year| year.value);
        if agency == self.source.name && year == known {
            return None;
        }
        let named = (!agency.is_empty()).then(|| agency.clone());
        let document = blank::named(edition, named, year);
        let mut next = self.clone().judged_on(Arc::new(document));
        let (document, report) = (&next.checked.document, &next.checked.report);
        next.sheet = Shared::new(sheet::sheet(document, report));
        next.source = Rc::new(Source {
            name: agency,
            form: self.source.form,
        });
        Some(next)
    }

    /// How many cells of the form are filled in, and how many there are.
    pub(crate) fn filled(&self) -> (usize, usize) {
        let figures = self.checked.report.figures.values();
        let cells = figures.filter(|figure| !matches!(figure.id, FigureId::Text(_)));
        let filled = cells.clone().filter(|cell| !cell.raw.trim().is_empty());
        (filled.count(), cells.count())
    }

    /// Takes the last step back.
    pub(crate) fn undo(&self) -> Option<Self> {
        let mut next = self.clone();
        let changes = next.past.pop()?;
        next.future
            .push(std::mem::replace(&mut next.changes, changes));
        Some(next.judged())
    }

    /// Takes the step again that was last taken back.
    pub(crate) fn redo(&self) -> Option<Self> {
        let mut next = self.clone();
        let changes = next.future.pop()?;
        next.past
            .push(std::mem::replace(&mut next.changes, changes));
        Some(next.judged())
    }

    /// What the report prints for a figure.
    fn printed(&self, figure: FigureId) -> Option<&str> {
        let figure = self.checked.report.figure(figure)?;
        Some(figure.former.as_ref().unwrap_or(&figure.raw))
    }

    fn step(&self, changes: Changes) -> Option<Self> {
        if changes == self.changes {
            return None;
        }
        let mut next = self.clone();
        next.future.clear();
        next.past
            .push(std::mem::replace(&mut next.changes, changes));
        if next.past.len() > HISTORY {
            next.past.remove(0);
        }
        Some(next.judged())
    }

    fn judged(self) -> Self {
        let document = Arc::clone(&self.checked.document);
        self.judged_on(document)
    }

    fn judged_on(mut self, document: Arc<Document>) -> Self {
        (self.checked, self.cards, self.items, self.marks) =
            judge(document, &self.changes, self.source.is_blank_form());
        self.counts = Summary::of(&self.items);
        self
    }
}

type Judgement = (
    Shared<Checked>,
    Shared<Vec<Card>>,
    Shared<Vec<Item>>,
    Shared<BTreeMap<FigureId, Mark>>,
);

fn judge(document: Arc<Document>, changes: &Changes, unfinished: bool) -> Judgement {
    let config = Config {
        edits: changes.edits.clone(),
        ..Config::default()
    };
    let checked = check(document, &config);
    let cards = card::cards(&checked, &changes.dismissed, unfinished);
    let items = summary::items(&checked, &changes.dismissed, unfinished);
    let marks = mark::marks(&checked, &changes.dismissed, unfinished);
    (
        Shared::new(checked),
        Shared::new(cards),
        Shared::new(items),
        Shared::new(marks),
    )
}
