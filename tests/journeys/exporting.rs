//! What is taken along: reports with remarks, workbooks, and the record of the check on paper.

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use gouji::read::bundle::Bundle;
use serde_json::json;
use thirtyfour::error::WebDriverResult;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::browser::{Page, journey};
use crate::files::own;
use crate::many::{Folder, choose, done, report};

const ENTER: &str = "\u{e007}";

/// The parts of an office file.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an office file");
    let parts = (0..archive.len()).map(|index| {
        let mut file = archive.by_index(index).expect("a part");
        let name = file.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("a part that is whole");
        (name, bytes)
    });
    parts.collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    let found = parts(bytes).into_iter().find(|(own, _)| own == name);
    String::from_utf8(found.expect(name).1).expect("text")
}

/// The report of our own as DOCX, with a sentence that does not add up.
fn wrong_docx() -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts(&own("report.docx")) {
        let bytes = if name == "word/document.xml" {
            let text = String::from_utf8(bytes).expect("text");
            let wrong = "<w:p><w:r><w:t>收到申请3件，其中自然人2件、企业2件。</w:t></w:r></w:p>";
            let at = text.rfind("<w:sectPr").expect("the end of the text");
            format!("{}{wrong}{}", &text[..at], &text[at..]).into_bytes()
        } else {
            bytes
        };
        let begun = writer.start_file(name, SimpleFileOptions::default());
        begun.expect("a part");
        writer.write_all(&bytes).expect("a part in memory");
    }
    writer.finish().expect("an archive").into_inner()
}

/// Waits for the one file with this ending that was saved into a folder, and takes it out.
#[expect(
    clippy::disallowed_methods,
    reason = "what the browser saved is looked at"
)]
pub(crate) async fn saved(
    page: &Page,
    folder: &Path,
    ending: &str,
) -> WebDriverResult<(String, Vec<u8>)> {
    let mut waits = 0;
    loop {
        let files = std::fs::read_dir(folder).expect("a folder");
        let paths = files.map(|file| file.expect("a file").path());
        // one that is being saved has another ending; the name that it will have is held by an empty file
        let mut done = paths.filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let is_empty = path.metadata().map_or(true, |it| it.len() == 0);
            name.ends_with(ending) && !is_empty
        });
        if let Some(path) = done.next() {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let file = (name.into_owned(), std::fs::read(&path).expect("a file"));
            std::fs::remove_file(&path).expect("it is there");
            return Ok(file);
        }
        waits += 1;
        assert!(waits < 1200, "nothing was saved");
        page.run("return new Promise(done => setTimeout(done, 50))")
            .await?;
    }
}

/// Has the browser save into a folder.
pub(crate) async fn save_into(page: &Page, folder: &Path) -> WebDriverResult<()> {
    let into = json!({ "behavior": "allow", "downloadPath": folder });
    let tools = page.driver.cdp();
    let set = tools.send_raw("Browser.setDownloadBehavior", into);
    set.await.map(drop)
}

