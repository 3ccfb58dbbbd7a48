//! How large numbers of the running text are printed: as the text does, in 万 or 亿, where all of a
//! relation are.

use super::explain;
use crate::read::number::Number;
use crate::report::Report;
use crate::report::figure::FigureId;
use crate::rules::equation::Reading;

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
            Self::Ones => explain::number(value),
            scaled => scaled.result(value),
        }
    }

    /// A number that was worked out.
    pub(super) fn result(self, value: Number) -> String {
        let (sign, factor) = match self {
            Self::Ones => return explain::result(value),
            Self::TenThousands => ("万", Number::from(10_000)),
            Self::HundredMillions => ("亿", Number::from(100_000_000)),
        };
        format!("{}{sign}", explain::result(value / factor))
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
