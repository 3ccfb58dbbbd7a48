//! Reading and checking: the same report in each layout, and a page of 100 KB beside a bare parse of
//! its bytes.

use std::fmt::Write as _;
use std::sync::Arc;

use divan::Bencher;
use divan::counter::BytesCount;
use gouji::check::{Config, check};
use gouji::form::application::{Column, Row};
use gouji::read;
use gouji::read::document::{Block, Document};
use gouji::report::figure::FigureId;
use gouji::view::sample;
use html5ever::driver::parse_document;
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, ExpandedName, QualName};

fn main() {
    divan::main();
}

const LAYOUTS: [&str; 6] = [
    "pipe cells",
    "pipe rows",
    "cell lines",
    "tabs",
    "markdown",
    "spaces",
];

#[divan::bench(args = LAYOUTS)]
fn check_text(bencher: Bencher<'_, '_>, layout: &str) {
    let text = flattened(layout);
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let document = read::text(divan::black_box(&text));
        check(Arc::new(document), &Config::default())
    });
}

#[divan::bench]
fn check_html(bencher: Bencher<'_, '_>) {
    let page = page();
    bencher.counter(BytesCount::of_str(&page)).bench(|| {
        let document = read::html(divan::black_box(&page));
        check(Arc::new(document), &Config::default())
    });
}

/// What an edit of one figure costs: the document is read already.
#[divan::bench]
fn edit(bencher: Bencher<'_, '_>) {
    let document = Arc::new(read::text(&flattened("pipe rows")));
    let figure = FigureId::Application(Row::New, Column::Natural);
    let config = Config {
        edits: [(figure, "47".to_owned())].into(),
        ..Config::default()
    };
    bencher.bench_local(|| check(Arc::clone(&document), divan::black_box(&config)));
}

#[divan::bench(args = LAYOUTS)]
fn read_text(bencher: Bencher<'_, '_>, layout: &str) {
    let text = flattened(layout);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| read::text(divan::black_box(&text)));
}

#[divan::bench]
fn read_html(bencher: Bencher<'_, '_>) {
    let page = page();
    bencher
        .counter(BytesCount::of_str(&page))
        .bench(|| read::html(divan::black_box(&page)));
}

#[divan::bench]
fn html5ever_alone(bencher: Bencher<'_, '_>) {
    let page = page();
    bencher.counter(BytesCount::of_str(&page)).bench(|| {
        parse_document(Bare::default(), html5ever::ParseOpts::default())
            .one(divan::black_box(page.as_str()))
    });
}

/// The sample report with its tables in one layout.
fn flattened(layout: &str) -> String {
    let mut out = String::new();
    each(
        String::push_str,
        |out, row| {
            let _ = match layout {
                "pipe cells" => write!(out, "| {} |", row.join(" |\n")),
                "pipe rows" => write!(out, "{} |", row.join(" | ")),
                "cell lines" => writeln!(out, "{}", row.join("\n\n")),
                "tabs" => write!(out, "{}", row.join("\t")),
                "markdown" => write!(out, "| {} |", row.join(" | ")),
                _ => write!(out, "{}", row.join(" ")),
            };
        },
        &mut out,
    );
    out
}

/// The sample report as Word puts it on a page: every piece of text in elements with long styles.
fn page() -> String {
    let style = "style='margin:0cm;text-align:center;line-height:18.0pt;font-family:仿宋_GB2312'";
    let piece = |out: &mut String, text: &str| {
        let _ = write!(
            out,
            "<p class=MsoNormal {style}><span lang=EN-US {style}>{text}<o:p></o:p></span></p>"
        );
    };
    let mut out = String::from("<html><body lang=ZH-CN><div class=WordSection1>");
    each(
        |out, paragraph| piece(out, paragraph),
        |out, row| {
            out.push_str("<table border=1><tr>");
            for cell in row {
                let _ = write!(out, "<td width=64 {style}>");
                piece(out, cell);
                out.push_str("</td>");
            }
            out.push_str("</tr></table>");
        },
        &mut out,
    );
    let mut page = out.replace("</tr></table>\n<table border=1><tr>", "</tr>\n<tr>");
    while page.len() < 100_000 {
        piece(
            &mut page,
            "认真做好政府信息公开各项工作，及时回应社会关切。",
        );
    }
    page
}

/// Goes through the sample report, a line for each paragraph and each row of its tables.
fn each(
    mut paragraph: impl FnMut(&mut String, &str),
    mut row: impl FnMut(&mut String, &[&str]),
    out: &mut String,
) {
    let document: Document = read::text(sample::TEXT);
    for block in &document.blocks {
        match block {
            Block::Paragraph(found) => {
                for line in &found.lines {
                    paragraph(out, line.of(&document.text));
                    out.push('\n');
                }
            }
            Block::Table(table) => {
                for index in 0..table.rows {
                    let cells: Vec<_> = table
                        .cells
                        .iter()
                        .filter(|cell| cell.row == index)
                        .map(|cell| document.cell_text(cell))
                        .collect();
                    row(out, &cells);
                    out.push('\n');
                }
            }
        }
    }
}

/// The least that a parser can build: it counts nodes and keeps their names.
#[derive(Default)]
struct Bare {
    nodes: std::cell::Cell<usize>,
}

#[derive(Clone)]
struct Node(usize, std::sync::Arc<QualName>);

impl Bare {
    fn node(&self, name: QualName) -> Node {
        self.nodes.set(self.nodes.get() + 1);
        Node(self.nodes.get(), std::sync::Arc::new(name))
    }

    fn nameless(&self) -> Node {
        self.node(QualName::new(None, "".into(), "".into()))
    }
}

impl TreeSink for Bare {
    type Handle = Node;
    type Output = usize;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> usize {
        self.nodes.get()
    }
    fn parse_error(&self, _: std::borrow::Cow<'static, str>) {}
    fn get_document(&self) -> Node {
        Node(
            0,
            std::sync::Arc::new(QualName::new(None, "".into(), "".into())),
        )
    }
    fn elem_name<'a>(&'a self, target: &'a Node) -> ExpandedName<'a> {
        target.1.expanded()
    }
    fn create_element(&self, name: QualName, _: Vec<Attribute>, _: ElementFlags) -> Node {
        self.node(name)
    }
    fn create_comment(&self, _: StrTendril) -> Node {
        self.nameless()
    }
    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Node {
        self.nameless()
    }
    fn append(&self, _: &Node, _: NodeOrText<Node>) {}
    fn append_based_on_parent_node(&self, _: &Node, _: &Node, _: NodeOrText<Node>) {}
    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}
    fn get_template_contents(&self, target: &Node) -> Node {
        target.clone()
    }
    fn same_node(&self, x: &Node, y: &Node) -> bool {
        x.0 == y.0
    }
    fn set_quirks_mode(&self, _: QuirksMode) {}
    fn append_before_sibling(&self, _: &Node, _: NodeOrText<Node>) {}
    fn add_attrs_if_missing(&self, _: &Node, _: Vec<Attribute>) {}
    fn remove_from_parent(&self, _: &Node) {}
    fn reparent_children(&self, _: &Node, _: &Node) {}
}
