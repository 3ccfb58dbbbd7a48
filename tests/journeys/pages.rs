//! The static pages beside the program: found, searched, and read without it.

use gouji::rules::CATALOGUE;
use thirtyfour::error::WebDriverResult;

use crate::browser::{Page, journey};

async fn go(page: &Page, way: &str) -> WebDriverResult<()> {
    let address = page.driver.current_url().await?;
    let address = address.join(way).expect("an address");
    page.driver.goto(address.as_str()).await
}

#[test]
fn rules_are_found_and_read_in_both_languages() {
    journey(|page| async {
        page.click(".foot a[href='rules/index.html']").await?;
        let shown = ".rules li:not([hidden])";
        page.wait_count(shown, |count| count == CATALOGUE.len())
            .await?;
        page.find("#search").await?.send_keys("办结 结转").await?;
        page.wait_count(shown, |count| (1..10).contains(&count))
            .await?;
        let said = page.text("#found").await?;
        assert_eq!(said, format!("找到 {} 条规则", page.count(shown).await?));
        page.find("#search").await?.clear().await?;
        page.find("#search").await?.send_keys("<img src=x>").await?;
        page.wait_count(shown, |count| count == 0).await?;
        page.driver.refresh().await?;
        page.click("a[href='t3-row-sum.html']").await?;
        page.wait_for("main", |text| text.contains("错误示例"))
            .await?;
        page.find("main mark").await?;
        page.click(".other").await?;
        page.wait_for("main", |text| text.contains("Wrong example"))
            .await?;
        let wide = "return document.documentElement.scrollWidth <= innerWidth";
        assert_eq!(page.run(wide).await?, true);
        page.narrow().await?;
        assert_eq!(page.run(wide).await?, true);
        page.click("a[href='how-it-works.html']").await?;
        page.wait_for("main", |text| text.contains("What it cannot know"))
            .await?;
        assert_eq!(page.run(wide).await?, true);
        go(&page, "../licences.html").await?;
        page.wait_for("main", |text| text.contains("Apache ECharts"))
            .await?;
        page.click(".home").await?;
        page.find("#paste").await?;
        Ok(page)
    });
}
