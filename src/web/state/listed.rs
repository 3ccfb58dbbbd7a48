//! A report of the list: opened, or at rest, as no more than where it came from, what was found in it and what was done
//! to it.

use std::rc::Rc;
use std::sync::Arc;

use gouji::language::Words;
use gouji::read::document::Document;
use gouji::view::summary::Row;

use super::history::{Changes, History};
use super::report::{Form, OpenedReport, ReportId, Source};
use crate::edge::files::Stored;

/// A report of the list.
#[derive(Clone, Debug)]
pub(crate) struct ListedReport {
    id: ReportId,
    source: Rc<Source>,
    row: Rc<Row>,
    /// Where it is read again; nothing where it is held.
    origin: Option<Origin>,
    held: Held,
}

/// Where a report is read again.
#[derive(Clone, Debug)]
pub(crate) enum Origin {
    /// In a file.
    File(Rc<Stored>),
    /// In a link, as which the browser kept it.
    Link(Rc<str>),
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
    source: Rc<Source>,
    history: History,
}

impl ListedReport {
    /// A report that was checked beside the page, or of which nothing could be read, as its row says.
    pub(crate) fn at_rest(id: ReportId, stored: Rc<Stored>, row: Row) -> Self {
        Self {
            id,
            source: Rc::new(Source {
                name: row.file().to_owned(),
                form: Form::Given,
            }),
            row: Rc::new(row),
            origin: Some(Origin::File(stored)),
            held: Held::AtRest(None, History::default()),
        }
    }

    /// A report that the browser kept, with what was done to it.
    pub(super) fn kept(
        id: ReportId,
        source: Source,
        row: Row,
        origin: Origin,
        history: History,
    ) -> Self {
        id.is_given();
        Self {
            id,
            source: Rc::new(source),
            row: Rc::new(row),
            origin: Some(origin),
            held: Held::AtRest(None, history),
        }
    }

    /// A report that was opened from where it is stored.
    pub(crate) fn opened_from(stored: Rc<Stored>, opened: OpenedReport) -> Self {
        let mut listed = Self::from(opened);
        listed.row = Rc::new(Row {
            source: stored.path.clone(),
            report: listed.row.report.clone(),
        });
        listed.origin = Some(Origin::File(stored));
        listed
    }

    /// What tells it from others.
    pub(crate) fn id(&self) -> ReportId {
        self.id
    }

    /// Where it came from.
    pub(crate) fn source(&self) -> &Source {
        &self.source
    }

    /// What was found in it, as it is now.
    pub(crate) fn row(&self) -> &Row {
        &self.row
    }

    /// The same, which is another one after each change.
    pub(super) fn shared_row(&self) -> &Rc<Row> {
        &self.row
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
            history: history.clone(),
        })
    }

    /// Opens it, where its document is held, which checks it.
    pub(super) fn open(&mut self) {
        if let Held::AtRest(Some(document), history) = &self.held {
            let source = Rc::clone(&self.source);
            let document = Arc::clone(document);
            self.replace(OpenedReport::again(self.id, source, document, history.clone()).into());
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
        self.row = Rc::new(Row {
            source: self.row.source.clone(),
            report: Ok(report.overview()),
        });
        self.held = Held::Opened(report);
    }

    /// Says that nothing could be read of it.
    pub(super) fn refuse(&mut self, why: Words) {
        self.row = Rc::new(Row::refused(&self.row.source, why));
    }
}

impl StoredReport {
    /// Opens it with the document that was read, and applies to it again what was done to it.
    pub(crate) fn open(self, document: Document) -> OpenedReport {
        OpenedReport::again(self.id, self.source, Arc::new(document), self.history)
    }
}

impl From<OpenedReport> for ListedReport {
    fn from(report: OpenedReport) -> Self {
        Self {
            id: report.id,
            source: Rc::clone(&report.source),
            row: Rc::new(Row {
                source: report.source.name.clone(),
                report: Ok(report.overview()),
            }),
            origin: None,
            held: Held::Opened(Rc::new(report)),
        }
    }
}
