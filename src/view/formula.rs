//! An equation as the page sets it: a line of the ledger in, signs and numbers out, each number with the
//! figure that it leads to and the name that tells it from the others.

use crate::check::Checked;
use crate::language::Words;
use crate::read::number::Number;
use crate::report::Report;
use crate::report::figure::{Figure, FigureId};
use crate::verdict::explain::{self, Piece, Written};
use crate::verdict::label;
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
        /// Where it stands.
        figure: FigureId,
        /// As printed; none where the cell is blank.
        text: Option<String>,
        /// Its name beside the other figures of the relation; empty for a number of the text.
        name: Words,
        /// Whether it is the single number of its side: a total.
        whole: bool,
        /// Whether it is that of last year's report.
        last_year: bool,
    },
    /// So many parts in a row that are zero or blank, told together.
    Zeros(usize),
    /// A number that the report does not print: what a side comes to, or what the words state.
    Value(String),
}

/// So many zeros in a row are told together.
const ZEROS: usize = 3;

/// Sets the reading that the verdict speaks of.
pub fn formula(checked: &Checked, judged: &Judged) -> Vec<Token> {
    let report = &checked.report;
    let written = explain::write(report, None, judged);
    let telling = Telling::of(report, &written);
    let mut tokens = Vec::new();
    let mut rest = &written.pieces[..];
    while let Some((piece, after)) = rest.split_first() {
        let zeros = zeros(report, rest);
        if zeros.count >= ZEROS {
            tokens.push(Token::Zeros(zeros.count));
            rest = rest.get(zeros.pieces..).unwrap_or_default();
            continue;
        }
        rest = after;
        tokens.push(match piece {
            Piece::Sign(sign) if is_wrong(sign) => Token::Wrong(sign),
            Piece::Sign(sign) => Token::Sign(sign),
            Piece::Number(number) => Token::Value(number.clone()),
            Piece::Figure {
                figure,
                last_year,
                text,
                blank,
            } => Token::Figure {
                figure: *figure,
                text: (!blank && text != "?").then(|| text.clone()),
                name: telling.name(report, *figure),
                whole: false,
                last_year: *last_year,
            },
        });
    }
    if let Verdict::Broken { left, right, .. } = judged.verdict {
        sums(&mut tokens, left, right);
    }
    tokens
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
    if let [Token::Figure { whole, .. }] = tokens.get_mut(at + 1..).unwrap_or_default() {
        *whole = true;
    } else if is_sum(tokens.get(at + 1..).unwrap_or_default()) {
        tokens.insert(at + 1, Token::Value(explain::result(right)));
        tokens.insert(at + 2, Token::Sign("="));
    }
    if let [Token::Figure { whole, .. }] = tokens.get_mut(..at).unwrap_or_default() {
        *whole = true;
    } else if is_sum(tokens.get(..at).unwrap_or_default()) {
        tokens.insert(at, Token::Value(explain::result(left)));
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

struct Zeros {
    /// How many figures.
    count: usize,
    /// How many pieces, with the signs between.
    pieces: usize,
}

/// The figures at the beginning of `pieces` that add nothing to the sum that they stand in.
fn zeros(report: &Report, pieces: &[Piece]) -> Zeros {
    let mut zeros = Zeros {
        count: 0,
        pieces: 0,
    };
    let nothing = |piece: &Piece| match piece {
        Piece::Figure { figure, blank, .. } => {
            let figure = report.figure(*figure);
            let edited = figure.is_some_and(|figure| figure.former.is_some());
            let zero = figure.and_then(Figure::value).is_some_and(|n| n.is_zero());
            !edited && (*blank || zero)
        }
        _ => false,
    };
    let mut rest = pieces;
    while let Some((piece, after)) = rest.split_first() {
        if !nothing(piece) {
            break;
        }
        zeros.count += 1;
        zeros.pieces = pieces.len() - after.len();
        match after {
            [Piece::Sign("+"), more @ ..] => rest = more,
            _ => break,
        }
    }
    zeros
}

/// Which half of their names tells the figures of one relation apart.
enum Telling {
    /// They stand in one row: the column tells.
    Column,
    /// They stand in one column: the row tells.
    Row,
    /// Both.
    Both,
}

impl Telling {
    fn of(report: &Report, written: &Written) -> Self {
        let mut names = written.pieces.iter().filter_map(|piece| match piece {
            Piece::Figure { figure, .. } => label::name(report, *figure),
            _ => None,
        });
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
            return Words::default();
        };
        match self {
            Self::Column => name.column,
            Self::Row => Words::new(name.row.zh.replace(['「', '」'], ""), name.row.en),
            Self::Both => label::figure(report, id),
        }
    }
}
