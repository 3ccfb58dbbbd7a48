//! The documents that a report is checked by, read again where they are not held → what is sent to be checked elsewhere.

use std::sync::Arc;

use gouji::language::Words;
use gouji::read::document::Document;
use gouji::view::export::sent::{Sent, SentLastYear};

use super::links;
use crate::edge::files::{NotRead, Readers};
use crate::state::check_input::CheckInput;
use crate::state::source::Origin;
use crate::text;

/// What a report is checked by.
#[derive(Clone, Debug)]
pub(crate) struct Documents {
    report: Arc<Document>,
    /// Last year's report, where it is held against that.
    last_year: Option<Arc<Document>>,
}

impl Documents {
    /// Reads what is not held. Without last year's report, which could be read before, it is held against none.
    ///
    /// # Errors
    ///
    /// Why the report could not be read.
    pub(crate) async fn read(report: &CheckInput, readers: &Readers) -> Result<Self, Words> {
        let last_year = match &report.last_year {
            Some(last) => document(last, readers).await.ok(),
            None => None,
        };
        Ok(Self {
            report: document(report, readers).await?,
            last_year,
        })
    }

    /// Whether last year's report is missing, which the report is to be held against.
    pub(super) fn lack_last_year(&self, report: &CheckInput) -> bool {
        report.last_year.is_some() && self.last_year.is_none()
    }

    /// What is sent, with what was done to the report.
    pub(crate) fn of<'a>(&'a self, report: &'a CheckInput) -> Sent<&'a Document> {
        let last_year = report.last_year.as_deref().zip(self.last_year.as_deref());
        Sent {
            source: report.source.clone(),
            document: &self.report,
            edits: report.changes.edits.clone(),
            dismissed: report.changes.dismissed.clone(),
            unfinished: report.is_form,
            sums: report.sums.as_deref().cloned(),
            last_year: last_year.map(|(last, document)| SentLastYear {
                source: last.source.clone(),
                document,
                edits: last.changes.edits.clone(),
            }),
        }
    }
}

/// The document of a report, which is read again where it is not held; why it could not be.
async fn document(report: &CheckInput, readers: &Readers) -> Result<Arc<Document>, Words> {
    if let Some(why) = &report.refused {
        return Err(why.clone());
    }
    if let Some(document) = &report.document {
        return Ok(Arc::clone(document));
    }
    match &report.origin {
        Some(Origin::File(stored)) => {
            let read = readers.read(stored, true, |_, _| {}).await;
            read.map(Arc::new).map_err(text::why_not_read)
        }
        Some(Origin::Link(link)) => {
            let opened = links::unpack(link, readers).await;
            let opened = opened.map_err(text::failed_kept)?;
            let shared = opened.map_err(|error| Words::from(error.words()))?;
            Ok(Arc::new(shared.document))
        }
        None => Err(text::why_not_read(NotRead::Unreadable)),
    }
}
