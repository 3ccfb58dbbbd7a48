//! Reports that outlive a reload.

use thirtyfour::Key;
use thirtyfour::error::WebDriverResult;

use crate::browser::{Page, journey};
use crate::many::{Folder, choose, done, report};
use crate::server::FRAMED;

/// Five offices in a table.
async fn five(page: &Page) -> WebDriverResult<Folder> {
    let offices = ["甲局", "乙局", "丙局", "丁局", "戊局"];
    let files = offices.map(|office| (format!("{office}.txt"), report(office, true)));
    let folder = Folder::of(&files);
    choose(page, "#folder", std::slice::from_ref(&folder.0)).await?;
    done(page, 5).await?;
    Ok(folder)
}

#[test]
fn a_list_survives_a_reload_with_what_was_done_and_where_it_was() {
    journey(|page| async {
        let _folder = five(&page).await?;
        page.click(".row-open").await?;
        page.click(".paper .figure").await?;
        page.press("4\u{e007}").await?;
        let changed = page
            .wait_for("#counts", |text| text.contains("已改 1 处"))
            .await?;
        page.click("#report-after").await?;
        page.wait_for("#report-place", |text| text == "2 / 5")
            .await?;
        page.click(".card .dismiss").await?;
        page.click(".dismissing .second-action").await?;
        let aside = page
            .wait_for("#counts", |text| text.contains("1 项已排除"))
            .await?;
        page.rest().await?;
        page.reload().await?;
        page.wait_for("#counts", |text| text == aside).await?;
        // the entries of the history lead where they led
        page.driver.back().await?;
        page.wait_count(".reports-row", |count| count == 5).await?;
        page.wait_for(".reports-table", |text| text.contains("已改 1 处"))
            .await?;
        page.driver.forward().await?;
        page.wait_for("#counts", |text| text == aside).await?;
        // and what was done is taken back step by step
        let keys = page.driver.action_chain().key_down(Key::Control);
        keys.send_keys("z").key_up(Key::Control).perform().await?;
        page.wait_for("#counts", |text| !text.contains("已排除"))
            .await?;
        page.driver.back().await?;
        page.click(".reports-row:nth-child(1) .row-open").await?;
        page.wait_for("#counts", |text| text == changed || text.contains("存疑"))
            .await?;
        Ok(page)
    });
}

#[test]
fn tabs_keep_what_is_theirs_and_a_new_one_is_offered_the_last() {
    journey(|page| async {
        page.click("#sample").await?;
        page.click(".card.is-error .card-actions .apply").await?;
        let first = page
            .wait_for("#counts", |text| text.contains("已改 1 处"))
            .await?;
        let address = page.driver.current_url().await?;
        let one = page.driver.window().await?;
        let other = page.driver.new_tab().await?;
        page.driver.switch_to_window(other).await?;
        page.driver.goto(address.as_str()).await?;
        page.find("#paste").await?;
        // what is open in another tab is not offered
        page.rest().await?;
        assert_eq!(page.count("#held-back").await?, 0);
        page.click("#blank-2021").await?;
        page.find("#agency").await?;
        page.rest().await?;
        page.reload().await?;
        page.find("#agency").await?;
        page.driver.switch_to_window(one).await?;
        page.reload().await?;
        page.wait_for("#counts", |text| text == first).await?;
        // once its tab is closed, a new one goes on with it
        let third = page.driver.new_tab().await?;
        page.driver.close_window().await?;
        page.driver.switch_to_window(third).await?;
        page.driver.goto(address.as_str()).await?;
        page.click("#held-back .second-action").await?;
        page.wait_for("#counts", |text| text == first).await?;
        page.rest().await?;
        page.reload().await?;
        page.wait_for("#counts", |text| text == first).await?;
        Ok(page)
    });
}

