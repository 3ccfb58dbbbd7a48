//! The page by its keys alone, and what those hear who do not see it.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::browser::{Page, journey};

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const SHIFT: char = '\u{e008}';
const CONTROL: char = '\u{e009}';
const ESCAPE: &str = "\u{e00c}";
const SPACE: &str = " ";
const END: &str = "\u{e010}";
const HOME: &str = "\u{e011}";
const LEFT: &str = "\u{e012}";
const UP: &str = "\u{e013}";
const RIGHT: &str = "\u{e014}";
const DOWN: &str = "\u{e015}";
const F2: &str = "\u{e032}";

/// The id of what has the focus; of what has none, its class.
const FOCUSED: &str =
    "const at = document.activeElement; return at.id || at.className || at.tagName;";

/// Waits until the focus is where it should be.
async fn wait_focus(page: &Page, at: &str) -> WebDriverResult<()> {
    page.wait_run(FOCUSED, |id| id == at).await.map(drop)
}

/// Presses the tab key until something of the selector has the focus; how often that took comes out.
async fn tab_to(page: &Page, selector: &str) -> WebDriverResult<usize> {
    let is_there = format!("return document.activeElement.matches({})", json!(selector));
    for pressed in 0..60 {
        if page.run(&is_there).await? == json!(true) {
            return Ok(pressed);
        }
        page.press(TAB).await?;
    }
    let at = page.run(FOCUSED).await?;
    panic!("no tab leads to {selector}, the last one to {at}");
}

/// Presses a key with another one held.
async fn with(page: &Page, held: char, key: &str) -> WebDriverResult<()> {
    let chain = page.driver.action_chain();
    let chain = chain.key_down(held).send_keys(key).key_up(held);
    chain.perform().await
}

/// What is said to those who do not see the page.
async fn wait_announced(page: &Page, words: &[&str]) -> WebDriverResult<()> {
    let announcement = "return document.querySelector('#announcement').textContent";
    let fits = |announced: &Value| {
        let announced = announced.as_str().unwrap_or_default();
        words.iter().all(|words| announced.contains(words))
    };
    page.wait_run(announcement, fits).await.map(drop)
}

#[test]
fn from_paste_to_share_by_keys_alone() {
    journey(|page| async {
        // the place that speaks is there before the program is
        page.find("#announcement[role=status]").await?;
        tab_to(&page, "#paste").await?;
        page.press("收到申请3件，其中自然人2件、企业2件。").await?;
        tab_to(&page, "#check").await?;
        page.press(ENTER).await?;
        wait_announced(&page, &["1 项存疑"]).await?;
        wait_focus(&page, "head").await?;

        // to the card and its figures
        let first = "return document.querySelector('.card-choose').id";
        page.find(".card").await?;
        let first = page.run(first).await?;
        page.press("j").await?;
        wait_focus(&page, first.as_str().unwrap_or_default()).await?;
        wait_announced(&page, &["1 / "]).await?;
        tab_to(&page, ".chip").await?;
        page.press(ENTER).await?;
        page.find(".figure.is-chosen:focus").await?;

        // one stop for all numbers of the text, arrows between them
        page.press(HOME).await?;
        let names = "return document.activeElement.getAttribute('aria-label')";
        let name = page.run(names).await?;
        assert!(
            name.as_str().is_some_and(|name| name.contains("3 件")),
            "{name}"
        );
        page.press(END).await?;
        page.press(LEFT).await?;
        page.press(RIGHT).await?;
        let last = page.run(FOCUSED).await?;
        page.press(F2).await?;
        page.find(".figure-field:focus").await?;
        page.press("7").await?;
        page.press(ESCAPE).await?;
        wait_focus(&page, last.as_str().unwrap_or_default()).await?;
        page.press(ENTER).await?;
        page.find(".figure-field:focus").await?;
        page.press("1").await?;
        page.press(ENTER).await?;
        wait_focus(&page, last.as_str().unwrap_or_default()).await?;
        wait_announced(&page, &["1 件", "存疑由 1 项变为 0 项"]).await?;
        let name = page.run(names).await?;
        assert!(
            name.as_str().is_some_and(|name| name.contains("原为 2")),
            "{name}"
        );

        // back and forth
        page.press(HOME).await?;
        with(&page, CONTROL, "z").await?;
        wait_focus(&page, last.as_str().unwrap_or_default()).await?;
        page.wait_count(".figure.is-changed", |count| count == 0)
            .await?;
        page.press(HOME).await?;
        with(&page, CONTROL, "y").await?;
        wait_focus(&page, last.as_str().unwrap_or_default()).await?;
        page.find(".figure.is-changed").await?;

        // what is known of a figure, and back
        page.press(SPACE).await?;
        page.find(".relations").await?;
        page.press(ESCAPE).await?;
        page.wait_count(".relations", |count| count == 0).await?;
        wait_focus(&page, last.as_str().unwrap_or_default()).await?;

        // and on to what is done with it
        for _ in 0..60 {
            if page.run(FOCUSED).await? == json!("share") {
                break;
            }
            with(&page, SHIFT, TAB).await?;
        }
        wait_focus(&page, "share").await?;
        page.press(ENTER).await?;
        page.find("dialog[open] .share-link").await?;
        page.press(ESCAPE).await?;
        page.wait_count("dialog[open]", |count| count == 0).await?;
        wait_focus(&page, "share").await?;
        Ok(page)
    });
}

