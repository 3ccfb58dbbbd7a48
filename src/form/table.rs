//! A table of a form as data, from which any such table is read.

use super::Edition;
use super::lexicon::{Name, Score};

/// What a table looks like on its form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableDefinition {
    /// The sets of columns that blocks of rows are under.
    pub columns: Vec<Columns>,
    /// The ways in which the table is laid out.
    pub layouts: Vec<TableLayout>,
    /// The label that begins a block, above its headers.
    pub begins: Option<Name>,
    /// From here on words name a row.
    pub least: Score,
    /// Whether the order of the form settles which row one without a label is.
    pub by_order: bool,
    /// Whether it is read as a whole or not at all.
    pub is_whole: bool,
    rows: Names,
    headers: Names,
}

/// A set of labels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Names(Vec<bool>);

impl Names {
    fn of<'n>(names: impl IntoIterator<Item = &'n Name>) -> Self {
        let mut all = Vec::new();
        for name in names {
            let at = usize::from(name.0);
            if all.len() <= at {
                all.resize(at + 1, false);
            }
            if let Some(slot) = all.get_mut(at) {
                *slot = true;
            }
        }
        Self(all)
    }

    fn contains(&self, name: Name) -> bool {
        self.0.get(usize::from(name.0)) == Some(&true)
    }
}

impl TableDefinition {
    /// A table of these columns, laid out in these ways.
    pub fn new(columns: Vec<Columns>, layouts: Vec<TableLayout>) -> Self {
        let blocks = layouts.iter().flat_map(|layout| &layout.0);
        let rows = blocks.flat_map(|block| &block.rows);
        let headers = columns.iter().flat_map(|set| &set.paths);
        Self {
            rows: Names::of(rows.filter_map(|path| path.last())),
            headers: Names::of(headers.flatten()),
            columns,
            layouts,
            ..Self::default()
        }
    }

    /// Whether a label is that of a row.
    pub fn is_row(&self, name: Name) -> bool {
        self.rows.contains(name)
    }

    /// Whether a label is a header.
    pub fn is_header(&self, name: Name) -> bool {
        self.headers.contains(name)
    }
}

/// The blocks of rows of a table, in the order of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableLayout(pub Vec<TableBlock>);

/// Rows that are under the same columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableBlock {
    /// Which of the sets of columns of the table: each edition of the form that has the block, with its set.
    pub columns: Vec<(Edition, usize)>,
    /// The labels of each row, from the outermost; none where the form has no label for it.
    pub rows: Vec<Vec<Name>>,
}

/// The columns of a block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The headers that are side by side.
    pub headers: Vec<Header>,
    /// The headers of each column, from the outermost.
    pub paths: Vec<Vec<Name>>,
}

/// A header, and those below it that it spans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// What it says.
    pub name: Name,
    /// What it spans; nothing where it heads one column.
    pub below: Vec<Header>,
}

impl Header {
    /// A header over one column.
    pub fn one(name: Name) -> Self {
        Self {
            name,
            below: Vec::new(),
        }
    }
}

impl Columns {
    /// The columns under headers; without any, one column that has none.
    pub fn new(headers: Vec<Header>) -> Self {
        let mut paths = Vec::new();
        let mut above = Vec::new();
        add(&headers, &mut above, &mut paths);
        if paths.is_empty() {
            paths.push(above);
        }
        Self { headers, paths }
    }
}

/// Adds the paths to the columns below headers.
fn add(headers: &[Header], above: &mut Vec<Name>, paths: &mut Vec<Vec<Name>>) {
    for header in headers {
        above.push(header.name);
        if header.below.is_empty() {
            paths.push(above.clone());
        } else {
            add(&header.below, above, paths);
        }
        above.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_by_all_that_stands_above_them() {
        let [a, b, c, d] = [0, 1, 2, 3].map(Name);
        let spanning = Header {
            name: b,
            below: vec![Header::one(c), Header::one(d)],
        };
        let columns = Columns::new(vec![Header::one(a), spanning]);
        assert_eq!(columns.paths, [vec![a], vec![b, c], vec![b, d]]);
        assert_eq!(Columns::new(Vec::new()).paths, [vec![]]);
    }
}
