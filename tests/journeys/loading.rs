//! What the page loads, and when.

use std::path::Path;

use serde_json::Value;

use crate::browser::journey;

/// What the first view may transfer, in bytes of gzip.
const FIRST_VIEW: usize = 300_000;

/// How the name of the second module ends.
const DESK: &str = "_desk.wasm";

/// The names of the files that the page was made of so far.
const LOADED: &str = "return performance.getEntriesByType('resource')
    .map((entry) => new URL(entry.name).pathname.slice(1))";

fn names(loaded: &Value) -> Vec<&str> {
    let names = loaded.as_array().expect("a list").iter();
    names.map(|name| name.as_str().expect("a name")).collect()
}

fn desks(loaded: &Value) -> usize {
    let names = names(loaded).into_iter();
    names.filter(|name| name.ends_with(DESK)).count()
}

/// The size of a file of the built page in gzip.
#[expect(clippy::disallowed_methods, reason = "a file that the page transfers")]
fn packed(name: &str) -> usize {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    let bytes = std::fs::read(dist.join(name)).expect("a file of the page");
    // a gzip stream has 18 bytes around what is deflated
    miniz_oxide::deflate::compress_to_vec(&bytes, 9).len() + 18
}

#[test]
fn the_first_view_is_small_and_the_desk_comes_before_it_is_needed() {
    journey(|page| async {
        let first = page.run(LOADED).await?;
        assert_eq!(desks(&first), 0, "{first}");
        let first = names(&first);
        assert!(first.len() > 10, "{first:?}");
        let size: usize = first.iter().map(|name| packed(name)).sum();
        let size = size + packed("index.html");
        assert!(size <= FIRST_VIEW, "{size} bytes");

        // who touches the page is about to open something
        page.press("\u{e004}").await?;
        page.wait_run(LOADED, |loaded| desks(loaded) > 0).await?;
        page.click("#sample").await?;
        page.find(".paper").await?;
        assert_eq!(desks(&page.run(LOADED).await?), 1);
        Ok(page)
    });
}

#[test]
fn what_could_not_be_loaded_is_loaded_once_more() {
    journey(|page| async {
        page.block(DESK).await?;
        page.find("#paste").await?.send_keys("收到申请3件").await?;
        page.click("#check").await?;
        page.wait_for("#message", |text| text.contains("检查网络"))
            .await?;
        // the browser says so too
        let severe = page.complaints().await?;
        let told = |line: &String| line.contains(DESK) || line.contains("fetch");
        assert!(!severe.is_empty() && severe.iter().all(told), "{severe:?}");

        // what was typed is still there
        page.block("").await?;
        page.find("#paste")
            .await?
            .send_keys("，其中自然人2件、企业2件。")
            .await?;
        page.click("#check").await?;
        page.wait_count(".card", |count| count > 0).await?;
        Ok(page)
    });
}

#[test]
fn a_work_that_could_not_be_shown_again_is_kept() {
    journey(|page| async {
        page.click("#sample").await?;
        let told = page.wait_for("#counts", |text| !text.is_empty()).await?;
        page.run("return new Promise(done => setTimeout(done, 1000))")
            .await?;
        page.block(DESK).await?;
        page.reload().await?;
        page.wait_for("#message", |text| text.contains("检查网络"))
            .await?;
        page.find("#paste").await?;
        page.complaints().await?;
        page.block("").await?;
        page.reload().await?;
        page.wait_for("#counts", |text| text == told).await?;
        Ok(page)
    });
}
