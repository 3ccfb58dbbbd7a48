//! Where the focus goes once what a person did is drawn.

use gouji::report::figure::FigureId;

use super::{Selection, State};

/// What the focus can go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Focus {
    /// A figure of the sheet.
    Figure(FigureId),
    /// The card of the list that a finding leads.
    Card(usize),
}

/// Where it goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct FocusMove {
    /// To this.
    pub(crate) to: Option<Focus>,
    /// How often anything was to take it: what is to take it again takes it again.
    times: usize,
}

impl State {
    /// Lets something take the focus.
    pub(super) fn focus_on(&mut self, to: Option<Focus>) {
        self.focus = FocusMove {
            to,
            times: self.focus.times + 1,
        };
    }

    /// Chooses nothing any more: what explained the choice closes, and the focus goes back to what was chosen.
    pub(super) fn close_selection(&mut self) {
        let from = self.selection.and_then(|selection| match selection {
            Selection::Figure(figure) => Some(Focus::Figure(figure)),
            Selection::Finding(finding) => self.shown()?.card_of(finding).map(Focus::Card),
            Selection::Relation(_) => None,
        });
        self.choose(None);
        self.focus_on(from);
    }
}
