//! Files of every form are opened on the page; what cannot be read is refused, and nothing is lost.

use std::path::{Path, PathBuf};

use thirtyfour::error::WebDriverResult;

use crate::browser::{Page, journey};

/// Our own files: one report in every form, of which everything holds.
pub(crate) const OWN: [&str; 11] = [
    "report.docx",
    "report.doc",
    "report.odt",
    "report.rtf",
    "tables.xlsx",
    "tables.xls",
    "tables.ods",
    "report-office.pdf",
    "report-browser.pdf",
    "report-gbk-undeclared.html",
    "report-utf16le.txt",
];

pub(crate) fn own(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/files");
    bytes(&folder.join(name))
}

#[expect(clippy::disallowed_methods, reason = "a file to be dropped")]
fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).expect("a file that can be read")
}

/// Drops a file and waits until the page says what came of it, and goes back to the start.
pub(crate) async fn open(page: &Page, name: &str, bytes: &[u8], says: &str) -> WebDriverResult<()> {
    page.drop_file(name, bytes).await?;
    page.wait_for("#coverage", |text| text.contains(says))
        .await?;
    page.click("#open-another").await?;
    page.find("#paste").await.map(drop)
}

#[test]
fn a_file_of_each_form_is_opened() {
    journey(|page| async {
        for name in OWN {
            open(&page, name, &own(name), "45 项").await?;
        }
        page.wait_count(".opened-name", |count| count == OWN.len())
            .await?;
        Ok(page)
    });
}

#[test]
fn a_figure_of_a_file_tells_its_place() {
    journey(|page| async {
        page.drop_file("报表.xlsx", &own("tables.xlsx")).await?;
        page.click(".form-application .figure").await?;
        page.wait_for(".relations", |text| text.contains("第 1 张工作表"))
            .await?;
        page.click("#open-another").await?;
        page.drop_file("报告.pdf", &own("report-browser.pdf"))
            .await?;
        page.click(".form-application .figure").await?;
        page.wait_for(".relations", |text| text.contains("厘米"))
            .await?;
        Ok(page)
    });
}

#[test]
fn findings_of_a_file_are_shown() {
    journey(|page| async {
        // in RTF a number is written as it is
        let text = String::from_utf8(own("report.rtf")).expect("RTF is ASCII");
        let wrong = text.replacen("\\cell", "7\\cell", 400);
        page.drop_file("报告.rtf", wrong.as_bytes()).await?;
        page.wait_count(".card.is-error", |count| count > 0).await?;
        Ok(page)
    });
}

#[test]
fn a_damaged_file_is_refused_and_work_goes_on() {
    journey(|page| async {
        page.click("#sample").await?;
        page.find(".card").await?;
        let before = page.text("#counts").await?;
        let docx = own("report.docx");
        page.drop_file("残.docx", &docx[..docx.len() / 2]).await?;
        page.wait_for("#message", |text| text.contains("残.docx"))
            .await?;
        page.drop_file("残.pdf", b"%PDF-1.7\nnothing").await?;
        page.wait_for("#message", |text| text.contains("残.pdf"))
            .await?;
        assert_eq!(page.text("#counts").await?, before);
        page.drop_file("报告.docx", &docx).await?;
        page.wait_for("#coverage", |text| text.contains("45 项"))
            .await?;
        Ok(page)
    });
}

/// Files that stand beside the repository where they are there.
#[expect(clippy::print_stdout, reason = "a skipped test must be seen")]
fn samples() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/samples");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: no samples");
    None
}

#[test]
fn fonts_that_are_not_embedded_are_made_out() {
    journey(|page| async {
        page.drop_file("报告.pdf", &own("report-unembedded.pdf"))
            .await?;
        page.wait_for("#coverage", |text| text.contains("45 项"))
            .await?;
        Ok(page)
    });
    let Some(folder) = samples() else { return };
    journey(|page| async move {
        let pdf = bytes(&folder.join("report-cid-nonembedded.pdf"));
        page.drop_file("报告.pdf", &pdf).await?;
        page.find(".form-application .figure").await?;
        let paper = page.text(".paper").await?;
        assert!(paper.contains("政府信息公开") && !paper.contains('\u{fffd}'));
        Ok(page)
    });
}

#[test]
fn hostile_files_leave_the_page_working() {
    journey(|page| async {
        for name in ["bomb.docx", "far.ods", "loop.pdf"] {
            let hostile = own(&format!("hostile/{name}"));
            page.drop_file(name, &hostile).await?;
            page.wait_for("#message", |text| text.contains(name))
                .await?;
        }
        // these are read, and hold nothing to check
        for name in [
            "far.xlsx",
            "span.docx",
            "deep.docx",
            "deep.rtf",
            "deep.html",
        ] {
            let hostile = own(&format!("hostile/{name}"));
            page.drop_file(name, &hostile).await?;
            page.wait_for("#message", |text| {
                text.contains(name) && text.contains("没有找到")
            })
            .await?;
            page.wait_count("#progress", |count| count == 0).await?;
        }
        open(&page, "报告.docx", &own("report.docx"), "45 项")
            .await
            .map(|()| page)
    });
    let Some(folder) = samples() else { return };
    journey(|page| async move {
        for name in ["far.ods", "far.xlsx", "span.docx"] {
            let hostile = bytes(&folder.join("hostile").join(name));
            open(&page, name, &hostile, "项").await?;
        }
        let deep = bytes(&folder.join("hostile/deep.docx"));
        page.drop_file("deep.docx", &deep).await?;
        page.wait_for("#message", |text| text.contains("deep.docx"))
            .await?;
        page.click("#sample").await?;
        page.find(".card").await?;
        Ok(page)
    });
}

#[test]
fn reading_that_takes_long_can_be_stopped() {
    journey(|page| async {
        page.run(
            "const line = '\\\\par ' + '政府信息公开'.split('').map(c => `\\\\u${c.charCodeAt(0)}?`).join('');
            const text = '{\\\\rtf1\\\\ansi ' + line.repeat(60e6 / line.length) + '}';
            const data = new DataTransfer();
            data.items.add(new File([text], '长.rtf'));
            const event = { dataTransfer: data, bubbles: true, cancelable: true };
            document.body.dispatchEvent(new DragEvent('drop', event));",
        )
        .await?;
        page.wait_for("#progress", |text| text.contains("长.rtf"))
            .await?;
        page.click("#stop").await?;
        page.wait_count("#progress", |count| count == 0).await?;
        // the next file is read by a fresh reader
        open(&page, "报告.rtf", &own("report.rtf"), "45 项").await?;
        page.wait_count(".opened-name", |count| count == 1).await?;
        Ok(page)
    });
}
