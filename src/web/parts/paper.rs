//! The report as a sheet of paper, its figures marked.

use std::cell::RefCell;

use gouji::language::Language;
use gouji::order::{self, Map, Set};
use gouji::read::span::Span;
use gouji::report::figure::FigureId;
use gouji::view::card::key;
use gouji::view::form_layout::FormContent;
use gouji::view::note::{self, Note};
use gouji::view::sheet::{DrawnCell, ParagraphRole, SheetPiece, SheetRun};
use yew::prelude::*;

use super::figure::{Choice, Figure, room, shown};
use super::form_table::form_table;
use crate::edge::dom;
use crate::state::ptr_eq::PtrEqRc;
use crate::state::report::OpenedReport;
use crate::state::{Action, InitialText, Selection};
use crate::text;

#[derive(Properties, PartialEq)]
pub(crate) struct PaperProps {
    pub(crate) opened: PtrEqRc<OpenedReport>,
    pub(crate) selection: Option<Selection>,
    pub(crate) editing: Option<(FigureId, InitialText)>,
    pub(crate) show_holding: bool,
    pub(crate) language: Language,
    pub(crate) on: Callback<Action>,
}

/// The sheet.
#[component]
pub(crate) fn Paper(props: &PaperProps) -> Html {
    let language = props.language;
    let groups = use_memo(props.opened.sheet.clone(), |_| groups(props));
    // the figure at which the keys were last in each table and stretch of text, until something else is chosen
    let visited = use_memo((props.opened.id, props.selection), |_| {
        RefCell::new(Map::new())
    });
    let drawing = PaperDrawing::new(props, &groups, &visited.borrow());
    let onfocusin = move |event: FocusEvent| {
        let element = event.target_dyn_into::<web_sys::Element>();
        let figure = element.and_then(|element| dom::figure_of(&element.id()));
        let group = |figure| groups.iter().position(|group| group.contains(&figure));
        if let Some((figure, group)) = figure.and_then(|figure| Some((figure, group(figure)?))) {
            visited.borrow_mut().insert(group, figure);
        }
    };
    // where the tab key stops matters when it is pressed: to draw that for each figure that gets the focus would draw
    // all after a change twice
    let draw_again = use_force_update();
    let onkeydown = move |event: KeyboardEvent| {
        if event.key() == "Tab" {
            draw_again.force_update();
        }
    };
    let mut places = Vec::new();
    let mut stretch = Vec::new();
    for (index, piece) in props.opened.sheet.iter().enumerate() {
        let drawn = match piece {
            SheetPiece::Paragraph { role, runs } => {
                stretch
                    .push(html! { <Keyed key={index}>{ drawing.paragraph(*role, runs) }</Keyed> });
                continue;
            }
            SheetPiece::Form { kind, rows } => {
                form_table(*kind, rows, language, &|id| drawing.cell(id))
            }
            SheetPiece::Grid { rows } => drawing.grid(rows),
            SheetPiece::Rest { paragraphs, cells } => html! {
                <p class="paper-rest" id={dom::REST}>
                    { text::not_drawn(*paragraphs, *cells).get(language) }
                </p>
            },
        };
        places.extend(whole(index, &mut stretch));
        places.push(html! { <Keyed key={2 * index + 1}>{ drawn }</Keyed> });
    }
    places.extend(whole(props.opened.sheet.len(), &mut stretch));
    let class = classes!(
        "paper",
        props.show_holding.then_some("shows-holding"),
        props.opened.source.is_blank_form().then_some("is-entry"),
    );
    html! {
        <article {class} lang="zh-CN" aria-label={text::SHEET.get(language)} {onfocusin} {onkeydown}>
            { for places }
        </article>
    }
}

#[derive(Properties, PartialEq)]
struct KeyedProps {
    children: Html,
}

/// A place for a piece that keeps its key whatever the piece is.
#[component]
fn Keyed(props: &KeyedProps) -> Html {
    props.children.clone()
}

/// What is written before the piece at a place, together: its figures are one stop of the tab key.
fn whole(before: usize, stretch: &mut Vec<Html>) -> Option<Html> {
    let drawn = std::mem::take(stretch);
    (!drawn.is_empty()).then(|| html! { <div key={2 * before} class="stretch">{ for drawn }</div> })
}

struct PaperDrawing<'a> {
    props: &'a PaperProps,
    /// The figures at which the tab key stops, one of each table and each stretch of text.
    stops: Set<FigureId>,
    /// The figures of what was chosen.
    taking_part: Set<FigureId>,
    /// Places of findings that are no figures.
    noted: Vec<Note>,
    chosen_places: Vec<Span>,
}

