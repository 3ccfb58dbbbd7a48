//! What the page loads, and when.

use std::path::Path;

use serde_json::{Value, json};

use crate::browser::journey;

/// What may be transferred before a person does anything, in bytes of gzip.
const FIRST_VIEW: usize = 40_000;

/// And until the first verdict.
const FIRST_VERDICT: usize = 600_000;

/// How the name of a program ends.
pub(crate) const PROGRAM: &str = "_bg.wasm";

/// The names of the files that the page was made of so far.
pub(crate) const LOADED: &str = "return performance.getEntriesByType('resource')
    .map((entry) => new URL(entry.name).pathname.slice(1))";

/// Takes them down when a verdict is drawn, before it is seen.
const WATCH: &str = "new MutationObserver((_, observer) => {
        if (!document.querySelector('#counts')) return;
        observer.disconnect();
        const entries = performance.getEntriesByType('resource');
        window.atVerdict = entries.map((entry) => new URL(entry.name).pathname.slice(1));
    }).observe(document.querySelector('#main'), { childList: true, subtree: true })";

fn names(loaded: &Value) -> Vec<&str> {
    let names = loaded.as_array().expect("a list").iter();
    names.map(|name| name.as_str().expect("a name")).collect()
}

pub(crate) fn programs(loaded: &Value) -> usize {
    let names = names(loaded).into_iter();
    names.filter(|name| name.ends_with(PROGRAM)).count()
}

/// The size of a file of the built page in gzip.
#[expect(clippy::disallowed_methods, reason = "a file that the page transfers")]
fn packed(name: &str) -> usize {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    let bytes = std::fs::read(dist.join(name)).expect("a file of the page");
    // a gzip stream has 18 bytes around what is deflated
    miniz_oxide::deflate::compress_to_vec(&bytes, 9).len() + 18
}

/// What the page and these files of it transfer.
fn transferred(loaded: &Value) -> usize {
    let files = names(loaded).into_iter().map(packed);
    packed("index.html") + files.sum::<usize>()
}

/// A sentence with a slip.
const WRONG: &str = "收到申请3件，其中自然人2件、企业2件。";

#[test]
fn the_first_view_is_small_and_the_program_comes_before_it_is_needed() {
    journey(|page| async {
        let first = page.run(LOADED).await?;
        assert_eq!(programs(&first), 0, "{first}");
        let is_sheet = |name: &&str| {
            name.rsplit_once('.')
                .is_some_and(|(_, ending)| ending == "css")
        };
        assert_eq!(names(&first).into_iter().filter(is_sheet).count(), 1);
        let size = transferred(&first);
        assert!(size <= FIRST_VIEW, "{size} bytes");

        // who touches the page is about to open something
        page.press("\u{e004}").await?;
        page.wait_run(LOADED, |loaded| programs(loaded) > 0).await?;
        page.run(WATCH).await?;
        page.click("#sample").await?;
        page.find(".paper").await?;
        let loaded = page.run("return window.atVerdict").await?;
        assert_eq!(programs(&loaded), 1);
        let size = transferred(&loaded);
        assert!(size <= FIRST_VERDICT, "{size} bytes");
        // what may be wanted next comes by itself
        page.wait_run(LOADED, |loaded| programs(loaded) == 2)
            .await?;
        Ok(page)
    });
}

#[test]
fn what_comes_in_before_the_program_is_there_is_opened_by_it() {
    journey(|page| async {
        page.slow(true).await?;
        page.paste("", WRONG).await?;
        page.drop_file("样例.txt", gouji::view::sample::TEXT.as_bytes())
            .await?;
        page.find("#blank-2021").await?.click().await?;
        // who grows impatient wants it once
        page.find("#blank-2021").await?.click().await?;
        page.wait_to_see("#awaited").await?;
        page.click("#language").await?;
        page.slow(false).await?;
        page.wait_for("#counts", |text| text.contains("mismatch"))
            .await?;
        assert!(!page.find("#awaited").await?.is_displayed().await?);
        assert!(!page.find("#start").await?.is_displayed().await?);
        page.click("#open-another").await?;
        page.wait_count(".opened-name", |count| count == 3).await?;
        Ok(page)
    });
}

