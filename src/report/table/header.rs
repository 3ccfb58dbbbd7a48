//! The headers that are above rows → which column of the form each value is of.
//!
//! In a grid a header is above its cells. In a flattened table the values come in the order in which
//! the headers name the columns; a header that spans others holds for those below it.

use super::logical::{CellRef, LogicalRow};
use crate::form::lexicon::Name;
use crate::form::table::{Columns, Header};
use crate::order;

/// The most headers of a piece of a table; those of a form are fewer than fifty.
pub(super) const HEADERS: usize = 256;

/// The headers of a piece of a table, as far as they name columns of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Headers {
    /// What they name, in the order of reading.
    pub(super) printed: Vec<PrintedHeader>,
    /// Whether they are in the same table as the rows that follow.
    pub(super) is_above: bool,
}

/// A header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PrintedHeader {
    /// What it names.
    pub(super) name: Name,
    /// The row of headers that it is in.
    pub(super) line: usize,
    /// The columns that it covers; none where values are behind it in its row.
    pub(super) columns: Option<(u32, u32)>,
}

/// The cells of a row, one for each column of the form; none where a column has no cell.
pub(super) type Cells<'a> = Vec<Option<CellRef<'a>>>;

impl Headers {
    /// Where the first header of a name is.
    fn position(&self, name: Name) -> Option<usize> {
        self.printed.iter().position(|header| header.name == name)
    }

    /// The columns of the form in the order of the headers; none where these do not determine it.
    pub(super) fn order(&self, columns: &Columns) -> Option<Vec<usize>> {
        if let Some(order) = self.by_place(columns) {
            return Some(order);
        }
        let mut order = Vec::new();
        match shared(&columns.headers) {
            Some(shared) => self.add_groups(columns, shared, &mut order)?,
            None => self.add(&columns.headers, &mut 0, &mut order)?,
        }
        Some(order)
    }

    /// The order of columns that each have a place of their own.
    fn by_place(&self, columns: &Columns) -> Option<Vec<usize>> {
        let places = self.places(columns)?;
        let mut order: Vec<usize> = (0..places.len()).collect();
        order::sort_by_key(&mut order, |&at| places.get(at).copied());
        Some(order)
    }

    /// Where each column is, by the last header of its name, if no two are in the same place.
    fn places(&self, columns: &Columns) -> Option<Vec<u32>> {
        let place = |path: &Vec<Name>| {
            let name = path.last()?;
            let placed = self
                .printed
                .iter()
                .rev()
                .filter(|header| header.name == *name);
            placed
                .filter_map(|header| header.columns)
                .map(|at| at.0)
                .next()
        };
        let places: Option<Vec<u32>> = columns.paths.iter().map(place).collect();
        places.filter(|places| are_distinct(places.iter()))
    }

    /// Adds the columns under headers of names of their own, from the `first` on.
    fn add(&self, headers: &[Header], first: &mut usize, order: &mut Vec<usize>) -> Option<()> {
        let mut found = Vec::new();
        for header in headers {
            let start = *first;
            let (own, mut below) = (self.position(header.name), Vec::new());
            let place = if header.below.is_empty() {
                below.push(start);
                *first += 1;
                own?
            } else {
                self.add(&header.below, first, &mut below)?;
                match own {
                    Some(place) => place,
                    None => self.first_of(&header.below)?,
                }
            };
            found.push((place, start, own.is_some(), below));
        }
        let last_of_form = found.last().map(|&(_, start, ..)| start);
        order::sort(&mut found);
        // those that a lost header spans come last where they are written below all the others
        if let Some(&(_, start, false, _)) = found.last()
            && Some(start) != last_of_form
        {
            return None;
        }
        order.extend(found.into_iter().flat_map(|(.., below)| below));
        Some(())
    }

    /// Where the first of these headers is.
    fn first_of(&self, headers: &[Header]) -> Option<usize> {
        let places = headers
            .iter()
            .filter_map(|header| self.position(header.name));
        places.min()
    }

