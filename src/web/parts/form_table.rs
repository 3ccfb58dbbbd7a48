//! A table of the official form, drawn with its merged cells.

use gouji::form::TableKind;
use gouji::language::Language;
use gouji::report::figure::FigureId;
use gouji::view::form_layout::{FormCell, FormContent};
use yew::prelude::*;

/// Draws the table; `figure` draws its numbers.
pub(crate) fn form_table(
    kind: TableKind,
    rows: &[Vec<FormCell>],
    language: Language,
    figure: &dyn Fn(FigureId) -> Html,
) -> Html {
    let class = match kind {
        TableKind::Disclosure => "form form-disclosure",
        TableKind::Application => "form form-application",
        TableKind::Dispute => "form form-dispute",
    };
    html! {
        <div class="table-place">
            // the labels are the form's, in the language of the page, where the report around them is Chinese
            <table {class} role="grid" lang={language.tag()} aria-label={kind.name().get(language)}>
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
            let label = with_breaks(label.get(language));
            let (number, name) = numbered(&label);
            return html! {
                <th class="side" scope="rowgroup" rowspan={rows} colspan={columns}>
                    <span class="unbroken">{ number.to_owned() }</span>{ name.to_owned() }
                </th>
            };
        }
        FormContent::Row(label) => ("row", "row", label),
    };
    html! {
        <th {class} {scope} rowspan={rows} colspan={columns}>{ with_breaks(label.get(language)) }</th>
    }
}

/// Long words of narrow columns, with soft hyphens where they may be broken.
const LONG: [(&str, &str); 27] = [
    ("Natural", "Nat\u{ad}ural"),
    ("persons", "per\u{ad}sons"),
    ("Businesses", "Busi\u{ad}nesses"),
    ("Research", "Re\u{ad}search"),
    ("institutes", "insti\u{ad}tutes"),
    ("interest", "inter\u{ad}est"),
    ("organisations", "organi\u{ad}sa\u{ad}tions"),
    ("services", "ser\u{ad}vices"),
    ("Corrected", "Cor\u{ad}rected"),
    ("Pending", "Pend\u{ad}ing"),
    ("Outcomes", "Out\u{ad}comes"),
    ("disclosed", "dis\u{ad}closed"),
    ("provided", "pro\u{ad}vided"),
    ("processed", "pro\u{ad}cessed"),
    ("Disclosure", "Dis\u{ad}closure"),
    ("Otherwise", "Other\u{ad}wise"),
    ("Administrative", "Adminis\u{ad}trative"),
    ("Confirmation", "Confir\u{ad}mation"),
    ("Applications", "Appli\u{ad}cations"),
    ("applications", "appli\u{ad}cations"),
    ("application", "appli\u{ad}cation"),
    ("Information", "Infor\u{ad}mation"),
    ("information", "infor\u{ad}mation"),
    ("enforcement", "enforce\u{ad}ment"),
    ("correction", "correc\u{ad}tion"),
    ("complaint", "com\u{ad}plaint"),
    ("handled", "han\u{ad}dled"),
];

/// A label whose long English words may be broken where a hyphen makes sense.
fn with_breaks(label: &str) -> String {
    let parts = label.split_inclusive([' ', '-', '/']);
    let soft = parts.map(|part| {
        let word = part.trim_end_matches([' ', '-', '/']);
        let end = part.get(word.len()..).unwrap_or_default();
        let long = LONG.iter().find(|(long, _)| *long == word);
        format!("{}{end}", long.map_or(word, |(_, soft)| soft))
    });
    soft.collect()
}

/// The number of a label, as (三) or 三、, and what comes behind: in a narrow cell the number is not broken.
fn numbered(label: &str) -> (&str, &str) {
    let end = label
        .char_indices()
        .find(|&(_, c)| matches!(c, ')' | '）' | '、' | '.'))
        .map_or(0, |(at, c)| at + c.len_utf8());
    label.split_at_checked(end).unwrap_or(("", label))
}

#[cfg(test)]
mod tests {
    use gouji::form::application::{Column, Row};
    use gouji::form::dispute;

    use super::*;

    /// The longest run of letters that cannot be broken.
    fn longest(label: &str) -> usize {
        let runs = with_breaks(label);
        let runs = runs.split([' ', '-', '/', '\u{ad}']);
        runs.map(|run| run.chars().count())
            .max()
            .unwrap_or_default()
    }

    #[test]
    fn words_of_narrow_columns_break_where_a_hyphen_makes_sense() {
        let columns = Column::ALL.map(Column::label);
        let results = dispute::Column::ALL.map(dispute::Column::label);
        for label in columns.into_iter().chain(results) {
            assert!(longest(label.en) <= 6, "{}", with_breaks(label.en));
            assert_eq!(with_breaks(label.en).replace('\u{ad}', ""), label.en);
            assert_eq!(with_breaks(label.zh), label.zh);
        }
        assert_eq!(
            with_breaks("Public-interest organisations"),
            "Public-inter\u{ad}est organi\u{ad}sa\u{ad}tions"
        );
        assert!(
            Row::ALL
                .iter()
                .any(|row| with_breaks(row.label().en) != row.label().en)
        );
    }
}
