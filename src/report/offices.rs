//! The names of offices in many reports → which reports are of one office: 临江市教育局, 市教育局 and 教育局 may be.

use std::borrow::Cow;
use std::mem;

use crate::form::fold::compact;
use crate::order::Map;
use crate::report::cover::agency;

/// The reports of each office by their years, to be asked for by name.
#[derive(Debug, Default)]
pub struct Offices {
    whole: Map<OfficeKey, Vec<usize>>,
    /// The reports of places that are called so where less of them is given.
    shorter: Map<OfficeKey, AgencyPlaces>,
}

/// Office, place and year.
type OfficeKey = (String, String, i32);

/// The reports that fit a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fitting<'a> {
    /// The reports, as indices into the list that was given. Of many places no more than [`TOLD`].
    pub reports: Cow<'a, [usize]>,
    /// The place that all of them name, so that they are of one office; none where they name several.
    pub place: Option<String>,
}

/// Of reports that may be of several offices so many are listed.
pub const TOLD: usize = 8;

/// Of the areas of a place so many are distinguished: 省, 市, 县, and two below.
const AREAS: usize = 5;

impl Offices {
    /// The offices of reports, by what each calls its agency, and the year that it is on.
    pub fn of<'a>(reports: impl IntoIterator<Item = (Option<&'a str>, Option<i32>)>) -> Self {
        let mut offices = Self::default();
        for (index, (agency, year)) in reports.into_iter().enumerate() {
            let (Some(agency), Some(year)) = (agency, year) else {
                continue;
            };
            let OfficeName {
                place,
                shorter,
                office,
            } = OfficeName::of(agency);
            for less in shorter {
                let key = (office.clone(), less, year);
                offices.shorter.entry(key).or_default().add(&place, index);
            }
            let reports = offices.whole.entry((office, place, year)).or_default();
            reports.push(index);
        }
        offices
    }

    /// The reports on `year` of the office that is called `agency`.
    ///
    /// An office is found by its whole name; by a name with more or less of its place only where no report has the whole
    /// one.
    pub fn fitting(&self, agency: &str, year: i32) -> Fitting<'_> {
        let OfficeName {
            place,
            shorter,
            office,
        } = OfficeName::of(agency);
        let mut key = (office, place, year);
        if let Some(reports) = self.whole.get(&key) {
            return Fitting {
                reports: Cow::Borrowed(reports),
                place: Some(key.1),
            };
        }
        let mut found = Vec::new();
        if let Some(of) = self.shorter.get(&key) {
            let place = of.place.clone().filter(|_| !of.is_of_several);
            found.push((of.reports.as_slice(), place));
        }
        for less in shorter {
            key.1 = less;
            if let Some(reports) = self.whole.get(&key) {
                found.push((reports.as_slice(), Some(key.1.clone())));
            }
        }
        match found.as_slice() {
            [(reports, place)] => Fitting {
                reports: Cow::Borrowed(reports),
                place: place.clone(),
            },
            // each is of another place
            several => {
                let all = several.iter().flat_map(|(reports, _)| *reports);
                Fitting {
                    reports: all.copied().take(TOLD).collect(),
                    place: None,
                }
            }
        }
    }
}

/// The place that a name gives, as [`Fitting`] names it.
pub fn place(agency: &str) -> String {
    OfficeName::of(agency).place
}

/// Whether two names may be those of one office.
pub fn may_be_one(one: &str, other: &str) -> bool {
    let (one, other) = (OfficeName::of(one), OfficeName::of(other));
    let is_within = |one: &OfficeName, other: &OfficeName| one.shorter.contains(&other.place);
    one.office == other.office
        && (one.place == other.place || is_within(&one, &other) || is_within(&other, &one))
}

/// Reports of the offices of one name, and the place of the first.
#[derive(Clone, Debug, Default)]
struct AgencyPlaces {
    place: Option<String>,
    is_of_several: bool,
    reports: Vec<usize>,
}

impl AgencyPlaces {
    fn add(&mut self, place: &str, report: usize) {
        let first = self.place.get_or_insert_with(|| place.to_owned());
        if first != place && !mem::replace(&mut self.is_of_several, true) {
            self.reports.truncate(TOLD);
        }
        if !self.is_of_several || self.reports.len() < TOLD {
            self.reports.push(report);
        }
    }
}

