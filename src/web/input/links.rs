//! Links are opened: here, or beside the page where they hold much, until the person stops it.

use futures_util::future::{Either, select};
use gouji::view::link::{self, LinkError, Shared};
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::accept;
use super::progress::{BeingRead, Progress, Stop};
use crate::edge::files::{LONG, Readers};
use crate::edge::{Failure, address};
use crate::state::Action;
use crate::text;

/// What unpacks to more is unpacked beside the page: a link writes the commonest characters, of three bytes, in one.
const UNPACKED: usize = LONG / 3;

/// What came of a link.
pub(crate) type Unpacked = Result<Result<Shared, LinkError>, Failure>;

/// Opens a link, which stays in the address until something is changed; one that is refused does not.
pub(super) fn open(fragment: String, on: Callback<Action>) {
    let opened = match link::open_within(&fragment, UNPACKED) {
        None => return,
        Some(opened) => opened.map(link::Opened::into_shared),
    };
    if opened != Err(LinkError::TooLarge) {
        return opened_from(&fragment, opened, &on);
    }
    let (stop, stopped) = Stop::new();
    on.emit(Action::ReadingProgressed(Progress::of(
        BeingRead::Link,
        stop.clone(),
    )));
    spawn_local(async move {
        let readers = Readers::default();
        let opened = Box::pin(readers.open_link(&fragment));
        let opened = match select(opened, stopped).await {
            Either::Left((opened, _)) => Some(opened),
            Either::Right(_) => None,
        };
        on.emit(Action::ReadingEnded(stop));
        match opened {
            None => {}
            Some(Err(failure)) => on.emit(Action::Refused(text::failed_link(failure))),
            Some(Ok(opened)) => opened_from(&fragment, opened, &on),
        }
    });
}

fn opened_from(fragment: &str, opened: Result<Shared, LinkError>, on: &Callback<Action>) {
    let shared = opened.map_err(|error| error.words().into());
    on.emit(match shared.and_then(accept::shared) {
        Ok(opened) => {
            address::link_opened(fragment);
            Action::Opened(opened.into_iter().map(Into::into).collect())
        }
        Err(words) => {
            // another one may be there since
            if address::fragment() == fragment {
                address::forget_fragment();
            }
            Action::Refused(words)
        }
    });
}

/// Unpacks a link, here, or beside the page where it holds much.
pub(crate) async fn unpack(link: &str, readers: &Readers) -> Unpacked {
    match link::open_within(link, UNPACKED) {
        Some(Err(LinkError::TooLarge)) => readers.open_link(link).await,
        opened => {
            let opened = opened.unwrap_or(Err(LinkError::Damaged));
            Ok(opened.map(link::Opened::into_shared))
        }
    }
}
