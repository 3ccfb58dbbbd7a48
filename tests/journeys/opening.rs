//! Opening reports, and being told why one cannot be opened.

use serde_json::json;

use crate::browser::journey;
use crate::loading::{LOADED, programs};

const ENTER: &str = "\u{e007}";

/// Table four alone, copied out of a web page; its first total should be 3.
const TABLE: &str = "<table><tbody>
<tr><td colspan=5 rowspan=2>行政复议</td><td colspan=10>行政诉讼</td></tr>
<tr><td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr>
<tr><td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>
<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>
<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td></tr>
<tr><td>2</td><td>0</td><td>1</td><td>0</td><td>4</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td>
<td>0</td><td>0</td><td>0</td><td>0</td><td>0</td></tr></tbody></table>";

#[test]
fn a_pasted_report_is_marked() {
    journey(|page| async {
        page.paste(TABLE, "").await?;
        page.wait_for("#counts", |text| text.contains("1 项不符"))
            .await?;
        page.wait_count(".form-dispute .figure.is-error", |count| count == 5)
            .await?;
        // the official heading is drawn with its merged cells
        page.find(".form-dispute th[colspan='10']").await?;
        Ok(page)
    });
}

#[test]
fn what_cannot_be_checked_is_refused_in_place() {
    journey(|page| async {
        page.click("#sample").await?;
        page.find(".card").await?;
        let before = page.text("#counts").await?;
        page.paste("", "今天天气很好。").await?;
        page.wait_for("#message", |text| text.contains("没有找到"))
            .await?;
        page.drop_file("空.txt", b"").await?;
        page.wait_for("#message", |text| text.contains("空的"))
            .await?;
        page.drop_file("图.png", b"\x89PNG\r\n\x1a\n....").await?;
        page.wait_for("#message", |text| text.contains("图片"))
            .await?;
        assert_eq!(page.text("#counts").await?, before);
        Ok(page)
    });
}

#[test]
fn nothing_is_fetched_after_the_first_report() {
    journey(|page| async {
        let requests = "return performance.getEntriesByType('resource').length";
        page.click("#sample").await?;
        page.find(".card").await?;
        // both programs
        page.wait_run(LOADED, |loaded| programs(loaded) == 2)
            .await?;
        let before = page.run(requests).await?;
        page.click("#open-another").await?;
        page.paste("", "收到申请3件，其中自然人2件、企业2件。")
            .await?;
        page.find(".card").await?;
        page.click("#tab-ledger").await?;
        page.find(".ledger-table").await?;
        assert_eq!(page.run(requests).await?, before);
        Ok(page)
    });
}

#[test]
fn a_dialog_has_the_page_for_itself() {
    journey(|page| async {
        page.click("#sample").await?;
        let before = page.wait_for("#counts", |text| !text.is_empty()).await?;
        for dialog in ["#share", "#export", ".card .card-foot .linklike"] {
            page.click(dialog).await?;
            page.find("dialog[open]").await?;
            page.paste(TABLE, "").await?;
            page.drop_file("表.html", TABLE.as_bytes()).await?;
            page.run("return new Promise(done => setTimeout(done, 500))")
                .await?;
            assert_eq!(page.count("dialog[open]").await?, 1);
            page.press("\u{e00c}").await?;
            page.wait_count("dialog", |count| count == 0).await?;
            assert_eq!(page.text("#counts").await?, before);
        }
        // a box to tick has no use for it
        page.click("#show-holding").await?;
        page.paste(TABLE, "").await?;
        page.wait_for("#counts", |text| text != before).await?;
        Ok(page)
    });
}

#[test]
fn a_long_paste_is_read_beside_the_page() {
    journey(|page| async {
        page.paste("", &long()).await?;
        page.find(".card").await?;
        assert_eq!(page.run(READER_LOADS).await?, 1);
        // not all of it is drawn, which is told
        page.wait_for("#rest", |text| text.contains("没有显示"))
            .await?;
        assert!(page.count(".paper > *").await? < 10_000);
        Ok(page)
    });
}

/// A report that is read beside the page, and no more than the page works on.
fn long() -> String {
    let filling = "没有。\n\n".repeat(30_000);
    let text = format!("收到申请3件，其中自然人2件、企业2件。\n\n{filling}");
    assert!((256 << 10..1 << 20).contains(&text.len()));
    text
}

/// The link to it.
fn link(text: &str) -> String {
    let document = gouji::read::text(text);
    let shared = gouji::view::link::Shared {
        document,
        ..Default::default()
    };
    gouji::view::link::of_report(&shared).expect("a link")
}

