//! The places of a finding: where on the sheet its figures are located, named as a person would look for them.

use super::sheet::{ParagraphRole, SheetPiece, SheetRun};
use crate::check::Checked;
use crate::language::Words;
use crate::order::Map;
use crate::report::figure::FigureId;
use crate::verdict::{Finding, label};

/// One of the places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetPlace {
    /// The figure that is there; of several, the one that the finding is most about.
    pub figure: FigureId,
    /// Its table or the heading that it is under, and the figure.
    pub words: Words,
}

/// So many places help to find one's way; more do not.
const NAMED: usize = 4;

/// A heading is cited up to so many characters.
const CITED: usize = 16;

/// The places of a finding whose figures are far apart, in its order; none where all are
/// seen together: in one table, in one paragraph or the next one.
pub fn sheet_places(checked: &Checked, sheet: &[SheetPiece], finding: &Finding) -> Vec<SheetPlace> {
    let mut wanted: Map<FigureId, Option<usize>> = Map::new();
    wanted.extend(finding.figures.iter().map(|&figure| (figure, None)));
    let mut headings = Vec::new();
    let mut heading = None;
    for (index, piece) in sheet.iter().enumerate() {
        if let SheetPiece::Paragraph {
            role: ParagraphRole::Heading,
            runs,
        } = piece
        {
            heading = Some(cited(runs));
        }
        headings.push(heading.clone());
        piece.for_each_figure(&mut |figure| {
            if let Some(piece @ None) = wanted.get_mut(&figure) {
                *piece = Some(index);
            }
        });
    }
    let mut seen: Vec<usize> = Vec::new();
    let mut places = Vec::new();
    for &figure in &finding.figures {
        let Some(index) = wanted.get(&figure).copied().flatten() else {
            continue;
        };
        if seen.iter().any(|&other| together(sheet, index, other)) {
            continue;
        }
        seen.push(index);
        let heading = headings.get(index).and_then(Option::as_deref);
        if let Some(piece) = sheet.get(index) {
            let words = words(checked, piece, heading, figure);
            places.push(SheetPlace { figure, words });
        }
        if places.len() == NAMED {
            break;
        }
    }
    if places.len() < 2 {
        places.clear();
    }
    places
}

/// Whether two pieces of the sheet are seen together.
fn together(sheet: &[SheetPiece], one: usize, other: usize) -> bool {
    let is_text = |index: usize| matches!(sheet.get(index), Some(SheetPiece::Paragraph { .. }));
    one == other || one.abs_diff(other) == 1 && is_text(one) && is_text(other)
}

fn words(checked: &Checked, piece: &SheetPiece, heading: Option<&str>, figure: FigureId) -> Words {
    let name = label::figure(&checked.report, figure);
    let mut words = match (piece, heading) {
        (SheetPiece::Form { kind, .. }, _) => {
            let name = kind.name();
            Words::new(name.zh, name.en)
        }
        (_, Some(heading)) => Words::new(format!("「{heading}」"), format!("under “{heading}”")),
        (_, None) => Words::new("开头", "at the beginning"),
    };
    words.push(&name.zh, &format!(": {}", name.en));
    words
}

/// The words of a heading.
fn cited(runs: &[SheetRun]) -> String {
    let characters = runs.iter().flat_map(|run| run.text.trim().chars());
    let mut cited: String = characters.clone().take(CITED).collect();
    if characters.count() > CITED {
        cited.push('…');
    }
    cited
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::check::{Config, check};
    use crate::view::sheet::sheet;

    /// The places of the first finding of a rule, in words.
    #[track_caller]
    fn check_places(text: &str, code: &str, expected: &[&str]) {
        let checked = check(Arc::new(crate::read::text(text)), &Config::default());
        let sheet = sheet(&checked.document, &checked.report);
        let finding = checked.findings.iter().find(|f| f.rule.code == code);
        let places = sheet_places(&checked, &sheet, finding.expect("a finding"));
        let words: Vec<&str> = places.iter().map(|place| place.words.zh.as_str()).collect();
        assert_eq!(words, expected);
    }

    #[test]
    fn what_stands_apart_is_told() {
        let far = "某局2023年政府信息公开工作年度报告\n\n一、总体情况\n\n全年收到政府信息公开申请52件。\n\n五、存在的主要问题及改进情况\n\n有待提高。\n\n六、其他需要报告的事项\n\n全年收到政府信息公开申请53件。";
        check_places(
            far,
            "text-repeat",
            &[
                "「六、其他需要报告的事项」「收到政府信息公开申请」53 件",
                "「一、总体情况」「收到政府信息公开申请」52 件",
            ],
        );
    }

    #[test]
    fn what_is_seen_together_is_not() {
        let near = "一、总体情况\n\n收到申请3件，其中自然人2件、企业2件。";
        check_places(near, "text-sum", &[]);
        let sample = crate::view::sample::TEXT;
        check_places(sample, "t3-row-sum", &[]);
    }
}