    /// Adds the columns under groups that span headers of the same names: these are given once for all
    /// groups, or for each.
    fn add_groups(
        &self,
        columns: &Columns,
        shared: &[Header],
        order: &mut Vec<usize>,
    ) -> Option<()> {
        let names: Vec<Name> = shared.iter().map(|header| header.name).collect();
        let groups = self.groups(&columns.headers);
        let count = columns.paths.len() / names.len().max(1);
        let own: Vec<&PrintedHeader> = self
            .printed
            .iter()
            .filter(|header| names.contains(&header.name))
            .collect();
        let mut runs: Vec<(usize, Vec<usize>)> = Vec::new();
        for run in own.chunks(names.len().max(1)) {
            let places = names.iter().map(|name| {
                let mut run = run.iter();
                run.position(|header| header.name == *name)
            });
            let Some(places) = places.collect::<Option<Vec<usize>>>() else {
                break;
            };
            runs.push((run.first()?.line, inverse(&places)));
        }
        let of_form = || (0..names.len()).collect();
        if runs.len() * names.len() != own.len() || runs.len() != 1 && runs.len() != count {
            runs = vec![(0, of_form())];
        }
        let mut runs = runs.into_iter().peekable();
        // a group at the top has no second header, so that its names are in the line of those groups
        // that have one
        let outer = groups.iter().position(|group| group.is_outer);
        let lines: Vec<usize> = runs.clone().map(|(line, _)| line).collect();
        let is_first = matches!(lines[..], [first, next, ..] if first < next);
        let of_outer = runs.next_if(|_| is_first);
        let single = (lines.len() == 1).then(|| runs.next()).flatten();
        for (at, group) in groups.iter().enumerate() {
            let run = match (&single, &of_outer) {
                (Some(run), _) => run.clone(),
                (None, Some(run)) if Some(at) == outer => run.clone(),
                (None, _) => runs.next()?,
            };
            let column = |within: usize| group.at * names.len() + within;
            order.extend(run.1.into_iter().map(column));
        }
        Some(())
    }

    /// The groups in the order in which the headers name them, or else as on the form.
    fn groups(&self, headers: &[Header]) -> Vec<ColumnGroup> {
        let mut groups = Vec::new();
        for header in headers {
            let is_group = |header: &Header| header.below.iter().all(|one| one.below.is_empty());
            let above = self.position(header.name);
            let is_outer = is_group(header);
            let inner = if is_outer {
                std::slice::from_ref(header)
            } else {
                &header.below
            };
            for group in inner {
                let own = self.position(group.name);
                groups.push(ColumnGroup {
                    place: above.or(own).zip(own),
                    at: groups.len(),
                    is_outer,
                });
            }
        }
        if groups.iter().all(|group| group.place.is_some()) {
            order::sort(&mut groups);
        }
        groups
    }

    /// The cells of a row below the headers: of each column the nearest header of its own name and the
    /// nearest above it determine it.
    pub(super) fn below<'a>(&self, columns: &Columns, row: &LogicalRow<'a>) -> Option<Cells<'a>> {
        if !self.is_above {
            return None;
        }
        if shared(&columns.headers).is_none() {
            let places = self.places(columns)?;
            let below = |place: &u32| row.values.iter().find(|cell| cell.covers(*place)).copied();
            return Some(places.iter().map(below).collect());
        }
        if row.values.len() > HEADERS {
            return None;
        }
        let mut cells: Cells<'a> = vec![None; columns.paths.len()];
        for cell in &row.values {
            let covers = |header: &&PrintedHeader| {
                let at = cell.columns.0;
                header
                    .columns
                    .is_some_and(|(first, last)| first <= at && at <= last)
            };
            let above = || {
                self.printed
                    .iter()
                    .rev()
                    .filter(covers)
                    .map(|header| header.name)
            };
            let nearest = |level: usize| {
                above().find(|name| {
                    let mut paths = columns.paths.iter();
                    paths.any(|path| path.iter().rev().nth(level) == Some(name))
                })
            };
            let (own, group) = (nearest(0), nearest(1));
            let at = columns.paths.iter().position(|path| {
                let mut path = path.iter().rev().copied();
                path.next() == own && path.next() == group
            });
            if let Some(slot) = at
                .and_then(|at| cells.get_mut(at))
                .filter(|_| own.is_some())
            {
                if slot.is_some() {
                    return None;
                }
                *slot = Some(*cell);
            }
        }
        Some(cells)
    }
}

/// A group of columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct ColumnGroup {
    /// Where what spans it is, and where it is itself.
    place: Option<(usize, usize)>,
    /// Its place on the form.
    at: usize,
    /// Whether nothing spans it.
    is_outer: bool,
}

/// The headers of single columns, where several groups span the same ones.
fn shared(headers: &[Header]) -> Option<&[Header]> {
    fn again<'h>(headers: &'h [Header], first: &mut &'h [Header]) -> Option<&'h [Header]> {
        headers.iter().rev().find_map(|header| {
            let below = header.below.as_slice();
            if below.iter().any(|one| !one.below.is_empty()) {
                return again(below, first);
            }
            if first.is_empty() {
                *first = below;
                return None;
            }
            (*first == below).then_some(below)
        })
    }
    let mut first: &[Header] = &[];
    again(headers, &mut first)
}

/// For each place, what is there; `places` is a permutation.
fn inverse(places: &[usize]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..places.len()).collect();
    order::sort_by_key(&mut order, |&at| places.get(at).copied());
    order
}

/// Whether no two of them are the same.
pub(super) fn are_distinct<T: PartialEq>(items: impl Iterator<Item = T> + Clone) -> bool {
    let before = items.clone();
    let mut all = items.enumerate();
    all.all(|(at, item)| !before.clone().take(at).any(|other| other == item))
}
