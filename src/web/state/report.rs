//! One opened report and what the person did with it: its document, the changes with their history, and
//! the check that follows from both.

use std::rc::Rc;
use std::sync::Arc;

use gouji::check::{Checked, Config, check};
use gouji::order::Map;
use gouji::read::document::Document;
use gouji::report::figure::FigureId;
use gouji::report::sums::{SumPart, Sums};
use gouji::report::{Report, recognise};
use gouji::verdict::Verdict;
use gouji::view::blank;
use gouji::view::card::{self, Card, FindingKey};
use gouji::view::mark::{self, Mark};
use gouji::view::sheet::{self, SheetPiece};
use gouji::view::summary::{self, Overview, Summary, SummaryItem};

use super::Selection;
use super::check_input::{Against, CheckInput};
use super::history::{Changes, History, LastYearChoice, Step};
use super::ptr_eq::PtrEqRc;
use super::report_id::ReportId;
use super::source::{ReportSource, SourceForm};

/// An opened report. Every change makes a new one.
#[derive(Clone, Debug)]
pub(crate) struct OpenedReport {
    /// Its identity, which no change alters.
    pub(crate) id: ReportId,
    /// Where it came from.
    pub(crate) source: Rc<ReportSource>,
    history: History,
    /// What the reports of its parts add up to, where it is held against that.
    sums: Option<Arc<Sums>>,
    /// Last year's report, where it is held against that.
    last_year: Option<Rc<LastYearReport>>,
    /// Everything found out about it.
    pub(crate) checked: PtrEqRc<Checked>,
    /// What is drawn of it.
    pub(crate) sheet: PtrEqRc<Vec<SheetPiece>>,
    /// The findings as they are read.
    pub(crate) cards: PtrEqRc<Vec<Card>>,
    /// Everything that was looked at, and what became of it.
    pub(crate) items: PtrEqRc<Vec<SummaryItem>>,
    /// How many items came to what.
    pub(crate) counts: Summary,
    /// The marks on the figures.
    pub(crate) marks: PtrEqRc<Map<FigureId, Mark>>,
}

/// Last year's report, as it was read.
#[derive(Clone, Debug)]
pub(crate) struct LastYearReport {
    /// Which one.
    pub(crate) id: ReportId,
    /// The path or the name of what it was read from; of what has none, its title.
    pub(crate) source: String,
    /// The document.
    pub(crate) document: Arc<Document>,
    /// What was done to it.
    pub(crate) changes: Rc<Changes>,
    /// What it says.
    report: Arc<Report>,
}

impl LastYearReport {
    /// Reads a document with what was done to it.
    pub(crate) fn of(
        id: ReportId,
        mut source: String,
        document: Arc<Document>,
        changes: Rc<Changes>,
    ) -> Self {
        let report = Arc::new(recognise(&document, &changes.edits));
        if let (true, Some(title)) = (source.is_empty(), &report.title) {
            source.clone_from(&title.value);
        }
        Self {
            id,
            source,
            document,
            changes,
            report,
        }
    }

    /// The report, as a row is held against it.
    pub(super) fn against(&self) -> Against {
        Against {
            id: self.id,
            changes: Rc::clone(&self.changes),
        }
    }

    /// What it takes to check another report against it elsewhere.
    pub(super) fn check_input(&self) -> CheckInput {
        CheckInput {
            id: self.id,
            source: self.source.clone(),
            refused: None,
            origin: None,
            document: Some(Arc::clone(&self.document)),
            changes: Rc::clone(&self.changes),
            sums: None,
            last_year: None,
            is_form: false,
        }
    }
}

/// So many rounds fill the totals of totals.
const ROUNDS: usize = 4;

impl OpenedReport {
    /// Opens a report that came from `source`.
    pub(crate) fn new(
        id: ReportId,
        source: ReportSource,
        document: Document,
        changes: Changes,
    ) -> Self {
        let (source, document) = (Rc::new(source), Arc::new(document));
        Self::again(id, source, document, History::new(changes), None)
    }

