//! The door between the two modules.

use super::DESK;
use crate::state::Desk;

#[cfg(not(test))]
pub(crate) use split::{fetch, load};
#[cfg(test)]
pub(crate) use whole::{fetch, load, there};

/// The second module could not be loaded; the next try begins anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotLoaded;

#[cfg(not(test))]
#[expect(
    clippy::unnecessary_wraps,
    reason = "the caller has what is wrapped, or that there is none"
)]
mod split {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::{DESK, Desk, NotLoaded};

    impl From<SplitLoaderError> for NotLoaded {
        fn from(_: SplitLoaderError) -> Self {
            Self
        }
    }

    /// Loads the desk, once.
    #[wasm_split(desk, fallible, preload(fetched))]
    pub(crate) fn load() -> Result<&'static Desk, NotLoaded> {
        Ok(&DESK)
    }

    /// Has the browser load the desk, for what may come. If that fails, [`load`] will say so.
    pub(crate) async fn fetch() {
        let _ = fetched().await;
    }
}

#[cfg(test)] // tests are one module
mod whole {
    use super::{DESK, Desk, NotLoaded};

    pub(crate) async fn load() -> Result<&'static Desk, NotLoaded> {
        Ok(&DESK)
    }

    pub(crate) async fn fetch() {}

    pub(crate) fn there() -> &'static Desk {
        &DESK
    }
}