#[test]
fn what_was_cleared_or_closed_is_taken_back() {
    journey(|page| async {
        let _folder = five(&page).await?;
        page.rest().await?;
        page.click("#clear-list").await?;
        page.find("#paste").await?;
        page.rest().await?;
        page.click("#take-back").await?;
        page.wait_count(".reports-row", |count| count == 5).await?;
        page.rest().await?;
        page.reload().await?;
        page.wait_count(".reports-row", |count| count == 5).await?;
        page.click("#open-another").await?;
        page.click("#opened-place li:first-child .plain").await?;
        page.wait_count("#opened-place li", |count| count == 4)
            .await?;
        page.click("#take-back").await?;
        page.wait_count("#opened-place li", |count| count == 5)
            .await?;
        page.click("#to-table").await?;
        page.click(".row-open").await?;
        page.find(".card").await?;
        Ok(page)
    });
}

#[test]
fn a_report_survives_a_reload_until_it_is_cleared() {
    journey(|page| async {
        page.click("#sample").await?;
        page.click(".card.is-error .card-actions .apply").await?;
        let told = page
            .wait_for("#counts", |text| text.contains("已改 1 处"))
            .await?;
        page.rest().await?;
        page.reload().await?;
        page.wait_for("#counts", |text| text == told).await?;
        page.find(".figure.is-changed").await?;

        page.click("#open-another").await?;
        page.click("#clear").await?;
        page.wait_for("#message", |text| text.contains("已清除"))
            .await?;
        page.reload().await?;
        page.find("#paste").await?;
        assert_eq!(page.count(".paper").await?, 0);
        Ok(page)
    });
}

#[test]
fn a_report_that_was_never_seen_is_not_opened_by_itself_again() {
    journey(|page| async {
        page.click("#sample").await?;
        let told = page.wait_for("#counts", |text| !text.is_empty()).await?;
        page.rest().await?;
        // as after a report on which the page stood still
        page.run("sessionStorage.setItem('gouji.opening', '1')")
            .await?;
        page.reload().await?;
        page.find("#held-back").await?;
        page.reload().await?;
        page.find("#held-back").await?;
        assert_eq!(page.count(".paper").await?, 0);
        // it is still there, and once it was seen it is as any other
        page.click("#held-back .second-action").await?;
        page.wait_for("#counts", |text| text == told).await?;
        page.rest().await?;
        page.reload().await?;
        page.wait_for("#counts", |text| text == told).await?;
        Ok(page)
    });
}

#[test]
fn the_mark_of_an_opening_stands_until_the_report_is_painted() {
    journey(|page| async {
        page.click("#sample").await?;
        page.wait_for("#counts", |text| !text.is_empty()).await?;
        page.rest().await?;
        // a browser that never comes to paint
        let source = "window.requestAnimationFrame = () => 0";
        let script = serde_json::json!({ "source": source });
        let tools = page.driver.cdp();
        tools.send_raw("Page.enable", serde_json::json!({})).await?;
        tools
            .send_raw("Page.addScriptToEvaluateOnNewDocument", script)
            .await?;
        page.reload().await?;
        page.wait_for("#counts", |text| !text.is_empty()).await?;
        let mark = "return sessionStorage.getItem('gouji.opening')";
        assert_eq!(page.run(mark).await?, "1");
        Ok(page)
    });
}

#[test]
fn where_nothing_is_kept_the_page_goes_on_and_says_so_once() {
    journey(|page| async {
        let framed = format!("{}{FRAMED}", page.driver.current_url().await?);
        page.driver.goto(framed).await?;
        let frame = page.find("iframe").await?;
        frame.enter_frame().await?;
        // nothing tells it the language that was chosen
        let frame_language = page.find("#language").await?;
        if frame_language.text().await? != "English" {
            frame_language.click().await?;
        }
        // nor is it bare
        let width = "return getComputedStyle(document.querySelector('.start')).maxWidth";
        assert_eq!(page.run(width).await?, "860px");
        page.click("#sample").await?;
        page.find(".card").await?;
        page.wait_for("#message", |text| text.contains("没有保存"))
            .await?;
        page.click("#message button").await?;
        page.click(".card.is-error .apply").await?;
        page.wait_for("#counts", |text| text.contains("已改 1 处"))
            .await?;
        page.rest().await?;
        assert_eq!(page.text("#message").await?, "");
        page.click("#open-another").await?;
        page.wait_for(".kept", |text| text.contains("没有保存"))
            .await?;
        page.driver.enter_default_frame().await?;
        Ok(page)
    });
}
