//! Strings and files that somebody made to do harm, given to the page in every way there is: all is shown as text or
//! refused, no script of theirs runs, and the sample is checked as ever behind it.

use serde_json::json;
use thirtyfour::error::WebDriverResult;

use crate::browser::{Page, journey};
use crate::files::own;
use crate::many::{done, report};

/// What would show that it ran: a dialog, which stops every further step, and a mark in the window.
const STRINGS: [&str; 14] = [
    "<script>window.ran=1;alert(1)</script>",
    "<img src=x onerror=window.ran=1>",
    "\"><svg onload=window.ran=1>",
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    "<a href=javascript:window.ran=1>甲</a>",
    "<style>body{display:none}</style>",
    "<base href=http://a.invalid/>",
    "<meta http-equiv=refresh content=0;url=about:blank>",
    "<form id=app><input id=main name=body></form>",
    "__proto__",
    "constructor",
    "{{constructor.constructor('window.ran=1')()}}",
    "甲\u{202e}fdp.exe",
    "甲\u{200b}\u{2066}乙\u{2069}",
];

/// A report that holds a string in its title, its office, a sentence, and cells. It does not begin with a tag: what does is
/// read as a page.
fn text(string: &str) -> String {
    format!(
        "临江{string}局2023年政府信息公开工作年度报告\n\n一、总体情况\n\n收到申请3件，其中{string}2件、企业2件。\n\n\
         名称\t{string}\n甲{string}\t3\n合计\t4\n\n\
         信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t0\t2\n行政规范性文件\t4\t2\t31\n"
    )
}

fn page_of(string: &str) -> String {
    format!(
        "<h1>临江市教育局2023年政府信息公开工作年度报告</h1>{string}<p title='{string}'>收到申请3件，其中自然人2件、企业2件。{string}\
         </p><table><tr><td>名称<td>{string}<tr><td>甲<td>3<tr><td>合计<td>4</table>"
    )
}

/// Nothing of a string has run, and the page is what it was.
async fn is_whole(page: &Page, after: &str) -> WebDriverResult<()> {
    let script = "return [window.ran ?? 0, {}.ran ?? 0, document.querySelectorAll('#app').length,
        document.querySelectorAll('main').length, document.querySelectorAll('base, iframe, object, embed').length,
        document.querySelectorAll('#app script, #app img, #app style, #app meta, #app form').length,
        getComputedStyle(document.body).display, location.protocol];";
    let found = page.run(script).await?;
    let whole = json!([0, 0, 1, 1, 0, 0, "block", "http:"]);
    assert_eq!(found, whole, "after {after:?}");
    Ok(())
}

/// A text without what takes no room.
fn bare(text: &str) -> String {
    let seen = |c: &char| {
        !c.is_whitespace()
            && !matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().filter(seen).collect()
}

/// Pastes on the start, beside its field: the browser itself puts into a field what is pasted there.
async fn paste(page: &Page, html: &str, plain: &str) -> WebDriverResult<()> {
    page.click("#open-another").await?;
    page.find("#paste").await?;
    page.run("document.activeElement.blur()").await?;
    page.paste(html, plain).await
}

/// What the sample comes to.
async fn sample(page: &Page) -> WebDriverResult<String> {
    page.driver
        .execute(
            "document.querySelector('#open-another')?.click();",
            Vec::new(),
        )
        .await?;
    page.click("#sample").await?;
    page.wait_for("#counts", |text| text.contains("项不符"))
        .await
}

#[test]
fn hostile_strings_are_text_and_the_sample_is_checked_behind_them() {
    journey(|page| async {
        let before = sample(&page).await?;
        for string in STRINGS {
            // as text, which is shown as it is
            paste(&page, "", &text(string)).await?;
            let shown = page
                .wait_for(".paper", |text| bare(text).contains(&bare(string)))
                .await?;
            assert!(
                !shown.contains(['\u{200b}', '\u{202e}', '\u{2066}']),
                "{shown:?}"
            );
            is_whole(&page, string).await?;
            // as markup, of which nothing is taken but text
            paste(&page, &page_of(string), "").await?;
            page.wait_for(".paper", |text| text.contains("收到申请3件"))
                .await?;
            is_whole(&page, string).await?;
            // the policy tells of what it keeps a page that is read from ever doing: handlers, and another base
            for complaint in page.complaints().await? {
                let kept_from = ["inline event handler", "base URI"];
                let is_kept_from = kept_from.iter().any(|what| complaint.contains(what));
                assert!(is_kept_from, "after {string:?}: {complaint}");
            }
            // as what is typed behind a digit, which begins a change
            page.click(".paper .figure").await?;
            page.press(format!("4{string}\u{e007}")).await?;
            page.wait_for("#counts", |text| text.contains("已改 1 处"))
                .await?;
            is_whole(&page, string).await?;
        }
        // as a reason
        assert_eq!(sample(&page).await?, before);
        page.click(".card .dismiss").await?;
        page.find(".reason-field")
            .await?
            .send_keys(STRINGS[0])
            .await?;
        page.click(".dismissing .second-action").await?;
        page.wait_for("#counts", |text| text.contains("已排除"))
            .await?;
        is_whole(&page, "a reason").await?;
        assert_eq!(sample(&page).await?, before);
        Ok(page)
    });
}

#[test]
fn hostile_names_and_files_leave_the_page_alive() {
    journey(|page| async {
        let before = sample(&page).await?;
        for (at, string) in STRINGS.into_iter().enumerate() {
            let name = format!("{string}.txt");
            page.drop_file(&name, &report("临江市教育局", at % 2 == 0))
                .await?;
            page.wait_for("#counts", |text| !text.is_empty()).await?;
            is_whole(&page, &name).await?;
            // and as that of a file that cannot be read; of a path the last name is shown
            page.drop_file(&format!("{string}.pdf"), b"%PDF-1.7\nnothing")
                .await?;
            let name = string.rsplit('/').next().unwrap_or(string);
            page.wait_for("#message", |text| bare(text).contains(&bare(name)))
                .await?;
            is_whole(&page, name).await?;
        }
        let nested = 10_000;
        let tables = format!(
            "<p>收到申请3件，其中自然人2件、企业2件。</p>{}7{}",
            "<table><tr><td>".repeat(nested),
            "</td></tr></table>".repeat(nested)
        );
        let digits = "9".repeat(1_000_000);
        let entities = "<!DOCTYPE a [<!ENTITY a \"&b;&b;\"><!ENTITY b \"&a;&a;\">]><svg><text>&a;</text></svg><p>收到申请3件，其中自然人2件、企业2件。";
        let many = format!(
            "收到申请{digits}件，其中自然人2件、企业2件。收到申请3件，其中自然人2件、企业2件。"
        );
        // each is shown, said to be too long for that, or named where it is refused
        for (name, bytes, shown) in [
            ("深.html", tables.into_bytes(), "收到申请"),
            ("数.txt", many.into_bytes(), "段文字没有显示"),
            ("笑.html", entities.into(), "收到申请"),
            ("bomb.docx", own("hostile/bomb.docx"), "bomb.docx"),
            ("loop.pdf", own("hostile/loop.pdf"), "loop.pdf"),
            ("far.ods", own("hostile/far.ods"), "far.ods"),
        ] {
            page.drop_file(name, &bytes).await?;
            let said = "return [document.querySelector('#message')?.textContent ?? '',
                document.querySelector('.opened-name[aria-current], #source, .source')?.textContent ?? '',
                document.querySelector('.paper')?.textContent ?? ''].join(' ')";
            page.wait_run(said, |said| {
                said.as_str()
                    .is_some_and(|said| said.contains(name) || said.contains(shown))
            })
            .await?;
            is_whole(&page, name).await?;
        }
        assert_eq!(sample(&page).await?, before);
        Ok(page)
    });
}

