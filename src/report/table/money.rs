//! Money in table two: the unit of fees, and the amount beside the number of items procured.

use super::logical::{CellRef, LogicalRow, RowLabel};
use crate::form::disclosure::{Column, Row};
use crate::form::fold::unnumbered;
use crate::form::official::{LabelTarget, OFFICIAL};
use crate::report::figure::{self, FigureId};

/// The unit of the amount of fees: as its own label gives it, its header, or what says so for the table.
pub(super) fn of_fees(lines: &[LogicalRow<'_>]) -> Option<&'static str> {
    // every unit of money has this character
    let has_unit = |label: &&RowLabel<'_>| label.cell.text.contains('元');
    let labels = lines.iter().flat_map(|line| &line.labels).filter(has_unit);
    let labels: Vec<&RowLabel<'_>> = labels.collect();
    let named = |item: fn(LabelTarget) -> bool| {
        labels.iter().filter(move |label| {
            let best = label.names.iter().max_by_key(|found| found.score);
            let best = best.and_then(|best| OFFICIAL.item(best.name));
            best.is_some_and(item)
        })
    };
    let own = named(|item| item == LabelTarget::DisclosureRow(Row::Fee));
    let headed = named(|item| matches!(item, LabelTarget::DisclosureColumn(Column::Amount, _)));
    let words = |is_one: fn(&str) -> bool| {
        labels
            .iter()
            .filter(move |label| is_one(&unnumbered(label.cell.text)))
    };
    let said = words(|words| words.contains("单位"));
    // the header may be torn: what is left of it has the unit of the form
    let torn = words(|words| words == "万元");
    let mut all = own.chain(headed).chain(said).chain(torn);
    all.find_map(|label| figure::money(label.cell.text))
}

/// The figures of a row; the two cells of 政府集中采购 changed where the one with the unit of money is
/// under the number of items.
pub(super) fn under_amount(
    mut figures: Vec<(FigureId, CellRef<'_>)>,
) -> Vec<(FigureId, CellRef<'_>)> {
    let is_money = |cell: &CellRef<'_>| cell.text.contains('元');
    if let [
        (FigureId::Disclosure(Row::Procurement, column), one),
        (_, other),
    ] = &mut figures[..]
    {
        let (count, amount) = match column {
            Column::Amount => (other, one),
            _ => (one, other),
        };
        if is_money(count) && !is_money(amount) {
            std::mem::swap(count, amount);
        }
    }
    figures
}
