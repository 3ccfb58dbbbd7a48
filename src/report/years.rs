//! Reports of many agencies and years → which one is last year's report of the same agency, which are those of its other
//! years, and which are those of the agencies of a list.

use super::cover::{self, several};
use super::offices::{self, Offices};
use crate::order::{Map, Set};
use crate::read::document::Document;

/// What links a report to others: who reports, on which year, and what a person said of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct YearKey {
    /// The agency, as the report names it.
    pub agency: Option<String>,
    /// The year that it is on.
    pub year: Option<i32>,
    /// Which report is last year's, where a person said so.
    pub by_hand: Option<ByHand>,
}

/// What a person says of last year's report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByHand {
    /// There is none that the report is to be held against.
    None,
    /// It is this one, as an index into the list.
    Report(usize),
}

/// Which report is last year's of the same agency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum LastYear {
    /// None of those at hand.
    #[default]
    None,
    /// This one, as an index into the list.
    Report(usize),
    /// One of these may be: a person must say which.
    Unclear(Vec<usize>),
}

impl LastYear {
    /// The report, where it is known.
    pub fn report(&self) -> Option<usize> {
        match self {
            Self::Report(index) => Some(*index),
            Self::None | Self::Unclear(_) => None,
        }
    }
}

/// What speaks against a report that a person chose as last year's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Both are on this year.
    SameYear(i32),
    /// It is on a later year than the report itself.
    Later {
        /// The year that it is on.
        year: i32,
        /// The year of the report.
        own: i32,
    },
    /// It is on a year before last.
    Earlier {
        /// The year that it is on.
        year: i32,
        /// The year of the report.
        own: i32,
    },
    /// One of the two does not say its year.
    UnknownYear,
    /// It names another agency, this one.
    OtherAgency(String),
}

/// What speaks against `last` as last year's report of `own`.
pub fn doubts(own: &YearKey, last: &YearKey) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    match (own.year, last.year) {
        (Some(own), Some(year)) if year == own => doubts.push(Doubt::SameYear(own)),
        (Some(own), Some(year)) if year > own => doubts.push(Doubt::Later { year, own }),
        (Some(own), Some(year)) if year.checked_add(1) != Some(own) => {
            doubts.push(Doubt::Earlier { year, own });
        }
        (Some(_), Some(_)) => {}
        _ => doubts.push(Doubt::UnknownYear),
    }
    if let (Some(agency), Some(other)) = (&own.agency, &last.agency)
        && !offices::may_be_one(agency, other)
    {
        doubts.push(Doubt::OtherAgency(other.clone()));
    }
    doubts
}

impl YearKey {
    /// The key of the report in a document, without the report being read: the latest where there are several.
    pub fn of(document: &Document) -> Self {
        let latest = several::latest(document);
        let cover = cover::read(latest.as_ref().map_or(document, |(one, _)| one));
        Self {
            agency: cover.agency.map(|agency| agency.value),
            year: cover.year.map(|year| year.value),
            by_hand: None,
        }
    }
}

/// Reports with what links them.
#[derive(Debug)]
pub struct Linked<'a> {
    keys: &'a [YearKey],
    offices: Offices,
}

impl<'a> Linked<'a> {
    /// Links reports by their keys.
    pub fn of(keys: &'a [YearKey]) -> Self {
        let names = keys.iter().map(|key| (key.agency.as_deref(), key.year));
        Self {
            keys,
            offices: Offices::of(names),
        }
    }

    /// Which report is last year's of the same agency as that of the report at this index.
    ///
    /// What a person said holds. Else an agency is found by its whole name, or by a name without its place or with less
    /// of it (市教育局, 教育局 beside 临江市教育局) where the two fit no other report.
    pub fn last_year(&self, index: usize) -> LastYear {
        let Some(key) = self.keys.get(index) else {
            return LastYear::None;
        };
        match key.by_hand {
            Some(ByHand::None) => LastYear::None,
            Some(ByHand::Report(last)) if last != index && last < self.keys.len() => {
                LastYear::Report(last)
            }
            Some(ByHand::Report(_)) | None => {
                let year = key.year.and_then(|year| year.checked_sub(1));
                year.map_or(LastYear::None, |year| self.on(key, year))
            }
        }
    }

    /// The report of the same agency on another year.
    fn on(&self, key: &YearKey, year: i32) -> LastYear {
        let (Some(agency), Some(own)) = (&key.agency, key.year) else {
            return LastYear::None;
        };
        let fitting = self.offices.fitting(agency, year);
        match (&*fitting.reports, &fitting.place) {
            ([], _) => LastYear::None,
            (&[one], Some(_)) if self.fits_back(one, agency, own) => LastYear::Report(one),
            (reports, _) => {
                let first = reports.iter().take(offices::TOLD);
                LastYear::Unclear(first.copied().collect())
            }
        }
    }

