//! A report of the list: opened, or at rest, as no more than where it came from, what was found in it and what was done
//! to it.

use std::rc::Rc;
use std::sync::Arc;

use gouji::language::Words;
use gouji::read::document::Document;
use gouji::report::sums::{SumPart, Sums};
use gouji::view::reply::CheckedOverview;
use gouji::view::summary::ReportRow;

use super::check_input::{Against, CheckInput};
use super::history::{Changes, History};
use super::report::OpenedReport;
use super::report_id::ReportId;
use super::source::{Origin, ReportSource, SourceForm};
use crate::edge::files::Stored;

/// A report of the list.
#[derive(Clone, Debug)]
pub(crate) struct ListedReport {
    id: ReportId,
    source: Rc<ReportSource>,
    row: Rc<ReportRow>,
    /// Last year's report that the row is held against.
    against: Option<Against>,
    /// What it counts in the tables of the form.
    part: Option<Rc<SumPart>>,
    /// What the reports of its parts add up to, where it is held against that.
    sums: Option<Arc<Sums>>,
    /// The reports that were given to be added up for that.
    parts: Rc<[ReportId]>,
    /// Where it is read again; nothing where it is held.
    origin: Option<Origin>,
    held: Held,
}

/// What is held of it.
#[derive(Clone, Debug)]
enum Held {
    /// Everything.
    Opened(Rc<OpenedReport>),
    /// What was done to it, and the document where it cannot be read again.
    AtRest(Option<Arc<Document>>, History),
}

/// A report at rest, to be read where it came from.
#[derive(Clone, Debug)]
pub(crate) struct StoredReport {
    /// Which one.
    pub(crate) id: ReportId,
    /// Where it is read.
    pub(crate) origin: Origin,
    source: Rc<ReportSource>,
    sums: Option<Arc<Sums>>,
    history: History,
}

impl ListedReport {
    /// A report that was checked beside the page, or of which nothing could be read, as its row says.
    pub(crate) fn at_rest(
        id: ReportId,
        stored: Rc<Stored>,
        row: ReportRow,
        part: Option<SumPart>,
    ) -> Self {
        Self {
            id,
            part: part.map(|part| named(part, &row)),
            against: None,
            sums: None,
            parts: Rc::default(),
            source: Rc::new(ReportSource {
                name: row.file().to_owned(),
                form: SourceForm::Given,
            }),
            row: Rc::new(row),
            origin: Some(Origin::File(stored)),
            held: Held::AtRest(None, History::default()),
        }
    }

    /// A report that the browser kept, with what was done to it, and the reports that were added up where it is held
    /// against that.
    pub(super) fn kept(
        id: ReportId,
        source: ReportSource,
        row: ReportRow,
        part: Option<SumPart>,
        parts: Rc<[ReportId]>,
        origin: Option<Origin>,
        history: History,
    ) -> Self {
        id.is_given();
        Self {
            id,
            part: part.map(|part| named(part, &row)),
            against: None,
            sums: None,
            parts,
            source: Rc::new(source),
            row: Rc::new(row),
            origin,
            held: Held::AtRest(None, history),
        }
    }

    /// A report that was opened from where it is stored.
    pub(crate) fn opened_from(stored: Rc<Stored>, opened: OpenedReport) -> Self {
        let mut listed = Self::from(opened);
        listed.row = Rc::new(ReportRow {
            source: stored.path.clone(),
            report: listed.row.report.clone(),
        });
        listed.origin = Some(Origin::File(stored));
        listed
    }

    /// Its identity.
    pub(crate) fn id(&self) -> ReportId {
        self.id
    }

    /// Where it came from.
    pub(crate) fn source(&self) -> &ReportSource {
        &self.source
    }

    /// What was found in it, as it is now.
    pub(crate) fn row(&self) -> &ReportRow {
        &self.row
    }

    /// The same, which is another one after each change.
    pub(super) fn shared_row(&self) -> &Rc<ReportRow> {
        &self.row
    }

    /// What it counts in the tables of the form, where it was read.
    pub(crate) fn part(&self) -> Option<&Rc<SumPart>> {
        self.part.as_ref()
    }

    /// Holds it against what the reports of its parts add up to, when it is opened next.
    pub(super) fn hold_against(&mut self, sums: Arc<Sums>, parts: Rc<[ReportId]>) {
        self.sums = Some(sums);
        self.parts = parts;
    }

    /// The reports that were given to be added up for that; none where it is held against nothing.
    pub(super) fn parts(&self) -> &Rc<[ReportId]> {
        &self.parts
    }

    /// Where it is read again, where it came from somewhere.
    pub(super) fn origin(&self) -> Option<&Origin> {
        self.origin.as_ref()
    }

    /// Its document, where it is held.
    pub(super) fn document(&self) -> Option<&Arc<Document>> {
        match &self.held {
            Held::Opened(report) => Some(&report.checked.document),
            Held::AtRest(document, _) => document.as_ref(),
        }
    }

    /// The report, where it is opened.
    pub(crate) fn opened(&self) -> Option<&Rc<OpenedReport>> {
        match &self.held {
            Held::Opened(report) => Some(report),
            Held::AtRest(..) => None,
        }
    }

