//! The reports of the list ↔ what the browser keeps of them: a record for each, and what it is read from once more.

use std::mem;
use std::rc::Rc;
use std::sync::Arc;

use gouji::order::{Map, Set};
use gouji::read::document::Document;
use gouji::report::sums::SumPart;
use gouji::view::link::{self, Shared};
use gouji::view::summary::ReportRow;
use serde::{Deserialize, Serialize};
use web_sys::File;

use super::history::{Changes, KeptHistory};
use super::listed::ListedReport;
use super::report_id::ReportId;
use super::source::{Origin, ReportSource, SourceForm};
use crate::edge::files::Stored;

/// The first byte of a record; another one is nothing that this page wrote.
const VERSION: u8 = 1;

/// No link longer than this is kept; they are not compressed.
const LIMIT: usize = 8_000_000;

/// A session never gives as many numbers as this: a record with one beyond it is damaged.
const NUMBERS: u32 = u32::MAX / 2;

/// So much is written at once, in records; a document counts as [`LINK`] of them, for it is written out before.
const AT_ONCE: usize = 100;
const LINK: usize = 25;

/// A report as it is kept.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct KeptReport {
    id: u32,
    name: String,
    form: SourceForm,
    row: ReportRow,
    part: Option<SumPart>,
    /// The number of what it is read from.
    pub(crate) content: u32,
    /// Its place in it, where that is an archive.
    packed: Option<usize>,
    history: KeptHistory,
    /// The numbers of the reports that were added up, where it is held against that.
    #[serde(skip)]
    parts: Vec<u32>,
    /// The number of last year's report that the row is held against.
    #[serde(skip)]
    against: Option<u32>,
}

/// What a report is read from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum KeptContent {
    /// A file.
    File(File),
    /// A link that holds the document.
    Link(Rc<str>),
}

/// What is to be written, and what to be forgotten.
#[derive(Debug, Default)]
pub(crate) struct Writes {
    /// Records by the numbers of their reports.
    pub(crate) records: Vec<(u32, Vec<u8>)>,
    /// What reports are read from, by its number.
    pub(crate) contents: Vec<(u32, KeptContent)>,
    /// The numbers of reports that are gone.
    pub(crate) gone: Vec<u32>,
    /// The numbers of contents that no report is read from any more.
    pub(crate) gone_contents: Vec<u32>,
    /// Whether a report is too large to be kept.
    pub(crate) has_too_large: bool,
}

impl Writes {
    /// Whether there is nothing to be done.
    pub(crate) fn is_empty(&self) -> bool {
        self.records.is_empty() && self.gone.is_empty() && !self.has_too_large
    }
}

/// What is kept of each report, by which it is told what changed since.
#[derive(Debug, Default)]
pub(crate) struct Keeping {
    reports: Map<u32, Written>,
    archives: Vec<(File, u32)>,
}

#[derive(Debug)]
struct Written {
    row: Rc<ReportRow>,
    changes: Rc<Changes>,
    document: Option<Arc<Document>>,
    content: u32,
}

impl Keeping {
    /// Takes down what was kept of a report that was just read from there.
    pub(crate) fn was_kept(&mut self, report: &ListedReport, content: u32) {
        if let Some(Origin::File(stored)) = report.origin()
            && stored.packed.is_some()
            && !self.archives.iter().any(|(_, of)| *of == content)
        {
            self.archives.push((stored.file.clone(), content));
        }
        let written = Written::of(report, content);
        self.reports.insert(report.id().number(), written);
    }

    /// The next part of what is to be written, so that all reports are kept as they are; nothing once they are.
    pub(crate) fn next(&mut self, reports: &[ListedReport]) -> Writes {
        let mut writes = self.forget(reports);
        let mut size = 0;
        for report in reports {
            if size >= AT_ONCE {
                break;
            }
            if !self.is_kept(report) {
                size += self.write(report, &mut writes);
            }
        }
        writes
    }

    /// Takes back that records are written, which they could not be: they are written another time.
    pub(crate) fn not_written(&mut self, writes: &Writes) {
        for (id, _) in &writes.records {
            self.reports.remove(id);
        }
    }

    /// Whether all is kept as it is.
    fn is_kept(&self, report: &ListedReport) -> bool {
        let written = self.reports.get(&report.id().number());
        written.is_some_and(|written| {
            Rc::ptr_eq(&written.row, report.shared_row())
                && Rc::ptr_eq(&written.changes, report.changes())
                && !written.lacks(packed(report))
        })
    }