    /// Opens a report that was opened before, with what was done to it.
    pub(super) fn again(
        id: ReportId,
        source: Rc<ReportSource>,
        document: Arc<Document>,
        history: History,
        sums: Option<Arc<Sums>>,
    ) -> Self {
        let (checked, cards, items, marks) = judge(
            document,
            history.changes(),
            (sums.clone(), None),
            source.is_blank_form(),
        );
        let sheet = PtrEqRc::new(sheet::sheet(&checked.document, &checked.report));
        Self {
            id,
            source,
            history,
            sums,
            last_year: None,
            checked,
            sheet,
            cards,
            counts: Summary::of(&items),
            items,
            marks,
        }
    }

    /// What was found in it, as it is now.
    pub(crate) fn overview(&self) -> Overview {
        Overview::of(&self.checked, &self.items)
    }

    /// What it counts in the tables of the form.
    pub(super) fn part(&self) -> SumPart {
        SumPart::of(&self.checked.report, "", self.counts.broken)
    }

    /// What was done to it, step by step.
    pub(super) fn history(&self) -> &History {
        &self.history
    }

    /// What is done to it now.
    pub(crate) fn changes(&self) -> &Changes {
        self.history.changes()
    }

    /// Whether there is anything in it that could be checked.
    pub(crate) fn has_content(&self) -> bool {
        self.overview().has_content()
    }

    /// The card of a finding, by the finding that leads it.
    pub(crate) fn card_of(&self, finding: usize) -> Option<usize> {
        let mut cards = self.cards.iter();
        let card = cards.find(|card| card.findings.contains(&finding))?;
        card.lead(&self.checked)
    }

    /// The first figure of what is chosen, or that itself.
    pub(crate) fn first_figure(&self, selection: Selection) -> Option<FigureId> {
        match selection {
            Selection::Figure(figure) => Some(figure),
            Selection::Finding(index) => {
                let finding = self.checked.findings.get(index)?;
                finding.figures.first().copied()
            }
            Selection::Relation(index) => {
                let judged = self.checked.ledger.get(index)?;
                let reading = judged.equation.readings.get(judged.reading)?;
                reading.figures().next()
            }
        }
    }

    /// Whether a step can be taken back.
    pub(crate) fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether a step that was taken back can be taken again.
    pub(crate) fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// Changes figures; what is typed as it was printed is no change. Nothing if all stays as it is.
    pub(crate) fn edit(&self, typed: impl IntoIterator<Item = (FigureId, String)>) -> Option<Self> {
        let edits = typed.into_iter().map(|(figure, text)| {
            let text = text.trim();
            let changed = (self.printed(figure) != Some(text)).then(|| text.to_owned());
            (figure, changed)
        });
        self.step(&Step {
            edits: edits.collect(),
            ..Step::default()
        })
    }

    /// Takes back the changes of one figure, or of all.
    pub(crate) fn restore(&self, figure: Option<FigureId>) -> Option<Self> {
        let changed = self.changes().edits.keys().copied();
        let restored = changed.filter(|&other| figure.is_none_or(|figure| figure == other));
        self.step(&Step {
            edits: restored.map(|figure| (figure, None)).collect(),
            ..Step::default()
        })
    }

    /// Sets findings aside for a reason.
    pub(crate) fn dismiss(
        &self,
        keys: impl Iterator<Item = FindingKey>,
        reason: &str,
    ) -> Option<Self> {
        let reason = Some(reason.trim().to_owned());
        self.step(&Step {
            dismissed: keys.map(|key| (key, reason.clone())).collect(),
            ..Step::default()
        })
    }

    /// Lets a finding count again that was set aside.
    pub(crate) fn reinstate(&self, key: FindingKey) -> Option<Self> {
        self.step(&Step {
            dismissed: vec![(key, None)],
            ..Step::default()
        })
    }

    /// Says which report is last year's; nothing is that it is found by itself.
    pub(crate) fn choose_last_year(&self, choice: Option<LastYearChoice>) -> Option<Self> {
        self.step(&Step {
            last_year: vec![choice],
            ..Step::default()
        })
    }