#[test]
fn a_report_goes_back_with_remarks() {
    let folder = Folder::of(&[("in/年报.docx".to_owned(), wrong_docx())]);
    let into = folder.0.join("out");
    std::fs::create_dir(&into).expect("a folder");
    let (file, into) = (&folder.0.join("in/年报.docx"), &into);
    journey(|page| async move {
        save_into(&page, into).await?;
        choose(&page, "#files", std::slice::from_ref(file)).await?;
        page.find(".card").await?;
        // a number is changed too, which is told beside what is printed
        page.click("[id='f-t3/new/natural']").await?;
        page.press(ENTER).await?;
        page.find(".figure-field").await?;
        page.press("99").await?;
        page.press(ENTER).await?;
        page.wait_for("#counts", |text| text.contains("已改 1 处"))
            .await?;
        page.click("#export").await?;
        page.click("#export-remarks button").await?;
        let (name, bytes) = saved(&page, into, ".docx").await?;
        assert_eq!(name, "年报.批注.docx");
        let comments = part(&bytes, "word/comments.xml");
        assert!(
            comments.contains("其中自然人2件") || comments.contains("≠"),
            "{comments}"
        );
        assert!(comments.contains("改为 99"), "{comments}");
        let document = part(&bytes, "word/document.xml");
        assert!(document.contains("commentRangeStart"));
        // what was read is there as it was
        let before = gouji::read::bytes(&wrong_docx(), None).expect("a report");
        let after = gouji::read::bytes(&bytes, None).expect("a report");
        assert_eq!(after.text, before.text);

        page.click("#export-xlsx button").await?;
        let (name, bytes) = saved(&page, into, ".xlsx").await?;
        assert_eq!(name, "临江市林业局2024年工作簿.xlsx");
        let book = gouji::read::bytes(&bytes, None).expect("a workbook");
        assert!(book.text.contains("t3/new/natural") && book.text.contains("99"));

        page.click("#export-docx button").await?;
        let (name, bytes) = saved(&page, into, ".docx").await?;
        assert_eq!(name, "临江市林业局2024年核验报告.docx");
        let record = gouji::read::bytes(&bytes, None).expect("a record");
        assert!(record.text.contains("修改清单（1）"), "{}", record.text);
        // what waited meanwhile still has the focus
        let focused = "const item = document.activeElement.closest('li'); return item && item.id";
        assert_eq!(page.run(focused).await?, json!("export-docx"));
        Ok(page)
    });
}

#[test]
fn what_makes_files_is_loaded_at_another_try() {
    journey(|page| async {
        page.click("#sample").await?;
        page.find(".card").await?;
        // a name under which there is nothing
        let wrong = "const worker = document.querySelector('meta[name=export]');
            worker.content = 'no-' + worker.content";
        page.run(wrong).await?;
        page.click("#export").await?;
        page.wait_for("dialog [role=alert]", |text| text.contains("没有载入"))
            .await?;
        // the browser complains of what it was kept from loading
        page.complaints().await?;
        let right = "const worker = document.querySelector('meta[name=export]');
            worker.content = worker.content.slice(3)";
        page.run(right).await?;
        page.click("dialog [role=alert] button").await?;
        page.wait_count(".share-items li", |count| count > 8)
            .await?;
        // nothing was changed, so that there is no list of changes
        page.wait_count("#export-changes button:disabled", |count| count == 2)
            .await?;
        Ok(page)
    });
}

#[test]
fn all_reports_go_back_at_once() {
    let docx = wrong_docx();
    let files = [
        ("甲.docx".to_owned(), docx.clone()),
        ("乙.txt".to_owned(), report("临江市水务局", true)),
        ("丙.txt".to_owned(), report("临江市体育局", false)),
        ("残.docx".to_owned(), docx[..docx.len() / 2].to_vec()),
    ];
    let folder = Folder::of(&files);
    let into = folder.0.join("out");
    std::fs::create_dir(&into).expect("a folder");
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.0.join(name)).collect();
    let into = &into;
    journey(|page| async move {
        save_into(&page, into).await?;
        choose(&page, "#files", &paths).await?;
        done(&page, 4).await?;
        page.click("#export-many").await?;
        page.wait_for("dialog .share-lead", |text| text.contains("4 份"))
            .await?;
        page.click("#export-remarks button").await?;
        page.wait_for("#message", |text| {
            text.contains("含 3 份报告") && text.contains("1 份未能读取")
        })
        .await?;
        let (name, bytes) = saved(&page, into, ".zip").await?;
        assert_eq!(name, "4份报告带批注的原件.zip");
        let mut archive = Bundle::open(bytes).expect("an archive");
        let (files, _) = archive.files();
        let mut names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["乙.批注.html", "批注清单.csv", "甲.批注.docx"]);
        let unpacked = |name: &str| {
            let file = files.iter().find(|file| file.name == name);
            archive.unpack(file.expect(name).index).expect("a file")
        };
        let list = String::from_utf8(unpacked("批注清单.csv")).expect("text");
        assert!(list.contains("残.docx,,,无法读取："), "{list}");
        assert!(list.contains("丙.txt,,,没有需要批注的内容"), "{list}");
        let comments = part(&unpacked("甲.批注.docx"), "word/comments.xml");
        assert!(comments.contains("≠"), "{comments}");

        // of those that are chosen
        page.click("#message .icon-only").await?;
        page.click(".reports tbody tr:first-child input[type=checkbox]")
            .await?;
        page.click("#export-many").await?;
        page.wait_for("dialog .share-lead", |text| text.contains("勾选的 1 份"))
            .await?;
        page.click("#export-xlsx button").await?;
        let (name, bytes) = saved(&page, into, ".xlsx").await?;
        assert_eq!(name, "1份报告工作簿.xlsx");
        assert!(bytes.starts_with(b"PK"));
        Ok(page)
    });
}