impl<'a> PaperDrawing<'a> {
    fn new(props: &'a PaperProps, groups: &[Vec<FigureId>], last: &Map<usize, FigureId>) -> Self {
        let checked = &props.opened.checked;
        let finished = !props.opened.source.is_blank_form();
        let open = checked.findings.iter().enumerate().filter(|(_, finding)| {
            finished && !props.opened.changes().dismissed.contains_key(&key(finding))
        });
        let noted = open.flat_map(|(index, finding)| {
            let at = finding.at.iter();
            at.map(move |&span| Note {
                span,
                level: finding.level,
                finding: index,
            })
        });
        let chosen = match props.selection {
            Some(Selection::Finding(index)) => checked.findings.get(index),
            _ => None,
        };
        let taking_part = match props.selection {
            Some(Selection::Finding(_)) => chosen
                .map(|f| f.figures.iter().copied().collect())
                .unwrap_or_default(),
            Some(Selection::Relation(index)) => checked
                .ledger
                .get(index)
                .and_then(|judged| judged.equation.readings.get(judged.reading))
                .map(|reading| reading.figures().collect())
                .unwrap_or_default(),
            Some(Selection::Figure(figure)) => order::set([figure]),
            None => Set::new(),
        };
        Self {
            props,
            stops: stops(groups, last, &taking_part),
            taking_part,
            noted: note::notes(noted),
            chosen_places: chosen.map(|finding| finding.at.clone()).unwrap_or_default(),
        }
    }

    fn paragraph(&self, role: ParagraphRole, runs: &[SheetRun]) -> Html {
        let runs = self.runs(runs);
        match role {
            ParagraphRole::Title => html! { <h2 class="paper-title">{ runs }</h2> },
            ParagraphRole::Heading => html! { <h3 class="paper-heading">{ runs }</h3> },
            ParagraphRole::Text => html! { <p class="paper-text">{ runs }</p> },
        }
    }

    fn grid(&self, rows: &[Vec<DrawnCell>]) -> Html {
        let name = text::OTHER_TABLE.get(self.props.language);
        let mut runs = rows.iter().flatten().flat_map(|cell| &cell.runs);
        // what has no figure is scrolled by keys all the same
        let stops = runs.all(|run| run.figure.is_none());
        html! {
            <div class="table-place" role="region" aria-label={name} tabindex={stops.then_some("0")}>
                <table class="form grid" role={(!stops).then_some("grid")} aria-label={(!stops).then_some(name)}>
                    <tbody>
                        for (index, row) in rows.iter().enumerate() {
                            <tr key={index}>
                                for cell in row.iter() {
                                    <td
                                        class={holds_figure(cell).then_some("number")}
                                        rowspan={(cell.row_span > 1).then(|| cell.row_span.to_string())}
                                        colspan={(cell.column_span > 1).then(|| cell.column_span.to_string())}
                                    >
                                        { self.runs(&cell.runs) }
                                    </td>
                                }
                            </tr>
                        }
                    </tbody>
                </table>
            </div>
        }
    }

    fn runs(&self, runs: &[SheetRun]) -> Html {
        let mut seen: Map<FigureId, usize> = Map::new();
        let runs = runs.iter().map(|run| match run.figure {
            Some(id) => {
                let piece = seen.entry(id).or_insert(0);
                *piece += 1;
                self.piece(id, run, *piece == 1)
            }
            None => self.words(run),
        });
        runs.collect()
    }

    /// A figure of the text; where a line break cuts it, what was typed is in its first piece.
    fn piece(&self, id: FigureId, run: &SheetRun, first: bool) -> Html {
        let data = self.props.opened.checked.report.figure(id);
        match data {
            Some(data) if data.former.is_some() && !first => Html::default(),
            Some(data) if data.former.is_some() => {
                let (shown, former) = shown(data);
                self.figure(id, shown, former, true)
            }
            _ => self.figure(id, AttrValue::from(run.text.clone()), None, first),
        }
    }

    /// The figure of a cell of the form.
    fn cell(&self, id: FigureId) -> Html {
        match self.props.opened.checked.report.figure(id) {
            Some(data) => {
                let (shown, former) = shown(data);
                let room = room(&shown);
                html! { <>{ self.figure(id, shown, former, true) }{ room }</> }
            }
            None => html! {
                <span class="absent" title={text::NO_FIGURE.get(self.props.language)}></span>
            },
        }
    }

