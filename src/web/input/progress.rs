//! The reading of files, and of what is long, while it goes on: how far it is, and a way to stop it.

use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::oneshot::{self, Receiver, Sender};

/// How far the reading of some files is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Progress {
    /// What is being read.
    pub(crate) what: BeingRead,
    /// How many files are done, and how many there are.
    pub(crate) files: (usize, usize),
    /// How many pages of this file are done, and how many there are, where its form has pages.
    pub(crate) pages: Option<(usize, usize)>,
    /// Stops it.
    pub(crate) stop: Stop,
}

/// What is read beside the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum BeingRead {
    /// A file at this path.
    File(String),
    /// Many files at once.
    Many,
    /// What was pasted.
    Pasted,
    /// What a link holds.
    Link,
    /// What the browser kept.
    Kept,
    /// Many reports, to be exported.
    Exported,
    /// Many reports once more, to be held against last year's.
    Compared,
}

impl BeingRead {
    /// Whether it is of reports that are listed already, so that the list is whole meanwhile.
    pub(crate) fn is_of_listed(&self) -> bool {
        matches!(self, Self::Exported | Self::Compared)
    }
}

/// The way to stop a reading.
#[derive(Clone, Debug)]
pub(crate) struct Stop(Rc<RefCell<Option<Sender<()>>>>);

impl Progress {
    /// The beginning of one reading.
    pub(crate) fn of(what: BeingRead, stop: Stop) -> Self {
        Self {
            what,
            files: (0, 1),
            pages: None,
            stop,
        }
    }

    /// How far it is, in hundredths; nothing where that is not known.
    pub(crate) fn percent(&self) -> Option<usize> {
        let (file, files) = self.files;
        let (page, pages) = match self.pages {
            Some(pages) => pages,
            None if files > 1 => (0, 1),
            None => return None,
        };
        let (files, pages) = (files.max(1), pages.max(1));
        Some((file * pages + page.min(pages)) * 100 / (files * pages))
    }
}

impl Stop {
    /// A way to stop, and what hears of it.
    pub(crate) fn new() -> (Self, Receiver<()>) {
        let (sender, receiver) = oneshot::channel();
        (Self(Rc::new(RefCell::new(Some(sender)))), receiver)
    }

    /// Stops the reading; once is enough.
    pub(crate) fn stop(&self) {
        if let Some(sender) = self.0.borrow_mut().take() {
            // it may be over by itself
            let _ = sender.send(());
        }
    }
}

impl PartialEq for Stop {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(files: (usize, usize), pages: Option<(usize, usize)>, expected: Option<usize>) {
        let (what, stop) = (BeingRead::Pasted, Stop::new().0);
        let progress = Progress {
            what,
            files,
            pages,
            stop,
        };
        assert_eq!(progress.percent(), expected);
    }

    #[test]
    fn progress_counts_files_and_pages() {
        check((0, 1), None, None);
        check((0, 1), Some((9, 18)), Some(50));
        check((1, 4), None, Some(25));
        check((1, 4), Some((1, 2)), Some(37));
        check((0, 0), Some((0, 0)), Some(0));
    }

    #[test]
    fn a_stop_is_heard_once() {
        let (stop, mut stopped) = Stop::new();
        assert_eq!(stopped.try_recv(), Ok(None));
        stop.stop();
        stop.stop();
        assert_eq!(stopped.try_recv(), Ok(Some(())));
    }
}
