//! Links, and what the browser kept as one, are opened: here, or beside the page where they hold much, until the
//! person stops it.

use futures_util::future::{Either, select};
use gouji::view::link::{self, LinkError, Shared};
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::accept;
use super::action_of;
use super::progress::{BeingRead, Progress, Stop};
use crate::edge::Failure;
use crate::edge::files::{LONG, Readers};
use crate::edge::{address, storage};
use crate::state::Action;
use crate::state::kept;
use crate::text;

/// What unpacks to more is unpacked beside the page: a link writes the commonest characters, of three bytes, in one.
const UNPACKED: usize = LONG / 3;

/// What came of a link; nothing where the person stopped it.
type LinkResult = Option<Result<Result<Shared, LinkError>, Failure>>;

/// Opens a link, which stands in the address until it is opened or refused.
pub(super) fn open(fragment: String, on: Callback<Action>) {
    if !link::is_link(&fragment) {
        return;
    }
    let begun = fragment.clone();
    unpack(fragment, BeingRead::Link, on.clone(), move |outcome| {
        let outcome = match outcome {
            None => return,
            Some(Err(failure)) => return on.emit(Action::Refused(text::failed_link(failure))),
            Some(Ok(outcome)) => outcome,
        };
        // another one may stand there since
        if address::fragment() == begun {
            address::forget_fragment();
        }
        let shared = outcome.map_err(|error| error.words().into());
        on.emit(action_of(shared.and_then(accept::shared)));
    });
}

/// Opens what was kept; what is none of ours, or more than the page works on, is forgotten.
pub(super) fn resume(kept: &str, on: Callback<Action>) {
    let Some((source, link)) = kept::parts(kept).filter(|(_, link)| link::is_link(link)) else {
        return forget(kept);
    };
    let (link, kept) = (link.to_owned(), kept.to_owned());
    unpack(
        link,
        BeingRead::Kept,
        on.clone(),
        move |outcome| match outcome {
            Some(Ok(Ok(shared))) => {
                // stands until it is seen, see `use_painted`
                storage::opening(true);
                match accept::resumed(source, shared) {
                    Some(opened) => on.emit(Action::Resumed(Box::new(opened))),
                    None => forget(&kept),
                }
            }
            Some(Ok(Err(_))) => forget(&kept),
            Some(Err(failure)) => {
                hold_back(&kept, &on);
                on.emit(Action::Refused(text::failed_kept(failure)));
            }
            None => hold_back(&kept, &on),
        },
    );
}

/// Unpacks a link, here or beside the page, and hands on what came of it.
fn unpack(
    link: String,
    what: BeingRead,
    on: Callback<Action>,
    then: impl FnOnce(LinkResult) + 'static,
) {
    match link::open_within(&link, UNPACKED) {
        Some(Err(LinkError::TooLarge)) => {}
        opened => {
            let opened = opened.unwrap_or(Err(LinkError::Damaged));
            return then(Some(Ok(opened.map(link::Opened::into_shared))));
        }
    }
    let (stop, stopped) = Stop::new();
    on.emit(Action::ReadingProgressed(Progress::of(what, stop.clone())));
    spawn_local(async move {
        let readers = Readers::default();
        let opened = Box::pin(readers.open_link(&link));
        let outcome = match select(opened, stopped).await {
            Either::Left((opened, _)) => Some(opened),
            Either::Right(_) => None,
        };
        on.emit(Action::ReadingEnded(stop));
        then(outcome);
    });
}

/// Leaves it where it is, to be offered now and at the next start; what was opened since may be kept in its place.
fn hold_back(kept: &str, on: &Callback<Action>) {
    if storage::keeps(kept) {
        storage::opening(true);
        on.emit(Action::HeldBack);
    }
}

fn forget(kept: &str) {
    if storage::keeps(kept) {
        storage::opening(false);
        storage::keep_report(None);
    }
}
