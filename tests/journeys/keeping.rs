//! Work that outlives a reload.

use crate::browser::journey;

#[test]
fn work_survives_a_reload_until_it_is_cleared() {
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