    /// Whether the agency of a report is found to be this one as well, and no other.
    fn fits_back(&self, index: usize, agency: &str, year: i32) -> bool {
        let other = self.keys.get(index).and_then(|key| key.agency.as_deref());
        other.is_some_and(|other| {
            let back = self.offices.fitting(other, year);
            back.place
                .is_some_and(|place| place == offices::place(agency))
        })
    }

    /// The reports of the same agency on all years, this one among them, the first year first; on each year one at most.
    ///
    /// Those come first of which one is last year's of another; other years are found as last year is.
    pub fn series(&self, index: usize) -> Vec<usize> {
        let chosen = self.keys.iter().enumerate().filter_map(|(next, key)| {
            let last = match key.by_hand? {
                ByHand::Report(last) => last,
                ByHand::None => return None,
            };
            Some((last, next))
        });
        let next: Map<usize, usize> = chosen.collect();
        let years: Set<i32> = self.keys.iter().filter_map(|key| key.year).collect();
        let mut of_year: Map<i32, usize> = Map::new();
        let mut waiting = vec![index];
        while let Some(index) = waiting.pop() {
            let Some((key, year)) = self.keys.get(index).and_then(|key| Some((key, key.year?)))
            else {
                continue;
            };
            if of_year.contains_key(&year) {
                continue;
            }
            of_year.insert(year, index);
            let others = years.iter().filter(|year| !of_year.contains_key(year));
            let others = others.filter_map(|&year| self.on(key, year).report());
            waiting.extend(others);
            // what comes last is looked at first
            waiting.extend(self.last_year(index).report());
            waiting.extend(next.get(&index));
        }
        of_year.into_values().collect()
    }
}

/// For each report which one is last year's of the same agency.
pub fn link(keys: &[YearKey]) -> Vec<LastYear> {
    let linked = Linked::of(keys);
    (0..keys.len())
        .map(|index| linked.last_year(index))
        .collect()
}

/// For each agency of a list the reports that are its own, as indices into `keys`, all of one year.
///
/// A report is found by the whole name of its agency; by a name without its place or with less of it only where the
/// reports that fit so all name the same place.
pub fn of_agencies(agencies: &[&str], keys: &[YearKey]) -> Vec<Vec<usize>> {
    let offices = Offices::of(keys.iter().map(|key| (key.agency.as_deref(), Some(0))));
    let reports = |agency: &&str| {
        let fitting = offices.fitting(agency, 0);
        match fitting.place {
            Some(_) => fitting.reports.into_owned(),
            None => Vec::new(),
        }
    };
    agencies.iter().map(reports).collect()
}

#[cfg(test)]
mod tests {
    use super::LastYear::{None as No, Report, Unclear};
    use super::*;

    fn keys(reports: &[(&str, i32)]) -> Vec<YearKey> {
        let key = |&(agency, year): &(&str, i32)| YearKey {
            agency: Some(agency.to_owned()),
            year: Some(year),
            by_hand: None,
        };
        reports.iter().map(key).collect()
    }