    /// What is done to it now.
    pub(crate) fn changes(&self) -> &Rc<Changes> {
        self.history().changes()
    }

    /// What was done to it, step by step.
    pub(super) fn history(&self) -> &History {
        match &self.held {
            Held::Opened(report) => report.history(),
            Held::AtRest(_, history) => history,
        }
    }

    /// The report to be read from where it is stored, where it must be.
    pub(crate) fn to_be_read(&self) -> Option<StoredReport> {
        let Held::AtRest(None, history) = &self.held else {
            return None;
        };
        Some(StoredReport {
            id: self.id,
            origin: self.origin.clone()?,
            source: Rc::clone(&self.source),
            sums: self.sums.clone(),
            history: history.clone(),
        })
    }

    /// What it takes to check it, but for last year's report where it is not opened.
    pub(crate) fn check_input(&self) -> CheckInput {
        let last_year = self.opened().and_then(|opened| opened.last_year());
        CheckInput {
            id: self.id,
            source: self.row.source.clone(),
            refused: self.row.report.as_ref().err().cloned(),
            origin: self.origin.clone(),
            document: self.document().cloned(),
            changes: Rc::clone(self.changes()),
            sums: self.sums.clone(),
            last_year: last_year.map(|last| Box::new(last.check_input())),
            is_form: self.source.is_blank_form(),
        }
    }

    /// Opens it with its document, which checks it.
    pub(super) fn open_with(&mut self, document: Arc<Document>) {
        self.held = Held::AtRest(Some(document), self.history().clone());
        self.open();
    }

    /// Opens it, where its document is held, which checks it.
    pub(super) fn open(&mut self) {
        if let Held::AtRest(Some(document), history) = &self.held {
            let source = Rc::clone(&self.source);
            let document = Arc::clone(document);
            let (history, sums) = (history.clone(), self.sums.clone());
            self.replace(OpenedReport::again(self.id, source, document, history, sums).into());
        }
    }

    /// Holds no more of it than it takes to open it again.
    pub(super) fn rest(&mut self) {
        if let Held::Opened(report) = &self.held {
            // the name of a blank form is changed in its document
            let is_read_again = self.origin.is_some() && !report.source.is_blank_form();
            let document = (!is_read_again).then(|| Arc::clone(&report.checked.document));
            self.held = Held::AtRest(document, report.history().clone());
        }
    }

    /// Puts the report in the place of what it was before.
    pub(super) fn replace(&mut self, report: Rc<OpenedReport>) {
        self.source = Rc::clone(&report.source);
        self.row = Rc::new(ReportRow {
            source: self.row.source.clone(),
            report: Ok(report.overview()),
        });
        self.part = Some(named(report.part(), &self.row));
        self.against = report.last_year().map(|last| last.against());
        self.held = Held::Opened(report);
    }

    /// Last year's report that the row is held against.
    pub(super) fn against(&self) -> Option<&Against> {
        self.against.as_ref()
    }

    /// The report as it is now, as a row of next year's is held against it.
    pub(super) fn as_against(&self) -> Against {
        Against {
            id: self.id,
            changes: Rc::clone(self.changes()),
        }
    }

    /// Says which report the row was held against when the browser kept it, before what was done to that is known.
    pub(super) fn was_held_against(&mut self, id: ReportId) {
        let changes = Rc::default();
        self.against = Some(Against { id, changes });
    }

    /// Says what the row is held against, and what was found so, if anything was.
    pub(super) fn hold_row_against(
        &mut self,
        against: Option<Against>,
        checked: Option<CheckedOverview>,
    ) {
        self.against = against;
        if let Some(checked) = checked {
            let source = self.row.source.clone();
            self.row = Rc::new(ReportRow {
                source,
                report: Ok(checked.overview),
            });
            self.part = Some(named(checked.part, &self.row));
        }
    }

    /// Says that nothing could be read of it.
    pub(super) fn refuse(&mut self, why: Words) {
        self.row = Rc::new(ReportRow::refused(&self.row.source, why));
    }
}

impl StoredReport {
    /// Opens it with the document that was read, and applies to it again what was done to it.
    pub(crate) fn open(self, document: Document) -> OpenedReport {
        let document = Arc::new(document);
        OpenedReport::again(self.id, self.source, document, self.history, self.sums)
    }
}

impl From<OpenedReport> for ListedReport {
    fn from(report: OpenedReport) -> Self {
        let row = Rc::new(ReportRow {
            source: report.source.name.clone(),
            report: Ok(report.overview()),
        });
        Self {
            id: report.id,
            source: Rc::clone(&report.source),
            part: Some(named(report.part(), &row)),
            row,
            against: report.last_year().map(|last| last.against()),
            sums: None,
            parts: Rc::default(),
            origin: None,
            held: Held::Opened(Rc::new(report)),
        }
    }
}

/// What a report counts, with the name of its row.
fn named(mut part: SumPart, row: &ReportRow) -> Rc<SumPart> {
    part.source.clone_from(&row.source);
    Rc::new(part)
}
