//! The charts of tables three and four.

use super::{COUNT, Chart, ChartKind, ChartRow, ChartSide, Element};
use crate::form::{application, dispute};
use crate::language::{Label, Words};
use crate::order::Set;
use crate::read::number::Number;
use crate::report::Report;
use crate::report::figure::FigureId;

/// The figures of a report, and which of them are under suspicion.
pub(super) struct ChartFigures<'a> {
    report: &'a Report,
    suspects: &'a Set<FigureId>,
}

impl<'a> ChartFigures<'a> {
    pub(super) fn new(report: &'a Report, suspects: &'a Set<FigureId>) -> Self {
        Self { report, suspects }
    }

    /// 新收 and 上年结转 on one side, the groups of outcomes and 结转下年度 on the other.
    pub(super) fn flow(&self) -> Chart {
        use application::{Group, Row as FormRow};
        let into = [(FormRow::New, NEW), (FormRow::CarriedIn, CARRIED_IN)];
        let mut rows: Vec<ChartRow> = into
            .into_iter()
            .map(|(row, label)| ChartRow {
                side: ChartSide::In,
                ..ChartRow::new(label, vec![self.row(row)])
            })
            .collect();
        let outcomes = Group::OUTCOMES.into_iter();
        rows.extend(
            outcomes.map(|group| ChartRow::new(group_name(group), vec![self.group(group)])),
        );
        rows.push(ChartRow::new(
            CARRIED_OUT,
            vec![self.row(FormRow::CarriedOut)],
        ));
        Chart::new(
            ChartKind::Flow,
            Words::new(
                "申请来源与办理去向",
                "Where applications came from and what became of them",
            ),
            vec![COUNT.into()],
            rows,
        )
    }

    /// The groups of outcomes.
    pub(super) fn outcomes(&self) -> Chart {
        let groups = application::Group::OUTCOMES.into_iter();
        Chart::new(
            ChartKind::Outcomes,
            Words::new("办理结果", "Outcomes"),
            vec![COUNT.into()],
            groups
                .map(|group| ChartRow::new(group_name(group), vec![self.group(group)]))
                .collect(),
        )
    }

    /// Who applied this year.
    pub(super) fn applicants(&self) -> Chart {
        use application::{Column, Row as FormRow};
        let columns = Column::PARTS.into_iter();
        let id = |column| FigureId::Application(FormRow::New, column);
        Chart::new(
            ChartKind::Applicants,
            Words::new("本年新收申请的申请人", "Applicants of this year"),
            vec![COUNT.into()],
            columns
                .map(|column| ChartRow::new(column.label(), vec![self.element(vec![id(column)])]))
                .collect(),
        )
    }

    /// The rows of 不予公开, 无法提供 and 不予处理.
    pub(super) fn reasons(&self) -> Chart {
        use application::{Group, Row as FormRow};
        let groups = [Group::Denied, Group::Unavailable, Group::Unprocessed];
        let rows = FormRow::ALL
            .into_iter()
            .filter(|row| groups.contains(&row.group()));
        Chart::new(
            ChartKind::Reasons,
            Words::new("未予公开的原因", "Reasons for not disclosing"),
            vec![COUNT.into()],
            rows.map(|row| ChartRow {
                group: Some(group_name(row.group())),
                ..ChartRow::new(without_number(row.label()), vec![self.row(row)])
            })
            .collect(),
        )
    }

    /// Reviews and both kinds of lawsuits by their results.
    pub(super) fn disputes(&self) -> Chart {
        use dispute::{Column, Group};
        let row = |group: Group| {
            let id = |column| FigureId::Dispute(group, column);
            let elements = Column::PARTS.map(|column| self.element(vec![id(column)]));
            ChartRow::new(dispute_name(group), elements.to_vec())
        };
        Chart::new(
            ChartKind::Disputes,
            Words::new("行政复议、行政诉讼", "Reviews and lawsuits"),
            Column::PARTS.map(|column| column.label().into()).to_vec(),
            Group::ALL.map(row).to_vec(),
        )
    }

    /// The sum of the figures that hold a number.
    pub(super) fn element(&self, figures: Vec<FigureId>) -> Element {
        let values = figures
            .iter()
            .filter_map(|&id| self.report.figure(id)?.value());
        Element {
            value: values.fold(None, |sum, value| {
                sum.unwrap_or(Number::ZERO).checked_add(value)
            }),
            suspect: figures.iter().any(|id| self.suspects.contains(id)),
            figures,
        }
    }

    fn row(&self, row: application::Row) -> Element {
        self.element(self.figures_of(row))
    }

    fn group(&self, group: application::Group) -> Element {
        let rows = application::Row::ALL
            .into_iter()
            .filter(|row| row.group() == group);
        self.element(rows.flat_map(|row| self.figures_of(row)).collect())
    }

    /// The total of a row, or its parts where no total is given.
    fn figures_of(&self, row: application::Row) -> Vec<FigureId> {
        use application::Column;
        let given = |id: &FigureId| self.report.figure(*id).is_some_and(|f| f.value().is_some());
        let total = FigureId::Application(row, Column::Sum);
        if given(&total) {
            return vec![total];
        }
        let parts = Column::PARTS.map(|column| FigureId::Application(row, column));
        parts.into_iter().filter(given).collect()
    }
}

/// The name of a group without its number: 予以公开.
pub(super) fn group_name(group: application::Group) -> Words {
    without_number(group.label())
}

/// A label without the number before it: `(三)`, `8.`, `(3) `.
fn without_number(label: Label) -> Words {
    let bare = |text: &'static str| {
        let rest = text.strip_prefix('(').and_then(|text| text.split_once(')'));
        let rest = rest.or_else(|| {
            let number = |before: &str| before.bytes().all(|byte| byte.is_ascii_digit());
            text.split_once('.').filter(|(before, _)| number(before))
        });
        rest.map_or(text, |(_, name)| name.trim_start())
    };
    Words::new(bare(label.zh), bare(label.en))
}

pub(super) fn dispute_name(group: dispute::Group) -> Words {
    match group {
        dispute::Group::Review => group.label().into(),
        dispute::Group::SuitDirect => Words::new("直接起诉", "Lawsuit, direct"),
        dispute::Group::SuitAfterReview => Words::new("复议后起诉", "Lawsuit after review"),
    }
}

pub(super) const NEW: Label = Label {
    zh: "本年新收",
    en: "Received this year",
};

pub(super) const CARRIED_IN: Label = Label {
    zh: "上年结转",
    en: "Carried in",
};

pub(super) const CARRIED_OUT: Label = Label {
    zh: "结转下年度",
    en: "Carried over",
};
