//! The licences of everything that is shipped with the page: what cargo says of the crates in its modules, and the texts
//! that these carry → one page.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use gouji::language::Language;
use serde_json::Value;

use crate::page::{LICENCES, Page, Site, escaped};

/// What cargo is asked: the crates of all modules of the page together.
pub(crate) const METADATA: [&str; 8] = [
    "metadata",
    "--format-version=1",
    "--locked",
    "--filter-platform=wasm32-unknown-unknown",
    "--no-default-features",
    "--features",
    FEATURES,
    "--quiet",
];

/// The features of the modules: the programs, the readers, what makes files. The crate that carries the drawing library
/// is not among them, for nothing else of it is shipped.
pub(crate) const FEATURES: &str = "web,reader,office,pdf-cmaps,export";

/// Something that is shipped.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Shipped {
    pub(crate) name: String,
    pub(crate) version: String,
    /// As its author states it.
    pub(crate) licence: String,
    /// The texts that go with it.
    pub(crate) texts: Vec<String>,
}

/// What is shipped beside crates, or carries no text of its own.
const OTHERS: [(&str, &str, &str, &[&str]); 9] = [
    (
        "Rust standard library",
        "",
        "MIT OR Apache-2.0",
        &[include_str!("texts/rust.txt")],
    ),
    (
        "Apache ECharts",
        "5.5.1",
        "Apache-2.0",
        &[
            include_str!("texts/echarts.txt"),
            include_str!("../../LICENSE-APACHE"),
        ],
    ),
    (
        "ZRender (in Apache ECharts)",
        "",
        "BSD-3-Clause",
        &[include_str!("texts/zrender.txt")],
    ),
    (
        "d3 (parts, in Apache ECharts)",
        "",
        "BSD-3-Clause",
        &[include_str!("texts/d3.txt")],
    ),
    (
        "tslib (in Apache ECharts)",
        "",
        "0BSD",
        &[include_str!("texts/tslib.txt")],
    ),
    // which crates carry, under licences of their own
    (
        "Adobe CMap resources (in pdfboss-core)",
        "",
        "BSD-3-Clause",
        &[include_str!("texts/cmaps.txt")],
    ),
    (
        "Adobe Glyph List (in pdfboss-encoding)",
        "2.0",
        "BSD-3-Clause",
        &[include_str!("texts/glyphs.txt")],
    ),
    (
        "Unicode mapping of ZapfDingbats (in pdfboss-encoding)",
        "",
        "Unicode-TOU",
        &[include_str!("texts/dingbats.txt")],
    ),
    (
        "spin (in tracing-core)",
        "",
        "MIT",
        &[include_str!("texts/spin.txt")],
    ),
];

/// The crates that go into a module, by what cargo says of them: those that are linked, and neither those that run while
/// it is built nor those that only tests use.
pub(crate) fn shipped(
    metadata: &[u8],
    read: &dyn Fn(&Path) -> Option<String>,
) -> Result<Vec<Shipped>, String> {
    let metadata: Value = serde_json::from_slice(metadata).map_err(|error| error.to_string())?;
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let packages: BTreeMap<String, Value> = list(&metadata["packages"])
        .into_iter()
        .map(|package| (word(&package["id"]), package))
        .collect();
    let nodes: BTreeMap<String, Value> = list(&metadata["resolve"]["nodes"])
        .into_iter()
        .map(|node| (word(&node["id"]), node))
        .collect();
    let mut open = vec![word(&metadata["resolve"]["root"])];
    let mut seen = Vec::new();
    while let Some(id) = open.pop() {
        let package = packages.get(&id).ok_or("a package that is not listed")?;
        let runs_at_build = list(&package["targets"]).iter().any(|target| {
            list(&target["kind"])
                .iter()
                .any(|kind| kind == "proc-macro")
        });
        if runs_at_build || seen.contains(&id) {
            continue;
        }
        let node = nodes.get(&id).ok_or("a package that is not resolved")?;
        for dependency in list(&node["deps"]) {
            let kinds = list(&dependency["dep_kinds"]);
            if kinds.iter().any(|kind| kind["kind"].is_null()) {
                open.push(word(&dependency["pkg"]));
            }
        }
        seen.push(id);
    }
    let mut all: Vec<Shipped> = seen
        .iter()
        .filter_map(|id| packages.get(id))
        .map(|package| {
            let licence = word(&package["license"]);
            let manifest = word(&package["manifest_path"]);
            let folder = Path::new(&manifest).parent().unwrap_or(Path::new(""));
            Shipped {
                name: word(&package["name"]),
                version: word(&package["version"]),
                texts: texts(&licence, folder, read),
                licence,
            }
        })
        .collect();
    let others = OTHERS
        .iter()
        .map(|(name, version, licence, texts)| Shipped {
            name: (*name).to_owned(),
            version: (*version).to_owned(),
            licence: (*licence).to_owned(),
            texts: texts.iter().map(|text| (*text).to_owned()).collect(),
        });
    all.extend(others);
    all.sort();
    match all.iter().find(|shipped| shipped.texts.is_empty()) {
        Some(without) => Err(format!("{} has no text of its licence", without.name)),
        None => Ok(all),
    }
}

