//! A report of the list: opened, or read and checked beside the page and not looked at yet.

use std::borrow::Cow;
use std::rc::Rc;

use gouji::read::document::Document;
use gouji::view::reply::CheckedInput;
use gouji::view::summary::Overview;

use super::history::Changes;
use super::report::{OpenedReport, ReportId, Source};

/// A report of the list.
#[derive(Clone, Debug)]
pub(crate) enum ListedReport {
    /// It was looked at.
    Opened(Rc<OpenedReport>),
    /// The page has not checked it yet, and does when it is shown.
    Waiting(Rc<WaitingReport>),
}

/// A report that was read and checked beside the page.
#[derive(Debug)]
pub(crate) struct WaitingReport {
    id: ReportId,
    source: Source,
    document: Document,
    overview: Overview,
}

impl WaitingReport {
    /// A report that came from `source`.
    pub(crate) fn new(source: Source, input: CheckedInput) -> Self {
        let CheckedInput { document, overview } = input;
        Self {
            id: ReportId::next(),
            source,
            document,
            overview,
        }
    }

    fn open(&self) -> OpenedReport {
        OpenedReport::new(
            self.id,
            self.source.clone(),
            self.document.clone(),
            Changes::default(),
        )
    }
}

impl ListedReport {
    /// What tells it from others.
    pub(crate) fn id(&self) -> ReportId {
        match self {
            Self::Opened(report) => report.id,
            Self::Waiting(report) => report.id,
        }
    }

    /// Where it came from.
    pub(crate) fn source(&self) -> &Source {
        match self {
            Self::Opened(report) => &report.source,
            Self::Waiting(report) => &report.source,
        }
    }

    /// What was found in it, as it is now.
    pub(crate) fn overview(&self) -> Cow<'_, Overview> {
        match self {
            Self::Opened(report) => Cow::Owned(report.overview()),
            Self::Waiting(report) => Cow::Borrowed(&report.overview),
        }
    }

    /// The report, where it was opened.
    pub(crate) fn opened(&self) -> Option<&Rc<OpenedReport>> {
        match self {
            Self::Opened(report) => Some(report),
            Self::Waiting(_) => None,
        }
    }

    /// Opens it, where it waits, which checks it.
    pub(crate) fn open(&mut self) {
        if let Self::Waiting(report) = self {
            *self = report.open().into();
        }
    }
}

impl From<OpenedReport> for ListedReport {
    fn from(report: OpenedReport) -> Self {
        Self::Opened(Rc::new(report))
    }
}

impl From<WaitingReport> for ListedReport {
    fn from(report: WaitingReport) -> Self {
        Self::Waiting(Rc::new(report))
    }
}
