//! Small drawn signs. Each is beside a word that says the same.

use yew::prelude::*;

fn drawn(path: &'static str) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d={path} />
        </svg>
    }
}

/// A cross: an error.
pub(crate) fn cross() -> Html {
    drawn("M4 4l8 8M12 4l-8 8")
}

/// A question: something to look at.
pub(crate) fn question() -> Html {
    drawn("M5.600 6a2.400 2.400 0 1 1 3.700 2c-.9.600-1.300 1-1.300 1.900M8 12.300v.2")
}

/// A dot: a note.
pub(crate) fn dot() -> Html {
    drawn("M8 7.900v.2M3.500 8a4.500 4.500 0 1 0 9 0 4.500 4.500 0 1 0-9 0")
}

/// A tick: holds.
pub(crate) fn tick() -> Html {
    drawn("M3 8.500l3.200 3.200L13 4.800")
}

/// An arrow up.
pub(crate) fn up() -> Html {
    drawn("M8 13V3.500M4 7.500l4-4 4 4")
}

/// An arrow down.
pub(crate) fn down() -> Html {
    drawn("M8 3v9.500M4 8.500l4 4 4-4")
}

/// A point to the left.
pub(crate) fn left() -> Html {
    drawn("M10 3.500L5.500 8l4.500 4.500")
}

/// A point to the right.
pub(crate) fn right() -> Html {
    drawn("M6 3.500L10.500 8L6 12.500")
}

/// An arrow back.
pub(crate) fn undo() -> Html {
    drawn("M6 3.500L3 6.500l3 3M3.200 6.500H9.500a3.200 3.200 0 0 1 0 6.400H7")
}

/// An arrow forth.
pub(crate) fn redo() -> Html {
    drawn("M10 3.500l3 3-3 3M12.800 6.500H6.500a3.200 3.200 0 0 0 0 6.400H9")
}
