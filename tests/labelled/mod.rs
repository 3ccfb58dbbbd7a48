//! Labelled sentences, and what the engine makes of one as the only paragraph of a report.

use std::sync::Arc;

use gouji::check::{Checked, Config, check};
use gouji::read::document::{Block, Document, Paragraph};
use gouji::read::span::Span;

/// The sentences of the style of offices, and those of prose of many kinds: verdict, tab, sentence.
pub(crate) const SENTENCES: &str = include_str!("../sentences.txt");
pub(crate) const PROSE: &str = include_str!("../prose.txt");

/// Each sentence of such a text with its verdict.
pub(crate) fn rows(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t'))
}

/// What is found in a sentence.
pub(crate) fn checked(sentence: &str) -> Checked {
    let heading = "一、总体情况\n";
    let text = format!("{heading}{sentence}");
    let line = |start, end| {
        Block::Paragraph(Paragraph {
            lines: vec![Span::new(start, end)],
            ..Paragraph::default()
        })
    };
    let blocks = vec![line(0, heading.len() - 1), line(heading.len(), text.len())];
    let document = Document {
        text,
        blocks,
        ..Document::default()
    };
    check(Arc::new(document), &Config::default())
}
