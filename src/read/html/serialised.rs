//! A page that a browser has parsed and printed → its nodes.
//!
//! What a browser prints ("serialising HTML fragments" in the HTML standard) leaves nothing to guess:
//! every element but the void ones is closed, every value is quoted, and only five characters are
//! escaped. The page of the project so needs no parser of its own for the HTML that people write.

use std::borrow::Cow;

use super::nodes::{Beyond, Data, Id, Nodes, ROOT};
use super::role::HtmlElement;
use crate::read::limits;

/// Elements that are never closed.
const VOID: [&str; 18] = [
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input",
    "keygen", "link", "meta", "param", "source", "track", "wbr",
];

/// Elements whose text is printed as it is.
const RAW: [&str; 7] = [
    "iframe",
    "noembed",
    "noframes",
    "plaintext",
    "script",
    "style",
    "xmp",
];

/// The nodes of a page, and what of it is beyond the bounds.
pub(super) fn parse(html: &str) -> (Nodes, Beyond) {
    let mut parser = Parser::new();
    let rest = parser.read(html);
    let deep = parser.went_deep;
    (parser.nodes, Beyond { rest, deep })
}

/// The nodes so far, and which elements are open.
struct Parser {
    nodes: Nodes,
    /// The open elements that are nodes.
    open: Vec<Id>,
    /// How many open elements within these are nested too deep to be nodes.
    deep: usize,
    /// Whether any ever did.
    went_deep: bool,
}

impl Parser {
    fn new() -> Self {
        Self {
            nodes: Nodes::new(),
            open: Vec::new(),
            deep: 0,
            went_deep: false,
        }
    }

    /// Reads a page; true where the rest of it was left out.
    fn read(&mut self, html: &str) -> bool {
        let mut rest = html;
        while !rest.is_empty() {
            if self.nodes.len() >= limits::NODES {
                return true;
            }
            let (text, tag) = rest.split_once('<').unwrap_or((rest, ""));
            if !text.is_empty() {
                self.text(&unescaped(text));
            }
            rest = self.tag(tag);
        }
        false
    }

    /// The innermost open element that is a node.
    fn parent(&self) -> Id {
        self.open.last().copied().unwrap_or(ROOT)
    }

    /// Closes the innermost open element.
    fn close(&mut self) {
        match self.deep.checked_sub(1) {
            Some(less) => self.deep = less,
            None => {
                self.open.pop();
            }
        }
    }

    fn text(&mut self, text: &str) {
        let parent = self.parent();
        let last = self.nodes.get(parent).and_then(|node| node.last);
        if !last.is_some_and(|last| self.nodes.extend(last, text)) {
            let id = self.nodes.add_text(text);
            self.nodes.insert(parent, id, None);
        }
    }

    /// Takes what follows a `<`, and gives back what comes after.
    fn tag<'a>(&mut self, tag: &'a str) -> &'a str {
        if let Some(comment) = tag.strip_prefix("!--") {
            return after(comment, "-->");
        }
        if tag.starts_with(['!', '?']) {
            return after(tag, ">");
        }
        if tag.starts_with('/') {
            self.close();
            return after(tag, ">");
        }
        let end = tag.find([' ', '>']).unwrap_or(tag.len());
        let (name, mut rest) = tag.split_at(end);
        if name.is_empty() {
            return after(tag, ">");
        }
        let mut attributes: Vec<(&str, Cow<'_, str>)> = Vec::new();
        while let Some(attribute) = rest.strip_prefix(' ') {
            let Some((name, value)) = attribute.split_once("=\"") else {
                return "";
            };
            let Some((value, after)) = value.split_once('"') else {
                return "";
            };
            attributes.push((name, unescaped(value)));
            rest = after;
        }
        let rest = rest.strip_prefix('>').unwrap_or_default();
        let values = attributes.iter().map(|(name, value)| (*name, &**value));
        let is_void = VOID.contains(&name);
        if self.open.len() < limits::NESTING {
            let parent = self.parent();
            let id = self
                .nodes
                .add(Data::Element(HtmlElement::new(name, values)));
            self.nodes.insert(parent, id, None);
            if !is_void {
                self.open.push(id);
            }
        } else if !is_void {
            // what was in cells of their own is not to run together
            self.text(" ");
            self.deep += 1;
            self.went_deep = true;
        }
        if is_void {
            return rest;
        }
        if RAW.contains(&name) {
            let close = format!("</{name}>");
            let end = match name {
                // nothing ends it but the end of the page, so its text may hold anything
                "plaintext" => rest.rfind(&close),
                _ => rest.find(&close),
            };
            let (text, rest) = rest.split_at(end.unwrap_or(rest.len()));
            self.text(text);
            return rest;
        }
        rest
    }
}

