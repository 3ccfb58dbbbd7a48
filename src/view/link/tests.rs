//! What comes back from a link, and what is refused.

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;

use super::*;
use crate::form::{Edition, TableKind};
use crate::language::Words;
use crate::read::document::{Block, Cell, Layout, Paragraph, Table, Unread};
use crate::read::span::Span;
use crate::report::figure::FigureId;
use crate::view::form_figures::Shape;

fn text() -> impl Strategy<Value = String> {
    "[ -~\n\t|政府信息公开申请件，。（）0-9𠀀é繁體]{0,60}"
}

/// A place in `text`, made of two arbitrary numbers.
fn place(text: &str, a: usize, b: usize) -> Span {
    let edges: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let (a, b) = (edges[a % edges.len()], edges[b % edges.len()]);
    Span::new(a.min(b), a.max(b))
}

type PlacePairs = Vec<(usize, usize)>;

fn block(text: String) -> impl Strategy<Value = Block> {
    let paragraph = (any::<bool>(), any::<PlacePairs>());
    let cell = (
        0..9_u32,
        0..9_u32,
        1..4_u32,
        1..4_u32,
        any::<(usize, usize)>(),
    );
    let layout = prop_oneof![Just(Layout::Grid), Just(Layout::Rows), Just(Layout::Cells)];
    let table = (layout, vec(cell, 0..20));
    let other = text.clone();
    prop_oneof![
        paragraph.prop_map(move |(heading, lines)| {
            let lines = lines.into_iter().map(|(a, b)| place(&text, a, b)).collect();
            Block::Paragraph(Paragraph { lines, heading })
        }),
        table.prop_map(move |(layout, cells)| {
            let cells = cells
                .into_iter()
                .map(|(row, column, row_span, column_span, (a, b))| Cell {
                    row,
                    column,
                    row_span,
                    column_span,
                    span: place(&other, a, b),
                    place: None,
                });
            Block::Table(Table {
                layout,
                rows: 12,
                columns: 12,
                cells: cells.collect(),
            })
        }),
    ]
}

fn figure() -> impl Strategy<Value = FigureId> {
    let ids: Vec<FigureId> = TableKind::ALL
        .into_iter()
        .flat_map(|kind| Shape::new(kind, Edition::E2021, false).figures())
        .collect();
    prop_oneof![
        proptest::sample::select(ids),
        any::<u32>().prop_map(FigureId::Text),
        any::<(u32, u32, u32)>().prop_map(|(table, row, column)| FigureId::Cell {
            table,
            row,
            column
        }),
    ]
}

/// The blocks as a reader gives them: none covers text that another one does, no cell another cell.
fn as_read(mut blocks: Vec<Block>) -> Vec<Block> {
    let mut end = 0;
    let mut place = |span: &mut Span| {
        if span.start < end {
            span.end = span.start;
        } else {
            end = end.max(span.end);
        }
    };
    for block in &mut blocks {
        match block {
            Block::Paragraph(paragraph) => paragraph.lines.iter_mut().for_each(&mut place),
            Block::Table(table) => {
                table.cells.sort_by_key(|cell| (cell.row, cell.column));
                let mut taken = [[false; 12]; 12];
                table.cells.retain(|cell| {
                    let rows = cell.row as usize..(cell.row + cell.row_span) as usize;
                    let columns = cell.column as usize..(cell.column + cell.column_span) as usize;
                    let own = || {
                        rows.clone()
                            .flat_map(|row| columns.clone().map(move |at| (row, at)))
                    };
                    let free = own().all(|(row, column)| !taken[row][column]);
                    if free {
                        own().for_each(|(row, column)| taken[row][column] = true);
                    }
                    free
                });
                table
                    .cells
                    .iter_mut()
                    .for_each(|cell| place(&mut cell.span));
            }
        }
    }
    blocks
}

fn shared() -> impl Strategy<Value = Shared> {
    text().prop_flat_map(|source| {
        let unread = (text(), text(), any::<Option<(usize, usize)>>());
        let parts = (
            vec(block(source.clone()), 0..6),
            vec(unread, 0..3),
            btree_map(figure(), text(), 0..6),
            btree_map((text(), text()), text(), 0..4),
        );
        parts.prop_map(move |(blocks, unread, edits, dismissed)| Shared {
            document: Document {
                text: source.clone(),
                blocks: as_read(blocks),
                unread: unread
                    .into_iter()
                    .map(|(zh, en, at)| Unread {
                        // a remark that says nothing is none
                        what: Words::new(format!("缺{zh}"), format!("No {en}")),
                        at: at.map(|(a, b)| place(&source, a, b)),
                    })
                    .collect(),
            },
            edits: edits.into_iter().collect(),
            dismissed: dismissed.into_iter().collect(),
            last_year: None,
        })
    })
}

