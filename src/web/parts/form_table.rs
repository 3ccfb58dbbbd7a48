//! A table of the official form, drawn with its merged cells.

use gouji::form::TableKind;
use gouji::language::Language;
use gouji::report::figure::FigureId;
use gouji::view::form_layout::{FormCell, FormContent};
use yew::prelude::*;

use crate::text;

/// Draws the table; `figure` draws its numbers.
pub(crate) fn form_table(
    kind: TableKind,
    rows: &[Vec<FormCell>],
    language: Language,
    figure: &dyn Fn(FigureId) -> Html,
) -> Html {
    let (class, name) = match kind {
        TableKind::Disclosure => ("form form-disclosure", text::TABLE_DISCLOSURE),
        TableKind::Application => ("form form-application", text::TABLE_APPLICATION),
        TableKind::Dispute => ("form form-dispute", text::TABLE_DISPUTE),
    };
    html! {
        <div class="table-place" role="region" aria-label={name.get(language)} tabindex="0">
            <table {class}>
                <tbody>
                    for (index, row) in rows.iter().enumerate() {
                        <tr key={index}>{ for row.iter().map(|cell| drawn(cell, language, figure)) }</tr>
                    }
                </tbody>
            </table>
        </div>
    }
}

fn drawn(cell: &FormCell, language: Language, figure: &dyn Fn(FigureId) -> Html) -> Html {
    let rows = (cell.row_span > 1).then(|| cell.row_span.to_string());
    let columns = (cell.column_span > 1).then(|| cell.column_span.to_string());
    let (class, scope, label) = match cell.content {
        FormContent::Figure(id) => {
            return html! { <td class="number" rowspan={rows} colspan={columns}>{ figure(id) }</td> };
        }
        FormContent::Corner(label) => {
            return html! {
                <td class="corner" rowspan={rows} colspan={columns}>{ label.get(language) }</td>
            };
        }
        FormContent::Block(label) => ("block", "colgroup", label),
        FormContent::Column(label) => ("column", "col", label),
        FormContent::Row(label) if cell.row_span > 1 => {
            let (number, name) = numbered(label.get(language));
            return html! {
                <th class="side" scope="rowgroup" rowspan={rows} colspan={columns}>
                    <span class="unbroken">{ number }</span>{ name }
                </th>
            };
        }
        FormContent::Row(label) => ("row", "row", label),
    };
    html! {
        <th {class} {scope} rowspan={rows} colspan={columns}>{ label.get(language) }</th>
    }
}

/// The number of a label, as (三) or 三、, and what comes behind: in a narrow cell the number is not broken.
fn numbered(label: &str) -> (&str, &str) {
    let end = label
        .char_indices()
        .find(|&(_, c)| matches!(c, ')' | '）' | '、' | '.'))
        .map_or(0, |(at, c)| at + c.len_utf8());
    label.split_at_checked(end).unwrap_or(("", label))
}
