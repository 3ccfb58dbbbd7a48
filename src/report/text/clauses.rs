//! Tokens → items: each quantity with the words before and behind it, the mark that leads to it, the
//! word that opens a list before it, and the bracket it stands in.

use std::rc::Rc;

use super::fold::Folded;
use super::senses::Senses;
use super::tokens::{Kind, Mark, Quantity, Token};
use crate::read::span::end_of;

/// A quantity and what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// The quantity.
    pub(super) quantity: Quantity,
    /// Its first character.
    pub(super) start: usize,
    /// Everything between the number before it (in the same bracket) and it, with marks.
    pub(super) lead: String,
    /// The words right before it: since the last mark, or since the word that opens a list.
    pub(super) label: String,
    /// The words right behind it, up to the next mark or number.
    pub(super) tail: String,
    /// The strongest mark in the lead.
    pub(super) mark: Option<Mark>,
    /// The word that opens a list, if one stands in the lead.
    pub(super) opener: Option<Opener>,
    /// How many clauses without a number stand in the lead.
    pub(super) asides: usize,
    /// Which run it stands in: 0 outside brackets, each bracket has its own.
    pub(super) run: usize,
    /// The item before the bracket that it stands in.
    pub(super) host: Option<usize>,
    /// The words before the bracket that it stands in, the last [`OUTSIDE`] bytes of them.
    pub(super) outside: Rc<str>,
    /// Which sentence it stands in.
    pub(super) sentence: usize,
    /// What its words say of it.
    pub(super) senses: Senses,
}

/// What stands further before a bracket does not bear on it.
const OUTSIDE: usize = 240;

/// A word that opens a list of parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opener {
    /// 其中
    Among,
    /// (含
    Holding,
    /// 包括, 分别为, 具体为, a colon
    Complete,
    /// 主要包括
    Examples,
    /// 一是
    Enumerated,
}

const OPENERS: &[(&str, Opener)] = &[
    ("主要包括", Opener::Examples),
    ("主要涉及", Opener::Examples),
    ("主要集中", Opener::Examples),
    ("主要有", Opener::Examples),
    ("主要是", Opener::Examples),
    ("主要为", Opener::Examples),
    ("主要", Opener::Examples),
    ("例如", Opener::Examples),
    ("包括", Opener::Complete),
    ("包含", Opener::Complete),
    ("具体为", Opener::Complete),
    ("具体是", Opener::Complete),
    ("具体如下", Opener::Complete),
    ("分别为", Opener::Complete),
    ("分别是", Opener::Complete),
    ("分为", Opener::Complete),
    ("其中", Opener::Among),
    ("信息中", Opener::Among),
    ("申请中", Opener::Among),
    ("一是", Opener::Enumerated),
];

/// The items of a paragraph, in their order.
pub(super) fn items(text: &Folded, tokens: &[Token]) -> Vec<Item> {
    let mut walk = Walk::default();
    let mut at = 0;
    for token in tokens {
        walk.say(&text.words(at, token.start));
        walk.take(text, token);
        at = token.end;
    }
    walk.say(&text.words(at, text.chars.len()));
    walk.end_all();
    for item in &mut walk.items {
        item.hear();
    }
    walk.items
}

/// One bracket, or what stands outside all.
#[derive(Clone, Debug, Default)]
struct Frame {
    run: usize,
    gap: Gap,
    last: Option<usize>,
    host: Option<usize>,
    outside: Rc<str>,
}

/// The words since the last number. Brackets without numbers leave them open, so that where the last
/// clause begins is kept and not searched for again.
#[derive(Clone, Debug, Default)]
struct Gap {
    words: String,
    clause: usize,
    has_mark: bool,
}

impl Gap {
    fn push(&mut self, words: &str) {
        let last = words.char_indices().rev().find(|&(_, c)| is_mark(c));
        if let Some((at, mark)) = last {
            self.clause = self.words.len() + at + mark.len_utf8();
            self.has_mark = true;
        }
        self.words.push_str(words);
    }

    fn last_clause(&self) -> &str {
        self.words.get(self.clause..).unwrap_or("")
    }
}

/// Deeper brackets than this are read as one.
const DEPTH: usize = 8;

#[derive(Default)]
struct Walk {
    items: Vec<Item>,
    frame: Frame,
    outer: Vec<Frame>,
    runs: usize,
    sentence: usize,
}

impl Walk {
    fn say(&mut self, words: &str) {
        self.frame.gap.push(words);
    }

    fn take(&mut self, text: &Folded, token: &Token) {
        match &token.kind {
            Kind::Outside => self.say(&text.words(token.start, token.end)),
            Kind::Mark(mark) => {
                if *mark == Mark::Stop {
                    // A sentence ends all brackets: one that is never closed must not swallow the rest.
                    while !self.outer.is_empty() {
                        self.close();
                    }
                    self.sentence += 1;
                }
                self.frame.gap.push(sign(*mark));
            }
            Kind::Open => self.open(),
            Kind::Close => self.close(),
            Kind::Quantity(quantity) => self.quantity(token.start, quantity.clone()),
        }
    }

    fn open(&mut self) {
        if self.outer.len() >= DEPTH {
            return;
        }
        self.runs += 1;
        let frame = Frame {
            run: self.runs,
            host: self.frame.last.filter(|_| !self.frame.gap.has_mark),
            outside: end_of(self.frame.gap.last_clause(), OUTSIDE).into(),
            ..Frame::default()
        };
        self.outer.push(std::mem::replace(&mut self.frame, frame));
    }