    #[track_caller]
    fn check(reports: &[(&str, i32)], expected: &[LastYear]) {
        assert_eq!(link(&keys(reports)), expected);
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
            &[Report(2), No, Report(3), No],
        );
    }

    #[test]
    fn less_of_a_place_fits_where_only_one_does() {
        check(
            &[("临江市教育局", 2023), ("市教育局", 2022), ("教育局", 2021)],
            &[Report(1), Report(2), No],
        );
        check(
            &[
                ("教育局", 2023),
                ("临江市教育局", 2022),
                ("白山市教育局", 2022),
            ],
            &[Unclear(vec![1, 2]), No, No],
        );
        check(&[("临江市教育局", 2023), ("临海市教育局", 2022)], &[No, No]);
    }

    #[test]
    fn a_report_that_may_be_of_two_agencies_is_last_years_of_neither() {
        check(
            &[
                ("临江市教育局", 2023),
                ("白山市教育局", 2023),
                ("教育局", 2022),
            ],
            &[Unclear(vec![2]), Unclear(vec![2]), No],
        );
        // the whole name is another agency's
        check(
            &[("临江市教育局", 2023), ("教育局", 2023), ("教育局", 2022)],
            &[Unclear(vec![2]), Report(2), No],
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
            &[Report(2), No, No],
        );
        check(
            &[
                ("临江市教育局", 2023),
                ("临江市教育局", 2022),
                ("临江市教育局", 2022),
            ],
            &[Unclear(vec![1, 2]), No, No],
        );
        // two drafts of this year have the same report of last year
        check(
            &[
                ("临江市教育局", 2023),
                ("临江市教育局", 2023),
                ("市教育局", 2022),
            ],
            &[Report(2), Report(2), No],
        );
    }

    #[test]
    fn what_a_person_said_holds() {
        let mut keys = keys(&[
            ("临江市教育和体育局", 2023),
            ("临江市教育局", 2022),
            ("临江市教育局", 2021),
        ]);
        assert_eq!(link(&keys), [No, Report(2), No]);
        assert_eq!(Linked::of(&keys).series(0), [0]);
        keys[0].by_hand = Some(ByHand::Report(1));
        assert_eq!(link(&keys), [Report(1), Report(2), No]);
        for at in 0..3 {
            assert_eq!(Linked::of(&keys).series(at), [2, 1, 0]);
        }
        keys[1].by_hand = Some(ByHand::None);
        assert_eq!(link(&keys), [Report(1), No, No]);
        // what is not there any more, or the report itself, is nothing that was said
        for nonsense in [1, 9] {
            keys[1].by_hand = Some(ByHand::Report(nonsense));
            assert_eq!(link(&keys), [Report(1), Report(2), No]);
        }
        // nobody is led round in a circle
        keys[2].by_hand = Some(ByHand::Report(0));
        assert_eq!(Linked::of(&keys).series(1), [2, 1, 0]);
    }

    #[test]
    fn the_years_of_an_agency_are_found_past_those_that_are_missing() {
        let keys = keys(&[
            ("临江市教育局", 2023),
            ("市教育局", 2020),
            ("临江市财政局", 2022),
            ("临江市教育局", 2021),
            ("临江市教育局", 2024),
            ("临江市教育局", 2019),
            ("临江市教育局", 2019),
        ]);
        let linked = Linked::of(&keys);
        assert_eq!(linked.series(0), [1, 3, 0, 4]);
        assert_eq!(linked.series(2), [2]);
        assert!(linked.series(9).is_empty());
    }

    #[test]
    fn the_reports_of_the_agencies_of_a_list_are_found() {
        let names = [
            "临江市教育局",
            "教育局",
            "临江市财政局",
            "白山市财政局",
            "水务局",
            "水务局",
        ];
        let keys = keys(&names.map(|name| (name, 2023)));
        let found = |agency: &str| of_agencies(&[agency], &keys).concat();
        assert_eq!(found("临江市 教育局"), [0]);
        assert!(found("市财政局").is_empty());
        assert_eq!(found("临江市水务局"), [4, 5]);
        assert!(found("民政局").is_empty());
    }

    #[test]
    fn what_has_no_name_or_no_year_has_no_last_year() {
        let mut keys = keys(&[("临江市教育局", 2023), ("", 2022), ("临江市教育局", 2022)]);
        keys[1].agency = None;
        keys[2].year = None;
        assert_eq!(link(&keys), [No, No, No]);
    }

    #[test]
    fn what_speaks_against_a_choice_is_told() {
        let keys = keys(&[
            ("临江市教育局", 2023),
            ("市教育局", 2022),
            ("临江市教育局", 2023),
            ("临江市财政局", 2024),
            ("临江市教育局", 2020),
        ]);
        let other = |agency: &str| Doubt::OtherAgency(agency.to_owned());
        let own = 2023;
        assert_eq!(doubts(&keys[0], &keys[1]), []);
        assert_eq!(doubts(&keys[0], &keys[2]), [Doubt::SameYear(2023)]);
        let later = Doubt::Later { year: 2024, own };
        assert_eq!(doubts(&keys[0], &keys[3]), [later, other("临江市财政局")]);
        let earlier = Doubt::Earlier { year: 2020, own };
        assert_eq!(doubts(&keys[0], &keys[4]), [earlier]);
        let unknown = YearKey::default();
        assert_eq!(doubts(&keys[0], &unknown), [Doubt::UnknownYear]);
    }

    #[test]
    fn the_key_of_a_document_is_that_of_its_report() {
        let document = crate::read::text(crate::view::sample::TEXT);
        let report = crate::report::recognise(&document, &crate::report::figure::Edits::new());
        let key = YearKey::of(&document);
        assert!(key.agency.is_some() && key.year.is_some());
        assert_eq!(key.agency, report.agency.map(|agency| agency.value));
        assert_eq!(key.year, report.year.map(|year| year.value));
    }
}
