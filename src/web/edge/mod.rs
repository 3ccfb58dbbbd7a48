//! The edge to the browser: the only place that asks it for anything.

pub(crate) mod address;
pub(crate) mod clock;
pub(crate) mod copy;
pub(crate) mod database;
pub(crate) mod dom;
pub(crate) mod download;
pub(crate) mod exporter;
pub(crate) mod files;
pub(crate) mod history;
pub(crate) mod locks;
pub(crate) mod page;
mod process;
mod reader;
pub(crate) mod rules;
pub(crate) mod script;
pub(crate) mod start;
pub(crate) mod storage;
mod tabs;

pub(crate) use process::Failure;
