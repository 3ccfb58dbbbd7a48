//! Work that lasts, on the built page in a real browser: thousands of changes of one report, and reports that are opened
//! and closed. Prints what the page holds meanwhile, after the browser has collected what is left: objects and texts of
//! scripts, the memory of its process, which the program's own is part of, elements, and listeners.
//!
//! Run with `make bench-page`.

#[path = "../tests/journeys/browser.rs"]
#[expect(dead_code, reason = "shared with the journeys, which do more")]
mod browser;
mod process;
#[path = "../tests/journeys/server.rs"]
mod server;

use gouji::view::sample;
use serde_json::{Value, json};
use thirtyfour::error::WebDriverResult;

use browser::{Page, journey};

/// Changes a figure so often, as a person does by typing a digit and Enter, and tells how many milliseconds each change
/// took until it was drawn.
const EDITS: &str = "const [count, done] = arguments;
    const pause = () => new Promise((go) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = go;
        channel.port2.postMessage(null);
    });
    const until = async (there) => { while (!there()) await pause(); };
    const key = (element, key) => element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    const figure = () => document.getElementById('f-t4/review/sum');
    (async () => {
        const times = [];
        for (let at = 0; at < count; at += 1) {
            const typed = String(101 + at % 800);
            const start = performance.now();
            figure().focus();
            key(figure(), typed[0]);
            await until(() => document.querySelector('.figure-field'));
            document.querySelector('.figure-field').value = typed;
            key(document.querySelector('.figure-field'), 'Enter');
            await until(() => figure() && figure().textContent.includes(typed));
            times.push(performance.now() - start);
        }
        done(times);
    })();";

/// Opens the report `arguments[0]` and closes it, so often, and tells when that is done.
const OPEN_AND_CLOSE: &str = "const [text, count, done] = arguments;
    const pause = () => new Promise((go) => setTimeout(go, 20));
    const until = async (there) => { while (!there()) await pause(); };
    (async () => {
        for (let at = 0; at < count; at += 1) {
            const data = new DataTransfer();
            data.setData('text/plain', text);
            document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            await until(() => document.querySelector('.card'));
            await pause();
            document.querySelector('#open-another').click();
            await until(() => document.querySelector('.opened-name + button'));
            document.querySelector('.opened-name + button').click();
            await until(() => !document.querySelector('.opened-name'));
        }
        done(true);
    })();";

fn main() {
    journey(|page| async {
        page.click("#sample").await?;
        page.find(".card").await?;
        settle(&page).await?;
        tell(&page, "a report, not changed").await?;
        let mut before = 0;
        for all in [100, 500, 1000, 2000, 3000] {
            let times = execute(&page, EDITS, vec![json!(all - before)]).await?;
            before = all;
            settle(&page).await?;
            tell(&page, &format!("after {all} changes, {}", middle(&times))).await?;
        }
        Ok(page)
    });
    journey(|page| async {
        let mut before = 0;
        for all in [1, 10, 25, 50, 100] {
            let arguments = vec![json!(sample::TEXT), json!(all - before)];
            execute(&page, OPEN_AND_CLOSE, arguments).await?;
            before = all;
            settle(&page).await?;
            tell(&page, &format!("after {all} reports opened and closed")).await?;
        }
        Ok(page)
    });
}

/// Runs a script that tells what came of it.
async fn execute(page: &Page, script: &str, arguments: Vec<Value>) -> WebDriverResult<Value> {
    page.driver
        .set_script_timeout(std::time::Duration::from_mins(10))
        .await?;
    let outcome = page.driver.execute_async(script, arguments).await?;
    Ok(outcome.json().clone())
}

/// Waits until what is kept is written and the whole program is there.
async fn settle(page: &Page) -> WebDriverResult<()> {
    page.run("return new Promise((done) => setTimeout(done, 3000))")
        .await
        .map(drop)
}

fn middle(times: &Value) -> String {
    let times = times.as_array().into_iter().flatten();
    let mut times: Vec<f64> = times.filter_map(Value::as_f64).collect();
    times.sort_by(f64::total_cmp);
    let at = |index: usize| times.get(index).copied().unwrap_or(f64::NAN);
    let last = times.len().saturating_sub(1);
    format!(
        "each {:.1} / {:.1} / {:.1} ms",
        at(0),
        at(times.len() / 2),
        at(last)
    )
}

#[expect(clippy::print_stdout, reason = "a benchmark tells its figures")]
async fn tell(page: &Page, when: &str) -> WebDriverResult<()> {
    let tools = page.driver.cdp();
    // what the first round lets go may hold what the second one finds
    for _ in 0..2 {
        tools
            .send_raw("HeapProfiler.collectGarbage", json!({}))
            .await?;
    }
    let usage = tools.send_raw("Runtime.getHeapUsage", json!({})).await?;
    let counters = tools.send_raw("Memory.getDOMCounters", json!({})).await?;
    let number =
        |from: &Value, name: &str| from.get(name).and_then(Value::as_u64).unwrap_or_default();
    let kilobytes = |name: &str| number(&usage, name) / 1000;
    let held = process::page_memory("VmRSS").unwrap_or_default();
    println!(
        "{when}: {held} MB of its process, {} KB of scripts, {} KB of buffers, {} KB of the browser's own, {} elements and texts, {} listeners",
        kilobytes("usedSize"),
        kilobytes("backingStorageSize"),
        kilobytes("embedderHeapUsedSize"),
        number(&counters, "nodes"),
        number(&counters, "jsEventListeners"),
    );
    Ok(())
}