    /// Writes a report down; how much that is comes out.
    fn write(&mut self, report: &ListedReport, writes: &mut Writes) -> usize {
        let id = report.id().number();
        let content = self.content(report);
        let is_there = match self.reports.get(&id) {
            Some(written) => !written.lacks(packed(report)),
            None => self.reports.values().any(|other| other.content == content),
        };
        let mut size = 1;
        if !is_there {
            match (packed(report), report.origin()) {
                (None, Some(Origin::File(stored))) => {
                    let file = KeptContent::File(stored.file.clone());
                    writes.contents.push((content, file));
                }
                (None, Some(Origin::Link(link))) => {
                    writes
                        .contents
                        .push((content, KeptContent::Link(Rc::clone(link))));
                }
                (Some(document), _) => {
                    size = LINK;
                    match link_of(document) {
                        Some(link) => writes.contents.push((content, KeptContent::Link(link))),
                        None => writes.has_too_large = true,
                    }
                }
                (None, None) => {}
            }
        }
        let written = Written::of(report, content);
        self.reports.insert(id, written);
        writes.records.push((id, record(report, content)));
        size
    }

    /// The number of what a report is read from: its own, or that of its archive.
    fn content(&mut self, report: &ListedReport) -> u32 {
        let own = report.id().number();
        match report.origin() {
            Some(Origin::File(stored)) if stored.packed.is_some() => {
                let mut archives = self.archives.iter();
                if let Some((_, content)) = archives.find(|(file, _)| *file == stored.file) {
                    *content
                } else {
                    self.archives.push((stored.file.clone(), own));
                    own
                }
            }
            _ => own,
        }
    }

    /// Takes out what is listed no more.
    fn forget(&mut self, reports: &[ListedReport]) -> Writes {
        let listed: Set<u32> = reports.iter().map(|report| report.id().number()).collect();
        let gone = self.reports.keys().copied();
        let gone: Vec<u32> = gone.filter(|id| !listed.contains(id)).collect();
        let contents: Vec<u32> = gone
            .iter()
            .filter_map(|id| Some(self.reports.remove(id)?.content))
            .collect();
        if contents.is_empty() {
            return Writes::default();
        }
        let read: Set<u32> = self.reports.values().map(|report| report.content).collect();
        let gone_contents: Vec<u32> = contents
            .into_iter()
            .filter(|content| !read.contains(content))
            .collect();
        self.archives
            .retain(|(_, content)| !gone_contents.contains(content));
        Writes {
            gone,
            gone_contents,
            ..Writes::default()
        }
    }
}

impl Written {
    fn of(report: &ListedReport, content: u32) -> Self {
        Self {
            row: Rc::clone(report.shared_row()),
            changes: Rc::clone(report.changes()),
            document: packed(report).cloned(),
            content,
        }
    }

    /// Whether this is another document than the one that was written.
    fn lacks(&self, document: Option<&Arc<Document>>) -> bool {
        match (document, &self.document) {
            (None, _) => false,
            (Some(document), Some(written)) => !Arc::ptr_eq(document, written),
            (Some(_), None) => true,
        }
    }
}

/// The document that is kept of a report: of one that can be read again, none.
fn packed(report: &ListedReport) -> Option<&Arc<Document>> {
    match report.origin() {
        Some(Origin::Link(_)) if report.source().is_blank_form() => report.document(),
        Some(_) => None,
        None => report.document(),
    }
}

fn link_of(document: &Document) -> Option<Rc<str>> {
    let shared = Shared {
        document: document.clone(),
        ..Shared::default()
    };
    let link = link::of_kept_report(&shared).ok()?;
    (link.len() <= LIMIT).then(|| link.into())
}

/// A report as it is kept, which is read from what has that number.
pub(super) fn record(report: &ListedReport, content: u32) -> Vec<u8> {
    let packed = match report.origin() {
        Some(Origin::File(stored)) => stored.packed,
        _ => None,
    };
    let source = report.source();
    let kept = KeptReport {
        id: report.id().number(),
        name: source.name.clone(),
        form: source.form,
        row: report.row().clone(),
        part: report.part().map(|part| SumPart::clone(part)),
        content,
        packed,
        history: report.history().kept(),
        parts: report.parts().iter().map(|id| id.number()).collect(),
        against: report.against().map(|against| against.id.number()),
    };
    // nothing in it refuses to be written
    let behind = (&kept.history.last_year, &kept.parts, kept.against);
    let behind = postcard::to_allocvec(&behind).unwrap_or_default();
    let mut record = postcard::to_allocvec(&(VERSION, kept)).unwrap_or_default();
    record.extend(behind);
    record
}