#[test]
fn the_start_changes_its_language_before_the_program_is_there() {
    journey(|page| async {
        page.block(PROGRAM).await?;
        page.click("#language").await?;
        page.wait_for(".start-title", |text| text == "Check an annual report")
            .await?;
        assert_eq!(
            page.run("return document.title").await?,
            "Gouji · Checks of disclosure annual reports"
        );
        page.block("").await?;
        page.reload().await?;
        assert_eq!(page.text(".start-title").await?, "Check an annual report");
        page.paste("", WRONG).await?;
        page.wait_for("#counts", |text| text.contains("to check"))
            .await?;
        assert_eq!(
            page.run("return document.documentElement.lang").await?,
            "en"
        );
        Ok(page)
    });
}

#[test]
fn what_could_not_be_loaded_is_loaded_once_more() {
    journey(|page| async {
        page.block(PROGRAM).await?;
        page.find("#paste").await?.send_keys("收到申请3件").await?;
        page.click("#check").await?;
        page.wait_for("#not-loaded", |text| text.contains("检查网络"))
            .await?;
        // the browser says so too
        let severe = page.complaints().await?;
        let told = |line: &String| line.contains(PROGRAM) || line.contains("fetch");
        assert!(!severe.is_empty() && severe.iter().all(told), "{severe:?}");

        // what was typed is still there
        page.block("").await?;
        page.find("#paste")
            .await?
            .send_keys("，其中自然人2件、企业2件。")
            .await?;
        page.click("#check").await?;
        page.wait_count(".card", |count| count > 0).await?;
        page.click("#open-another").await?;
        // once, and nothing of it is left for another report
        page.wait_count(".opened-name", |count| count == 1).await?;
        assert_eq!(
            page.run("return document.querySelector('#paste').value")
                .await?,
            ""
        );
        Ok(page)
    });
}

#[test]
fn what_came_in_is_opened_after_another_try() {
    journey(|page| async {
        // the script of the program, which a browser would not ask for again
        page.block(".js").await?;
        page.paste("", WRONG).await?;
        page.wait_to_see("#not-loaded").await?;
        page.complaints().await?;
        page.block("").await?;
        page.click("#retry").await?;
        page.wait_count(".card", |count| count > 0).await?;
        assert!(!page.find("#not-loaded").await?.is_displayed().await?);
        Ok(page)
    });
}

#[test]
fn a_report_that_could_not_be_shown_again_is_kept() {
    journey(|page| async {
        page.click("#sample").await?;
        let told = page.wait_for("#counts", |text| !text.is_empty()).await?;
        page.rest().await?;
        page.block(PROGRAM).await?;
        page.reload().await?;
        page.wait_for("#not-loaded", |text| text.contains("检查网络"))
            .await?;
        page.wait_to_see("#choose").await?;
        page.complaints().await?;
        page.block("").await?;
        page.click("#retry").await?;
        page.wait_for("#counts", |text| text == told).await?;
        Ok(page)
    });
}

#[test]
fn the_start_and_a_report_are_never_seen_together() {
    journey(|page| async {
        page.run(
            "window.seen = [];
            const look = () => {
                const shown = ['#start', '.paper'].filter((part) => {
                    const element = document.querySelector(part);
                    return element && element.offsetParent;
                });
                window.seen.push(shown.length);
                requestAnimationFrame(look);
            };
            look();",
        )
        .await?;
        for _ in 0..3 {
            page.click("#sample").await?;
            page.find(".paper").await?;
            page.click("#open-another").await?;
            page.wait_to_see("#choose").await?;
        }
        let most = page.run("return Math.max(...window.seen)").await?;
        assert_eq!(most, 1);
        Ok(page)
    });
}

#[test]
fn a_browser_that_is_too_old_is_told_so_at_once() {
    journey(|page| async {
        let lacking = json!({ "source": "delete window.FinalizationRegistry" });
        let tools = page.driver.cdp();
        tools
            .send_raw("Page.addScriptToEvaluateOnNewDocument", lacking)
            .await?;
        page.reload().await?;
        page.wait_for("#too-old", |text| text.contains("Chromium"))
            .await?;
        assert!(!page.find("#choose").await?.is_displayed().await?);
        // nothing is loaded that it could not run
        page.paste("", WRONG).await?;
        assert_eq!(programs(&page.run(LOADED).await?), 0);
        let waiting = page.find("#awaited").await?.is_displayed().await?;
        assert!(!waiting && !page.find("#not-loaded").await?.is_displayed().await?);
        Ok(page)
    });
}
