//! An equation as the page sets it: a line of the ledger in, signs and numbers out, each number with the
//! figure that it leads to and the name that distinguishes it from the others.

use crate::check::Checked;
use crate::language::Words;
use crate::read::number::Number;
use crate::read::span::{Span, end_of, start_of};
use crate::report::Report;
use crate::report::figure::{Figure, FigureId};
use crate::verdict::explain::EquationPiece;
use crate::verdict::label;
use crate::verdict::scale::result;
use crate::verdict::{Judged, Verdict};

/// A piece of an equation as it is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// A sign: + − × ÷ = ≤ ≥ ( ).
    Sign(&'static str),
    /// The sign that does not hold.
    Wrong(&'static str),
    /// A number of the report.
    Figure {
        /// Where it is located.
        figure: FigureId,
        /// As printed; none where the cell is blank.
        text: Option<String>,
        /// Its name beside the other figures of the relation; empty where the text calls it nothing.
        name: Words,
        /// Whether its name is set beside it; in a long sum only totals are named.
        named: bool,
        /// Whether it is the single number of its side: a total.
        whole: bool,
        /// Whether it is that of last year's report.
        last_year: bool,
    },
    /// So many parts in a row that are zero or blank, put together.
    Zeros(usize),
    /// A number that the report does not print: what a side comes to, or what the words state.
    Value(String),
}

/// So many zeros in a row are put together.
const ZEROS: usize = 3;

/// With more figures than this every zero is folded away, and only totals are named.
const MANY: usize = 8;

/// What a relation is about: the row or column that its figures share, else the words in which the text
/// states it.
pub fn subject(checked: &Checked, judged: &Judged) -> Words {
    let report = &checked.report;
    let reading = judged.chosen();
    let figures: Vec<FigureId> = reading.map(|r| r.figures().collect()).unwrap_or_default();
    let in_text = figures.iter().find(|id| matches!(id, FigureId::Text(_)));
    if let Some(figure) = in_text.and_then(|&id| report.figure(id)) {
        let sentence = sentence(&checked.document.text, figure.span);
        return Words::new(sentence, sentence);
    }
    let Some(name) = figures.first().and_then(|&id| label::name(report, id)) else {
        return Words::default();
    };
    match Distinction::of(report, figures.iter().copied()) {
        Distinction::Column => Words::new(name.row.zh.replace(['「', '」'], ""), name.row.en),
        Distinction::Row => name.column,
        Distinction::Both => Words::default(),
    }
}

/// The longest piece of a sentence that is quoted, in bytes before and after the figure.
const QUOTED: usize = 90;

/// The piece of a sentence around a place.
fn sentence(text: &str, at: Span) -> &str {
    let ends = ['。', '；', '\n', ';'];
    let (start, end) = (at.start as usize, at.end as usize);
    let before = end_of(text.get(..start).unwrap_or_default(), QUOTED);
    let after = start_of(text.get(end..).unwrap_or_default(), QUOTED);
    let before = before.rsplit(ends).next().unwrap_or_default();
    let after = after.split(ends).next().unwrap_or_default();
    let quoted = text.get(start - before.len()..end + after.len());
    quoted.unwrap_or_default().trim()
}

/// Sets the reading that the verdict is about.
pub fn formula(checked: &Checked, judged: &Judged) -> Vec<Token> {
    let report = &checked.report;
    let written = checked.written(judged);
    let figures = written.pieces.iter().filter_map(|piece| match piece {
        EquationPiece::Figure { figure, .. } => Some(*figure),
        _ => None,
    });
    let setter = Setter {
        report,
        distinction: Distinction::of(report, figures.clone()),
        many: figures.count() > MANY,
    };
    let mut tokens = Vec::new();
    let mut sum = Vec::new();
    for piece in &written.pieces {
        match piece {
            EquationPiece::Sign("+") => {}
            EquationPiece::Sign(sign) => {
                setter.sum(&mut sum, &mut tokens);
                tokens.push(if is_wrong(sign) {
                    Token::Wrong(sign)
                } else {
                    Token::Sign(sign)
                });
            }
            EquationPiece::Number(_)
            | EquationPiece::Part { .. }
            | EquationPiece::Figure { .. } => sum.push(piece),
        }
    }
    setter.sum(&mut sum, &mut tokens);
    if let Verdict::Broken { left, right, .. } = judged.verdict {
        sums(&mut tokens, left, right);
    }
    tokens
}

struct Setter<'a> {
    report: &'a Report,
    distinction: Distinction,
    many: bool,
}

