//! The whole pipeline on one screen: input in, [`Checked`] out.

use std::sync::Arc;

use crate::read::document::Document;
use crate::report::figure::Edits;
use crate::report::sums::Sums;
use crate::report::{self, Report};
use crate::rules;
use crate::rules::rule::Subject;
use crate::verdict::cause::Cause;
use crate::verdict::explain::{self, EquationText};
use crate::verdict::{self, Finding, Judged, cause};

/// What may come with a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// Figures that the person changed, as typed; they take the place of what is printed.
    pub edits: Edits,
    /// Last year's report of the same agency.
    pub last_year: Option<Arc<Report>>,
    /// What the reports of its parts come to, where it is the report of a whole.
    pub sums: Option<Arc<Sums>>,
}

/// A report with everything that was found out about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The report as it was read.
    pub document: Arc<Document>,
    /// What it says.
    pub report: Report,
    /// Last year's report, where it was given.
    pub last_year: Option<Arc<Report>>,
    /// What the reports of its parts come to, where they were given.
    pub sums: Option<Arc<Sums>>,
    /// Every relation and its verdict.
    pub ledger: Vec<Judged>,
    /// What a person must see, the most serious first.
    pub findings: Vec<Finding>,
    /// The findings grouped by what caused them.
    pub causes: Vec<Cause>,
}

/// Checks a document: the one door for every surface.
///
/// Reading comes before it ([`read::text`](crate::read::text), [`read::html`](crate::read::html) and their
/// like), because it can be refused and because an edit checks the same document again.
pub fn check(document: Arc<Document>, config: &Config) -> Checked {
    let report = report::recognise(&document, &config.edits);
    let last_year = config.last_year.as_deref();
    let subject = Subject {
        document: &document,
        report: &report,
        last_year,
        sums: config.sums.as_deref(),
    };
    let (equations, observations) = rules::apply(&subject);
    let ledger = verdict::judge(&report, last_year, equations);
    let findings = verdict::findings(&subject, &ledger, observations);
    let causes = cause::find(subject, &config.edits, &ledger, &findings);
    let last_year = config.last_year.clone();
    Checked {
        document,
        report,
        last_year,
        sums: config.sums.clone(),
        ledger,
        findings,
        causes,
    }
}

impl Checked {
    /// A line of the ledger as a person writes it.
    pub fn written(&self, judged: &Judged) -> EquationText {
        let written = explain::write(&self.report, self.last_year.as_deref(), judged);
        match &self.sums {
            Some(sums) => written.with_names(sums),
            None => written,
        }
    }
}

/// Reports can be checked on several threads, and what came of it be handed from one to another.
const _: () = {
    const fn crosses_threads<T: Send + Sync>() {}
    crosses_threads::<Config>();
    crosses_threads::<Checked>();
};
