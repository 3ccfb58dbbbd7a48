//! Without a network, and with a newer build on the server.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use thirtyfour::error::WebDriverResult;

use crate::browser::{Page, journey_at};
use crate::exporting::{save_into, saved};
use crate::files::own;
use crate::many::Folder;
use crate::server::{built, start_with};

/// A server that can be switched off, and given another build.
struct Host {
    address: String,
    is_off: Arc<AtomicBool>,
    root: Arc<Mutex<PathBuf>>,
}

impl Host {
    fn start() -> Self {
        let is_off = Arc::new(AtomicBool::new(false));
        let root = Arc::new(Mutex::new(built()));
        let (off, at) = (Arc::clone(&is_off), Arc::clone(&root));
        let (address, _) = start_with("127.0.0.1:0", move |_| {
            let root = at.lock().expect("nobody broke").clone();
            (!off.load(Ordering::SeqCst)).then_some(root)
        })
        .expect("the page is served");
        Self {
            address,
            is_off,
            root,
        }
    }

    fn set(&self, root: &Path) {
        root.clone_into(&mut self.root.lock().expect("nobody broke"));
    }
}

const SLIP: &str = "甲局2023年政府信息公开工作年度报告\n\n收到申请3件，其中自然人2件、企业2件。";

const BUILD: &str = "return document.querySelector('meta[name=build]').content";

/// Opens a report, and waits until the page says that it is kept.
async fn visit(page: &Page) -> WebDriverResult<()> {
    page.paste("", SLIP).await?;
    page.find(".card").await?;
    let told = "return !document.querySelector('#at-hand').hidden";
    page.wait_run(told, |told| told == true).await.map(drop)
}

/// Opens a file of ours from the start.
async fn open(page: &Page, name: &str) -> WebDriverResult<()> {
    page.wait_to_see(".masthead").await?;
    if page.count("#open-another").await? > 0 {
        page.click("#open-another").await?;
    }
    page.wait_to_see("#choose").await?;
    page.drop_file(name, &own(name)).await?;
    page.wait_for("#coverage", |text| text.contains("45 项"))
        .await
        .map(drop)
}

#[test]
fn all_of_the_page_works_without_a_network_after_a_first_visit() {
    let host = Host::start();
    let folder = Folder::of(&[]);
    std::fs::create_dir_all(&folder.0).expect("a folder");
    journey_at(&host.address, &[], |page| async {
        visit(&page).await?;
        page.click("#open-another").await?;
        page.wait_to_see("#at-hand").await?;
        host.is_off.store(true, Ordering::SeqCst);
        // there is no server any more
        let asked =
            "return fetch('./', { cache: 'no-store' }).then(() => 'answered', () => 'nothing')";
        assert_eq!(page.run(asked).await?, "answered", "by what is kept");
        let asked = "return fetch('nothing.txt').then(() => 'answered', () => 'nothing')";
        assert_eq!(page.run(asked).await?, "nothing");
        page.complaints().await?;

        page.reload().await?;
        for name in ["report.docx", "report-office.pdf", "report-unembedded.pdf"] {
            open(&page, name).await?;
        }
        page.click("#tab-charts").await?;
        page.find(".chart svg").await?;
        page.click("#export").await?;
        save_into(&page, &folder.0).await?;
        page.click("#export-xlsx button").await?;
        saved(&page, &folder.0, ".xlsx").await?;
        // how to verify that nothing leaves is there too
        page.driver
            .goto(format!("{}verify.html", host.address))
            .await?;
        assert!(page.text("h1").await?.contains("自己验证"));
        assert_eq!(
            page.run("return getComputedStyle(document.body).margin")
                .await?,
            "0px"
        );
        // and so are the pages of the rules
        page.driver
            .goto(format!("{}rules/index.html", host.address))
            .await?;
        assert!(!page.text("h1").await?.is_empty());
        page.driver.goto(&host.address).await?;
        page.wait_for("#coverage", |text| text.contains("项"))
            .await?;
        Ok(page)
    });
}