/// What follows the first `end`; nothing where there is none.
fn after<'a>(text: &'a str, end: &str) -> &'a str {
    text.split_once(end).map_or("", |(_, after)| after)
}

/// The text without the escapes that a browser prints.
fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, escape)) = rest.split_once('&') {
        plain.push_str(before);
        let known = [
            ("nbsp;", '\u{a0}'),
            ("lt;", '<'),
            ("gt;", '>'),
            ("quot;", '"'),
            ("amp;", '&'),
        ];
        let found = known
            .iter()
            .find_map(|(name, character)| Some((escape.strip_prefix(name)?, *character)));
        let (after, character) = found.unwrap_or((escape, '&'));
        plain.push(character);
        rest = after;
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::tests::{compare, lawful};

    #[track_caller]
    fn check(html: &str, expected: &str) {
        compare(&super::super::read_printed(html), expected);
    }

    #[test]
    fn a_printed_page_is_read() {
        check(
            "<html lang=\"zh\"><head><meta charset=\"utf-8\"><title>年度报告</title><style>td > p { x: \"<\" }</style>\
             <script>if (a < b) { document.write(\"<p>1</p>\"); }</script></head><body class=\"a &amp; b\">\
             <!-- <p>2</p> --><h1>甲局2023年年度报告</h1><p>收到&nbsp;3&nbsp;件，&lt;其中&gt;自然人&amp;法人<br>各 1 件。</p>\
             <table><tbody><tr><td rowspan=\"2\">规章</td><td>0</td><td><span>1</span><span>2</span></td></tr>\
             <tr><td colspan=\"2\"><img src=\"a.png\" alt=\"x\">3</td></tr></tbody></table></body></html>",
            "# 甲局2023年年度报告
            收到 3 件，<其中>自然人&法人
            各 1 件。
            Grid
            规章^2×1|0|12
            3^1×2",
        );
    }

    #[test]
    fn text_that_nothing_ends_goes_on_to_the_end() {
        check(
            "<html><body><plaintext>甲</p> & 乙\n</plaintext></body></html>",
            "甲</p> & 乙",
        );
        check(
            "<html><body><xmp><b>甲</b></xmp><p>乙</p></body></html>",
            "<b>甲</b>\n乙",
        );
    }

    #[test]
    fn what_no_browser_prints_is_survived() {
        for html in [
            "<",
            "</",
            "<a ",
            "<a b",
            "<a b=\"",
            "<a b=\"c\"",
            "</p></p>x",
            "<!--",
            "&",
            "&am",
            "<script>x",
        ] {
            lawful(&super::super::read_printed(html));
        }
        lawful(&super::super::read_printed(&"<div>".repeat(5000)));
    }

    #[test]
    fn what_stands_too_deep_is_counted_and_not_kept() {
        let mut parser = Parser::new();
        let many = limits::NESTING + 1000;
        parser.read(&format!("{}甲", "<div>".repeat(many)));
        assert_eq!((parser.open.len(), parser.deep), (limits::NESTING, 1000));
        parser.read(&"</div>".repeat(1001));
        assert_eq!((parser.open.len(), parser.deep), (limits::NESTING - 1, 0));
        let nested = format!("{}甲{}<p>乙", "<div>".repeat(many), "</div>".repeat(many));
        check(&nested, "甲\n乙");
        let cells = format!(
            "{}<table><tr><td>12</td><td>13</td></tr></table>",
            "<div>".repeat(many)
        );
        check(&cells, "12 13");
    }
}