    fn close(&mut self) {
        if let Some(outer) = self.outer.pop() {
            self.end();
            self.frame = outer;
        }
    }

    /// Gives the last item of the frame the words behind it.
    fn end(&mut self) {
        if let Some(last) = self.frame.last.and_then(|last| self.items.get_mut(last)) {
            first_clause(&self.frame.gap.words).clone_into(&mut last.tail);
        }
    }

    fn end_all(&mut self) {
        while !self.outer.is_empty() {
            self.close();
        }
        self.end();
    }

    fn quantity(&mut self, start: usize, quantity: Quantity) {
        self.end();
        let lead = std::mem::take(&mut self.frame.gap).words;
        let (opener, words) = opener(&lead, self.frame.last.is_some());
        let label = last_clause(words).to_owned();
        let mark = lead.chars().filter_map(mark_of).max();
        let item = Item {
            quantity,
            start,
            label,
            tail: String::new(),
            mark,
            opener,
            asides: asides(&lead),
            run: self.frame.run,
            host: self.frame.host,
            outside: Rc::clone(&self.frame.outside),
            sentence: self.sentence,
            senses: Senses::default(),
            lead,
        };
        self.frame.last = Some(self.items.len());
        self.items.push(item);
    }
}

fn sign(mark: Mark) -> &'static str {
    match mark {
        Mark::Pause => "、",
        Mark::Comma => "，",
        Mark::Colon => ":",
        Mark::Semicolon => ";",
        Mark::Stop => "。",
    }
}

fn mark_of(character: char) -> Option<Mark> {
    Some(match character {
        '、' => Mark::Pause,
        '，' | ',' => Mark::Comma,
        ':' => Mark::Colon,
        ';' => Mark::Semicolon,
        '。' => Mark::Stop,
        _ => return None,
    })
}

fn is_mark(character: char) -> bool {
    mark_of(character).is_some()
}

fn first_clause(words: &str) -> &str {
    words.split(is_mark).next().unwrap_or("")
}

fn last_clause(words: &str) -> &str {
    words.rsplit(is_mark).next().unwrap_or("")
}

/// The clauses between the first and the last that say something of their own.
fn asides(lead: &str) -> usize {
    let clauses: Vec<&str> = lead.split(is_mark).collect();
    let inner = clauses.get(1..clauses.len().saturating_sub(1));
    inner
        .unwrap_or_default()
        .iter()
        .filter(|clause| !clause.is_empty() && !OPENERS.iter().any(|(word, _)| clause == &word))
        .count()
}

/// The last word of a lead that opens a list, and what follows it. It must stand in the sentence of
/// the number, and no clause of its own between them.
fn opener(lead: &str, has_whole: bool) -> (Option<Opener>, &str) {
    let sentence = lead.rsplit('。').next().unwrap_or(lead);
    let found = OPENERS
        .iter()
        .filter_map(|&(word, opener)| {
            let at = sentence.rfind(word)?;
            Some((at + word.len(), word.len(), opener))
        })
        .max_by_key(|&(end, length, _)| (end, length));
    if let Some((end, _, opener)) = found {
        let rest = sentence.get(end..).unwrap_or("");
        let clauses = rest.split(|character| is_mark(character) && character != '、');
        if clauses.filter(|clause| !clause.is_empty()).count() <= 1 {
            return (Some(opener), rest);
        }
        return (None, lead);
    }
    let clause = last_clause(lead);
    if let Some(rest) = clause
        .strip_prefix('含')
        .or_else(|| clause.strip_prefix("分别"))
    {
        let opener = if has_whole {
            Opener::Among
        } else {
            Opener::Holding
        };
        return (Some(opener), rest);
    }
    if has_whole && lead.starts_with(':') {
        return (Some(Opener::Complete), lead);
    }
    (None, lead)
}

#[cfg(test)]
mod tests {
    use super::super::fold::Folded;
    use super::super::tokens::tokens;
    use super::{Opener, items};

    #[track_caller]
    fn check(text: &str, want: &[(&str, &str, Option<Opener>, usize)]) {
        let folded = Folded::new(text);
        let items = items(&folded, &tokens(&folded));
        let got: Vec<_> = items
            .iter()
            .map(|item| {
                (
                    item.label.as_str(),
                    item.tail.as_str(),
                    item.opener,
                    item.run,
                )
            })
            .collect();
        assert_eq!(got, want, "{text}");
    }

    #[test]
    fn labels_openers_and_brackets() {
        check(
            "共收到申请22起，比2022年（31起）下降29%。其中：公开1起，8件已公开；",
            &[
                ("共收到申请", "", None, 0),
                ("", "", None, 1),
                ("比2022年下降", "", None, 0),
                ("公开", "", Some(Opener::Among), 0),
                ("", "已公开", None, 0),
            ],
        );
        check(
            "信息434条，超额完成。信息包括概况1条；图片（含新增2条）3条",
            &[
                ("信息", "", None, 0),
                ("概况", "", Some(Opener::Complete), 0),
                ("新增", "", Some(Opener::Holding), 1),
                ("图片", "", None, 0),
            ],
        );
    }
}