fn figures() -> impl Strategy<Value = FormFigures> {
    let shape = (any::<bool>(), any::<bool>(), any::<bool>());
    let raw = prop_oneof![
        Just(None),
        Just(Some("0".to_owned())),
        text().prop_map(Some)
    ];
    let parts = (
        proptest::option::of(text()),
        proptest::option::of(0..i32::MAX),
        [shape, shape, shape],
        vec(raw, 200),
    );
    parts.prop_map(|(agency, year, shapes, raw)| {
        let mut figures = FormFigures {
            agency,
            year,
            ..FormFigures::default()
        };
        let mut raw = raw.into_iter();
        for (kind, (there, old, single)) in TableKind::ALL.into_iter().zip(shapes) {
            let edition = if old { Edition::E2019 } else { Edition::E2021 };
            if !there {
                continue;
            }
            let shape = Shape::new(kind, edition, single);
            figures.tables.push(shape);
            for id in shape.figures() {
                if let Some(Some(raw)) = raw.next() {
                    figures.raw.insert(id, raw);
                }
            }
        }
        figures
    })
}

#[test]
fn what_is_kept_may_be_longer_than_a_stored_block() {
    let shared = Shared {
        document: crate::read::text(&"公开信息三十条。\n".repeat(20_000)),
        ..Shared::default()
    };
    let kept = of_kept_report(&shared).expect("it is within bounds");
    assert!(kept.len() > 200_000);
    assert_eq!(open(&kept), Some(Ok(Opened::Report(shared))));
}

/// The link, opened again after `change`.
fn reopened(link: &str, change: impl Fn(&mut Vec<u8>)) -> Option<Result<Opened, LinkError>> {
    let mut bytes = link.as_bytes().to_vec();
    change(&mut bytes);
    open(&String::from_utf8(bytes).expect("links are ASCII"))
}

proptest! {
    #[test]
    fn a_report_comes_back_as_it_was(shared in shared()) {
        let link = of_report(&shared).expect("it is within bounds");
        prop_assert_eq!(open(&link), Some(Ok(Opened::Report(shared.clone()))));
        let kept = of_kept_report(&shared).expect("it is within bounds");
        prop_assert_eq!(open(&kept), Some(Ok(Opened::Report(shared))));
    }

    #[test]
    fn last_years_report_comes_with_it(shared in shared(), last_year in shared(), cut in any::<prop::sample::Index>()) {
        let shared = Shared { last_year: Some(Box::new(last_year)), ..shared };
        let link = of_report(&shared).expect("it is within bounds");
        prop_assert!(link.starts_with("#/r/2"));
        let cut = 5 + cut.index(link.len() - 5);
        let part = reopened(&link, |bytes| bytes.truncate(cut));
        prop_assert_eq!(part, Some(Err(LinkError::Truncated)));
        // read as one without it, it is damaged
        let alone = reopened(&link, |bytes| bytes[4] = b'1');
        prop_assert_eq!(alone, Some(Err(LinkError::Damaged)));
        prop_assert_eq!(open(&link), Some(Ok(Opened::Report(shared))));
    }

    #[test]
    fn figures_come_back_as_they_were(figures in figures()) {
        let link = of_figures(&figures).expect("they are within bounds");
        prop_assert_eq!(open(&link), Some(Ok(Opened::Figures(figures))));
    }

    #[test]
    fn a_cut_link_is_told(shared in shared(), cut in any::<prop::sample::Index>()) {
        let link = of_report(&shared).expect("it is within bounds");
        let cut = 4 + cut.index(link.len() - 4);
        let opened = reopened(&link, |bytes| bytes.truncate(cut));
        prop_assert_eq!(opened, Some(Err(LinkError::Truncated)));
    }

    #[test]
    fn a_changed_character_is_told(shared in shared(), at in any::<prop::sample::Index>(), to in "[A-Za-z0-9_-]") {
        let link = of_report(&shared).expect("it is within bounds");
        let at = 4 + at.index(link.len() - 4);
        prop_assume!(link.as_bytes()[at] != to.as_bytes()[0]);
        let opened = reopened(&link, |bytes| bytes[at] = to.as_bytes()[0]);
        prop_assert!(matches!(opened, Some(Err(_))), "{opened:?}");
    }

    #[test]
    fn anything_at_all_is_opened_or_refused(kind in "#?/[rt]/[12]?", payload in "[ -~政]{0,80}") {
        open(&format!("{kind}{payload}"));
    }

    #[test]
    fn bytes_with_a_right_checksum_do_no_harm(bytes in vec(prop_oneof![any::<u8>(), 0..4_u8], 0..200)) {
        let all = [LinkKind::Report, LinkKind::Figures].map(|kind| (kind, Version::One));
        for (kind, version) in all.into_iter().chain([(LinkKind::Report, Version::Two)]) {
            let link = pack::seal(kind, version, &bytes).expect("it is small");
            open(&link);
        }
    }
}

