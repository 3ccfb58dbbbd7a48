//! The main journey through the built page in every browser that is supported, old ones too: a paste, a PDF, a workbook,
//! charts, a link.
//!
//! Run with `make test-browsers`, which fetches the browsers.

#[path = "../journeys/server.rs"]
mod server;

mod browser;
mod wire;

use std::fmt::Write;
use std::path::Path;

use browser::{Browser, Outcome};

/// A report with a slip.
const WRONG: &str =
    "临江市林业局2023年政府信息公开工作年度报告\n\n收到申请3件，其中自然人2件、企业2件。";

#[expect(clippy::disallowed_methods, reason = "a file to be opened")]
fn own(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/files");
    std::fs::read(folder.join(name)).expect("a file of the tests")
}

/// Pastes as a person does; not every browser lets a script say what the clipboard holds.
fn paste(browser: &mut Browser, text: &str) -> Outcome<()> {
    let page: String = text
        .split("\n\n")
        .map(|line| ["<p>", line].concat())
        .collect();
    let (text, page) = (serde_json::json!(text), serde_json::json!(page));
    browser.run(&format!(
        "const data = {{ items: [], getData: (type) => (type === 'text/plain' ? {text} : {page}) }};
        const event = new Event('paste', {{ bubbles: true, cancelable: true }});
        Object.defineProperty(event, 'clipboardData', {{ value: data }});
        document.body.dispatchEvent(event);"
    ))?;
    browser.wait("return !!document.querySelector('.card')")
}

/// Chooses a file, and waits until all of it is checked.
fn choose(browser: &mut Browser, name: &str) -> Outcome<()> {
    let bytes = serde_json::json!(own(name));
    // what is shown is of the file before
    click(browser, "#open-another")?;
    browser.wait("return document.querySelector('#start').offsetParent !== null")?;
    browser.run(&format!(
        "const input = document.querySelector('#files');
        const file = new File([new Uint8Array({bytes})], '{name}');
        Object.defineProperty(input, 'files', {{ value: [file], configurable: true }});
        input.dispatchEvent(new Event('change', {{ bubbles: true }}));"
    ))?;
    browser.wait(
        "const told = document.querySelector('#coverage');
        return !!told && told.textContent.includes('45');",
    )
}

fn click(browser: &mut Browser, selector: &str) -> Outcome<()> {
    browser.wait(&format!(
        "const button = document.querySelector('{selector}');
        if (button) button.click();
        return !!button;"
    ))
}

fn charts(browser: &mut Browser) -> Outcome<()> {
    click(browser, "#tab-charts")?;
    browser.wait("return !!document.querySelector('.chart svg path')")
}

/// Shares the report that is shown, and opens the link.
fn share(browser: &mut Browser) -> Outcome<()> {
    click(browser, "#share")?;
    let field = "const field = document.querySelector('#share-link');";
    browser.wait(&format!(
        "{field} return !!field && field.value.includes('#/r/');"
    ))?;
    let link = browser.run(&format!("{field} return field.value;"))?;
    browser.open(link.as_str().unwrap_or_default())?;
    browser.run("location.reload()")?;
    browser.wait(
        "const told = document.querySelector('#coverage');
        return !!told && told.textContent.includes('45');",
    )
}

/// Each step of the journey, with what came of it.
fn journey(browser: &mut Browser, address: &str) -> Outcome<()> {
    type Step<'a> = (&'a str, &'a dyn Fn(&mut Browser) -> Outcome<()>);
    let steps: [Step; 6] = [
        ("the start", &|browser| {
            browser.open(address)?;
            browser.wait("return !!document.querySelector('#paste')")
        }),
        ("a paste", &|browser| paste(browser, WRONG)),
        ("a PDF", &|browser| choose(browser, "report-office.pdf")),
        ("a workbook", &|browser| choose(browser, "tables.xlsx")),
        ("charts", &charts),
        ("a link", &share),
    ];
    for (name, step) in steps {
        step(browser).map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(())
}

/// Goes through a journey in every browser that is there.
#[expect(
    clippy::print_stderr,
    reason = "which browsers there were is what is asked for"
)]
fn everywhere(what: &str, of: &[&str], journey: impl Fn(&mut Browser) -> Outcome<()>) {
    let mut failed = String::new();
    let listed = browser::listed();
    for (name, found) in &listed {
        if !of.iter().any(|kind| name.starts_with(kind)) {
            continue;
        }
        let Some(found) = found else {
            eprintln!("{what}, {name}: not tried, for it could not be had");
            continue;
        };
        let outcome = Browser::start(found).and_then(|mut browser| {
            let outcome = journey(&mut browser);
            outcome.map_err(|error| format!("{error}; {}", browser.state()))
        });
        match outcome {
            Ok(()) => eprintln!("{what}, {name}: works"),
            Err(error) => {
                eprintln!("{what}, {name}: {error}");
                let _ = writeln!(failed, "{name}: {error}");
            }
        }
    }
    assert!(
        listed.iter().any(|(_, found)| found.is_some()),
        "no browser"
    );
    assert!(failed.is_empty(), "{failed}");
}

#[test]
fn the_page_works_in_every_browser() {
    let (address, _) = server::start("127.0.0.1:0").expect("the page is served");
    everywhere(
        "The page",
        &["Chromium", "Firefox", "WebKitGTK"],
        |browser| journey(browser, &address),
    );
}

/// The name of a picture of the page.
#[expect(
    clippy::disallowed_methods,
    reason = "a file of the page is looked for"
)]
fn icon() -> String {
    let files = std::fs::read_dir(server::built()).expect("the page is built");
    let names = files.map(|file| file.expect("a file").file_name());
    let mut names = names.map(|name| name.to_string_lossy().into_owned());
    let icon = names.find(|name| name.starts_with("icon-192"));
    icon.expect("a picture")
}

/// The journey through the one file, from a disk.
#[test]
fn the_one_file_works_from_a_disk() {
    let file = server::built().join("gouji.html");
    assert!(file.is_file(), "make single");
    let address = format!("file://{}", file.display());
    let icon = icon();
    everywhere(
        "The one file",
        &["Chromium", "Firefox", "WebKitGTK"],
        |browser| {
            browser.open(&address)?;
            browser.wait("return !!document.querySelector('#paste')")?;
            paste(browser, WRONG)?;
            choose(browser, "report-unembedded.pdf")?;
            choose(browser, "report.docx")?;
            charts(browser)?;
            // what lies beside it is no part of it
            let beside = browser.run(&format!(
                "return new Promise((done) => {{
                    const picture = new Image();
                    picture.onload = () => done('loaded');
                    picture.onerror = () => done('refused');
                    picture.src = '{icon}';
                }})"
            ))?;
            if browser.is_bound_as_the_page() && beside != "refused" {
                return Err(format!("a file beside it is {beside}"));
            }
            Ok(())
        },
    );
}

#[test]
fn the_page_opened_from_a_disk_says_that_it_needs_a_server() {
    let address = format!("file://{}", server::built().join("index.html").display());
    everywhere(
        "The page from a disk",
        &["Chromium", "Firefox", "WebKitGTK"],
        |browser| {
            browser.open(&address)?;
            browser.wait(
            "const told = document.querySelector('#on-a-disk');
            const start = document.querySelector('#start');
            return told.offsetParent !== null && told.textContent.includes('gouji.html') && start.offsetParent === null;",
        )
        },
    );
}