/// How often the reader of long text was loaded.
const READER_LOADS: &str = "return performance.getEntriesByType('resource')
    .filter(entry => /\\/office-\\w+\\.js$/.test(entry.name)).length";

/// Counts the readers that are started from now on, and how many that were.
const COUNT_READERS: &str = "window.readers = 0;
    window.Worker = class extends Worker {
        constructor(...given) {
            super(...given);
            window.readers += 1;
        }
    };";
const READERS: &str = "return window.readers";

#[test]
fn a_long_link_is_opened_beside_the_page() {
    journey(|page| async {
        page.run(COUNT_READERS).await?;
        let go = "location.hash = arguments[0]";
        let short = link("收到申请3件，其中自然人2件、企业2件。");
        page.driver.execute(go, vec![json!(short)]).await?;
        page.find(".card").await?;
        assert_eq!(page.run(READERS).await?, 0);
        let before = page.text("#counts").await?;

        // what is beyond the bounds of the page is refused as ever
        let far = link(&long().repeat(4));
        page.driver.execute(go, vec![json!(far)]).await?;
        page.wait_for("#message", |text| text.contains("内容过长"))
            .await?;
        assert_eq!(page.text("#counts").await?, before);
        assert_eq!(page.run(READERS).await?, 1);
        assert_eq!(page.run("return location.hash").await?, "");

        page.driver.execute(go, vec![json!(link(&long()))]).await?;
        page.find("#rest").await?;
        assert_eq!(page.run(READERS).await?, 2);
        assert_ne!(page.run("return location.hash").await?, "");
        page.click("#open-another").await?;
        page.wait_count(".opened-name", |count| count == 2).await?;
        assert_eq!(page.run("return location.hash").await?, "");
        Ok(page)
    });
}

/// A worker that never says a word, while the page is told to have such ones.
const SILENT: &str = "if (sessionStorage.getItem('silent')) {
    window.Worker = class extends EventTarget { postMessage() {} terminate() {} };
}";

#[test]
fn opening_what_is_long_can_be_stopped_and_loses_nothing() {
    journey(|page| async {
        let tools = page.driver.cdp();
        tools.send_raw("Page.enable", json!({})).await?;
        tools
            .send_raw(
                "Page.addScriptToEvaluateOnNewDocument",
                json!({ "source": SILENT }),
            )
            .await?;
        page.paste("", &long()).await?;
        page.find("#rest").await?;
        let told = page.text("#counts").await?;
        page.rest().await?;

        // what is kept
        page.run("sessionStorage.setItem('silent', '1')").await?;
        page.reload().await?;
        page.wait_for("#progress", |text| text.contains("保存"))
            .await?;
        page.click("#stop").await?;
        // its row stays, and opens it another time
        page.wait_count(".reports-row", |count| count == 1).await?;
        page.run("sessionStorage.removeItem('silent')").await?;
        page.reload().await?;
        page.click(".row-open").await?;
        page.wait_for("#counts", |text| text == told).await?;
        assert_eq!(page.run(READER_LOADS).await?, 1);
        page.rest().await?;

        // a link, with a report open
        page.click("#open-another").await?;
        page.click("#sample").await?;
        let told = page.wait_for("#counts", |text| !text.is_empty()).await?;
        page.rest().await?;
        page.run("sessionStorage.setItem('silent', '1')").await?;
        page.reload().await?;
        page.wait_for("#counts", |text| text == told).await?;
        let link = link(&long());
        page.driver
            .execute("location.hash = arguments[0]", vec![json!(link)])
            .await?;
        page.wait_for("#progress", |text| text.contains("链接"))
            .await?;
        page.click("#stop").await?;
        page.wait_count("#progress", |count| count == 0).await?;
        assert_eq!(page.text("#counts").await?, told);
        // it stands in the address until it is opened
        page.run("sessionStorage.removeItem('silent')").await?;
        page.reload().await?;
        page.find("#rest").await?;
        page.click("#open-another").await?;
        page.wait_count(".opened-name", |count| count == 3).await?;
        Ok(page)
    });
}

#[test]
fn reports_and_views_are_steps_of_the_history() {
    journey(|page| async {
        // the start is left before the program is there
        page.click("#sample").await?;
        page.find(".card").await?;
        page.click("#tab-charts").await?;
        page.wait_count(".chart", |count| count > 0).await?;
        page.click("#tab-ledger").await?;
        page.find(".ledger").await?;
        let chosen = "return document.querySelector('[role=tab][aria-selected=true]')?.id ?? ''";
        for tab in ["tab-charts", "tab-report"] {
            page.driver.back().await?;
            page.wait_run(chosen, |now| now == tab).await?;
        }
        page.driver.back().await?;
        let is_start = "return !document.querySelector('#start').hidden";
        page.wait_run(is_start, |shown| shown == true).await?;
        page.driver.forward().await?;
        page.wait_run(chosen, |now| now == "tab-report").await?;
        page.driver.forward().await?;
        page.wait_run(chosen, |now| now == "tab-charts").await?;
        Ok(page)
    });
}