/// The text of the page as the browser prints it.
async fn printed(page: &Page) -> WebDriverResult<String> {
    // a person prints what is drawn; what is drawn in parts is not done while the browser still has something to do
    page.run("return new Promise(done => requestIdleCallback(() => done()))")
        .await?;
    let tools = page.driver.cdp();
    let wanted = json!({ "preferCSSPageSize": true, "printBackground": false });
    let outcome = tools.send_raw("Page.printToPDF", wanted).await?;
    let data = outcome["data"].as_str().expect("a file");
    let bytes = BASE64_STANDARD.decode(data).expect("base64");
    let read = gouji::read::bytes(&bytes, None).expect("a PDF");
    Ok(read.text)
}

#[test]
fn the_record_is_printed_whichever_view_is_open() {
    journey(|page| async {
        page.click("#sample").await?;
        page.find(".card.is-error").await?;
        page.click(".card.is-error .dismiss").await?;
        page.find(".reason-field").await?;
        page.press("已按台账核实").await?;
        page.press(ENTER).await?;
        page.find("#dismissed").await?;
        // which the whole program draws
        page.click("#tab-ledger").await?;
        page.find(".ledger").await?;
        page.click("#tab-report").await?;
        page.find("#dismissed").await?;
        let of_report = printed(&page).await?;
        for said in [
            "核验报告",
            "已按台账核实",
            "勾稽关系台账",
            "行政复议",
            "不符",
        ] {
            assert!(of_report.contains(said), "{said}: {of_report}");
        }
        // nothing of the page around it
        for other in ["内容不离开本机", "导出", "分享"] {
            assert!(!of_report.contains(other), "{other}: {of_report}");
        }
        let dark = json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
        let tools = page.driver.cdp();
        tools.send_raw("Emulation.setEmulatedMedia", dark).await?;
        for tab in ["#tab-charts", "#tab-ledger", "#tab-report"] {
            page.click(tab).await?;
            let text = printed(&page).await?;
            assert_eq!(text, of_report, "{tab}");
        }
        // and nothing of it is left on the screen
        page.wait_count(".record", |count| count == 0).await?;
        Ok(page)
    });
}

#[test]
fn the_table_is_printed_as_a_whole() {
    let files: Vec<(String, Vec<u8>)> = (0..120_u8)
        .map(|at| {
            // lines that differ in their digits alone are taken for heads of pages when they are read
            let letters = [at / 12, at % 12].map(|of| char::from(b'a' + of));
            let name = String::from_iter(letters);
            let office = format!("临江市{name}局");
            (format!("{name}.txt"), report(&office, at < 3))
        })
        .collect();
    let folder = Folder::of(&files);
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.0.join(name)).collect();
    journey(|page| async move {
        choose(&page, "#files", &paths).await?;
        done(&page, paths.len()).await?;
        let on_screen = page
            .run("return document.querySelectorAll('.reports-row').length")
            .await?;
        assert_eq!(on_screen, json!(100));
        let text = printed(&page).await?;
        for (name, _) in &files {
            assert!(text.contains(name), "{name}: {text}");
        }
        for other in ["导出", "清空列表"] {
            assert!(!text.contains(other), "{other}: {text}");
        }
        page.wait_count(".reports-row", |count| count == 100)
            .await?;
        Ok(page)
    });
}