#[track_caller]
fn check(fragment: &str, expected: Option<LinkError>) {
    assert_eq!(open(fragment).map(Result::err), expected.map(Some));
}

#[test]
fn other_fragments_are_no_links_and_other_versions_are_told() {
    check("", None);
    check("#", None);
    check("#/rules/t3-row-sum", None);
    check("#/r/", Some(LinkError::Truncated));
    check("#/r/1", Some(LinkError::Truncated));
    check("#/r/3AAAAAAAAAAAA", Some(LinkError::Version));
    check("#/t/2AAAAAAAAAAAA", Some(LinkError::Version));
    check("/t/9", Some(LinkError::Version));
    check("#/t/xAAAAAAAAAAAA", Some(LinkError::Damaged));
    check("#/t/1AAAAAAAAAAAA", Some(LinkError::Damaged));
    // letters that say that much more follows than any link has
    check("#/r/1zzzzzzzzzzzz", Some(LinkError::Damaged));
}

#[test]
fn what_a_chat_program_adds_behind_a_link_is_left_aside() {
    let shared = Shared::default();
    let link = of_report(&shared).expect("it is small");
    for tail in ["。", "%E3%80%82", ") look", "\n"] {
        assert_eq!(
            open(&format!("{link}{tail}")),
            Some(Ok(Opened::Report(shared.clone())))
        );
    }
}

#[test]
fn a_small_link_does_not_unpack_to_much() {
    let stream = pack::deflate(&vec![0; 3 * crate::read::limits::TEXT]);
    let link = pack::seal_packed(LinkKind::Report, Version::One, &stream).expect("it is small");
    assert!(link.len() < 100_000);
    assert_eq!(open(&link), Some(Err(LinkError::TooLarge)));
}

#[test]
fn a_table_without_end_is_refused() {
    let table = |rows, columns| Shared {
        document: Document {
            blocks: vec![Block::Table(Table {
                layout: Layout::Grid,
                rows,
                columns,
                cells: Vec::new(),
            })],
            ..Document::default()
        },
        ..Shared::default()
    };
    assert_eq!(
        of_report(&table(u32::MAX, u32::MAX)),
        Err(LinkError::TooLarge)
    );
    assert_eq!(of_report(&table(1_000, 1_000)), Err(LinkError::TooLarge));
    assert!(of_report(&table(1_000, 100)).is_ok());
}

#[test]
fn links_of_version_one_open_for_ever() {
    let figures = FormFigures {
        agency: Some("临江市财政局".to_owned()),
        year: Some(2023),
        tables: vec![Shape::new(TableKind::Dispute, Edition::E2021, false)],
        raw: Shape::new(TableKind::Dispute, Edition::E2021, false)
            .figures()
            .into_iter()
            .zip(["3", "0", "", "/", "3"].map(str::to_owned))
            .collect(),
    };
    let link = "#/t/1j2QxpAAAABzjerzmkdUtUGPuBT8DAxOTMZMBI5M-kzEDHAAA";
    assert_eq!(open(link), Some(Ok(Opened::Figures(figures))));
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads a real report")]
#[expect(
    clippy::print_stdout,
    reason = "a test says what it skips and measures"
)]
fn links_of_a_real_report_are_short() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../shared/corpus/reports/2019-suining-etdz.txt"
    );
    let Ok(text) = std::fs::read_to_string(path) else {
        println!("skipped: the real reports are not there");
        return;
    };
    let shared = Shared {
        document: crate::read::text(&text),
        ..Shared::default()
    };
    let link = of_report(&shared).expect("it is within bounds");
    println!("whole report: {} characters", link.len());
    assert!(link.len() <= 3_500, "{}", link.len());
    assert_eq!(open(&link), Some(Ok(Opened::Report(shared.clone()))));

    let report = crate::report::recognise(&shared.document, &crate::report::figure::Edits::new());
    let figures = FormFigures::of(&report).expect("its tables are recognised");
    let link = of_figures(&figures).expect("they are within bounds");
    println!("figures only: {} characters", link.len());
    assert!(link.len() <= 400, "{}", link.len());
}