#[test]
fn an_opened_link_stays_in_the_address_until_something_is_changed() {
    journey(|page| async {
        let hash = "return location.hash";
        let sent = link("收到申请3件，其中自然人2件、企业2件。");
        page.driver
            .execute("location.hash = arguments[0]", vec![json!(sent)])
            .await?;
        let counts = page.wait_for("#counts", |text| !text.is_empty()).await?;
        assert_eq!(page.run(hash).await?, json!(sent));
        page.rest().await?;
        // it is opened once, by a reload and on the way back too
        page.reload().await?;
        page.wait_for("#counts", |text| text == counts).await?;
        assert_eq!(page.run(hash).await?, json!(sent));
        page.click("#open-another").await?;
        page.wait_count(".opened-name", |count| count == 1).await?;
        assert_eq!(page.run(hash).await?, "");
        page.driver.back().await?;
        page.wait_for("#counts", |text| text == counts).await?;
        assert_eq!(page.run(hash).await?, json!(sent));
        // and what is changed is not what it holds
        page.click(".card .dismiss").await?;
        page.find(".reason-field").await?;
        page.press("已核实").await?;
        page.press(ENTER).await?;
        page.find("#dismissed").await?;
        assert_eq!(page.run(hash).await?, "");
        page.click("#open-another").await?;
        page.wait_count(".opened-name", |count| count == 1).await?;
        Ok(page)
    });
}

#[test]
fn a_link_is_opened_again_where_a_reload_came_before_it_was_kept() {
    journey(|page| async {
        page.click("#sample").await?;
        page.find(".card").await?;
        page.rest().await?;
        // what the page says of a report that it opened from a link and has not kept yet
        let sent = link("收到申请3件，其中自然人2件、企业2件。");
        page.driver
            .execute(
                "history.replaceState(['99', false], '', arguments[0])",
                vec![json!(sent)],
            )
            .await?;
        page.reload().await?;
        page.wait_for(".paper", |text| text.contains("收到申请3件"))
            .await?;
        page.click("#open-another").await?;
        page.wait_count(".opened-name", |count| count == 2).await?;
        Ok(page)
    });
}

#[test]
fn what_is_too_long_for_the_page_is_refused_in_words() {
    journey(|page| async {
        page.click("#sample").await?;
        let before = page.wait_for("#counts", |text| !text.is_empty()).await?;
        let paste = "const data = new DataTransfer();
            data.setData('text/plain', arguments[0].repeat(arguments[1]));
            const event = { clipboardData: data, bubbles: true, cancelable: true };
            document.body.dispatchEvent(new ClipboardEvent('paste', event));";
        let forms = (gouji::view::sample::TEXT, 300);
        let cells = ("1|2|3|4|5|6|7|8|9|10\n", 100_000);
        for (text, times) in [forms, cells] {
            let arguments = vec![serde_json::json!(text), serde_json::json!(times)];
            page.driver.execute(paste, arguments).await?;
            page.wait_for("#message", |text| text.contains("内容过长"))
                .await?;
            assert_eq!(page.text("#counts").await?, before);
            page.click("#message button").await?;
        }
        Ok(page)
    });
}

#[test]
fn a_reader_of_another_build_is_refused() {
    journey(|page| async {
        // the page says of which build it is by the name that it gives a worker
        let ask = "const build = document.querySelector('meta[name=build]');
            const own = build.content;
            if (arguments[0]) build.content = arguments[0];
            return gouji.worker('office').then((start) => new Promise((done) => {
                const worker = start();
                build.content = own;
                worker.onmessage = ({ data }) => done(typeof data === 'string' ? data : 'ready');
                worker.onerror = () => done('error');
            }));";
        for (build, outcome) in [("", "ready"), ("0123456789abcdef", "another build")] {
            let answer = page.driver.execute(ask, vec![json!(build)]).await?;
            assert_eq!(answer.json(), outcome);
        }
        // as when the page was open while a new one took its place
        page.run("document.querySelector('meta[name=build]').content = 'earlier'")
            .await?;
        page.paste("", &long()).await?;
        page.wait_for("#message", |text| text.contains("刷新页面"))
            .await?;
        Ok(page)
    });
}