#[test]
fn a_table_is_one_stop_and_arrows_move_in_it() {
    journey(|page| async {
        page.click("#sample").await?;
        page.find(".card.is-chosen").await?;
        let stops = "return [...document.querySelectorAll('.table-place, .stretch')]
            .map(place => place.querySelectorAll('.figure[tabindex=\"0\"]').length
                + (place.tabIndex === 0 ? 100 : 0))
            .filter(count => count > 1)";
        assert_eq!(page.run(stops).await?, json!([]));
        let tables = "return [...document.querySelectorAll('table.form')]
            .every(table => table.matches('[role=grid][aria-label]')
                && table.querySelectorAll('.figure[tabindex=\"0\"]').length === 1)";
        assert_eq!(page.run(tables).await?, json!(true));

        page.run("document.getElementById('f-t3/new/natural').focus()")
            .await?;
        for (key, to) in [
            (RIGHT, "f-t3/new/business"),
            (LEFT, "f-t3/new/natural"),
            // the first one of a row has none before it
            (LEFT, "f-t3/new/natural"),
            (DOWN, "f-t3/carried-in/natural"),
            (UP, "f-t3/new/natural"),
            (UP, "f-t3/new/natural"),
            (END, "f-t3/new/sum"),
            (HOME, "f-t3/new/natural"),
        ] {
            page.press(key).await?;
            wait_focus(&page, to).await?;
        }
        with(&page, CONTROL, END).await?;
        wait_focus(&page, "f-t3/carried-out/sum").await?;
        // where the keys were is where they come back to
        page.press(TAB).await?;
        with(&page, SHIFT, TAB).await?;
        wait_focus(&page, "f-t3/carried-out/sum").await?;
        with(&page, CONTROL, HOME).await?;
        wait_focus(&page, "f-t3/new/natural").await?;
        assert_eq!(page.run(tables).await?, json!(true));
        Ok(page)
    });
}

#[test]
fn the_focus_goes_where_the_work_goes() {
    journey(|page| async {
        page.click("#sample").await?;
        page.find(".card.is-chosen").await?;
        // a repair, the way back and forth
        page.click(".card .apply").await?;
        let changed = page.find(".figure.is-changed").await?.id().await?;
        let changed = changed.unwrap_or_default();
        wait_focus(&page, &changed).await?;
        wait_announced(&page, &["不符由", "变为"]).await?;
        for step in ["#undo", "#redo"] {
            page.click(step).await?;
            wait_focus(&page, &changed).await?;
        }
        // a step at its end keeps the focus, and says that it does nothing
        page.find("#redo[aria-disabled]").await?;
        page.click("#redo").await?;
        wait_focus(&page, "redo").await?;

        // what is closed
        page.click(".relations .icon-only").await?;
        wait_focus(&page, &changed).await?;
        page.click(".card .linklike").await?;
        page.find("dialog[open] h2").await?;
        page.click("dialog[open] .icon-only").await?;
        page.wait_count("dialog[open]", |count| count == 0).await?;
        page.wait_run("return document.activeElement.className", |class| {
            class != ""
        })
        .await?;
        assert_ne!(page.run(FOCUSED).await?, json!("BODY"));

        // a finding that is not set aside after all, and one that is
        page.click(".card .dismiss").await?;
        page.find(".reason-field:focus").await?;
        page.press(ESCAPE).await?;
        page.wait_run(FOCUSED, |class| class == "linklike dismiss")
            .await?;
        let second = "return document.querySelectorAll('.card-title')[1].textContent";
        let second = page.run(second).await?;
        page.press(ENTER).await?;
        page.find(".reason-field:focus").await?;
        page.press(ENTER).await?;
        page.wait_run("return document.activeElement.textContent", |title| {
            *title == second
        })
        .await?;
        page.find(".card-choose:focus").await?;
        Ok(page)
    });
}

#[test]
fn the_keys_are_told_and_letters_can_be_switched_off() {
    journey(|page| async {
        page.click("#sample").await?;
        page.find(".card.is-chosen").await?;
        page.press("?").await?;
        page.find("dialog[open] .keys").await?;
        page.click("#letter-keys").await?;
        page.press(ESCAPE).await?;
        page.wait_count("dialog[open]", |count| count == 0).await?;
        for key in ["?", "j", "j"] {
            page.press(key).await?;
        }
        page.wait_for("#place", |place| place.starts_with("1 /"))
            .await?;
        // they stay off, and other keys work
        page.reload().await?;
        page.find(".card.is-chosen").await?;
        page.press("j").await?;
        page.press(ESCAPE).await?;
        page.wait_count(".card.is-chosen", |count| count == 0)
            .await?;
        page.click("#help").await?;
        page.find("dialog[open] #letter-keys:not(:checked)").await?;
        page.click("#letter-keys").await?;
        page.press(ESCAPE).await?;
        wait_focus(&page, "help").await?;
        page.press("j").await?;
        page.wait_for("#place", |place| place.starts_with("1 /"))
            .await?;
        Ok(page)
    });
}
