//! The figures of a report: in the order of their names, and each found by its name.

use crate::order::Map;

use super::figure::{Figure, FigureId, OF_FORM};
use crate::steps;

/// Where figures are in a list: those of the form by a table of its cells, the others by a map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Positions {
    /// For each cell of the form the position of its figure, from 1.
    of_form: Vec<u32>,
    others: Map<FigureId, usize>,
}

/// Whether a figure is that of a cell of the form; these come before all others.
fn is_of_form(id: FigureId) -> bool {
    id.cell().is_some()
}

impl Positions {
    /// The position of a figure, if it has one.
    pub fn get(&self, id: FigureId) -> Option<usize> {
        match id.cell() {
            Some(cell) => self.of_cell(cell),
            None => self.others.get(&id).copied(),
        }
    }

    /// The position of the figure of a cell of the form.
    fn of_cell(&self, cell: usize) -> Option<usize> {
        (*self.of_form.get(cell)? as usize).checked_sub(1)
    }

    /// Gives a figure a position.
    pub fn set(&mut self, id: FigureId, position: usize) {
        let Some(cell) = id.cell() else {
            self.others.insert(id, position);
            return;
        };
        self.of_form.resize(OF_FORM, 0);
        if let Some(slot) = self.of_form.get_mut(cell) {
            *slot = u32::try_from(position + 1).unwrap_or(0);
        }
    }
}

/// Figures, each name once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// In the order of their names.
    all: Vec<Figure>,
    /// The positions of those of the form.
    positions: Positions,
}

impl Figures {
    /// The position of a figure among all.
    pub fn position(&self, id: FigureId) -> Option<usize> {
        steps::count(1);
        match id.cell() {
            Some(cell) => self.positions.of_cell(cell),
            None => self.all.binary_search_by_key(&id, |figure| figure.id).ok(),
        }
    }

    /// The figure of this name.
    pub fn get(&self, id: FigureId) -> Option<&Figure> {
        self.all.get(self.position(id)?)
    }

    /// The figure of this name, to be changed; its name stays.
    pub fn get_mut(&mut self, id: FigureId) -> Option<&mut Figure> {
        let position = self.position(id)?;
        self.all.get_mut(position)
    }

    /// Whether there is a figure of this name.
    pub fn contains(&self, id: FigureId) -> bool {
        self.position(id).is_some()
    }

    /// Makes room for so many more.
    pub fn reserve(&mut self, more: usize) {
        self.all.reserve(more);
    }

    /// Adds a figure; it takes the place of one of the same name.
    ///
    /// Figures mostly come in order: one that does not moves all that come behind it.
    pub fn insert(&mut self, figure: Figure) {
        let is_last = self.all.last().is_none_or(|last| last.id < figure.id);
        let position = if is_last {
            self.all.len()
        } else {
            self.all.partition_point(|other| other.id < figure.id)
        };
        match self.all.get_mut(position) {
            Some(same) if same.id == figure.id => *same = figure,
            _ => {
                self.all.insert(position, figure);
                self.number(position);
            }
        }
    }

    /// Notes the positions of the figures of the form from a position on.
    fn number(&mut self, from: usize) {
        let figures = self.all.iter().enumerate().skip(from);
        for (position, figure) in figures.take_while(|(_, figure)| is_of_form(figure.id)) {
            self.positions.set(figure.id, position);
        }
    }

    /// All of them, in order.
    pub fn values(&self) -> std::slice::Iter<'_, Figure> {
        self.all.iter()
    }

    /// All of them, to be changed; their names stay.
    pub fn values_mut(&mut self) -> std::slice::IterMut<'_, Figure> {
        self.all.iter_mut()
    }

    /// The names of all, in order.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = FigureId> + DoubleEndedIterator + '_ {
        self.all.iter().map(|figure| figure.id)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Drops those of the running text.
    pub(super) fn drop_text(&mut self) {
        let of_tables = |figure: &Figure| !matches!(figure.id, FigureId::Text(_));
        let end = self.all.partition_point(of_tables);
        self.all.truncate(end);
    }
}

impl FromIterator<Figure> for Figures {
    fn from_iter<I: IntoIterator<Item = Figure>>(figures: I) -> Self {
        let mut all = Self::default();
        for figure in figures {
            all.insert(figure);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::figure::FigureContent;

    fn figure(name: &str) -> Figure {
        Figure {
            id: name.parse().expect("the name of a figure"),
            content: FigureContent::Blank,
            raw: name.to_owned(),
            span: crate::read::span::Span::default(),
            cell: None,
            place: None,
            unit: None,
            approximate: None,
            former: None,
        }
    }

    #[track_caller]
    fn check(names: &[&str], expected: &[&str]) {
        let mut figures: Figures = names.iter().map(|name| figure(name)).collect();
        let found: Vec<String> = figures.keys().map(|id| id.to_string()).collect();
        assert_eq!(found, expected);
        for name in expected {
            let id = name.parse().expect("the name of a figure");
            assert_eq!(figures.get(id).map(|figure| figure.id), Some(id));
        }
        figures.drop_text();
        assert!(figures.keys().all(|id| !matches!(id, FigureId::Text(_))));
        let missing = ["t3/partial/legal", "table1/r1/c1", "text@1"];
        assert!(
            missing
                .iter()
                .all(|name| !figures.contains(name.parse().expect("a name")))
        );
    }

    #[test]
    fn figures_stand_in_order_and_are_found() {
        check(&[], &[]);
        let in_order = [
            "t2/fee/amount",
            "t3/new/natural",
            "t4/review/sum",
            "table2/r1/c1",
            "text@7",
        ];
        check(&in_order, &in_order);
        let moved = [
            "text@7",
            "t4/review/sum",
            "table2/r1/c1",
            "t3/new/natural",
            "t2/fee/amount",
            "text@7",
        ];
        check(&moved, &in_order);
    }
}
