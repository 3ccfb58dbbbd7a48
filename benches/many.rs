//! Many files on the built page in a real browser: from their choice until the first row and until all are checked, the
//! longest task of the page meanwhile and the peak of its process; and from fifty drafts to the summed tables. Prints a
//! line for each.
//!
//! Run with `make bench-page`, on a machine that does nothing else.

#![expect(clippy::disallowed_methods, reason = "files to be chosen")]

#[path = "../tests/journeys/browser.rs"]
#[expect(dead_code, reason = "shared with the journeys, which do more")]
mod browser;
#[path = "../tests/made/mod.rs"]
#[expect(dead_code, reason = "shared with the tests, which make more")]
mod made;
mod process;
#[path = "../tests/journeys/server.rs"]
mod server;

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use serde_json::json;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use browser::{Page, journey};
use made::Made;
use made::print::Form;

/// A report in every form, with how many of a hundred files are of it.
const MIXED: [(&str, usize); 10] = [
    ("report.docx", 30),
    ("report.doc", 10),
    ("report.odt", 2),
    ("report.rtf", 2),
    ("tables.xlsx", 14),
    ("tables.xls", 4),
    ("tables.ods", 2),
    ("report-office.pdf", 14),
    ("report-browser.pdf", 2),
    ("report-gbk-undeclared.html", 20),
];

/// Takes down when files were chosen, when the first row was there and when all are checked, and the longest task of the
/// page from then on.
const WATCH: &str = "const all = arguments[0];
    window.watched = { longest: 0, tasks: 0 };
    new PerformanceObserver((list) => {
        for (const task of list.getEntries()) {
            // before, the driver hands over the names
            if (!(task.startTime >= watched.start)) continue;
            watched.tasks += 1;
            watched.longest = Math.max(watched.longest, task.duration);
        }
    }).observe({ entryTypes: ['longtask'] });
    addEventListener('change', () => {
        const start = watched.start = performance.now();
        const look = () => {
            const now = performance.now() - start;
            if (!watched.first && document.querySelector('.reports-row')) watched.first = now;
            const done = document.querySelector('#reports-done')?.textContent.trim() ?? '';
            if (done.startsWith(`${all} 份已核对`)) watched.last = now;
            else requestAnimationFrame(look);
        };
        look();
    }, { capture: true, once: true });";

/// Opens the sums, and tells after how many milliseconds they were there.
const SUM: &str = "const done = arguments[0];
    const start = performance.now();
    document.querySelector('#tab-sums').click();
    const look = () => document.querySelector('#sums table')
        ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)))
        : requestAnimationFrame(look);
    look();";

fn main() {
    let draft = own("report.docx");
    let drafts = (0..50).map(|at| (format!("{at:02}.docx"), of_office(&draft, at)));
    measure("50 DOCX", &drafts.collect::<Vec<_>>(), true);
    let kinds: Vec<&str> = MIXED
        .iter()
        .flat_map(|&(name, count)| std::iter::repeat_n(name, count))
        .collect();
    let mixed = (0..500).map(|at| {
        // one after the other, not all of one form together
        let name = kinds
            .get(at * 37 % kinds.len())
            .copied()
            .unwrap_or_default();
        (format!("{at:03}-{name}"), own(name))
    });
    measure("500 of mixed forms", &mixed.collect::<Vec<_>>(), false);
    let texts = (0..2000).map(|at| (format!("{at:04}.txt"), made(at).into_bytes()));
    measure("2000 texts", &texts.collect::<Vec<_>>(), true);
}

/// Chooses files, waits until they are checked, and prints what that took.
fn measure(what: &str, files: &[(String, Vec<u8>)], sums: bool) {
    let folder = std::env::temp_dir().join(format!("gouji-bench-{}", std::process::id()));
    write(&folder, files);
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.join(name)).collect();
    journey(|page| async move {
        let count = paths.len();
        page.driver.execute(WATCH, vec![json!(count)]).await?;
        let paths: Vec<String> = paths
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        page.find("#files")
            .await?
            .send_keys(paths.join("\n"))
            .await?;
        let told = loop {
            let told = page.run("return watched").await?;
            if told.get("last").is_some() {
                break told;
            }
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        };
        let number = |name: &str| told.get(name).and_then(serde_json::Value::as_f64);
        let number = |name: &str| number(name).unwrap_or(f64::NAN);
        print(&format!(
            "{what}: first row after {:.0} ms, all after {:.0} ms, longest task {:.0} ms, tasks over 50 ms: {:.0}, peak {} MB",
            number("first"),
            number("last"),
            number("longest"),
            number("tasks"),
            process::page_memory("VmHWM").unwrap_or_default(),
        ));
        if sums {
            let took = page.driver.execute_async(SUM, Vec::new()).await?;
            print(&format!(
                "{what}: summed tables {:.0} ms later",
                took.json().as_f64().unwrap_or(f64::NAN)
            ));
        }
        Ok::<Page, _>(page)
    });
    let _ = std::fs::remove_dir_all(&folder);
}

/// A made-up report of an office of its own, every third with a wrong figure.
fn made(at: usize) -> String {
    let mut made = Made::random(at as u64);
    made.agency = format!("临江市第{at}局");
    if at.is_multiple_of(3)
        && let Ok(figure) = "t3/new/sum".parse()
    {
        made.figures.insert(figure, "9999".to_owned());
    }
    made.print(Form::ALL[at % 4])
}

/// The draft with another office in it.
fn of_office(draft: &[u8], at: usize) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(draft)).expect("a DOCX");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a part");
        let (name, mut bytes) = (file.name().expect("a name").into_owned(), Vec::new());
        file.read_to_end(&mut bytes).expect("a part");
        if name == "word/document.xml" {
            let text = String::from_utf8(bytes).expect("a text");
            bytes = text
                .replace("临江市林业局", &format!("临江市第{at}局"))
                .into_bytes();
        }
        let options = SimpleFileOptions::default();
        writer.start_file(name, options).expect("a part");
        writer.write_all(&bytes).expect("a part");
    }
    writer.finish().expect("a DOCX").into_inner()
}

fn own(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/files");
    std::fs::read(folder.join(name)).expect("a file that can be read")
}

fn write(folder: &Path, files: &[(String, Vec<u8>)]) {
    std::fs::create_dir_all(folder).expect("a new folder");
    for (name, bytes) in files {
        std::fs::write(folder.join(name), bytes).expect("a new file");
    }
}

#[expect(clippy::print_stdout, reason = "a benchmark tells its figures")]
fn print(line: &str) {
    println!("{line}");
}
