//! The colours and the face of the page, as its style sheet has them at this moment.

use web_sys::{CssStyleDeclaration, window};

/// The tokens of the style sheet that charts use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Theme {
    pub(super) paper: String,
    pub(super) ink: String,
    pub(super) ink_soft: String,
    pub(super) ink_faint: String,
    pub(super) line: String,
    pub(super) line_strong: String,
    pub(super) accent: String,
    pub(super) accent_ink: String,
    pub(super) error: String,
    pub(super) warning_mark: String,
    pub(super) holds_mark: String,
    pub(super) sans: String,
}

/// Reads the tokens.
pub(super) fn read() -> Theme {
    let style = window().and_then(|window| {
        let root = window.document()?.document_element()?;
        window.get_computed_style(&root).ok()?
    });
    let get = |name: &str| token(style.as_ref(), name);
    Theme {
        paper: get("--paper"),
        ink: get("--ink"),
        ink_soft: get("--ink-soft"),
        ink_faint: get("--ink-faint"),
        line: get("--line"),
        line_strong: get("--line-strong"),
        accent: get("--accent"),
        accent_ink: get("--accent-ink"),
        error: get("--error"),
        warning_mark: get("--warning-mark"),
        holds_mark: get("--holds-mark"),
        sans: get("--sans"),
    }
}

fn token(style: Option<&CssStyleDeclaration>, name: &str) -> String {
    let value = style.and_then(|style| style.get_property_value(name).ok());
    value.unwrap_or_default().trim().to_owned()
}
