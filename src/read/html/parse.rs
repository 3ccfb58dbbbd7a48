//! The source of a page → its nodes, with the nesting and the number of nodes bounded while it is parsed.

use std::borrow::Cow;
use std::cell::Cell;

use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::TreeSink;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{TokenizerResult, local_name};

use super::nodes::{Beyond, Nodes};
use super::tree::{Handle, HtmlTree};
use crate::read::limits::{self, NODES};

/// The nodes of a page, and what of it is beyond the bounds.
pub(super) fn parse(html: &str) -> (Nodes, Beyond) {
    let options = TreeBuilderOpts {
        // as a browser parses a page that it does not show
        scripting_enabled: false,
        ..TreeBuilderOpts::default()
    };
    let builder = TreeBuilder::new(HtmlTree::new(), options);
    let tokenizer = Tokenizer::new(
        Bounded {
            builder,
            deep: Cell::new(false),
        },
        TokenizerOpts::default(),
    );
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(&with_few_attributes(html)));
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let deep = tokenizer.sink.deep.get();
    let tree = tokenizer.sink.builder.sink;
    let rest = tree.len() >= NODES;
    (tree.finish(), Beyond { rest, deep })
}

/// The most attributes of an element; the parser compares each with all before it.
const ATTRIBUTES: usize = 200;

/// The page with the attributes beyond [`ATTRIBUTES`] of any element left out.
fn with_few_attributes(html: &str) -> Cow<'_, str> {
    let bytes = html.as_bytes();
    let mut out = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = html.get(at..).and_then(|rest| rest.find('<')) {
        at += found + 1;
        if !bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let (length, cut) = tag(bytes.get(at..).unwrap_or_default());
        if let Some(cut) = cut {
            out.push_str(html.get(copied..at + cut).unwrap_or_default());
            copied = at + length;
        }
        at += length;
    }
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(html.get(copied..).unwrap_or_default());
    Cow::Owned(out)
}

/// The length of the tag up to its `>`, and where the first attribute too many begins.
fn tag(bytes: &[u8]) -> (usize, Option<usize>) {
    let (mut attributes, mut cut) = (0, None);
    let (mut quote, mut gap, mut before) = (None, false, b' ');
    for (at, &byte) in bytes.iter().enumerate() {
        match (quote, byte) {
            (Some(mark), _) => {
                if byte == mark {
                    (quote, gap, before) = (None, true, mark);
                }
                continue;
            }
            (None, b'>') => return (at, cut),
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (None, b' ' | b'\t' | b'\n' | b'\r' | 0x0c | b'/') => {
                gap = true;
                continue;
            }
            (None, _) => {
                if gap && before != b'=' && byte != b'=' {
                    attributes += 1;
                    if attributes > ATTRIBUTES && cut.is_none() {
                        cut = Some(at);
                    }
                }
                gap = false;
            }
        }
        before = byte;
    }
    (bytes.len(), cut)
}

/// Between the tokenizer and the tree builder: elements beyond the bounds are not opened, their text
/// goes to the element they would be in. The time that the builder takes for a token grows with the
/// nesting.
struct Bounded {
    builder: TreeBuilder<Handle, HtmlTree>,
    /// Whether any element was nested too deep.
    deep: Cell<bool>,
}

impl TokenSink for Bounded {
    type Handle = Handle;

    fn process_token(&self, token: Token, line_number: u64) -> TokenSinkResult<Handle> {
        if self.builder.sink.len() >= NODES && token != Token::EOFToken {
            return TokenSinkResult::Continue;
        }
        match &token {
            Token::TagToken(tag)
                if self.builder.sink.depth() >= limits::NESTING && deepens(tag) =>
            {
                self.deep.set(true);
                // what was in cells of their own is not to run together
                let space = Token::CharacterTokens(StrTendril::from_slice(" "));
                self.builder.process_token(space, line_number)
            }
            Token::CommentToken(_) | Token::ParseError(_) => TokenSinkResult::Continue,
            _ => self.builder.process_token(token, line_number),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Whether the tag opens an element that others can be in. Script and its like hold only text, which
/// must not come out as text of the page.
fn deepens(tag: &Tag) -> bool {
    tag.kind == TagKind::StartTag
        && !matches!(
            tag.name,
            local_name!("script")
                | local_name!("style")
                | local_name!("textarea")
                | local_name!("title")
                | local_name!("br")
        )
}
