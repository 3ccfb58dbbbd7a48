//! The built page in a real browser: a paste until its marks are on the screen, what of that is fetching and
//! compiling the program, and an edit until its findings are; all of it on the machine as it is, and on one that is slowed
//! down to a fourth, as an old office computer is. Prints milliseconds: minimum, median, maximum.
//!
//! Run with `make bench-page`.

#[path = "../tests/journeys/browser.rs"]
#[expect(dead_code, reason = "shared with the journeys, which do more")]
mod browser;
#[path = "../tests/journeys/server.rs"]
mod server;

use std::fmt::Write as _;

use gouji::view::sample;
use serde_json::{Value, json};

use browser::{Page, journey};

const RUNS: usize = 15;

const SHIFT: &str = "\u{e008}";

/// Waits until the program is there and warm.
const LOADED: &str = "return new Promise((done) => {
    const look = () => document.querySelector('#message') ? setTimeout(done, 300) : setTimeout(look, 20);
    look();
});";

/// Fetches the program anew and compiles it, and tells how many milliseconds each took.
const FETCH: &str = "const done = arguments[0];
    const address = document.querySelector('meta[name=first-wasm]').content;
    const start = performance.now();
    fetch(address, { cache: 'reload' }).then((response) => response.arrayBuffer()).then((bytes) => {
        const fetched = performance.now();
        return WebAssembly.compile(bytes).then(
            () => done([fetched - start, performance.now() - fetched]));
    });";

/// Pastes `arguments[0]` as HTML, and tells after how many milliseconds the marked report was painted.
const PASTE: &str = "const done = arguments[1];
    const data = new DataTransfer();
    data.setData('text/html', arguments[0]);
    const start = performance.now();
    // what is there when the browser is about to paint is painted when the next task comes
    const shown = () => document.querySelector('.card') && document.querySelector('.paper .figure')
        ? setTimeout(() => done(performance.now() - start))
        : requestAnimationFrame(shown);
    document.activeElement.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    requestAnimationFrame(shown);";

