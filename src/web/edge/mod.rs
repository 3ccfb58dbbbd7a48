//! The edge to the browser: the only place that asks it for anything.

pub(crate) mod clipboard;
pub(crate) mod dom;
pub(crate) mod files;
pub(crate) mod storage;
