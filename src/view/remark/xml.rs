//! The text of a part → its markup with the place of each piece; edits at places → the text with them.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::read::refusal::Refusal;

/// The markup of a part, one piece after the other, each with its bytes.
pub(super) struct Pieces<'a> {
    reader: Reader<&'a [u8]>,
    /// The bytes before the markup.
    skipped: usize,
}

const MARK: char = '\u{feff}';

impl<'a> Pieces<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let markup = text.strip_prefix(MARK).unwrap_or(text);
        Self {
            reader: Reader::from_str(markup),
            skipped: text.len() - markup.len(),
        }
    }

    fn at(&self) -> usize {
        let at = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
        at.saturating_add(self.skipped)
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Result<(Event<'a>, Range<usize>), Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.at();
        match self.reader.read_event() {
            Ok(Event::Eof) => None,
            Ok(event) => Some(Ok((event, start..self.at()))),
            Err(_) => Some(Err(Refusal::Damaged)),
        }
    }
}

/// The value of an attribute, its references resolved.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.try_get_attribute(name).ok().flatten()?;
    let value = quick_xml::escape::unescape(&found.value).ok()?;
    Some(value.into_owned())
}

/// The value of an attribute by the part of its name behind the prefix.
pub(super) fn local_attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = element.attributes().flatten();
    let found = all.find(|attribute| local(attribute.key.as_ref()) == name)?;
    let value = quick_xml::escape::unescape(&found.value).ok()?;
    Some(value.into_owned())
}

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The text as it is written between tags and in values. What no part can hold is left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(c),
        }
    }
    out
}

/// Texts that take the place of ranges of bytes; a range of none is a place where something is put in.
#[derive(Debug, Default)]
pub(super) struct XmlEdits(Vec<(Range<usize>, String)>);

impl XmlEdits {
    pub(super) fn replace(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.0.push((range, text.into()));
    }

    pub(super) fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(at..at, text);
    }

    /// The text with the edits; those at one place follow one another as they came.
    pub(super) fn apply(mut self, text: &str) -> String {
        crate::order::sort_by_key(&mut self.0, |(range, _)| (range.start, range.end));
        let mut out = String::with_capacity(text.len() + self.0.len() * 64);
        let mut at = 0;
        for (range, new) in &self.0 {
            out.push_str(text.get(at..range.start).unwrap_or_default());
            out.push_str(new);
            at = at.max(range.end);
        }
        out.push_str(text.get(at..).unwrap_or_default());
        out
    }
}

/// The first element of a part.
pub(super) struct Root {
    /// Its name with the prefix.
    pub(super) name: String,
    /// The prefix with its colon; empty where there is none.
    pub(super) prefix: String,
    /// The namespace of that prefix.
    pub(super) namespace: String,
    /// Where a last child is put: the bytes that are replaced, and what is before and behind it.
    end: (Range<usize>, String, String),
}

impl Root {
    /// The first element of a part that is whole.
    pub(super) fn of(text: &str) -> Result<Self, Refusal> {
        let mut root: Option<(String, String)> = None;
        let mut depth = 0_usize;
        for piece in Pieces::of(text) {
            let (event, range) = piece?;
            match event {
                Event::Start(element) => {
                    if depth == 0 {
                        root = Some(named(&element));
                    }
                    depth += 1;
                }
                Event::Empty(element) if depth == 0 => {
                    let (name, namespace) = named(&element);
                    let close = range.end.saturating_sub(2)..range.end;
                    let end = (close, ">".to_owned(), format!("</{name}>"));
                    return Ok(Self::new(name, namespace, end));
                }
                Event::End(_) => {
                    depth = depth.saturating_sub(1);
                    if let Some((name, namespace)) = root.take_if(|_| depth == 0) {
                        let end = (range.start..range.start, String::new(), String::new());
                        return Ok(Self::new(name, namespace, end));
                    }
                }
                _ => {}
            }
        }
        Err(Refusal::Damaged)
    }

    fn new(name: String, namespace: String, end: (Range<usize>, String, String)) -> Self {
        let prefix = name.split_once(':').map_or("", |(prefix, _)| prefix);
        let prefix = match prefix {
            "" => String::new(),
            prefix => format!("{prefix}:"),
        };
        Self {
            name,
            prefix,
            namespace,
            end,
        }
    }

    /// Puts more behind what the element holds.
    pub(super) fn append(&self, inner: &str, edits: &mut XmlEdits) {
        let (range, before, behind) = &self.end;
        edits.replace(range.clone(), format!("{before}{inner}{behind}"));
    }
}

/// The name of an element, and the namespace of its prefix where it is given there.
fn named(element: &BytesStart<'_>) -> (String, String) {
    let name = element.name().as_ref().to_owned();
    let attribute_name = match name.split_once(':') {
        Some((prefix, _)) => format!("xmlns:{prefix}"),
        None => "xmlns".to_owned(),
    };
    let namespace = attribute(element, &attribute_name).unwrap_or_default();
    (name, namespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_knows_its_bytes() {
        let text =
            "\u{feff}<?xml version=\"1.0\"?><a x=\"1\"><b/>甲&amp;乙<!-- c --><![CDATA[丁]]></a>";
        let pieces: Result<Vec<_>, _> = Pieces::of(text).collect();
        let pieces: Vec<&str> = pieces
            .expect("it is whole")
            .into_iter()
            .map(|(_, range)| &text[range])
            .collect();
        let expected = [
            "<?xml version=\"1.0\"?>",
            "<a x=\"1\">",
            "<b/>",
            "甲",
            "&amp;",
            "乙",
            "<!-- c -->",
            "<![CDATA[丁]]>",
            "</a>",
        ];
        assert_eq!(pieces, expected);
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut edits = XmlEdits::default();
        Root::of(text)
            .expect("it is whole")
            .append("<n/>", &mut edits);
        assert_eq!(edits.apply(text), expected);
    }

    #[test]
    fn a_last_child_is_put_in() {
        check("<a><b/></a>\n", "<a><b/><n/></a>\n");
        check("<w:a xmlns:w=\"u\"/>", "<w:a xmlns:w=\"u\"><n/></w:a>");
    }

    #[test]
    fn what_no_part_can_hold_is_left_out() {
        assert_eq!(
            escaped("]]>&<\u{0}\u{1f}\u{ffff}\"\t"),
            "]]&gt;&amp;&lt;&quot;\t"
        );
    }
}
