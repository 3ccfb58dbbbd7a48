//! What a relation or a finding is about: an id that outlives an edit, written out only where it is printed.

use std::fmt;

use crate::read::span::Span;
use crate::report::figure::FigureId;

/// What a relation or a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// A row, a column or a table of the form (`granted`, `sum`, `t3`), or a matter of the report (`year`).
    Id(&'static str),
    /// A section of the form, by its number (`section5`).
    Section(u32),
    /// A figure of a table (`t3/new/sum`), or a place in the text (`text@812`).
    Figure(FigureId),
    /// A row of a table outside the form (`table2/r5`): both from 1.
    Row(u32, u32),
    /// A column of such a table (`table2/c5`).
    Column(u32, u32),
}

impl Topic {
    /// The place in the text where something begins.
    pub fn at(span: Span) -> Self {
        Self::Figure(FigureId::Text(span.start))
    }
}

impl From<&'static str> for Topic {
    fn from(id: &'static str) -> Self {
        Self::Id(id)
    }
}

impl From<FigureId> for Topic {
    fn from(figure: FigureId) -> Self {
        Self::Figure(figure)
    }
}

impl fmt::Display for Topic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Id(id) => f.write_str(id),
            Self::Section(number) => write!(f, "section{number}"),
            Self::Figure(figure) => figure.fmt(f),
            Self::Row(table, row) => write!(f, "table{table}/r{row}"),
            Self::Column(table, column) => write!(f, "table{table}/c{column}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(topic: Topic, expected: &str) {
        assert_eq!(topic.to_string(), expected);
    }

    #[test]
    fn ids_are_those_of_the_command() {
        check(Topic::Id("granted"), "granted");
        check(Topic::Section(5), "section5");
        check(Topic::at(Span::new(812, 814)), "text@812");
        let granted = "t3/granted/sum".parse::<FigureId>();
        check(granted.expect("a figure").into(), "t3/granted/sum");
        check(Topic::Row(2, 5), "table2/r5");
        check(Topic::Column(2, 7), "table2/c7");
    }
}
