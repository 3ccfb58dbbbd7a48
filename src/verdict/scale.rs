//! How numbers are written in words and equations: large ones of the running text as the text does, in 万 or
//! 亿, where all of a relation are.

use crate::read::number::Number;
use crate::report::Report;
use crate::report::figure::FigureId;
use crate::rules::reading::Reading;

/// A number as it is printed in words and equations, with a true minus sign.
pub fn number(number: Number) -> String {
    if number.is_sign_negative() && !number.is_zero() {
        format!("−{}", number.abs())
    } else {
        number.abs().to_string()
    }
}

/// A number that was worked out: without zeros at its end.
pub fn result(value: Number) -> String {
    number(value.normalize())
}

/// What the numbers of a relation are counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Scale {
    /// Ones.
    #[default]
    Ones,
    /// 万
    TenThousands,
    /// 亿
    HundredMillions,
}

impl Scale {
    /// That of a reading: of its numbers in the text, but for percentages, if it is one.
    pub(super) fn of(report: &Report, reading: &Reading) -> Self {
        let terms = reading.left.iter().chain(&reading.right);
        let mut scales = terms
            .filter_map(|term| term.figure())
            .map(|id| printed(report, id));
        let first = scales.next().unwrap_or_default();
        if scales.all(|scale| scale == first) {
            first
        } else {
            Self::Ones
        }
    }

    /// A number with its digits as printed.
    pub(super) fn number(self, value: Number) -> String {
        match self {
            Self::Ones => number(value),
            scaled => scaled.result(value),
        }
    }

    /// A number that was worked out.
    pub(super) fn result(self, value: Number) -> String {
        let (sign, factor) = match self {
            Self::Ones => return result(value),
            Self::TenThousands => ("万", Number::from(10_000)),
            Self::HundredMillions => ("亿", Number::from(100_000_000)),
        };
        format!("{}{sign}", result(value / factor))
    }
}

/// What a number of the text is printed in.
fn printed(report: &Report, id: FigureId) -> Scale {
    let raw = report
        .figure(id)
        .map_or("", |figure| figure.raw.trim_end_matches(['余', '多']));
    match (id, raw.chars().last()) {
        (FigureId::Text(_), Some('万' | '萬')) => Scale::TenThousands,
        (FigureId::Text(_), Some('亿' | '億')) => Scale::HundredMillions,
        _ => Scale::Ones,
    }
}
