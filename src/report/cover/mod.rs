//! What is outside the tables and says whose report it is, of which year, and how it is parted:
//! title, agency, year, period, dates, sections, outline.

pub mod agency;
pub mod contents;
pub mod date;
mod instruments;
mod leftovers;
mod name;
mod outline;
mod period;
mod section;
pub(super) mod several;
mod signature;
mod title;
mod year;

use std::ops::Range;

use crate::form::Edition;
use crate::read::document::{Block, Document, Flow};
use crate::read::span::Span;
use contents::TableOfContents;
use date::{Date, Match};

/// What a report says outside its tables of itself; each field as in [`Report`](super::Report).
pub(super) struct Cover {
    pub(super) title: Option<Located<String>>,
    pub(super) agency: Option<Located<String>>,
    pub(super) year: Option<Located<i32>>,
    pub(super) sections: Vec<Section>,
    pub(super) years: Vec<YearMention>,
    pub(super) period: Option<Located<(Date, Date)>>,
    pub(super) signed: Option<Located<Date>>,
    pub(super) dates: Vec<Located<Date>>,
    pub(super) instruments: Vec<Located<Edition>>,
    pub(super) outline: Option<Located<Outline>>,
    pub(super) leftovers: Vec<Span>,
}

/// Something found, and the place that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
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
    /// What is under the heading; of a section for a table of the form it is not looked at.
    pub contents: TableOfContents,
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

    let period = period::find(&paragraphs);
    let year_of_data = period.as_ref().map(|period| period.value.1.year);
    let title = title::find(document, &paragraphs, first, year_of_data);
    let (signed, agency) = signature::find(&paragraphs, first, last)
        .map(|signature| (signature.date, signature.agency))
        .unzip();
    let years = year::mentions(title.title.as_ref(), period.as_ref(), &paragraphs, first);
    Cover {
        year: year::find(&years, document, &paragraphs, signed.as_ref()),
        title: title.title,
        agency: title.agency.or(agency.flatten()),
        outline: outline::find(&paragraphs, second),
        leftovers: leftovers::find(&paragraphs),
        instruments: instruments::find(&paragraphs),
        dates: paragraphs.dates(),
        sections,
        years,
        period,
        signed,
    }
}

/// The paragraphs of a document, each as one string.
struct Paragraphs(Vec<CoverParagraph>);

/// A paragraph as one string, where it is, and the years and full dates in it.
struct CoverParagraph {
    block: usize,
    heading: bool,
    span: Span,
    flow: Flow,
    years: Vec<Match<i32>>,
    dates: Vec<Match<Date>>,
}

impl CoverParagraph {
    /// What is printed in it, with its place.
    fn found<T>(&self, printed: Match<T>) -> Located<T> {
        Located {
            value: printed.value,
            at: self.flow.span(printed.start, printed.end),
        }
    }
}

impl Paragraphs {
    fn of(document: &Document) -> Self {
        let blocks = document.blocks.iter().enumerate();
        let paragraphs = blocks.filter_map(|(block, content)| match content {
            Block::Paragraph(paragraph) => {
                let flow = document.flow(block..block + 1);
                Some(CoverParagraph {
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
    /// Every full date.
    fn dates(&self) -> Vec<Located<Date>> {
        let all = self.0.iter();
        all.flat_map(|paragraph| paragraph.dates.iter().map(|&date| paragraph.found(date)))
            .collect()
    }

    /// Paragraphs of these texts.
    #[cfg(test)]
    fn of_texts(texts: &[&str]) -> Self {
        let all = texts.iter().enumerate().map(|(block, text)| {
            let span = Span::new(0, text.len());
            let lines = crate::read::document::Paragraph {
                lines: vec![span],
                heading: false,
            };
            let document = Document {
                text: (*text).to_owned(),
                blocks: vec![Block::Paragraph(lines)],
                ..Document::default()
            };
            CoverParagraph {
                block,
                heading: false,
                span,
                flow: document.flow(0..1),
                years: date::years(text),
                dates: date::dates(text),
            }
        });
        Self(all.collect())
    }
}
