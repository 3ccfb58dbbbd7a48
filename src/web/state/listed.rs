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
    /// Where it is read again; nothing where it came from no file.
    stored: Option<Rc<Stored>>,
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

/// A report at rest that is stored somewhere, to be read there.
#[derive(Clone, Debug)]
pub(crate) struct StoredReport {
    /// Which one.
    pub(crate) id: ReportId,
    /// Where it is stored.
    pub(crate) stored: Rc<Stored>,
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
            stored: Some(stored),
            held: Held::AtRest(None, History::default()),
        }
    }

    /// A report that was opened from where it is stored.
    pub(crate) fn opened_from(stored: Rc<Stored>, opened: OpenedReport) -> Self {
        let mut listed = Self::from(opened);
        listed.row = Rc::new(Row {
            source: stored.path.clone(),
            report: listed.row.report.clone(),
        });
        listed.stored = Some(stored);
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

    /// The report, where it is opened.
    pub(crate) fn opened(&self) -> Option<&Rc<OpenedReport>> {
        match &self.held {
            Held::Opened(report) => Some(report),
            Held::AtRest(..) => None,
        }
    }

    /// What is done to it now.
    pub(crate) fn changes(&self) -> &Changes {
        match &self.held {
            Held::Opened(report) => report.changes(),
            Held::AtRest(_, history) => history.changes(),
        }
    }

    /// The report to be read from where it is stored, where it must be.
    pub(crate) fn to_be_read(&self) -> Option<StoredReport> {
        let Held::AtRest(None, history) = &self.held else {
            return None;
        };
        Some(StoredReport {
            id: self.id,
            stored: Rc::clone(self.stored.as_ref()?),
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
            let document = match self.stored {
                Some(_) => None,
                None => Some(Arc::clone(&report.checked.document)),
            };
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
            stored: None,
            held: Held::Opened(Rc::new(report)),
        }
    }
}