#[test]
fn hostile_links_and_what_was_kept_are_refused() {
    journey(|page| async {
        let before = sample(&page).await?;
        let address = page.driver.current_url().await?;
        for string in STRINGS {
            for kind in ["/r/1", "/t/1", "/r/9", "/", ""] {
                let go = "location.hash = arguments[0];";
                let fragment = json!(format!("#{kind}{string}"));
                page.driver.execute(go, vec![fragment]).await?;
            }
            is_whole(&page, string).await?;
        }
        page.wait_for("#message", |text| text.contains("链接"))
            .await?;
        // what somebody else wrote into the storage of the browser
        for string in STRINGS
            .into_iter()
            .take(2)
            .chain(["__proto__", "AQIDBAUGBwgJ"])
        {
            let script = "for (const key of ['gouji.language', 'gouji.kept', 'gouji.work'])
                    localStorage.setItem(key, arguments[0]);
                for (const key of ['gouji.session', 'gouji.table', 'gouji.opening', '__proto__'])
                    sessionStorage.setItem(key, arguments[0]);
                return new Promise(done => {
                    const asked = indexedDB.open('gouji');
                    asked.onerror = () => done(false);
                    asked.onsuccess = () => {
                        const names = [...asked.result.objectStoreNames];
                        if (!names.length) return done(false);
                        const all = asked.result.transaction(names, 'readwrite');
                        for (const name of names) {
                            for (const key of [[arguments[0], 0], arguments[0], 7]) {
                                for (const value of [arguments[0], new Uint8Array([1, 2, 3]), { __proto__: null }])
                                    try { all.objectStore(name).put(value, key); } catch {}
                            }
                        }
                        all.oncomplete = () => { asked.result.close(); done(true); };
                        all.onabort = () => { asked.result.close(); done(false); };
                    };
                });";
            page.driver.execute(script, vec![json!(string)]).await?;
            page.driver.goto(address.as_str()).await?;
            page.reload().await?;
            is_whole(&page, string).await?;
            page.run("localStorage.setItem('gouji.language', 'zh'); sessionStorage.clear()")
                .await?;
            page.reload().await?;
            assert_eq!(sample(&page).await?, before);
        }
        Ok(page)
    });
}

#[test]
fn hostile_names_are_listed_as_text() {
    journey(|page| async {
        let script = "const data = new DataTransfer();
            for (const name of arguments[0])
                data.items.add(new File([arguments[1]], name + '.txt'));
            const event = { dataTransfer: data, bubbles: true, cancelable: true };
            document.body.dispatchEvent(new DragEvent('drop', event));";
        let one = String::from_utf8(report("临江市教育局", true)).expect("text");
        page.driver
            .execute(script, vec![json!(STRINGS), json!(one)])
            .await?;
        done(&page, STRINGS.len()).await?;
        page.wait_count(".reports-row", |count| count == STRINGS.len())
            .await?;
        let listed = bare(&page.text(".reports-table").await?);
        // of a path the name is shown
        for string in STRINGS.iter().filter(|string| !string.contains('/')) {
            assert!(
                listed.contains(&bare(string)),
                "{string} is not in {listed}"
            );
        }
        is_whole(&page, "names").await?;
        Ok(page)
    });
}
