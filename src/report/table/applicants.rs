//! The headers of table three, the kinds of applicants → which cell of a row belongs to which.
//!
//! In a grid a header stands above its cells. In a flattened table the last seven cells of a row are its
//! values, in the order in which the headers name the columns.

use super::fit::Fit;
use super::label;
use super::lexicon;
use super::line::{Line, Piece};
use crate::form::application::Column;
use crate::order;

/// The seven columns as the headers of a table give them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Applicants {
    /// Where each stands in the grid, if every one has a place of its own.
    places: Option<[u32; 7]>,
    /// In which order they stand.
    order: [Column; 7],
}

impl Default for Applicants {
    /// Those of the form, wherever they stand.
    fn default() -> Self {
        Self {
            places: None,
            order: Column::ALL,
        }
    }
}

/// What a header names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    Column(Column),
    /// 法人或其他组织, which stands over five columns.
    Organisations,
}

impl Applicants {
    /// Those of the next piece of the table: as its own headers say, or else in the order of the piece
    /// before.
    pub(super) fn next(self, lines: &[Line<'_>]) -> Self {
        // a row of blank cells is no header: its own label may be that of a column (3.其他, (七)总计)
        let is_row = |line: &Line<'_>| {
            let columns = line
                .labels
                .iter()
                .filter(|piece| named(piece.text).is_some());
            line.has_values() || line.values.len() >= Column::ALL.len() && columns.count() == 1
        };
        let head = lines.iter().position(is_row).unwrap_or(lines.len());
        // in a stream of cells the headers stand before the values of the first row
        let named: Vec<(Named, u32, usize)> = lines
            .iter()
            .take(head + 1)
            .enumerate()
            .flat_map(|(at, line)| line.labels.iter().map(move |piece| (at, piece)))
            .filter_map(|(at, piece)| Some((named(piece.text)?, piece.columns.0, at)))
            .collect();
        let places = places(named.iter().filter(|&&(.., at)| at < head));
        // where every header has its place, the places are their order
        let by_place = places.map(|places| {
            let mut order =
                Column::ALL.map(|column| (places.get(column as usize).copied(), column));
            order::sort(&mut order);
            order.map(|(_, column)| column)
        });
        Self {
            places,
            order: by_place.or_else(|| in_order(&named)).unwrap_or(self.order),
        }
    }

    /// Whether they stand in another order than on the form.
    pub(super) fn is_moved(&self) -> bool {
        self.order != Column::ALL
    }

    /// The seven cells of a row, in the order of the form.
    pub(super) fn cells<'a>(&self, line: &Line<'a>, fit: &Fit) -> Option<[Option<Piece<'a>>; 7]> {
        let counted = || {
            let mut cells = [None; 7];
            for (&column, piece) in self.order.iter().zip(fit.values(&line.values, 7)?) {
                *cells.get_mut(column as usize)? = Some(*piece);
            }
            Some(cells)
        };
        let Some(places) = self.places else {
            return counted();
        };
        // the header decides wherever each of its columns has a cell in the row
        let cells = places.map(|place| below(line, place));
        if are_distinct(&cells) {
            return Some(cells);
        }
        let end = line.values.last().map_or(0, |piece| piece.columns.1);
        let reaches = places.iter().all(|&place| place <= end);
        let some = || (reaches && cells.iter().any(Option::is_some)).then_some(cells);
        counted().or_else(some)
    }
}

/// The cell of a row below a place.
fn below<'a>(line: &Line<'a>, place: u32) -> Option<Piece<'a>> {
    let covers = |piece: &&Piece<'a>| piece.columns.0 <= place && place <= piece.columns.1;
    line.values.iter().find(covers).copied()
}

