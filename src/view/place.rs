//! Where figures are located in a file that has pages or sheets, in words.

use crate::check::Checked;
use crate::language::Words;
use crate::order::{self, Map};
use crate::read::document::FilePlace;
use crate::report::figure::Figure;
use crate::verdict::Finding;

/// So many cells of a sheet are named one by one.
const NAMED: usize = 8;

/// Where a figure is located in its file; nothing where the form of the file has no places of its own.
pub fn of_figure(figure: &Figure) -> Option<Words> {
    Some(match figure.place.as_ref()? {
        FilePlace::Page { page, x, y } => Words::new(
            format!(
                "第 {page} 页，距左边 {} 厘米、上边 {} 厘米",
                centimetres(*x),
                centimetres(*y)
            ),
            format!(
                "page {page}, {} cm from the left and {} cm from the top",
                centimetres(*x),
                centimetres(*y)
            ),
        ),
        FilePlace::Sheet { sheet, cell } => cells(*sheet, cell),
    })
}

/// Where the figures of a finding are located in its file: the pages, or the cells of each sheet.
pub fn of_finding(checked: &Checked, finding: &Finding) -> Option<Words> {
    let figures = finding.figures.iter();
    let places = figures
        .filter_map(|&id| checked.report.figure(id))
        .filter_map(|figure| figure.place.as_ref());
    let mut pages: Vec<u32> = Vec::new();
    let mut sheets: Map<u32, Vec<&str>> = Map::new();
    for place in places {
        match place {
            FilePlace::Page { page, .. } => pages.push(*page),
            FilePlace::Sheet { sheet, cell } => sheets.entry(*sheet).or_default().push(cell),
        }
    }
    if !pages.is_empty() {
        order::sort(&mut pages);
        pages.dedup();
        let list = |and: &str| {
            let pages: Vec<String> = pages.iter().map(u32::to_string).collect();
            pages.join(and)
        };
        return Some(Words::new(
            format!("第 {} 页", list("、")),
            format!("page {}", list(", ")),
        ));
    }
    sheets
        .into_iter()
        .map(|(sheet, cells)| {
            let mut named = cells
                .iter()
                .copied()
                .take(NAMED)
                .collect::<Vec<_>>()
                .join("、");
            if cells.len() > NAMED {
                named.push('…');
            }
            self::cells(sheet, &named)
        })
        .reduce(|mut all, more| {
            all.push(&format!("；{}", more.zh), &format!("; {}", more.en));
            all
        })
}

fn cells(sheet: u32, cells: &str) -> Words {
    Words::new(
        format!("第 {sheet} 张工作表 {cells}"),
        format!("sheet {sheet}, cell {}", cells.replace('、', ", ")),
    )
}

/// A length in points as centimetres with one digit after the point.
fn centimetres(points: u32) -> String {
    // 72 points are 2.54 centimetres
    let tenths = (u64::from(points) * 254 + 360) / 720;
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::check::{Config, check};
    use crate::read::document::Block;

    /// Where a wrong sum of the sample is located, each cell at the place that `place` gives it.
    fn words(place: fn(u32, u32) -> FilePlace) -> Words {
        let mut document = crate::read::text(crate::view::sample::TEXT);
        for block in &mut document.blocks {
            if let Block::Table(table) = block {
                for cell in &mut table.cells {
                    cell.place = Some(place(cell.row, cell.column));
                }
            }
        }
        let checked = check(Arc::new(document), &Config::default());
        let finding = checked
            .findings
            .iter()
            .find(|f| f.rule.code == "t3-row-sum");
        of_finding(&checked, finding.expect("a finding")).expect("a place")
    }

    #[test]
    fn a_finding_names_its_cells_and_pages() {
        let sheet = |row, column| FilePlace::Sheet {
            sheet: 2,
            cell: format!("C{column}R{row}"),
        };
        let found = words(sheet);
        assert!(found.zh.starts_with("第 2 张工作表 C"), "{found:?}");
        let page = |_, column| FilePlace::Page {
            page: 3 + column / 100,
            x: 72,
            y: 100,
        };
        assert_eq!(words(page).zh, "第 3 页");
        assert_eq!(words(page).en, "page 3");
    }

    #[test]
    fn points_are_told_in_centimetres() {
        assert_eq!(centimetres(0), "0.0");
        assert_eq!(centimetres(72), "2.5");
        assert_eq!(centimetres(842), "29.7");
    }
}