    fn figure(
        &self,
        id: FigureId,
        shown: AttrValue,
        former: Option<AttrValue>,
        first: bool,
    ) -> Html {
        let props = self.props;
        let choice = if props.selection == Some(Selection::Figure(id)) {
            Choice::Chosen
        } else if self.taking_part.contains(&id) {
            Choice::TakesPart
        } else {
            Choice::None
        };
        // in a form being filled in every number was blank before
        let entry = props.opened.source.is_blank_form();
        let former = former.filter(|_| !entry);
        let unit = match (id, props.opened.checked.report.figure(id)) {
            // what is written as a word holds its unit
            (FigureId::Text(_), Some(data)) if shown.ends_with(|c: char| c.is_ascii_digit()) => {
                data.unit.clone().map(AttrValue::from)
            }
            _ => None,
        };
        let editing = props
            .editing
            .as_ref()
            .filter(|(figure, _)| *figure == id && first);
        html! {
            <Figure
                {id}
                {shown}
                {former}
                mark={props.opened.marks.get(&id).copied().unwrap_or_default()}
                {choice}
                editing={editing.map(|(_, begin)| begin.clone())}
                {entry}
                stops={first && self.stops.contains(&id)}
                {first}
                {unit}
                name={super::relations::name_of(&props.opened, id, props.language)}
                language={props.language}
                on={props.on.clone()}
            />
        }
    }

    fn words(&self, run: &SheetRun) -> Html {
        let pieces = note::cut(&self.noted, run.span);
        if let [(_, None)] = pieces[..] {
            return html! { { &run.text } };
        }
        let text = &self.props.opened.checked.document.text;
        let pieces = pieces.into_iter().map(|(span, note)| match note {
            None => html! { { span.of(text) } },
            Some(note) => self.noted(span, note),
        });
        pieces.collect()
    }

    /// Words that a finding is about.
    fn noted(&self, span: Span, at: Note) -> Html {
        let finding = at.finding;
        let mut chosen = self.chosen_places.iter();
        let chosen = chosen.any(|place| place.contains(span));
        let class = classes!("noted", at.level.id(), chosen.then_some("is-chosen"));
        let id = (at.span.start == span.start).then(|| dom::place_id(span.start));
        let onclick = self
            .props
            .on
            .reform(move |_| Action::Selected(Some(Selection::Finding(finding))));
        let text = &self.props.opened.checked.document.text;
        html! { <mark {class} {id} {onclick}>{ span.of(text) }</mark> }
    }
}

/// The figures of each table and of each stretch of text, as they are drawn.
fn groups(props: &PaperProps) -> Vec<Vec<FigureId>> {
    let report = &props.opened.checked.report;
    let mut groups = Vec::new();
    let mut stretch = Vec::new();
    for piece in props.opened.sheet.iter() {
        let figures: Vec<FigureId> = match piece {
            SheetPiece::Paragraph { runs, .. } => {
                stretch.extend(runs.iter().filter_map(|run| run.figure));
                continue;
            }
            SheetPiece::Form { rows, .. } => {
                let cells = rows.iter().flatten();
                let figures = cells.filter_map(|cell| match cell.content {
                    FormContent::Figure(id) => report.figure(id).map(|_| id),
                    _ => None,
                });
                figures.collect()
            }
            SheetPiece::Grid { rows } => {
                let runs = rows.iter().flatten().flat_map(|cell| &cell.runs);
                runs.filter_map(|run| run.figure).collect()
            }
            SheetPiece::Rest { .. } => Vec::new(),
        };
        groups.push(std::mem::take(&mut stretch));
        groups.push(figures);
    }
    groups.push(stretch);
    groups
}

/// Where the tab key stops: where the keys were, or else at what was chosen, or at the first figure.
fn stops(
    groups: &[Vec<FigureId>],
    last: &Map<usize, FigureId>,
    chosen: &Set<FigureId>,
) -> Set<FigureId> {
    let stops = groups.iter().enumerate().filter_map(|(index, group)| {
        let last = last.get(&index).copied();
        let of_choice = || group.iter().find(|figure| chosen.contains(figure)).copied();
        last.or_else(of_choice).or_else(|| group.first().copied())
    });
    stops.collect()
}

/// Whether the cell holds one number and nothing else.
fn holds_figure(cell: &DrawnCell) -> bool {
    matches!(&cell.runs[..], [run] if run.figure.is_some())
}