impl Setter<'_> {
    /// Sets terms that are added up, those that add nothing together at the end.
    fn sum(&self, terms: &mut Vec<&EquationPiece>, tokens: &mut Vec<Token>) {
        let several = terms.len() > 1;
        let zeros = terms.iter().filter(|term| self.is_nothing(term)).count();
        let fold = several && zeros >= if self.many { 1 } else { ZEROS };
        let mut first = true;
        for term in terms.drain(..) {
            if fold && self.is_nothing(term) {
                continue;
            }
            if !first {
                tokens.push(Token::Sign("+"));
            }
            first = false;
            tokens.push(self.term(term, !several));
        }
        if fold {
            if !first {
                tokens.push(Token::Sign("+"));
            }
            tokens.push(Token::Zeros(zeros));
        }
    }

    fn term(&self, term: &EquationPiece, alone: bool) -> Token {
        match term {
            EquationPiece::Figure {
                figure,
                last_year,
                text,
                blank,
            } => Token::Figure {
                figure: *figure,
                text: (!blank && text != "?").then(|| text.clone()),
                name: self.distinction.name(self.report, *figure),
                named: alone || !self.many,
                whole: false,
                last_year: *last_year,
            },
            EquationPiece::Part { .. } | EquationPiece::Number(_) | EquationPiece::Sign(_) => {
                Token::Value(term.text().to_owned())
            }
        }
    }

    /// Whether a figure adds nothing to the sum that it is part of.
    fn is_nothing(&self, term: &EquationPiece) -> bool {
        let EquationPiece::Figure { figure, blank, .. } = term else {
            return false;
        };
        let figure = self.report.figure(*figure);
        let edited = figure.is_some_and(|figure| figure.former.is_some());
        let value = figure.and_then(Figure::value);
        !edited && (*blank || value.is_some_and(Number::is_zero))
    }
}

fn is_wrong(sign: &str) -> bool {
    matches!(sign, "≠" | ">" | "<" | "≰" | "≱")
}

/// Adds what a side of several terms comes to beside the sign that does not hold, and marks the side of
/// one number as the whole.
fn sums(tokens: &mut Vec<Token>, left: Number, right: Number) {
    let is_sign = |token: &Token| matches!(token, Token::Wrong(_));
    let Some(at) = tokens.iter().position(is_sign) else {
        return;
    };
    let is_percentage = |token: &Token| match token {
        Token::Figure { text, .. } => text.as_ref().is_some_and(|text| text.ends_with('%')),
        _ => false,
    };
    let sign = if tokens.iter().any(is_percentage) {
        "%"
    } else {
        ""
    };
    if let [Token::Figure { whole, .. }] = tokens.get_mut(at + 1..).unwrap_or_default() {
        *whole = true;
    } else if is_sum(tokens.get(at + 1..).unwrap_or_default()) {
        tokens.insert(at + 1, Token::Value(result(right) + sign));
        tokens.insert(at + 2, Token::Sign("="));
    }
    if let [Token::Figure { whole, .. }] = tokens.get_mut(..at).unwrap_or_default() {
        *whole = true;
    } else if is_sum(tokens.get(..at).unwrap_or_default()) {
        tokens.insert(at, Token::Value(result(left) + sign));
        tokens.insert(at, Token::Sign("="));
    }
}

/// Whether these are terms added up, whose sum is not written yet.
fn is_sum(tokens: &[Token]) -> bool {
    let mut signs = tokens.iter().filter_map(|token| match token {
        Token::Sign(sign) => Some(*sign),
        _ => None,
    });
    tokens.len() > 1 && signs.all(|sign| matches!(sign, "+" | "−"))
}

/// Which half of their names distinguishes the figures of one relation.
enum Distinction {
    /// They are in one row: the column distinguishes.
    Column,
    /// They are in one column: the row distinguishes.
    Row,
    /// Both.
    Both,
}

impl Distinction {
    fn of(report: &Report, figures: impl Iterator<Item = FigureId>) -> Self {
        let mut names = figures.filter_map(|figure| label::name(report, figure));
        let Some(first) = names.next() else {
            return Self::Both;
        };
        let (mut row, mut column) = (true, true);
        for name in names {
            row &= name.row == first.row;
            column &= name.column == first.column;
        }
        match (row, column) {
            (true, _) => Self::Column,
            (false, true) => Self::Row,
            (false, false) => Self::Both,
        }
    }

    fn name(&self, report: &Report, id: FigureId) -> Words {
        let Some(name) = label::name(report, id) else {
            let words = report.names.get(&id);
            return words.map_or_else(Words::default, |words| Words::new(words, words));
        };
        match self {
            Self::Column => name.column,
            Self::Row => Words::new(name.row.zh.replace(['「', '」'], ""), name.row.en),
            Self::Both => label::figure(report, id),
        }
    }
}
