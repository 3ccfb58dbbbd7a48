//! Reports that are added up: the tables of the whole, the parts of a cell, the report of the whole held against them.

use std::path::PathBuf;

use gouji::report::figure::Edits;
use gouji::report::recognise;

use crate::browser::journey;
use crate::exporting::{save_into, saved};
use crate::many::{Folder, choose, done};

/// A report with as many applications of persons and of firms, all granted.
fn report(agency: &str, year: i32, persons: u32, firms: u32) -> Vec<u8> {
    let all = persons + firms;
    let text = format!(
        "{agency}{year}年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n\
         | 申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n\
         | 一、本年新收政府信息公开申请数量 | {persons} | {firms} | 0 | 0 | 0 | 0 | {all} |\n\
         | 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n\
         | (一)予以公开 | {persons} | {firms} | 0 | 0 | 0 | 0 | {all} |\n\
         | (七)总计 | {persons} | {firms} | 0 | 0 | 0 | 0 | {all} |\n\
         | 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
    );
    text.into_bytes()
}

#[test]
fn departments_are_added_up_and_the_county_is_held_against_them() {
    let files = [
        ("教育局.txt", report("临江县教育局", 2023, 5, 1)),
        ("财政局.txt", report("临江县财政局", 2023, 2, 3)),
        ("旧.txt", report("临江县民政局", 2022, 9, 9)),
        ("县.txt", report("临江县人民政府", 2023, 7, 5)),
    ];
    let files = files.map(|(name, bytes)| (name.to_owned(), bytes));
    let folder = Folder::of(&files);
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.0.join(name)).collect();
    journey(|page| async move {
        choose(&page, "#files", &paths).await?;
        done(&page, 4).await?;
        page.click("#tab-sums").await?;
        // the county is known by its name and is no part; what is of another year is said and left out
        page.wait_for("#sums", |text| {
            text.contains("临江县民政局") && text.contains("2022")
        })
        .await?;
        page.wait_for("#whole option:checked", |text| {
            text.contains("临江县人民政府")
        })
        .await?;
        page.wait_for("[id='sum-t3/new/natural'] span", |text| text == "7")
            .await?;
        // 5 where the departments have 4
        page.wait_for("[id='sum-t3/new/business'] del", |text| text == "5")
            .await?;
        page.click("[id='sum-t3/new/natural']").await?;
        page.wait_for("#sum-parts", |text| {
            text.contains("临江县教育局")
                && text.contains("临江县财政局")
                && !text.contains("人民政府")
        })
        .await?;
        save_into(&page, &folder.0).await?;
        page.click("#save-sums").await?;
        let (name, bytes) = saved(&page, &folder.0, ".xlsx").await?;
        assert!(name.contains("2 份报告合计"), "{name}");
        let book = gouji::read::bytes(&bytes, None).expect("a workbook");
        let sums = recognise(&book, &Edits::new());
        let natural = sums.figure("t3/new/natural".parse().expect("an id"));
        assert_eq!(natural.map(|figure| figure.raw.as_str()), Some("7"));
        assert!(book.text.contains("临江县民政局"));
        page.click("#hold-against").await?;
        page.wait_for(".findings", |text| text.contains("临江县财政局"))
            .await?;
        page.driver.back().await?;
        page.wait_count("#sums", |count| count == 1).await?;
        page.click("[id='sum-t3/new/natural']").await?;
        page.click("#sum-parts li .linklike").await?;
        page.wait_for(".paper", |text| text.contains("临江县教育局2023年"))
            .await?;
        Ok(page)
    });
}
