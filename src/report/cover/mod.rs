//! What stands outside the tables and says whose report it is, of which year, and how it is parted:
//! title, agency, year, period, dates, sections, outline.

pub mod agency;
pub mod contents;
pub mod date;
mod outline;
mod period;
mod section;
pub(super) mod several;
mod title;

use std::ops::Range;

use crate::form::Edition;
use crate::read::document::{Block, Document, Flow};
use crate::read::span::Span;
use contents::Contents;
use date::{Date, Match};

/// What a report says outside its tables of itself; each field as in [`Report`](super::Report).
pub(super) struct Cover {
    pub(super) title: Option<Found<String>>,
    pub(super) agency: Option<Found<String>>,
    pub(super) year: Option<Found<i32>>,
    pub(super) sections: Vec<Section>,
    pub(super) years: Vec<YearMention>,
    pub(super) period: Option<Found<(Date, Date)>>,
    pub(super) signed: Option<Found<Date>>,
    pub(super) dates: Vec<Found<Date>>,
    pub(super) instruments: Vec<Found<Edition>>,
    pub(super) outline: Option<Found<Outline>>,
    pub(super) leftovers: Vec<Span>,
}

/// Something found, and the place that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<T> {
    /// What was found.
    pub value: T,
    /// Where.
    pub at: Span,
}

/// A section of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The number printed before the heading (一 is 1), if any.
    pub number: Option<u32>,
    /// Which section of the form it is, 1 to 6, if it is one of them.
    pub of_form: Option<u32>,
    /// The heading.
    pub heading: Span,
    /// The blocks from the heading to before the next section, as indices into the document's blocks.
    pub blocks: Range<usize>,
    /// What stands under the heading.
    pub contents: Contents,
}

/// The year reported on, as one place gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearMention {
    /// The year.
    pub year: i32,
    /// What gives it.
    pub source: YearSource,
    /// Where.
    pub at: Span,
}

/// What gives the year reported on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum YearSource {
    /// The title.
    Title,
    /// The period of the data.
    Period,
    /// A sentence that names the report or the work of the year (现将2022年度政府信息公开情况报告如下).
    Text,
}

/// What a report says of its own outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outline {
    /// The number of parts that it says it has.
    pub said: u32,
    /// The number of parts that it then lists; none where it lists none.
    pub listed: Option<u32>,
}

/// Reads the cover of one report.
pub(super) fn read(document: &Document) -> Cover {
    let paragraphs = Paragraphs::of(document);
    let end = document.blocks.len();
    let sections = section::find(document, &paragraphs);
    let first = sections.first().map_or(end, |section| section.blocks.start);
    let second = sections.get(1).map_or(end, |section| section.blocks.start);
    let last = sections.last().map_or(0, |section| section.blocks.start);

    let period = period::period(&paragraphs);
    let year_of_data = period.as_ref().map(|period| period.value.1.year);
    let title = title::find(document, &paragraphs, first, year_of_data);
    let signed = period::signed(&paragraphs, first, last);
    let years = years(title.title.as_ref(), period.as_ref(), &paragraphs, first);
    let year = years
        .first()
        .map(|mention| Found {
            value: mention.year,
            at: mention.at,
        })
        .or_else(|| period::in_tables(document))
        .or_else(|| period::most_named(&paragraphs))
        .or_else(|| {
            let (_, signed) = signed.as_ref()?;
            Some(Found {
                value: signed.value.year - 1,
                at: signed.at,
            })
        });
    let agency = title
        .agency
        .or_else(|| title::signer(&paragraphs, signed.as_ref()?.0));
    let instruments = period::instruments(&paragraphs);
    Cover {
        title: title.title,
        agency,
        year,
        outline: outline::find(&paragraphs, second),
        leftovers: outline::leftovers(&paragraphs),
        dates: period::dates(&paragraphs),
        sections,
        years,
        period,
        signed: signed.map(|(_, signed)| signed),
        instruments,
    }
}

/// The years that title, period and text give, in this order.
fn years(
    title: Option<&Found<String>>,
    period: Option<&Found<(Date, Date)>>,
    paragraphs: &Paragraphs,
    first: usize,
) -> Vec<YearMention> {
    let of_title = title.and_then(|title| {
        let year = date::years(&title.value).pop()?.value;
        Some(YearMention {
            year,
            source: YearSource::Title,
            at: title.at,
        })
    });
    let of_period = period.map(|period| {
        let (_, to) = period.value;
        YearMention {
            year: to.year,
            source: YearSource::Period,
            at: period.at,
        }
    });
    let of_text = period::mentions(paragraphs, first)
        .into_iter()
        .filter(|mention| !title.is_some_and(|title| title.at.contains(mention.at)));
    of_title
        .into_iter()
        .chain(of_period)
        .chain(of_text)
        .collect()
}

/// The paragraphs of a document, each as one string.
struct Paragraphs(Vec<Paragraph>);

/// A paragraph as one string, where it stands, and the years and full dates in it.
struct Paragraph {
    block: usize,
    heading: bool,
    span: Span,
    flow: Flow,
    years: Vec<Match<i32>>,
    dates: Vec<Match<Date>>,
}

impl Paragraphs {
    fn of(document: &Document) -> Self {
        let blocks = document.blocks.iter().enumerate();
        let paragraphs = blocks.filter_map(|(block, content)| match content {
            Block::Paragraph(paragraph) => {
                let flow = document.flow(block..block + 1);
                Some(Paragraph {
                    block,
                    heading: paragraph.heading,
                    span: content.span(),
                    years: date::years(&flow.text),
                    dates: date::dates(&flow.text),
                    flow,
                })
            }
            Block::Table(_) => None,
        });
        Self(paragraphs.collect())
    }
}