/// A name taken apart: 江苏省临江市 and 教育局.
#[derive(Debug)]
struct OfficeName {
    /// The areas before the office; the level alone (市) where no more is named.
    place: String,
    /// What the place is called with less of it: 临江市, 市, and nothing.
    shorter: Vec<String>,
    /// The office; the government where a place alone is named.
    office: String,
}

impl OfficeName {
    fn of(name: &str) -> Self {
        let marks: Vec<char> = compact(name).chars().collect();
        let ends = agency::areas_of(&marks);
        let ends = ends.get(ends.len().saturating_sub(AREAS)..).unwrap_or(&[]);
        let part = |from: usize, to: usize| -> String {
            marks.get(from..to).unwrap_or_default().iter().collect()
        };
        let end = ends.last().copied().unwrap_or(0);
        let before = ends.iter().filter(|&&before| before < end);
        let mut shorter: Vec<String> = before.map(|&before| part(before, end)).collect();
        let place = part(0, end);
        let level = agency::level(&place);
        if level.len() < place.len() {
            shorter.push(level.to_owned());
        }
        if !place.is_empty() {
            shorter.push(String::new());
        }
        Self {
            place,
            shorter,
            office: office(part(end, marks.len())),
        }
    }
}

/// The office with the short forms of its name written out.
fn office(mut name: String) -> String {
    if name.is_empty() || name.starts_with("政府") {
        name.insert_str(0, "人民");
    }
    if name == "人民" {
        name.push_str("政府");
    }
    if name.ends_with("政府办") {
        name.push_str("公室");
    }
    match name.strip_suffix("管委会") {
        Some(zone) => format!("{zone}管理委员会"),
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, expected: bool) {
        assert_eq!(may_be_one(one, other), expected, "{one} {other}");
        assert_eq!(may_be_one(other, one), expected, "{other} {one}");
    }

    #[test]
    fn names_of_one_office_differ_in_how_much_of_the_place_they_give() {
        check("临江市教育局", "临江市 教育局", true);
        check("临江市教育局", "市教育局", true);
        check("临江市教育局", "教育局", true);
        check("市教育局", "教育局", true);
        check("江苏省临江市教育局", "临江市教育局", true);
        check("江苏临江市教育局", "临江市教育局", true);
        check("江苏省临江市丹江区教育局", "区教育局", true);
        check("某某自治州教育局", "州教育局", true);
        check("某某自治区教育厅", "自治区教育厅", true);
        check("临江市市场监督管理局", "市场监督管理局", true);
        check("市市场监督管理局", "临江市市场监督管理局", true);
        check("临江市", "临江市人民政府", true);
        check("市政府", "临江市人民政府", true);
        check("临江市政府办", "临江市人民政府办公室", true);
        check("高新区管委会", "高新区管理委员会", true);
    }

    #[test]
    fn names_of_two_offices_are_told_apart() {
        check("临江市教育局", "临海市教育局", false);
        check("临江市教育局", "临江市财政局", false);
        check("临江市教育局", "区教育局", false);
        // what ends in the name of another place is not that place
        check("泰和县教育局", "和县教育局", false);
        check("西城区教育局", "城区教育局", false);
        check("临江市人民政府", "临江市人民政府办公室", false);
        check("临江市教育局", "临江市丹江区教育局", false);
    }

    #[test]
    fn no_more_than_a_few_of_many_places_are_told() {
        let names: Vec<String> = (0..100).map(|at| format!("第{at}市教育局")).collect();
        let offices = Offices::of(names.iter().map(|name| (Some(name.as_str()), Some(2023))));
        let fitting = offices.fitting("教育局", 2023);
        assert_eq!((fitting.reports.len(), fitting.place), (TOLD, None));
        let same = Offices::of((0..100).map(|_| (Some("临江市教育局"), Some(2023))));
        let fitting = same.fitting("教育局", 2023);
        assert_eq!(fitting.reports.len(), 100);
        assert_eq!(fitting.place.as_deref(), Some("临江市"));
        assert_eq!(same.fitting("教育局", 2022), Fitting::default());
    }
}
