//! The page as it is served.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::{Arc, Mutex};

use crate::browser::journey_at;
use crate::files::own;
use crate::many::Folder;
use crate::server::{self, built, start_with};

#[test]
fn a_port_that_is_taken_is_refused() {
    let (address, _) = server::start("127.0.0.1:0").expect("the page is served");
    let taken = address.trim_start_matches("http://").trim_end_matches('/');
    let error = server::start(taken).expect_err("the port is taken");
    assert_eq!(error.kind(), ErrorKind::AddrInUse);
}

#[test]
fn the_page_works_in_any_folder_of_a_server() {
    let site = Folder::of(&[]);
    copy(&built(), &site.0.join("a/b"));
    let root = site.0.clone();
    let asked = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&asked);
    let (address, _) = start_with("127.0.0.1:0", move |path| {
        log.lock().expect("nobody broke").push(path.to_owned());
        Some(root.clone())
    })
    .expect("the page is served");
    journey_at(&format!("{address}a/b/"), &[], |page| async {
        for name in ["report.docx", "report-unembedded.pdf"] {
            page.drop_file(name, &own(name)).await?;
            page.wait_for("#coverage", |text| text.contains("45 项"))
                .await?;
            page.click("#open-another").await?;
        }
        page.driver.back().await?;
        page.click("#tab-charts").await?;
        page.find(".chart svg").await?;
        page.click("#tab-report").await?;
        page.click("#export").await?;
        page.find("#export-xlsx button").await?;
        page.press("\u{e00c}").await?;
        let link = "document.querySelector('#share').click();
            return new Promise((done) => setTimeout(() => done(document.querySelector('#share-link')?.value ?? ''), 500))";
        let link = page
            .wait_run(link, |link| {
                link.as_str().is_some_and(|link| link.contains("/a/b/#/r/"))
            })
            .await?;
        page.driver.goto("about:blank").await?;
        page.driver.goto(link.as_str().expect("an address")).await?;
        page.wait_for("#coverage", |text| text.contains("45 项"))
            .await?;
        let kept =
            "return navigator.serviceWorker.ready.then(({ scope }) => new URL(scope).pathname)";
        page.wait_run(kept, |scope| scope == "/a/b/").await?;
        for beside in [
            "verify.html",
            "receive.html",
            "rules/en/index.html",
            "rules/licences.html",
        ] {
            page.driver.goto(format!("{address}a/b/{beside}")).await?;
            let styled = "return document.styleSheets.length > 0 && document.styleSheets[0].cssRules.length > 10";
            page.wait_run(styled, |styled| *styled == true).await?;
        }
        Ok(page)
    });
    for path in asked.lock().expect("nobody broke").iter() {
        assert!(path.starts_with("a/b/"), "/{path} is beyond the folder");
        let is_there = path.ends_with('/') || site.0.join(path).is_file();
        assert!(is_there, "/{path} is not there");
    }
}

#[expect(clippy::disallowed_methods, reason = "a copy of the built page")]
pub(crate) fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            std::fs::copy(&path, &to).expect("a file");
        }
    }
}
