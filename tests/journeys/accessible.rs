//! Every state of the page is held against axe-core, which knows the rules of WCAG, in the light and the dark theme.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::browser::{Page, journey};
use crate::many::{Folder, choose, done};

/// A report of which something is wrong and some is to be looked at.
const REPORT: &str = "临江市教育局2023年政府信息公开工作年度报告\n\n一、总体情况\n\n公开信息30条，其中动态12条，公告16条。\n\n\
     三、收到和处理政府信息公开申请情况\n\n\
     | 申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n\
     | 一、本年新收政府信息公开申请数量 | 9 | 0 | 0 | 0 | 0 | 0 | 9 |\n\
     | 二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 2 |\n\
     | (一)予以公开 | 9 | 0 | 0 | 0 | 0 | 0 | 9 |\n\
     | (七)总计 | 9 | 0 | 0 | 0 | 0 | 0 | 9 |\n\
     | 四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n";

/// The key, as WebDriver names it.
const ESCAPE: &str = "\u{e00c}";

/// A barrier a line: its rule, the element and what is wrong with it.
const BARRIERS: &str = "return axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`)))";

/// Fails with the barriers of what the page shows now, in either theme.
pub(crate) async fn has_no_barrier(page: &Page, state: &str) -> WebDriverResult<()> {
    for theme in ["light", "dark"] {
        let features = json!([
            { "name": "prefers-color-scheme", "value": theme },
            // a colour that is on its way to another is none of the page's
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        let tools = page.driver.cdp();
        let set = tools.send_raw(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        );
        set.await?;
        if page.run("return typeof axe").await? == "undefined" {
            page.run(&axe()).await?;
        }
        let barriers = page.run(BARRIERS).await?;
        let none = barriers.as_array().is_some_and(Vec::is_empty);
        assert!(none, "{state}, {theme}: {barriers:#}");
    }
    Ok(())
}

#[expect(
    clippy::disallowed_methods,
    reason = "a tool of the tests, not a part of the page"
)]
fn axe() -> String {
    let file = ".tools/lib/node_modules/axe-core/axe.min.js";
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    std::fs::read_to_string(file).expect("make tools-browser installs axe-core")
}

/// Looks at each view whose tab is shown.
async fn each_tab(page: &Page, of: &str) -> WebDriverResult<()> {
    let tabs = "return [...document.querySelectorAll('[role=tab]')].map(tab => tab.id)";
    let Value::Array(tabs) = page.run(tabs).await? else {
        return Ok(());
    };
    assert!(tabs.len() >= 3, "{of}: {tabs:?}");
    for tab in tabs.iter().filter_map(Value::as_str) {
        page.click(&format!("#{tab}")).await?;
        page.find(&format!("#{tab}[aria-selected=true]")).await?;
        let undrawn = "return document.querySelectorAll('.chart-place:not(:has(svg))').length";
        page.wait_run(undrawn, |left| left == 0).await?;
        has_no_barrier(page, &format!("{of} {tab}")).await?;
    }
    Ok(())
}

#[test]
fn one_report_has_no_barrier() {
    journey(|page| async move {
        has_no_barrier(&page, "start").await?;
        page.paste("", REPORT).await?;
        page.find(".findings").await?;
        each_tab(&page, "report").await?;
        page.click("#language").await?;
        each_tab(&page, "report in English").await?;
        page.click("#language").await?;
        page.click("#tab-report").await?;
        page.narrow().await?;
        has_no_barrier(&page, "narrow report").await?;
        Ok(page)
    });
}

#[test]
fn dialogs_have_no_barrier() {
    journey(|page| async move {
        page.paste("", REPORT).await?;
        page.find(".findings").await?;
        for dialog in ["#share", "#export", "#choose-last-year", "#help"] {
            page.click(dialog).await?;
            page.find("dialog[open] h2").await?;
            has_no_barrier(&page, dialog).await?;
            page.press(ESCAPE).await?;
            page.wait_count("dialog[open]", |count| count == 0).await?;
        }
        // the page of a rule
        page.click(".card .linklike").await?;
        page.find("dialog[open] h2").await?;
        has_no_barrier(&page, "rule").await?;
        page.press(ESCAPE).await?;
        Ok(page)
    });
}

#[test]
fn many_reports_have_no_barrier() {
    let files = [
        ("甲.txt", REPORT.to_owned()),
        ("乙.txt", REPORT.replace("2023", "2022")),
        ("丙.txt", REPORT.replace("教育局", "财政局")),
        ("丁.txt", "没有报告".to_owned()),
    ];
    let files = files.map(|(name, text)| (name.to_owned(), text.into_bytes()));
    let folder = Folder::of(&files);
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.0.join(name)).collect();
    journey(|page| async move {
        choose(&page, "#files", &paths).await?;
        done(&page, 4).await?;
        each_tab(&page, "table").await?;
        Ok(page)
    });
    drop(folder);
}