/// What files of licences are called.
const FILES: [&str; 30] = [
    "COPYING",
    "LICENSE-0BSD",
    "LICENSE-BOOST",
    "LICENSE-CC0",
    "LICENSE-MIT0",
    "NOTICES.md",
    "LICENSE-MIT",
    "LICENSE-MIT.md",
    "LICENSE-MIT.txt",
    "LICENSE.MIT",
    "LICENSE_MIT",
    "LICENSE_MIT.txt",
    "license-mit",
    "license-mit.txt",
    "LICENSE-APACHE",
    "LICENSE-APACHE.md",
    "LICENSE-Apache-2.0_WITH_LLVM-exception",
    "LICENSE-APACHE-2.0",
    "LICENSE-BSD",
    "LICENSE-UNICODE",
    "LICENSE-THIRD-PARTY",
    "LICENSE-WHATWG",
    "LICENSE-ZLIB",
    "LICENSE-ZLIB.md",
    "LICENSE",
    "LICENSE.md",
    "LICENSE.txt",
    "license",
    "COPYRIGHT",
    "NOTICE",
];

/// The texts of a crate: of those among which one may choose the MIT licence, and all where one may not. Where it carries
/// none, that of its licence.
fn texts(licence: &str, folder: &Path, read: &dyn Fn(&Path) -> Option<String>) -> Vec<String> {
    let found = FILES
        .iter()
        .filter_map(|name| Some((*name, read(&folder.join(name))?)));
    let found: Vec<(&str, String)> = found.collect();
    let is_mit = |text: &str| text.contains("Permission is hereby granted");
    // what is demanded besides stays
    let chooses = licence.contains("MIT") && !licence.contains("AND");
    let mut texts: Vec<String> = match found.iter().find(|(_, text)| chooses && is_mit(text)) {
        Some((_, text)) => vec![text.clone()],
        None => found.iter().map(|(_, text)| text.clone()).collect(),
    };
    let notice = found.iter().filter(|(name, _)| name.starts_with("NOTICE"));
    texts.extend(notice.map(|(_, text)| text.clone()));
    texts.dedup();
    if texts.is_empty() {
        let standard = match licence {
            mit if mit.contains("MIT") => Some(include_str!("texts/mit.txt")),
            apache if apache.contains("Apache-2.0") => Some(include_str!("../../LICENSE-APACHE")),
            _ => None,
        };
        texts.extend(standard.map(str::to_owned));
    }
    texts
}

/// Writes the page: a list of all, then each text once, with those that it is of.
pub(crate) fn write(site: &mut Site, shipped: &[Shipped]) {
    let mut out = String::from(
        "<h1><span lang=\"zh-CN\">许可</span> · Licences</h1>\n\
         <p class=\"about\"><span lang=\"zh-CN\">勾稽可按 MIT 或 Apache-2.0 许可使用，任选其一。页面中还包含下列程序，各按其许可。</span> \
         <span lang=\"en\">Gouji is under MIT or Apache-2.0, at your choice. The page also holds the following, each under its own \
         licence.</span></p>\n<div class=\"wide\"><table class=\"list\">\n",
    );
    for one in shipped {
        let _ = writeln!(
            out,
            "<tr><td>{}</td><td>{}</td><td>{}</td></tr>",
            escaped(&one.name),
            escaped(&one.version),
            escaped(&one.licence)
        );
    }
    out.push_str("</table></div>\n<h2 lang=\"en\">Texts</h2>\n");
    let mut texts: BTreeMap<String, (&str, Vec<String>)> = BTreeMap::new();
    for one in shipped {
        for text in &one.texts {
            let key: String = text.split_whitespace().collect();
            let of = texts.entry(key).or_insert_with(|| (text, Vec::new()));
            of.1.push(format!("{} {}", one.name, one.version).trim().to_owned());
        }
    }
    let mut texts: Vec<_> = texts.into_values().collect();
    texts.sort_by(|(_, first), (_, second)| first.cmp(second));
    for (text, of) in texts {
        let _ = writeln!(
            out,
            "<details lang=\"en\"><summary>{}</summary><pre>{}</pre></details>",
            escaped(&of.join(", ")),
            escaped(text.trim_matches('\n'))
        );
    }
    site.add(Page {
        path: "rules/licences.html",
        language: Language::Chinese,
        title: LICENCES.zh,
        summary: "勾稽所包含的程序及其许可。",
        body: &out,
        has_search: false,
        is_in_both: false,
    });
}
