//! Long lists: so much of them is drawn, and how many more there are.

use gouji::language::Language;
use yew::prelude::*;

use super::element::paragraph;
use crate::text;

/// So many lines of a list are drawn.
pub(crate) const SHOWN: usize = 100;

/// How many lines of a list are not drawn, if any are not.
pub(crate) fn rest(count: usize, language: Language) -> Html {
    match count.checked_sub(SHOWN) {
        None | Some(0) => Html::default(),
        Some(rest) => paragraph("quiet", text::not_listed(rest).get(language)),
    }
}
