//! The blank form: an edition in, a document with the tables of the form and nothing filled in out.

use super::form_figures::{FormFigures, Shape};
use crate::form::{Edition, TableKind};
use crate::read::document::Document;

/// The form of an edition, to be filled in.
pub fn document(edition: Edition) -> Document {
    named(edition, None, None)
}

/// The form of an edition, to be filled in for an agency and a year.
pub fn named(edition: Edition, agency: Option<String>, year: Option<i32>) -> Document {
    let figures = FormFigures {
        agency,
        year,
        tables: TableKind::ALL
            .map(|kind| Shape::new(kind, edition, false))
            .into(),
        ..FormFigures::default()
    };
    figures.document(["", "", ""])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::figure::Edits;
    use crate::report::recognise;

    #[track_caller]
    fn check(edition: Edition, blanks: usize) {
        let report = recognise(&document(edition), &Edits::new());
        assert_eq!(report.edition, Some(edition));
        let figures = TableKind::ALL.map(|kind| Shape::new(kind, edition, false).figures());
        let lost: Vec<String> = figures
            .iter()
            .flatten()
            .filter(|&&id| report.figure(id).is_none())
            .map(ToString::to_string)
            .collect();
        assert_eq!(lost, Vec::<String>::new());
        assert_eq!(report.figures.len(), blanks);
    }

    #[test]
    fn whose_form_it_is_stands_in_its_title() {
        let agency = Some("临江市自然资源局".to_owned());
        let document = named(Edition::E2021, agency.clone(), Some(2024));
        let report = recognise(&document, &Edits::new());
        assert_eq!(report.agency.map(|found| found.value), agency);
        assert_eq!(report.year.map(|found| found.value), Some(2024));
        // the figures keep their names
        assert_eq!(report.figures.len(), 200);
    }

    #[test]
    fn every_cell_of_the_blank_form_is_recognised() {
        check(Edition::E2019, 198);
        check(Edition::E2021, 200);
    }
}
