//! A list of agencies as it was pasted, and the rows of many reports → which agencies have no report on a year, and which
//! have several.

use super::ReportRow;
use crate::order;
use crate::report::years::{YearKey, of_agencies};

/// The reports of the agencies of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attendance {
    /// How many agencies the list has.
    pub agencies: usize,
    /// Those without a report.
    pub missing: Vec<String>,
    /// Those with several, and the places of their rows.
    pub several: Vec<(String, Vec<usize>)>,
    /// The places of the rows whose agencies are not on the list.
    pub unlisted: Vec<usize>,
}

impl Attendance {
    /// The reports on `year` of the agencies that `list` names, one a line or parted by commas, with or without numbers
    /// before them; what is named twice is one.
    pub fn of<'a>(list: &str, rows: impl IntoIterator<Item = &'a ReportRow>, year: i32) -> Self {
        let agencies = agencies(list);
        let mut keys = Vec::new();
        let mut places = Vec::new();
        for (place, row) in rows.into_iter().enumerate() {
            let report = row.report.as_ref().ok();
            if let Some(overview) = report.filter(|overview| overview.year == Some(year)) {
                places.push(place);
                keys.push(YearKey {
                    agency: overview.agency.clone(),
                    year: overview.year,
                    ..YearKey::default()
                });
            }
        }
        let mut attendance = Self {
            agencies: agencies.len(),
            ..Self::default()
        };
        let mut is_listed = vec![false; keys.len()];
        for (agency, reports) in agencies.iter().zip(of_agencies(&agencies, &keys)) {
            for &report in &reports {
                if let Some(listed) = is_listed.get_mut(report) {
                    *listed = true;
                }
            }
            let own = reports.iter().filter_map(|&at| places.get(at).copied());
            match reports.len() {
                0 => attendance.missing.push((*agency).to_owned()),
                1 => {}
                _ => attendance
                    .several
                    .push(((*agency).to_owned(), own.collect())),
            }
        }
        let unlisted = places.iter().zip(is_listed).filter(|(_, listed)| !listed);
        attendance.unlisted = unlisted.map(|(&place, _)| place).collect();
        attendance
    }
}

/// The agencies of a list, in its order.
fn agencies(list: &str) -> Vec<&str> {
    let separators = ['\n', '\r', '\t', '、', '，', ',', '；', ';'];
    let mut seen = order::Set::default();
    let mut agencies = Vec::new();
    for part in list.split(separators) {
        let is_number =
            |c: char| c.is_ascii_digit() || c.is_ascii_punctuation() || "．（）".contains(c);
        let name = part
            .trim_start_matches(|c: char| is_number(c) || c.is_whitespace())
            .trim_end();
        if !name.is_empty() && seen.insert(name) {
            agencies.push(name);
        }
    }
    agencies
}

/// The year that most reports are on, which is that of the list where nobody says otherwise.
pub fn commonest_year<'a>(rows: impl IntoIterator<Item = &'a ReportRow>) -> Option<i32> {
    years(rows)
        .into_iter()
        .max_by_key(|&(year, count)| (count, year))
        .map(|(year, _)| year)
}

/// The years that reports are on, and how many are on each; the latest first.
pub fn years<'a>(rows: impl IntoIterator<Item = &'a ReportRow>) -> Vec<(i32, usize)> {
    let mut counts: order::Map<i32, usize> = order::Map::new();
    for row in rows {
        if let Some(year) = row.report.as_ref().ok().and_then(|overview| overview.year) {
            *counts.entry(year).or_default() += 1;
        }
    }
    let mut years: Vec<(i32, usize)> = counts.iter().map(|(&year, &count)| (year, count)).collect();
    years.reverse();
    years
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::summary::Overview;

    fn row(agency: &str, year: i32) -> ReportRow {
        ReportRow {
            source: String::new(),
            report: Ok(Overview {
                agency: Some(agency.to_owned()),
                year: Some(year),
                ..Overview::default()
            }),
        }
    }

    #[test]
    fn who_has_no_report_and_who_has_two_is_told() {
        let rows = [
            row("临江市教育局", 2023),
            row("临江市教育局", 2023),
            row("临江市财政局", 2022),
            row("临江市水务局", 2023),
            row("临江市档案馆", 2023),
        ];
        let list = "1. 临江市教育局\n2．临江市财政局\t水务局、教育局\r\n\n3) 水务局";
        let attendance = Attendance::of(list, &rows, 2023);
        assert_eq!(
            attendance,
            Attendance {
                agencies: 4,
                missing: vec!["临江市财政局".to_owned()],
                several: vec![
                    ("临江市教育局".to_owned(), vec![0, 1]),
                    ("教育局".to_owned(), vec![0, 1]),
                ],
                unlisted: vec![4],
            }
        );
        assert_eq!(commonest_year(&rows), Some(2023));
        assert_eq!(years(&rows), [(2023, 4), (2022, 1)]);
        assert_eq!(commonest_year(&[]), None);
    }
}