/// Every file of a folder and of those in it, by its path from there.
#[expect(clippy::disallowed_methods, reason = "a build is made of another")]
fn files_below(root: &Path, folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(root.join(folder)).expect("a folder") {
        let inside = folder.join(entry.expect("an entry").file_name());
        let path = root.join(&inside);
        if path.is_dir() {
            found.extend(files_below(root, &inside));
        } else {
            let bytes = std::fs::read(&path).expect("a file");
            found.insert(inside.to_string_lossy().into_owned(), bytes);
        }
    }
    found
}

/// The page as another build of it would be: every file that has a name by its content has another one.
#[expect(clippy::disallowed_methods, reason = "a build is made of another")]
fn another_build(into: &Path) {
    let files = files_below(&built(), Path::new(""));
    let index = String::from_utf8_lossy(&files["index.html"]).into_owned();
    let (_, build) = index.split_once("<meta content=").expect("a head");
    let build = build
        .split("<meta content=")
        .find_map(|meta| meta.strip_suffix(" name=build>"))
        .expect("a build");
    let is_hash = |part: &&str| part.len() == 16 && part.bytes().all(|b| b.is_ascii_hexdigit());
    let mut hashes: Vec<&str> = files
        .keys()
        .flat_map(|name| name.split(['-', '_', '.', '/']))
        .filter(is_hash)
        .collect();
    hashes.push(build);
    let renamed = |text: &str| {
        hashes.iter().fold(text.to_owned(), |text, hash| {
            let other: String = hash.chars().rev().collect();
            text.replace(hash, &other)
        })
    };
    for (name, bytes) in &files {
        let is_text = [".html", ".js", ".webmanifest"]
            .iter()
            .any(|end| name.ends_with(end));
        let text = is_text.then(|| renamed(&String::from_utf8_lossy(bytes)).into_bytes());
        let bytes = text.as_ref().unwrap_or(bytes);
        let path = into.join(renamed(name));
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a new folder");
        std::fs::write(path, bytes).expect("a new file");
    }
}

#[test]
fn a_newer_build_takes_over_when_it_is_asked_to_and_never_in_part() {
    let host = Host::start();
    let newer = Folder::of(&[]);
    another_build(&newer.0);
    journey_at(&host.address, &[], |page| async {
        visit(&page).await?;
        let build = page.run(BUILD).await?;
        host.set(&newer.0);
        // it is looked for when a person comes back to the page
        page.run("document.dispatchEvent(new Event('visibilitychange'))")
            .await?;
        page.wait_to_see("#renew").await?;
        // a mere reload stays with the one that is there, and all of that is there
        page.reload().await?;
        assert_eq!(page.run(BUILD).await?, build);
        page.wait_to_see("#renew").await?;
        open(&page, "report-office.pdf").await?;
        let first = page.driver.window().await?;
        let second = page.driver.new_tab().await?;
        page.driver.switch_to_window(second.clone()).await?;
        page.driver.goto(&host.address).await?;
        page.wait_to_see("#renew").await?;
        assert_eq!(page.run(BUILD).await?, build);

        page.driver.switch_to_window(first).await?;
        page.click("#renew").await?;
        page.wait_run(BUILD, |now| now.is_string() && *now != build)
            .await?;
        page.wait_for("#coverage", |text| text.contains("45 项"))
            .await?;
        open(&page, "report.docx").await?;
        assert!(!page.find("#renew").await?.is_displayed().await?);

        // the other tab goes on with its own build, which the server has no longer, and is told
        page.driver.switch_to_window(second).await?;
        assert_eq!(page.run(BUILD).await?, build);
        page.wait_to_see("#renew").await?;
        open(&page, "report.docx").await?;
        page.click("#tab-charts").await?;
        page.find(".chart svg").await?;
        page.click("#renew").await?;
        page.wait_run(BUILD, |now| now.is_string() && *now != build)
            .await?;
        Ok(page)
    });
}