fn are_distinct(cells: &[Option<Piece<'_>>; 7]) -> bool {
    let columns = cells.map(|piece| piece.map(|piece| piece.columns.0));
    let mut places = columns.iter().enumerate();
    places.all(|(at, column)| {
        column.is_some() && !columns.iter().take(at).any(|other| other == column)
    })
}

fn named(text: &str) -> Option<Named> {
    let name = lexicon::name(text);
    if name.starts_with("法人") {
        return Some(Named::Organisations);
    }
    let column = match name.as_str() {
        "其它" => Some(Column::Other),
        "合计" => Some(Column::Sum),
        _ => Column::ALL
            .into_iter()
            .find(|column| label::key(column.label().zh) == name),
    };
    column.map(Named::Column)
}

/// Where the columns stand: where the last header of each does, if no two stand in the same place.
fn places<'n>(named: impl Iterator<Item = &'n (Named, u32, usize)>) -> Option<[u32; 7]> {
    let mut places = [None; 7];
    for &(named, place, _) in named {
        if let Named::Column(column) = named {
            *places.get_mut(column as usize)? = Some(place);
        }
    }
    let distinct = places
        .iter()
        .enumerate()
        .all(|(at, place)| place.is_some() && !places.iter().take(at).any(|other| other == place));
    distinct.then(|| places.map(Option::unwrap_or_default))
}

/// The order in which headers without a place name the columns: 法人或其他组织 stands for the five below it.
fn in_order(named: &[(Named, u32, usize)]) -> Option<[Column; 7]> {
    use Column::{Business, Charity, Legal, Natural, Other, Research, Sum};
    let mut above: Vec<Named> = Vec::new();
    let mut below: Vec<Column> = Vec::new();
    for &(named, ..) in named {
        match named {
            Named::Column(column @ (Business | Research | Charity | Legal | Other)) => {
                if !below.contains(&column) {
                    below.push(column);
                }
            }
            Named::Column(Natural | Sum) | Named::Organisations => {
                if !above.contains(&named) {
                    above.push(named);
                }
            }
        }
    }
    let mut all: Vec<Column> = Vec::new();
    if above.contains(&Named::Organisations) {
        for named in above {
            match named {
                Named::Column(column) => all.push(column),
                Named::Organisations => all.append(&mut below),
            }
        }
    } else {
        for &(named, ..) in named {
            if let Named::Column(column) = named
                && !all.contains(&column)
            {
                all.push(column);
            }
        }
        // the two that stand over the five, without the header that stands between them
        if all.starts_with(&[Natural, Sum]) || all.starts_with(&[Sum, Natural]) {
            return None;
        }
    }
    <[Column; 7]>::try_from(all).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::document::{Block, Document};
    use crate::read::text;
    use crate::report::table::line;

    fn lines(document: &Document) -> Vec<Line<'_>> {
        let table = document.blocks.iter().find_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) => None,
        });
        line::of(document, table.expect("a table"), 1, 0)
    }

    /// The ids of the columns in the order of the cells of the last row.
    #[track_caller]
    fn check(printed: &str, expected: &str) {
        let document = text(printed);
        let lines = lines(&document);
        let header = Applicants::default().next(&lines);
        let row = lines.last().expect("a row");
        let cells = header.cells(row, &Fit::default()).expect("seven cells");
        let mut found: Vec<_> = Column::ALL
            .into_iter()
            .zip(cells)
            .filter_map(|(column, piece)| Some((piece?.text, column.id())))
            .collect();
        found.sort_unstable();
        let found: Vec<_> = found.into_iter().map(|(_, id)| id).collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn columns_stand_where_headers_say() {
        check(
            "| 申请人情况 |\n| 自然人 | 法人或其他组织 | 总计 |\n| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n| 一、本年新收政府信息公开申请数量 | 1 | 2 | 3 | 4 | 5 | 6 | 7 |\n",
            "natural business research charity legal other sum",
        );
        check(
            "| 申请人情况 |\n| 总计 | 法人或其他组织 | 自然人 |\n| 科研机构 | 商业企业 | 社会公益组织 | 法律服务机构 | 其他 |\n| 一、本年新收政府信息公开申请数量 | 1 | 2 | 3 | 4 | 5 | 6 | 7 |\n",
            "sum research business charity legal other natural",
        );
        check(
            "| 项目 | 总计 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n| 一、本年新收政府信息公开申请数量 | 1 | 2 | 3 | 4 | 5 | 6 | 7 |\n",
            "sum natural business research charity legal other",
        );
    }
}