impl KeptReport {
    /// A record as it was written; nothing for what is none.
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        let (_, others) = bytes
            .split_first()
            .filter(|(first, _)| **first == VERSION)?;
        let (mut kept, behind): (Self, _) = postcard::take_from_bytes(others).ok()?;
        // earlier pages wrote nothing there, or less
        if let Ok((read, behind)) = postcard::take_from_bytes(behind) {
            (kept.history.last_year, kept.parts) = read;
            kept.against = postcard::from_bytes(behind).unwrap_or_default();
        }
        (kept.id < NUMBERS).then_some(kept)
    }

    /// The number of the report in its session.
    pub(crate) fn id(&self) -> ReportId {
        ReportId::of_number(self.id)
    }

    /// Gives it the number, and those that it names theirs, by which the reports of its session are listed anew.
    pub(crate) fn renumber(&mut self, of: impl Fn(ReportId) -> Option<ReportId>) {
        if let Some(id) = of(self.id()) {
            self.id = id.number();
        }
        let parts = self.parts.iter().map(|&part| ReportId::of_number(part));
        self.parts = parts.filter_map(|part| Some(of(part)?.number())).collect();
        let against = self.against.map(ReportId::of_number);
        self.against = against.and_then(|against| Some(of(against)?.number()));
        let choices = mem::take(&mut self.history.last_year);
        self.history.last_year = choices.renumbered(of);
    }

    /// The report, to be read from there.
    pub(crate) fn listed(self, content: KeptContent) -> ListedReport {
        match content {
            KeptContent::Link(link) => self.read_from(Some(Origin::Link(link))),
            KeptContent::File(file) => self.in_file(file),
        }
    }

    /// The report, to be read from its file.
    pub(super) fn in_file(self, file: File) -> ListedReport {
        let stored = Stored {
            path: self.row.source.clone(),
            file,
            packed: self.packed,
        };
        self.read_from(Some(Origin::File(Rc::new(stored))))
    }

    /// The report, to be read from there, if anywhere.
    pub(super) fn read_from(self, origin: Option<Origin>) -> ListedReport {
        let id = self.id();
        let source = ReportSource {
            name: self.name,
            form: self.form,
        };
        let parts = self.parts.into_iter().map(ReportId::of_number).collect();
        let (part, history) = (self.part, self.history.into());
        let mut listed = ListedReport::kept(id, source, self.row, part, parts, origin, history);
        if let Some(against) = self.against {
            listed.was_held_against(ReportId::of_number(against));
        }
        listed
    }
}

/// The reports of another session, under new numbers.
pub(crate) fn listed_anew(kept: Vec<(KeptReport, KeptContent)>) -> Vec<ListedReport> {
    let ids = kept.iter().map(|(kept, _)| (kept.id(), ReportId::next()));
    let ids: Map<ReportId, ReportId> = ids.collect();
    let anew = kept.into_iter().map(|(mut kept, content)| {
        kept.renumber(|id| ids.get(&id).copied());
        kept.listed(content)
    });
    anew.collect()
}

#[cfg(test)]
mod tests {
    use gouji::form::Edition;
    use yew::Reducible;

    use super::*;
    use crate::input::accept;
    use crate::state::command::ReportCommand;
    use crate::state::sums::Summed;
    use crate::state::{Action, State};

    /// Three reports, of which the second was changed.
    fn three() -> Rc<State> {
        let figure = "t3/new/natural".parse().expect("an id");
        let edit = ReportCommand::Edit(figure, "12".to_owned());
        Rc::new(State::default())
            .reduce(Action::Opened(vec![accept::sample().into()]))
            .reduce(Action::Opened(vec![accept::blank(Edition::E2021).into()]))
            .reduce(Action::Command(edit))
            .reduce(Action::Opened(vec![accept::sample().into()]))
    }

    fn ids<T>(of: &[(u32, T)]) -> Vec<u32> {
        of.iter().map(|(id, _)| *id).collect()
    }

