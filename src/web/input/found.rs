//! Files that were given → those to be read: what folders and archives hold, and what there is to say of the others.

use std::rc::Rc;

use gouji::language::Words;
use gouji::read::characters::visible;
use gouji::read::file::is_report_name;
use web_sys::File;
use yew::Callback;

use super::progress::{BeingRead, Progress, Stop};
use crate::edge::files::{Readers, Stored};
use crate::state::Action;
use crate::state::report_id::ReportId;
use crate::{IS_WHOLE, text, whole};

/// A file to be read, or what there is to say instead.
pub(super) struct FoundFile {
    pub(super) id: ReportId,
    pub(super) stored: Rc<Stored>,
    /// Why it is not read.
    pub(super) refused: Option<Words>,
}

impl FoundFile {
    fn new(stored: Stored, refused: Option<Words>) -> Self {
        Self {
            id: ReportId::next(),
            stored: Rc::new(stored),
            refused,
        }
    }
}

/// The files to be read: those of folders and archives in the order of their names.
pub(super) async fn find(
    files: Vec<(File, String)>,
    readers: &Readers,
    stop: &Stop,
    on: &Callback<Action>,
) -> Vec<FoundFile> {
    let mut found = Vec::new();
    for (file, path) in files {
        // marks of direction would show another ending than there is
        let path = visible(path);
        let is_in_folder = path.contains('/');
        let is_hidden = path.split('/').any(|part| part.starts_with('.'));
        let whole = |path| Stored {
            path,
            file: file.clone(),
            packed: None,
        };
        // the first program is given no archive
        if !IS_WHOLE || is_report_name(&path) {
            found.push(FoundFile::new(whole(path), None));
            continue;
        }
        if is_in_folder && (is_hidden || !is_archive_name(&path)) {
            continue;
        }
        on.emit(Action::ReadingProgressed(Progress::of(
            BeingRead::File(path.clone()),
            stop.clone(),
        )));
        match whole::only(|| readers.list(&file)).await {
            Ok(Some(contents)) => {
                let before = found.len();
                for (name, index) in contents.files {
                    if is_report_name(&name) {
                        let stored = Stored {
                            path: format!("{path}/{name}"),
                            file: file.clone(),
                            packed: Some(index),
                        };
                        found.push(FoundFile::new(stored, None));
                    }
                }
                if contents.others > 0 {
                    let why = text::too_many(contents.others);
                    found.push(FoundFile::new(whole(path), Some(why)));
                } else if found.len() == before {
                    found.push(FoundFile::new(whole(path), Some(text::NO_REPORTS.into())));
                }
            }
            Ok(None) => found.push(FoundFile::new(whole(path), None)),
            Err(why) => found.push(FoundFile::new(whole(path), Some(text::why_not_read(why)))),
        }
    }
    found
}

fn is_archive_name(path: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("zip"))
}
