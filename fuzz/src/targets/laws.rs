//! What holds of whatever comes out.

use std::sync::Arc;

use gouji::check::Checked;
use gouji::language::Language;
use gouji::read::characters::is_invisible;
use gouji::read::document::{Block, Document};
use gouji::read::span::Span;
use gouji::view::card::Dismissed;
use gouji::view::link::{self, LinkError, Opened, Shared};
use gouji::view::summary::{self, Summary};

/// Every place of a document lies in its text, every cell in its table, and a link to it opens to the same.
pub(crate) fn document(document: &Document) {
    let within = |span: Span| {
        assert!(
            document.text.get(span.range()).is_some(),
            "{span:?} is no place of the text"
        );
    };
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => paragraph.lines.iter().copied().for_each(within),
            Block::Table(table) => {
                for cell in &table.cells {
                    within(cell.span);
                    assert!(cell.row + cell.row_span <= table.rows, "{cell:?}");
                    assert!(cell.column + cell.column_span <= table.columns, "{cell:?}");
                }
            }
        }
    }
    for unread in &document.unread {
        assert!(!unread.what.get(Language::Chinese).trim().is_empty());
        assert!(!unread.what.get(Language::English).trim().is_empty());
        unread.at.into_iter().for_each(within);
    }
}

/// The document as it comes out of a link: places in a file do not travel.
fn without_places(document: &Document) -> Document {
    let mut document = document.clone();
    for block in &mut document.blocks {
        if let Block::Table(table) = block {
            table.cells.iter_mut().for_each(|cell| cell.place = None);
        }
    }
    document
}

/// What was read can be shared, and comes out of the link as it went in.
pub(crate) fn travels(document: &Document) {
    let shared = Shared {
        document: without_places(document),
        ..Shared::default()
    };
    match link::of_report(&shared) {
        Ok(fragment) => {
            let opened = link::open(&fragment).expect("a link is told as one");
            assert_eq!(opened.map(Opened::into_shared), Ok(shared));
        }
        Err(error) => assert_eq!(error, LinkError::TooLarge, "what was read has sound places"),
    }
}

/// What was found has places in the text, is counted once, and says something in both languages.
pub(crate) fn checked(checked: &Checked) {
    let text = &checked.document.text;
    let within = |span: Span| {
        assert!(text.get(span.range()).is_some(), "{span:?} is no place");
    };
    for figure in checked.report.figures.values() {
        within(figure.span);
    }
    let is_known = |id| checked.report.figure(id).is_some();
    for finding in &checked.findings {
        finding.at.iter().copied().for_each(within);
        for words in [&finding.title, &finding.message] {
            for language in [Language::Chinese, Language::English] {
                assert_eq!(
                    words.get(Language::Chinese).is_empty(),
                    words.get(language).is_empty(),
                    "{}: {words:?}",
                    finding.rule.code
                );
            }
        }
    }
    for cause in &checked.causes {
        assert!(!cause.findings.is_empty());
        for &finding in &cause.findings {
            assert!(finding < checked.findings.len());
        }
        for change in cause.repairs.iter().flat_map(|repair| &repair.changes) {
            assert!(is_known(change.figure), "{change:?} is of no figure");
        }
    }
    let items = summary::items(checked, &Dismissed::new(), false);
    let summary = Summary::of(&items);
    let all: usize = summary.counts().map(|(_, count)| count).sum();
    assert_eq!(all, summary.all());
    assert_eq!(all, items.len());
}

/// Attributes that a page of ours has.
const ATTRIBUTES: [&str; 14] = [
    "border",
    "cellpadding",
    "cellspacing",
    "charset",
    "class",
    "colspan",
    "content",
    "href",
    "id",
    "lang",
    "name",
    "rowspan",
    "scope",
    "style",
];

/// Elements that a page of ours has.
const ELEMENTS: [&str; 33] = [
    "a", "article", "aside", "b", "body", "br", "div", "h1", "h2", "h3", "h4", "head", "header",
    "html", "li", "main", "mark", "meta", "ol", "p", "section", "span", "strong", "style", "sup",
    "table", "tbody", "td", "th", "thead", "title", "tr", "ul",
];

/// A page of ours holds no element and no attribute but those that we write, and no address but places in itself.
pub(crate) fn markup(page: &str) {
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if rest.starts_with("!DOCTYPE html>") {
            continue;
        }
        let tag = rest.strip_prefix('/').unwrap_or(rest);
        let end = tag.find(|c: char| !c.is_ascii_alphanumeric());
        let name = &tag[..end.unwrap_or(tag.len())];
        let told: String = rest.chars().take(80).collect();
        assert!(ELEMENTS.contains(&name), "an element of its own: <{told}");
        rest = &tag[name.len()..];
        loop {
            rest = rest.trim_start();
            if let Some(behind) = rest.strip_prefix("/>").or_else(|| rest.strip_prefix('>')) {
                rest = behind;
                break;
            }
            let (attribute, value) = rest.split_once("=\"").expect("a value in quotes");
            let (value, behind) = value.split_once('"').expect("an end of the value");
            assert!(
                ATTRIBUTES.contains(&attribute),
                "an attribute of its own: {told}"
            );
            assert!(attribute != "href" || value.starts_with('#'), "{told}");
            rest = behind;
        }
        if name == "style" && !told.starts_with('/') {
            rest = rest.find("</style").map_or("", |end| &rest[end..]);
        }
    }
}

/// A text that a person reads holds nothing that would turn, hide or colour what is around it, on paper or on a terminal.
pub(crate) fn shown(text: &str, name: &str) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let at = text.find(|c: char| is_invisible(c));
    if let Some(at) = at {
        let before: Vec<char> = text[..at].chars().rev().take(30).collect();
        let before: String = before.into_iter().rev().collect();
        panic!("{name}: {:?} behind {before:?}", text[at..].chars().next());
    }
}

/// XML that every program takes: well formed, and without characters that XML has not.
pub(crate) fn xml(part: &str) {
    let mut reader = quick_xml::Reader::from_str(part);
    reader.config_mut().check_end_names = true;
    let mut depth = 0_usize;
    loop {
        match reader.read_event().expect("sound XML") {
            quick_xml::events::Event::Start(start) => {
                for attribute in start.attributes() {
                    attribute.expect("a sound attribute");
                }
                depth += 1;
            }
            quick_xml::events::Event::End(_) => depth -= 1,
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "an element stays open");
    let is_none_of_xml = |c: &char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    let found = part.chars().find(is_none_of_xml);
    assert_eq!(found, None, "a character that XML has not");
}

/// Checks what was read, and holds every law of it.
pub(crate) fn check(document: Document) -> Checked {
    let checked = gouji::check::check(Arc::new(document), &gouji::check::Config::default());
    self::checked(&checked);
    checked
}
