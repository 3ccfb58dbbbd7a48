//! Reports of one agency on several years: linked by themselves, chosen by hand, kept, shared and side by side.

use std::path::PathBuf;

use serde_json::json;

use crate::browser::journey;
use crate::many::{Folder, choose, done};

/// A report in which so much was carried in, and over to the next year.
fn report(agency: &str, year: i32, carried_in: u32, carried_out: u32) -> String {
    let all = 9 + carried_in - carried_out;
    format!(
        "{agency}{year}年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n\
         | 申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n\
         | 一、本年新收政府信息公开申请数量 | 9 | 0 | 0 | 0 | 0 | 0 | 9 |\n\
         | 二、上年结转政府信息公开申请数量 | {carried_in} | 0 | 0 | 0 | 0 | 0 | {carried_in} |\n\
         | (一)予以公开 | {all} | 0 | 0 | 0 | 0 | 0 | {all} |\n\
         | (七)总计 | {all} | 0 | 0 | 0 | 0 | 0 | {all} |\n\
         | 四、结转下年度继续办理 | {carried_out} | 0 | 0 | 0 | 0 | 0 | {carried_out} |\n"
    )
}

/// What only a finding of the years names.
const CARRIED: &str = "四、结转下年度";

#[test]
fn years_of_one_agency_are_linked_kept_and_side_by_side() {
    let files = [
        ("去年.txt", report("临江市教育局", 2022, 0, 3)),
        ("今年.txt", report("市教育局", 2023, 2, 0)),
    ];
    let files = files.map(|(name, text)| (name.to_owned(), text.into_bytes()));
    let folder = Folder::of(&files);
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.0.join(name)).collect();
    journey(|page| async move {
        choose(&page, "#files", &paths).await?;
        done(&page, 2).await?;
        // a row that nobody opened is held against last year's too
        page.wait_for(".reports-years", |text| text.contains("其中 1 份"))
            .await?;
        page.wait_for(".reports-row", |text| {
            // by itself there is one thing to look at
            text.contains("今年") && text.contains("\n3\n")
        })
        .await?;
        let open = "[...document.querySelectorAll('.reports-row')]
            .find(row => row.textContent.includes('2023')).querySelector('.row-open').click()";
        page.run(open).await?;
        page.wait_for("#open-last-year", |text| {
            text.contains("临江市教育局") && text.contains("2022")
        })
        .await?;
        let found = page
            .wait_for(".findings", |text| text.contains(CARRIED))
            .await?;
        page.rest().await?;
        page.reload().await?;
        page.wait_for(".findings", |text| text == found).await?;

        // side by side: what should be 3 says so
        page.click("#tab-years").await?;
        page.wait_for("#years .is-broken", |text| text.contains("应为 3"))
            .await?;
        page.wait_count("#years .chart", |count| count > 0).await?;
        page.click("#tab-report").await?;

        // not compared any more, and compared again
        page.click("#drop-last-year").await?;
        page.wait_for("#last-year", |text| text.contains("未与上年报告比较"))
            .await?;
        page.wait_for(".findings", |text| !text.contains(CARRIED))
            .await?;
        page.click("#undo").await?;
        page.wait_for(".findings", |text| text.contains(CARRIED))
            .await?;
        Ok(page)
    });
}

#[test]
fn last_years_report_is_given_by_hand_and_goes_along_in_the_link() {
    journey(|page| async {
        page.paste("", &report("临江市教育局", 2023, 2, 0)).await?;
        page.click("#choose-last-year").await?;
        page.find("dialog[open]").await?;
        page.click("#last-year-paste").await?;
        page.paste("", &report("临江市财政局", 2022, 0, 3)).await?;
        page.wait_for(".findings", |text| text.contains(CARRIED))
            .await?;
        // another agency is told, and held against all the same
        page.wait_for(".last-year-doubt", |text| text.contains("临江市财政局"))
            .await?;
        let counts = page.text("#counts").await?;
        page.click("#share").await?;
        let link = page.find("#share-link").await?.value().await?;
        let link = link.expect("a link");
        assert!(link.contains("#/r/2"), "{link}");
        page.click(".dialog-head .icon-only").await?;
        page.click("#open-another").await?;
        page.click("#clear").await?;
        page.wait_count("#opened-title", |count| count == 0).await?;
        page.driver
            .execute("location.href = arguments[0]", vec![json!(link)])
            .await?;
        page.wait_for("#counts", |text| text == counts).await?;
        page.wait_for("#open-last-year", |text| text.contains("临江市财政局"))
            .await?;
        Ok(page)
    });
}

#[test]
fn a_report_of_the_same_year_is_told_and_another_file_is_chosen() {
    let files = [
        (
            "草稿.txt".to_owned(),
            report("临江市教育局", 2023, 3, 0).into_bytes(),
        ),
        (
            "去年.txt".to_owned(),
            report("临江市教育局", 2022, 0, 3).into_bytes(),
        ),
    ];
    let folder = Folder::of(&files);
    let [same, last] = files.map(|(name, _)| folder.0.join(name));
    journey(|page| async move {
        page.paste("", &report("临江市教育局", 2023, 2, 0)).await?;
        page.click("#choose-last-year").await?;
        choose(&page, "#last-year-file", &[same]).await?;
        page.wait_for(".last-year-doubt", |text| text.contains("都是 2023 年"))
            .await?;
        page.wait_count("dialog[open]", |count| count == 0).await?;
        page.click("#choose-last-year").await?;
        choose(&page, "#last-year-file", &[last]).await?;
        page.wait_for(".findings", |text| text.contains(CARRIED))
            .await?;
        page.wait_count(".last-year-doubt", |count| count == 0)
            .await?;
        // nothing of it was opened in the place of what is shown
        page.wait_for("#report-place", |text| text.ends_with("/ 3"))
            .await?;
        Ok(page)
    });
}
