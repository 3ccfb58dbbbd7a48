//! Reports that outlive a reload.

use crate::browser::journey;
use crate::server::FRAMED;

#[test]
fn a_report_survives_a_reload_until_it_is_cleared() {
    journey(|page| async {
        page.click("#sample").await?;
        page.click(".card.is-error .card-actions .apply").await?;
        let told = page
            .wait_for("#counts", |text| text.contains("已改 1 处"))
            .await?;
        page.run("return new Promise(done => setTimeout(done, 1000))")
            .await?;
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
        page.run("return new Promise(done => setTimeout(done, 1000))")
            .await?;
        // as after a report on which the page stood still
        page.run("localStorage.setItem('gouji.opening', '1')")
            .await?;
        page.reload().await?;
        page.find("#held-back").await?;
        page.reload().await?;
        page.find("#held-back").await?;
        assert_eq!(page.count(".paper").await?, 0);
        // it is still there, and once it was seen it is as any other
        page.click("#held-back .second-action").await?;
        page.wait_for("#counts", |text| text == told).await?;
        page.run("return new Promise(done => setTimeout(done, 1000))")
            .await?;
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
        page.run("return new Promise(done => setTimeout(done, 1000))")
            .await?;
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
        let mark = "return localStorage.getItem('gouji.opening')";
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
        page.run("return new Promise(done => setTimeout(done, 1000))")
            .await?;
        assert_eq!(page.text("#message").await?, "");
        page.click("#open-another").await?;
        page.wait_for(".kept", |text| text.contains("没有保存"))
            .await?;
        page.driver.enter_default_frame().await?;
        Ok(page)
    });
}
