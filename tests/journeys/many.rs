//! Many reports at once: files, folders and archives of them are listed in a table, found, opened and come back to.

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use thirtyfour::error::WebDriverResult;
use zip::write::SimpleFileOptions;

use crate::browser::{Page, journey};
use crate::files::{OWN, own};

/// A folder of files for one journey.
pub(crate) struct Folder(pub(crate) PathBuf);

static FOLDERS: AtomicU32 = AtomicU32::new(0);

impl Folder {
    #[expect(clippy::disallowed_methods, reason = "files to be chosen")]
    pub(crate) fn of(files: &[(String, Vec<u8>)]) -> Self {
        let number = FOLDERS.fetch_add(1, Ordering::Relaxed);
        let name = format!("gouji-many-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        for (name, bytes) in files {
            let path = folder.join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a new folder");
            std::fs::write(path, bytes).expect("a new file");
        }
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Chooses files, or a folder, as a person does in the dialog of the browser.
pub(crate) async fn choose(page: &Page, input: &str, paths: &[PathBuf]) -> WebDriverResult<()> {
    let paths: Vec<String> = paths
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    let input = page.find(input).await?;
    input.send_keys(paths.join("\n")).await
}

/// A report of an office in a sentence, with a slip or without.
pub(crate) fn report(office: &str, wrong: bool) -> Vec<u8> {
    let parts = if wrong { 2 } else { 1 };
    let text = format!(
        "{office}2023年政府信息公开工作年度报告\n\n收到申请3件，其中自然人2件、企业{parts}件。"
    );
    text.into_bytes()
}

/// Sixteen offices, of which two have a character in common.
const OFFICES: [&str; 16] = [
    "教育", "财政", "水务", "民政", "司法", "审计", "统计", "交通", "商务", "文旅", "卫健", "应急",
    "林业", "体育", "医保", "信访",
];

/// Thirty files of every form, one broken and one empty among them.
fn thirty() -> Vec<(String, Vec<u8>)> {
    let forms = OWN.map(|name| (name.to_owned(), own(name)));
    let broken = own("report.docx");
    let others = [
        ("残.docx".to_owned(), broken[..broken.len() / 2].to_vec()),
        ("空.txt".to_owned(), Vec::new()),
        ("样例.txt".to_owned(), gouji::view::sample::TEXT.into()),
    ];
    let texts = OFFICES.iter().enumerate().map(|(at, office)| {
        let office = format!("临江市{office}局");
        (format!("{at:02}.txt"), report(&office, at < 3))
    });
    let files: Vec<_> = forms.into_iter().chain(others).chain(texts).collect();
    assert_eq!(files.len(), 30);
    files
}

pub(crate) async fn done(page: &Page, count: usize) -> WebDriverResult<String> {
    let all = format!("{count} 份已核对");
    let says = "return document.querySelector('#reports-done')?.textContent.trim() ?? ''";
    let said = page
        .wait_run(says, |said| {
            said.as_str().is_some_and(|said| said.starts_with(&all))
        })
        .await?;
    Ok(said.as_str().unwrap_or_default().to_owned())
}

#[test]
fn many_files_are_listed_and_each_is_opened_and_come_back_from() {
    let files = thirty();
    let folder = Folder::of(&files);
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.0.join(name)).collect();
    journey(|page| async move {
        choose(&page, "#files", &paths).await?;
        assert_eq!(done(&page, 30).await?, "30 份已核对，1 份有不符");
        page.wait_count(".reports-row", |count| count == 30).await?;
        page.wait_count("#progress", |count| count == 0).await?;
        // what needs a person comes first
        let first = page.text(".reports-row").await?;
        assert!(
            first.contains("有不符") && first.contains("样例.txt"),
            "{first}"
        );
        page.wait_for("#reports-counts", |text| {
            text.contains("3 份仅有存疑") && text.contains("2 份无法读取")
        })
        .await?;

        // by keys alone: down to the second, opened, the next one, and back
        page.run("document.querySelector('.row-open').focus()")
            .await?;
        page.press("\u{e015}\u{e007}").await?;
        page.wait_for("#report-place", |text| text == "2 / 28")
            .await?;
        page.wait_for("#counts", |text| text.contains("1 项存疑"))
            .await?;
        page.press("]").await?;
        page.wait_for("#report-place", |text| text == "3 / 28")
            .await?;
        page.wait_for("#counts", |text| text.contains("1 项存疑"))
            .await?;
        page.driver.back().await?;
        page.find(".reports-table").await?;
        // the keys are where the report is that was seen last
        let focused = "return document.activeElement.closest('tr')?.rowIndex ?? 0";
        page.wait_run(focused, |row| row == 3).await?;
        page.driver.forward().await?;
        page.wait_for("#report-place", |text| text == "3 / 28")
            .await?;
        page.click("#to-table").await?;
        page.wait_run(focused, |row| row == 3).await?;
        Ok(page)
    });
}

#[test]
fn the_table_is_sorted_filtered_and_searched() {
    let files = thirty();
    let folder = Folder::of(&files);
    journey(|page| async move {
        choose(&page, "#folder", std::slice::from_ref(&folder.0)).await?;
        done(&page, 30).await?;
        let search = page.find("#reports-search").await?;
        search.send_keys("计局").await?;
        page.wait_count(".reports-row", |count| count == 2).await?;
        page.click("#by-agency").await?;
        page.find("th.agency[aria-sort=ascending]").await?;
        let names = "return [...document.querySelectorAll('.row-open')].map(name => name.textContent).join(' ')";
        page.wait_run(names, |names| {
            names
                .as_str()
                .is_some_and(|names| names.trim_start().starts_with("临江市审计局"))
        })
        .await?;
        // what was sorted and found is so again after a report was looked at
        page.click(".reports-row:nth-child(2) .row-open").await?;
        page.wait_for("#report-place", |text| text == "2 / 2")
            .await?;
        page.driver.back().await?;
        page.wait_count(".reports-row", |count| count == 2).await?;
        page.find("th.agency[aria-sort=ascending]").await?;
        let sought = "return document.querySelector('#reports-search').value";
        assert_eq!(page.run(sought).await?, "计局");
        page.find("#reports-search").await?.clear().await?;
        page.find("#reports-search").await?.send_keys("x").await?;
        page.press("\u{e003}").await?;
        page.wait_count(".reports-row", |count| count == 30).await?;
        page.click(".reports .segment:nth-child(2)").await?;
        page.wait_count(".reports-row", |count| count == 1).await?;

        // by a single column too, and what is chosen outlives a reload
        page.click(".reports .segment:nth-child(1)").await?;
        page.wait_count(".reports-row", |count| count == 30).await?;
        let choose = "const list = document.querySelector('#filter-has');
            list.selectedIndex = 2;
            list.dispatchEvent(new Event('change', { bubbles: true }));";
        page.run(choose).await?;
        page.wait_count(".reports-row", |count| (1..30).contains(&count))
            .await?;
        let count = page.count(".reports-row").await?;
        page.rest().await?;
        page.reload().await?;
        page.wait_count(".reports-row", |now| now == count).await?;
        let chosen = "return document.querySelector('#filter-has').selectedIndex";
        assert_eq!(page.run(chosen).await?, 2);
        page.find("th.agency[aria-sort=ascending]").await?;
        Ok(page)
    });
}

#[test]
fn the_reports_of_an_archive_are_listed_and_opened() {
    journey(|page| async {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default();
        let files = [
            ("2023/教育局.docx", own("report.docx")),
            ("2023/财政局.pdf", own("report-unembedded.pdf")),
            ("2023/水务局.txt", report("临江市水务局", true)),
            ("说明.png", b"\x89PNG\r\n\x1a\n....".to_vec()),
        ];
        for (name, bytes) in files {
            archive.start_file(name, options).expect("a part");
            archive.write_all(&bytes).expect("in memory");
        }
        let archive = archive.finish().expect("in memory").into_inner();
        page.drop_file("年报.zip", &archive).await?;
        assert_eq!(done(&page, 3).await?, "3 份已核对，0 份有不符");
        page.find("#reports-search")
            .await?
            .send_keys("财政局.pdf")
            .await?;
        page.wait_count(".reports-row", |count| count == 1).await?;
        page.click(".row-open").await?;
        page.wait_for("#coverage", |text| text.contains("45 项"))
            .await?;
        Ok(page)
    });
}

#[test]
fn a_folder_is_dropped_and_one_without_reports_says_so() {
    journey(|page| async {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/files");
        page.drop_path(&folder).await?;
        page.find(".reports-table").await?;
        assert_eq!(page.count(".dropping:not([hidden])").await?, 0);
        // folders within it too
        page.find("#reports-search")
            .await?
            .send_keys("hostile/far.ods")
            .await?;
        page.wait_count(".reports-row", |count| count == 1).await?;
        page.wait_count("#progress", |count| count == 0).await?;

        let other = Folder::of(&[("图/a.png".to_owned(), b"\x89PNG\r\n\x1a\n....".to_vec())]);
        page.click("#open-another").await?;
        page.drop_path(&other.0).await?;
        page.wait_for("#message", |text| text.contains("没有可以读取的报告文件"))
            .await?;
        Ok(page)
    });
}

#[test]
fn checking_many_is_stopped_and_what_is_done_is_kept() {
    journey(|page| async {
        // the first is read in no time, the others take long
        page.run(
            "const line = '\\\\par ' + '政府信息公开'.split('').map(c => `\\\\u${c.charCodeAt(0)}?`).join('');
            const text = '{\\\\rtf1\\\\ansi ' + line.repeat(60e6 / line.length) + '}';
            const data = new DataTransfer();
            data.items.add(new File(['收到申请3件，其中自然人2件、企业2件。'], '短.txt'));
            for (let at = 0; at < 6; at++) data.items.add(new File([text], `长${at}.rtf`));
            const event = { dataTransfer: data, bubbles: true, cancelable: true };
            document.body.dispatchEvent(new DragEvent('drop', event));",
        )
        .await?;
        page.wait_count(".reports-row", |count| count > 0).await?;
        page.wait_for("#progress", |text| text.contains("共 7 份"))
            .await?;
        page.click("#stop").await?;
        page.wait_count("#progress", |count| count == 0).await?;
        page.wait_for("#message", |text| text.contains("已停止：共 7 份"))
            .await?;
        assert!(page.count(".reports-row").await? < 7);
        page.click(".row-open").await?;
        page.find(".card").await?;
        Ok(page)
    });
}

#[test]
fn what_was_changed_in_one_of_many_is_so_when_it_is_opened_again() {
    let texts = [("甲局", true), ("乙局", true), ("丙局", false)];
    let files = texts.map(|(office, wrong)| (format!("{office}.txt"), report(office, wrong)));
    let folder = Folder::of(&files);
    journey(|page| async move {
        choose(&page, "#folder", std::slice::from_ref(&folder.0)).await?;
        done(&page, 3).await?;
        page.click(".row-open").await?;
        page.click(".paper .figure").await?;
        page.press("4\u{e007}").await?;
        let told = page
            .wait_for("#counts", |text| text.contains("已改 1 处"))
            .await?;
        page.click("#report-after").await?;
        page.wait_for("#report-place", |text| text == "2 / 3")
            .await?;
        page.wait_for("#counts", |text| text.contains("1 项存疑"))
            .await?;
        page.click("#report-before").await?;
        page.wait_for("#counts", |text| text == told).await?;
        page.driver.back().await?;
        page.wait_for(".reports-table", |text| text.contains("已改 1 处"))
            .await?;
        page.wait_for("#reports-counts", |text| text.contains("1 份仅有存疑"))
            .await?;
        Ok(page)
    });
}

#[test]
fn what_many_came_to_is_drawn_and_leads_to_its_reports() {
    let files = thirty();
    let folder = Folder::of(&files);
    journey(|page| async move {
        choose(&page, "#folder", std::slice::from_ref(&folder.0)).await?;
        done(&page, 30).await?;
        page.click("#tab-charts").await?;
        page.wait_count(".chart-place svg", |count| count >= 5)
            .await?;
        // the number of reports that could not be read, in the table beside the first drawing
        page.click(".chart:first-child .chart-data summary").await?;
        let unread = "[...document.querySelectorAll('.chart:first-child tbody tr')]
            .find(row => row.textContent.includes('无法读取')).querySelector('button').click()";
        page.run(unread).await?;
        page.wait_for(".reports-row", |text| text.contains("无法读取"))
            .await?;
        page.find("#tab-list[aria-selected=true]").await?;
        Ok(page)
    });
}
