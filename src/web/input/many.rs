//! Many files are checked at once by a pool of readers beside the page, and listed as they are done.

use std::cell::RefCell;
use std::rc::Rc;

use futures_util::StreamExt;
use futures_util::stream;
use gloo::timers::callback::Timeout;
use gouji::view::summary::Row;
use yew::Callback;

use super::files::Found;
use super::progress::{BeingRead, Progress, Stop};
use crate::edge::files::{Readers, at_once};
use crate::state::Action;
use crate::state::listed::ListedReport;
use crate::text;

/// What is done is listed so often, in milliseconds: drawing the table for each would take longer than checking.
const PAUSE: u32 = 100;

/// Checks files, as many at once as the machine has cores; one on which its reader hangs or breaks keeps a row that
/// says so. Dropping this ends all of it.
pub(super) async fn check(
    found: Vec<Found>,
    readers: &Readers,
    stop: &Stop,
    on: &Callback<Action>,
) {
    on.emit(Action::ManyBegun);
    let mut progress = Progress::of(BeingRead::Many, stop.clone());
    progress.files = (0, found.len());
    on.emit(Action::ReadingProgressed(progress.clone()));
    let done = &Done {
        listed: Rc::new(RefCell::new((Vec::new(), progress))),
        timer: RefCell::new(None),
        on: on.clone(),
    };
    // bytes are taken one file after the other, so that no more of them are held than are being read
    let with_bytes = stream::iter(found).then(|found| async move {
        let bytes = match &found.refused {
            None => Some(readers.bytes(&found.stored).await),
            Some(_) => None,
        };
        (found, bytes)
    });
    let checking = with_bytes.for_each_concurrent(at_once(), |(found, bytes)| async move {
        let Found {
            id,
            stored,
            refused,
        } = found;
        let checked = match (bytes, refused) {
            (Some(Ok(bytes)), _) => {
                let checked = readers.check(&stored, bytes).await;
                checked.map_err(text::why_not_read)
            }
            (Some(Err(why)), _) => Err(text::why_not_read(why)),
            (None, refused) => Err(refused.unwrap_or_default()),
        };
        let (report, part) = match checked {
            Ok(checked) => (Ok(checked.overview), Some(checked.part)),
            Err(why) => (Err(why), None),
        };
        let source = stored.path.clone();
        done.add(ListedReport::at_rest(
            id,
            stored,
            Row { source, report },
            part,
        ));
    });
    checking.await;
}

/// What is done and not listed yet; dropping it lists the rest.
struct Done {
    listed: Rc<RefCell<(Vec<ListedReport>, Progress)>>,
    timer: RefCell<Option<Timeout>>,
    on: Callback<Action>,
}

impl Done {
    fn add(&self, report: ListedReport) {
        {
            let (reports, progress) = &mut *self.listed.borrow_mut();
            reports.push(report);
            progress.files.0 += 1;
            if reports.len() > 1 {
                return;
            }
        }
        let (listed, on) = (Rc::clone(&self.listed), self.on.clone());
        let timer = Timeout::new(PAUSE, move || list(&listed, &on));
        self.timer.replace(Some(timer));
    }
}

impl Drop for Done {
    fn drop(&mut self) {
        self.timer.take();
        list(&self.listed, &self.on);
        let (done, all) = self.listed.borrow().1.files;
        if done < all {
            self.on.emit(Action::Told(text::stopped(done, all)));
        }
    }
}

fn list(listed: &RefCell<(Vec<ListedReport>, Progress)>, on: &Callback<Action>) {
    let (reports, progress) = {
        let (reports, progress) = &mut *listed.borrow_mut();
        (std::mem::take(reports), progress.clone())
    };
    if !reports.is_empty() {
        on.emit(Action::ReadingProgressed(progress));
        on.emit(Action::Checked(reports));
    }
}
