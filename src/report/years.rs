//! Reports of many agencies and years → which one is last year's report of the same agency, and which are those of the
//! agencies of a list.

use crate::order::Map;

use crate::form::fold::compact;

/// What links a report to others: who reports, and on which year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Key {
    /// The agency, as the report names it.
    pub agency: Option<String>,
    /// The year that it is on.
    pub year: Option<i32>,
}

/// For each report the one that is last year's of the same agency, as an index into the same list.
///
/// An agency is found by its whole name; by a name without its place or with less of it
/// (市教育局, 教育局 beside 临江市教育局) only where exactly one report fits.
pub fn link(keys: &[Key]) -> Vec<Option<usize>> {
    let names: Vec<Option<Name>> = keys
        .iter()
        .map(|key| key.agency.as_deref().map(Name::of))
        .collect();
    let mut of_year: Map<(&str, i32), Vec<usize>> = Map::new();
    for (index, (name, key)) in names.iter().zip(keys).enumerate() {
        if let (Some(name), Some(year)) = (name, key.year) {
            of_year.entry((&name.office, year)).or_default().push(index);
        }
    }
    let last = |(name, key): (&Option<Name>, &Key)| {
        let (name, year) = (name.as_ref()?, key.year?);
        let candidates = of_year.get(&(name.office.as_str(), year.checked_sub(1)?))?;
        let place = |index: usize| names.get(index)?.as_ref().map(|name| name.place.as_str());
        let only = |fits: &dyn Fn(&str) -> bool| {
            let mut fitting = candidates
                .iter()
                .copied()
                .filter(|&index| place(index).is_some_and(fits))
                .take(MANY);
            fitting.next().filter(|_| fitting.next().is_none())
        };
        let whole = |place: &str| place == name.place;
        let within = |place: &str| place.ends_with(&name.place) || name.place.ends_with(place);
        if candidates
            .iter()
            .any(|&index| place(index) == Some(&name.place))
        {
            return only(&whole);
        }
        only(&within)
    };
    names.iter().zip(keys).map(last).collect()
}

/// For each agency of a list the reports that are its own, as indices into `keys`.
///
/// A report is found by the whole name of its agency; by a name without its place or with less of it only where the
/// reports that fit so all name the same place.
pub fn of_agencies(agencies: &[&str], keys: &[Key]) -> Vec<Vec<usize>> {
    let mut of_office: Map<String, Vec<(usize, String)>> = Map::new();
    for (index, key) in keys.iter().enumerate() {
        if let Some(Name { place, office }) = key.agency.as_deref().map(Name::of) {
            of_office.entry(office).or_default().push((index, place));
        }
    }
    let reports = |agency: &&str| {
        let name = Name::of(agency);
        let candidates = of_office.get(&name.office).map_or(&[][..], Vec::as_slice);
        let fitting = |fits: &dyn Fn(&str) -> bool| -> Vec<&(usize, String)> {
            let candidates = candidates.iter();
            candidates.filter(|(_, place)| fits(place)).collect()
        };
        let mut found = fitting(&|place| place == name.place);
        if found.is_empty() {
            found = fitting(&|place| place.ends_with(&name.place) || name.place.ends_with(place));
            let is_one_place = found.windows(2).all(|two| match two {
                [(_, one), (_, other)] => one == other,
                _ => true,
            });
            if !is_one_place {
                found.clear();
            }
        }
        found.into_iter().map(|&(index, _)| index).collect()
    };
    agencies.iter().map(reports).collect()
}

/// Two that fit are as many as many.
const MANY: usize = 2;

/// A name taken apart: 临江市 and 教育局.
struct Name {
    place: String,
    office: String,
}

impl Name {
    fn of(name: &str) -> Self {
        let name = compact(name);
        // the last sign of a place before the last character; what is behind it is the office
        let places = ["省", "市", "县", "区", "州", "旗", "盟", "乡", "镇", "街道"];
        let end = places
            .iter()
            .filter_map(|sign| Some(name.rfind(sign)? + sign.len()))
            .filter(|&end| end < name.len())
            .max()
            .unwrap_or(0);
        let (place, office) = name.split_at_checked(end).unwrap_or(("", &name));
        Self {
            place: place.to_owned(),
            office: office.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(reports: &[(&str, i32)], expected: &[Option<usize>]) {
        let keys: Vec<Key> = reports
            .iter()
            .map(|&(agency, year)| Key {
                agency: Some(agency.to_owned()),
                year: Some(year),
            })
            .collect();
        assert_eq!(link(&keys), expected);
    }

    #[test]
    fn years_of_one_agency_are_linked() {
        check(
            &[
                ("临江市教育局", 2023),
                ("临江市财政局", 2022),
                ("临江市教育局", 2022),
                ("临江市教育局", 2021),
            ],
            &[Some(2), None, Some(3), None],
        );
    }

    #[test]
    fn less_of_a_place_fits_where_only_one_does() {
        check(
            &[("临江市教育局", 2023), ("市教育局", 2022), ("教育局", 2021)],
            &[Some(1), Some(2), None],
        );
        check(
            &[
                ("教育局", 2023),
                ("临江市教育局", 2022),
                ("白山市教育局", 2022),
            ],
            &[None, None, None],
        );
        check(
            &[("临江市教育局", 2023), ("临海市教育局", 2022)],
            &[None, None],
        );
    }

    #[test]
    fn the_whole_name_goes_before_less_of_it() {
        check(
            &[
                ("临江市教育局", 2023),
                ("教育局", 2022),
                ("临江市教育局", 2022),
            ],
            &[Some(2), None, None],
        );
        check(
            &[
                ("临江市教育局", 2023),
                ("临江市教育局", 2022),
                ("临江市教育局", 2022),
            ],
            &[None, None, None],
        );
    }

    #[test]
    fn the_reports_of_the_agencies_of_a_list_are_found() {
        let keys: Vec<Key> = [
            "临江市教育局",
            "教育局",
            "临江市财政局",
            "白山市财政局",
            "水务局",
            "水务局",
        ]
        .map(|agency| Key {
            agency: Some(agency.to_owned()),
            year: Some(2023),
        })
        .into();
        let found = |agency: &str| of_agencies(&[agency], &keys).concat();
        assert_eq!(found("临江市 教育局"), [0]);
        assert!(found("市财政局").is_empty());
        assert_eq!(found("临江市水务局"), [4, 5]);
        assert!(found("民政局").is_empty());
    }

    #[test]
    fn what_has_no_name_or_no_year_has_no_last_year() {
        let named = |year| Key {
            agency: Some("临江市教育局".to_owned()),
            year,
        };
        let unnamed = Key {
            agency: None,
            year: Some(2022),
        };
        assert_eq!(link(&[named(Some(2023)), unnamed, named(None)]), [None; 3]);
    }
}