    #[test]
    fn what_is_written_is_read_again() {
        let state = three();
        let writes = Keeping::default().next(&state.reports);
        assert_eq!(writes.records.len(), 3);
        for ((report, (id, bytes)), (content, link)) in state
            .reports
            .iter()
            .zip(&writes.records)
            .zip(&writes.contents)
        {
            assert_eq!((report.id().number(), *id), (*content, *content));
            let kept = KeptReport::of(bytes).expect("a record");
            let again = kept.listed(link.clone());
            assert_eq!(again.id(), report.id());
            assert_eq!(again.source(), report.source());
            assert_eq!(
                (again.row(), again.changes()),
                (report.row(), report.changes())
            );
            let Some(Origin::Link(link)) = again.origin() else {
                panic!("a link")
            };
            let opened = link::open(link).expect("a link").expect("a report");
            assert_eq!(
                Some(&opened.into_document()),
                report.document().map(|d| &**d)
            );
        }
        assert!(ReportId::next() > state.reports[2].id());
        for bytes in [&b""[..], b"\x01", b"\x02abc"] {
            assert!(KeptReport::of(bytes).is_none());
        }
    }

    #[test]
    fn what_a_report_was_held_against_is_added_up_again() {
        let reports: Vec<ListedReport> = (0..3).map(|_| accept::sample().into()).collect();
        let [whole, first, second] = [0, 1, 2].map(|at: usize| reports[at].id());
        let summed = Summed {
            given: [first, second].into(),
            ..Summed::default()
        };
        let held = Rc::new(State::default())
            .reduce(Action::Restored(reports, None))
            .reduce(Action::HeldAgainst(whole, Rc::new(summed)));
        let writes = Keeping::default().next(&held.reports);
        let read = writes.records.iter().zip(&writes.contents);
        let read = read.map(|((_, bytes), (_, content))| {
            let kept = KeptReport::of(bytes).expect("a record");
            (kept, content.clone())
        });
        let read: Vec<_> = read.collect();
        let is_held = |reports: Vec<ListedReport>| {
            let again = Rc::new(State::default()).reduce(Action::Restored(reports, None));
            let reports = again.reports.iter();
            let sums: Vec<_> = reports.map(|report| report.check_input().sums).collect();
            let given = sums.iter().map(|sums| {
                let sums = sums.as_ref()?;
                Some(sums.parts.len() + sums.left_out.len())
            });
            given.collect::<Vec<_>>()
        };
        let expected = [Some(2), None, None];
        assert_eq!(is_held(listed_anew(read)), expected);
        let read = writes.records.iter().zip(&writes.contents);
        let read = read.map(|((_, bytes), (_, content))| {
            let kept = KeptReport::of(bytes).expect("a record");
            kept.listed(content.clone())
        });
        assert_eq!(is_held(read.collect()), expected);
    }

    #[test]
    fn no_more_is_written_than_changed() {
        let state = three();
        let [first, second, third] = [0, 1, 2].map(|at: usize| state.reports[at].id());
        let mut keeping = Keeping::default();
        assert_eq!(keeping.next(&state.reports).contents.len(), 3);
        assert!(keeping.next(&state.reports).is_empty());
        let state = state.reduce(Action::Shown(second));
        keeping.next(&state.reports);
        let state = state.reduce(Action::Command(ReportCommand::Undo));
        let writes = keeping.next(&state.reports);
        assert_eq!(ids(&writes.records), [second.number()]);
        assert!(writes.contents.is_empty());
        // another name is another document
        let agency = "临江市教育局".to_owned();
        let year = Some(2023);
        let rename = ReportCommand::Rename { agency, year };
        let state = state.reduce(Action::Command(rename));
        assert_eq!(
            ids(&keeping.next(&state.reports).contents),
            [second.number()]
        );
        let state = state.reduce(Action::Closed(first));
        let writes = keeping.next(&state.reports);
        assert_eq!(
            (writes.gone, writes.gone_contents),
            (vec![first.number()], vec![first.number()])
        );
        let state = state.reduce(Action::Cleared);
        let writes = keeping.next(&state.reports);
        assert_eq!(writes.gone, [second.number(), third.number()]);
    }

    #[test]
    fn what_could_not_be_written_is_written_another_time() {
        let state = three();
        let mut keeping = Keeping::default();
        let writes = keeping.next(&state.reports);
        keeping.not_written(&writes);
        let again = keeping.next(&state.reports);
        assert_eq!(ids(&again.records), ids(&writes.records));
        assert_eq!(ids(&again.contents), ids(&writes.contents));
        assert!(keeping.next(&state.reports).is_empty());
    }

    #[test]
    fn much_is_written_in_parts() {
        let reports: Vec<ListedReport> = (0..9).map(|_| accept::sample().into()).collect();
        let mut keeping = Keeping::default();
        let mut parts = Vec::new();
        loop {
            let writes = keeping.next(&reports);
            if writes.is_empty() {
                break;
            }
            parts.push(writes.records.len());
        }
        assert_eq!(parts, [4, 4, 1]);
    }
}