    /// Last year's report, where it is held against that.
    pub(crate) fn last_year(&self) -> Option<&Rc<LastYearReport>> {
        self.last_year.as_ref()
    }

    /// Holds it against last year's report, or against none.
    pub(crate) fn held_against(&self, last_year: Option<Rc<LastYearReport>>) -> Self {
        let document = Arc::clone(&self.checked.document);
        let next = Self {
            last_year,
            ..self.clone()
        };
        next.judged_on(document)
    }

    /// Fills blank totals with what their parts make.
    pub(crate) fn fill_totals(&self) -> Option<Self> {
        let mut edits = self.changes().edits.clone();
        let mut filled = Vec::new();
        for _ in 0..ROUNDS {
            let config = Config {
                edits: edits.clone(),
                ..Config::default()
            };
            let checked = check(Arc::clone(&self.checked.document), &config);
            let before = filled.len();
            for judged in &checked.ledger {
                let Verdict::Undecided(missing) = &judged.verdict else {
                    continue;
                };
                if let [missing] = &missing[..]
                    && let Some(number) = missing.would_be
                    && !edits.contains_key(&missing.figure)
                {
                    let text = number.normalize().to_string();
                    filled.push((missing.figure, Some(text.clone())));
                    edits.insert(missing.figure, text);
                }
            }
            if filled.len() == before {
                break;
            }
        }
        self.step(&Step {
            edits: filled,
            ..Step::default()
        })
    }

    /// Puts the agency and the year into the title of a blank form. The figures keep their names, and so does
    /// all that was done to them. Nothing if all stays as it is, and for any other report.
    pub(crate) fn rename(&self, agency: &str, year: Option<i32>) -> Option<Self> {
        let SourceForm::Blank(edition) = self.source.form else {
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
        next.sheet = PtrEqRc::new(sheet::sheet(document, report));
        next.source = Rc::new(ReportSource {
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
        self.history.undone().map(|history| self.after(history))
    }

    /// Takes the step again that was last taken back.
    pub(crate) fn redo(&self) -> Option<Self> {
        self.history.redone().map(|history| self.after(history))
    }

    /// What the report prints for a figure.
    fn printed(&self, figure: FigureId) -> Option<&str> {
        let figure = self.checked.report.figure(figure)?;
        Some(figure.former.as_ref().unwrap_or(&figure.raw))
    }

    fn step(&self, step: &Step) -> Option<Self> {
        self.history.with(step).map(|history| self.after(history))
    }

    fn after(&self, history: History) -> Self {
        let document = Arc::clone(&self.checked.document);
        // what is chosen now is read before it is held against that
        let is_same = history.changes().last_year == self.changes().last_year;
        let next = Self {
            history,
            last_year: self.last_year.clone().filter(|_| is_same),
            ..self.clone()
        };
        next.judged_on(document)
    }

    fn judged_on(mut self, document: Arc<Document>) -> Self {
        (self.checked, self.cards, self.items, self.marks) = judge(
            document,
            self.history.changes(),
            (self.sums.clone(), self.last_year.as_deref()),
            self.source.is_blank_form(),
        );
        self.counts = Summary::of(&self.items);
        self
    }
}

type Judgement = (
    PtrEqRc<Checked>,
    PtrEqRc<Vec<Card>>,
    PtrEqRc<Vec<SummaryItem>>,
    PtrEqRc<Map<FigureId, Mark>>,
);

fn judge(
    document: Arc<Document>,
    changes: &Changes,
    (sums, last_year): (Option<Arc<Sums>>, Option<&LastYearReport>),
    unfinished: bool,
) -> Judgement {
    let config = Config {
        edits: changes.edits.clone(),
        last_year: last_year.map(|last| Arc::clone(&last.report)),
        sums,
    };
    let checked = check(document, &config);
    let cards = card::cards(&checked, &changes.dismissed, unfinished);
    let items = summary::items(&checked, &changes.dismissed, unfinished);
    let marks = mark::marks(&checked, &changes.dismissed, unfinished);
    (
        PtrEqRc::new(checked),
        PtrEqRc::new(cards),
        PtrEqRc::new(items),
        PtrEqRc::new(marks),
    )
}
