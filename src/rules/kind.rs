//! What sort of relation a rule states, and where its numbers are located: all that stages behind the rules ask
//! of them, so that a new rule needs nothing there.

use crate::form::TableKind;

/// What sort of relation, or of other matter, is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelationKind {
    /// Parts make their total, and none is left out.
    Sum,
    /// The parts that words list make their whole; some may be left out.
    List,
    /// What comes in, goes out and is left agree (roll-forward).
    RollForward,
    /// A part is a percentage of its whole.
    Share,
    /// The percentages of a list make 100.
    Hundred,
    /// A percentage is what a number grew or fell by.
    Growth,
    /// A number is the difference between two years.
    Change,
    /// A number is no more, or no less, than others allow.
    Bound,
    /// A number of the text is that of a figure of the form.
    Value,
    /// Words that say all or none agree with figures.
    AllOrNone,
    /// What is stated twice has one number.
    Repeat,
    /// A percentage is rounded, not cut off.
    Rounding,
    /// A cell holds a plain number.
    Cell,
    /// Another matter of form.
    Form,
}

/// Where the numbers are located that a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleSource {
    /// A table of the form.
    Form(TableKind),
    /// Tables outside the form.
    OtherTables,
    /// The running text, also where it names figures of the form.
    Text,
    /// This year's report and last year's.
    LastYear,
    /// This report and those of the parts that it sums up.
    Parts,
    /// The report as a whole: its parts, its cells, its dates.
    Report,
}