/// Takes the last change back or makes it again, and tells after how many milliseconds the counts had changed, and after
/// how many that was painted.
const TURN: &str = "const done = arguments[1];
    const counts = () => document.querySelector('#counts').textContent;
    const before = counts();
    const start = performance.now();
    const took = () => performance.now() - start;
    new MutationObserver((_, observer) => {
        if (counts() === before) return;
        observer.disconnect();
        const changed = took();
        // what is there when the browser is about to paint is painted when the next task comes
        requestAnimationFrame(() => setTimeout(() => done([changed, took()])));
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
    document.querySelector(arguments[0]).click();";

/// Tells after how many milliseconds the start was painted, and could be used.
const OPENED: &str = "const [paint] = performance.getEntriesByName('first-contentful-paint');
    const [page] = performance.getEntriesByType('navigation');
    return paint ? [paint.startTime, page.domContentLoadedEventEnd] : null";

/// Takes the last change back and makes it again, 25 times without a pause, and tells after how many milliseconds the last
/// one was drawn.
const FIFTY: &str = "const done = arguments[1];
    const pause = () => new Promise((go) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = go;
        channel.port2.postMessage(null);
    });
    (async () => {
        const start = performance.now();
        for (let at = 0; at < 50; at += 1) {
            const counts = () => document.querySelector('#counts').textContent;
            const before = counts();
            document.querySelector(at % 2 ? '#redo' : '#undo').click();
            while (counts() === before) await pause();
        }
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
    })();";

/// Touches the page, and tells after how many milliseconds the program was there.
const TOUCH: &str = "const done = arguments[1];
    const start = performance.now();
    const look = () => document.querySelector('#message')
        ? done(performance.now() - start)
        : setTimeout(look);
    dispatchEvent(new Event('pointermove'));
    look();";

fn main() {
    for slowed in [1, 4] {
        measure(slowed);
    }
}

/// How much slower than it is the machine is made.
fn measure(slowed: u8) {
    journey(|page| async move {
        let tools = page.driver.cdp();
        let rate = json!({ "rate": slowed });
        tools
            .send_raw("Emulation.setCPUThrottlingRate", rate)
            .await?;
        print_line(&format!("{slowed} times as slow:"));
        let (mut painted, mut usable, mut ready) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..RUNS {
            page.reload().await?;
            let opened = page.wait_run(OPENED, serde_json::Value::is_array).await?;
            let took = |index: usize| opened.get(index).and_then(Value::as_f64);
            painted.extend(took(0));
            usable.extend(took(1));
            ready.push(time(&page, TOUCH, "").await?);
        }
        print("load until the start is painted", painted);
        print("load until it takes in what is given", usable);
        print("first touch until the program is there", ready);
        let (mut fetched, mut compiled) = (Vec::new(), Vec::new());
        for _ in 0..RUNS {
            let outcome = page.driver.execute_async(FETCH, Vec::new()).await?;
            let took = |index: usize| outcome.json().get(index).and_then(Value::as_f64);
            fetched.extend(took(0));
            compiled.extend(took(1));
        }
        print("fetch of the program", fetched);
        print("compilation of the program", compiled);
        let html = heavy();
        for touched in [true, false] {
            let mut pastes = Vec::new();
            for _ in 0..RUNS {
                if touched {
                    // a key fetches the program ahead, as whatever a person does first
                    page.press(SHIFT).await?;
                    page.run(LOADED).await?;
                }
                pastes.push(time(&page, PASTE, &html).await?);
                // what is kept would be shown again
                page.click("#open-another").await?;
                page.click("#clear").await?;
                page.reload().await?;
                page.find("#paste").await?;
            }
            let size = html.len() / 1000;
            let first = if touched { "touched" } else { "untouched" };
            print(
                &format!("paste of {size} KB of HTML into a fresh page, {first}"),
                pastes,
            );
        }
        time(&page, PASTE, &html).await?;

        page.click("[id='f-t4/review/sum']").await?;
        page.press("\u{e007}").await?;
        page.find(".figure-field").await?;
        page.press("9").await?;
        page.press("\u{e007}").await?;
        page.wait_for("#counts", |text| text.contains("已改 1 处"))
            .await?;
        let (mut changed, mut painted) = (Vec::new(), Vec::new());
        for step in ["#undo", "#redo"].repeat(RUNS) {
            let times = page.driver.execute_async(TURN, vec![json!(step)]).await?;
            let took = |index: usize| times.json().get(index).and_then(Value::as_f64);
            changed.extend(took(0));
            painted.extend(took(1));
        }
        print("change of one figure until its findings are there", changed);
        print("change of one figure until that is painted", painted);
        let mut row = Vec::new();
        for _ in 0..3 {
            row.push(time(&page, FIFTY, "").await?);
        }
        print("50 changes in a row", row);
        Ok(page)
    });
}

/// Runs a script that tells a number of milliseconds when it is done.
async fn time(
    page: &Page,
    script: &str,
    argument: &str,
) -> thirtyfour::error::WebDriverResult<f64> {
    let outcome = page
        .driver
        .execute_async(script, vec![json!(argument)])
        .await?;
    Ok(outcome.json().as_f64().unwrap_or(f64::NAN))
}

#[expect(clippy::print_stdout, reason = "a benchmark tells its figures")]
fn print_line(line: &str) {
    println!("{line}");
}

fn print(what: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let at = |index: usize| times.get(index).copied().unwrap_or(f64::NAN);
    print_line(&format!(
        "{what}: {:.1} / {:.1} / {:.1} ms",
        at(0),
        at(times.len() / 2),
        at(times.len() - 1)
    ));
}

/// The sample report as a word processor puts it on the clipboard, about 100 KB.
fn heavy() -> String {
    let style =
        "margin:0cm;text-align:center;line-height:18.0pt;font-family:仿宋_GB2312;".repeat(8);
    let piece = |text: &str| {
        format!("<p style='{style}'><span lang=EN-US style='{style}'>{text}<o:p></o:p></span></p>")
    };
    let mut html = String::from("<html><body>");
    let mut table = false;
    for line in sample::TEXT.lines() {
        let row = line.contains('|');
        if row != table {
            html.push_str(if row { "<table>" } else { "</table>" });
            table = row;
        }
        if row {
            html.push_str("<tr>");
            for cell in line.trim_matches([' ', '|']).split('|') {
                let _ = write!(html, "<td style='{style}'>{}</td>", piece(cell));
            }
            html.push_str("</tr>");
        } else {
            html.push_str(&piece(line));
        }
    }
    html + "</body></html>"
}
