//! Reports that pages of other sites hand over: by the bookmark, by an office's own system, and by those that mean harm.

use std::path::PathBuf;

use serde_json::{Value, json};
use thirtyfour::error::WebDriverResult;

use crate::accessible::has_no_barrier;
use crate::browser::{Page, journey, journey_at};
use crate::many::Folder;
use crate::server::{self, built, start_with};
use crate::serving::copy;

/// A report with a slip in a table, a name of its own and a script, as an office publishes it.
const ARTICLE: &str = "<!doctype html><html><head><meta charset=utf-8><link rel=icon href='data:,'>
<title>临江市水务局2023年政府信息公开工作年度报告-水务局网站</title></head><body>
<nav><a href='#'>首页</a><a href='#'>政务公开</a></nav>
<h1>临江市水务局2023年政府信息公开工作年度报告</h1><p>一、总体情况</p>
<p>收到申请3件，其中自然人2件、企业2件。</p>
<table><tr><td colspan=5 rowspan=2>行政复议</td><td colspan=10>行政诉讼</td></tr>
<tr><td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr>
<tr><td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>
<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>
<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td></tr>
<tr><td>2</td><td>0</td><td>1</td><td>0</td><td>4</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td>
<td>0</td><td>0</td><td>0</td><td>0</td><td>0</td></tr></table>
<script>document.title += ''</script></body></html>";

/// What an office's own system does: it opens Gouji, hands the report over once that is ready, and notes what it hears.
const SYSTEM: &str = "window.heard = [];
    window.origin_of_gouji = new URL(arguments[0]).origin;
    window.gouji_window = open(arguments[0] + 'receive.html#from');
    addEventListener('message', ({ source, origin, data }) => {
        if (source !== gouji_window) return;
        heard.push({ origin, data });
        if (data.state === 'ready' && window.report) gouji_window.postMessage(report, origin_of_gouji);
    });";

/// An office's site, under a name of its own and without encryption, as many have it; with these headers.
fn office(headers: &str) -> (Folder, String) {
    let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
    let folder = Folder::of(&[
        file("index.html", ARTICLE),
        file("_headers", &format!("/*\n{headers}")),
    ]);
    let root = folder.0.clone();
    let found = move |_: &str| -> Option<PathBuf> { Some(root.clone()) };
    let (address, _) = start_with("127.0.0.1:0", found).expect("the office is served");
    (folder, address.replace("127.0.0.1", "office.test"))
}

/// A journey that begins at the office; it is told the addresses of Gouji and of the office.
fn at_an_office<F>(headers: &str, journey: impl FnOnce(Page, String, String) -> F)
where
    F: Future<Output = WebDriverResult<Page>>,
{
    let (folder, office) = office(headers);
    let (gouji, _) = server::start("127.0.0.1:0").expect("the page is served");
    let names = "--host-resolver-rules=MAP office.test 127.0.0.1";
    journey_at(&gouji, &[names], |page| {
        let gouji = gouji.clone();
        async move {
            page.driver.goto(&office).await?;
            journey(page, gouji, office).await
        }
    });
    drop(folder);
}

async fn execute(page: &Page, script: &str, arguments: Vec<Value>) -> WebDriverResult<Value> {
    let outcome = page.driver.execute(script, arguments).await?;
    Ok(outcome.json().clone())
}

/// Turns to the window that is not the first one.
async fn turn_to_opened(page: &Page) -> WebDriverResult<()> {
    let first = page.driver.window().await?;
    let all = loop {
        let all = page.driver.windows().await?;
        if all.len() > 1 {
            break all;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    };
    let other = all.into_iter().find(|window| *window != first);
    page.driver
        .switch_to_window(other.expect("another window"))
        .await
}

/// The bookmark that the page offers.
async fn bookmark(page: &Page, gouji: &str) -> WebDriverResult<String> {
    page.driver.goto(format!("{gouji}receive.html")).await?;
    let address = page
        .run("return document.querySelector('.bookmark').href")
        .await?;
    Ok(address.as_str().expect("an address").to_owned())
}

/// Chooses a bookmark, as a person does in the bar of bookmarks.
async fn choose_bookmark(page: &Page, bookmark: &str) -> WebDriverResult<()> {
    let chosen = json!({ "url": bookmark, "transitionType": "auto_bookmark" });
    let tools = page.driver.cdp();
    tools.send_raw("Page.navigate", chosen).await.map(drop)
}

async fn waits(page: &Page, id: &str) -> WebDriverResult<()> {
    let shown = "return [...document.querySelectorAll('main > [data-state]')]
        .filter((part) => !part.hidden).map((part) => part.id).join()";
    page.wait_run(shown, |shown| shown == id).await.map(drop)
}

#[test]
fn the_page_that_takes_reports_has_no_barrier() {
    journey(|page| async {
        let address = page.driver.current_url().await?;
        page.driver.goto(format!("{address}receive.html")).await?;
        page.run("document.querySelector('details').open = true")
            .await?;
        has_no_barrier(&page, "what takes reports").await?;
        page.narrow().await?;
        let fits = "return document.documentElement.scrollWidth <= innerWidth";
        assert_eq!(page.run(fits).await?, true);
        for state in ["cut", "too-long"] {
            let show = format!(
                "document.querySelectorAll('main > [data-state]').forEach((part) => part.hidden = part.id !== '{state}')"
            );
            page.run(&show).await?;
            has_no_barrier(&page, state).await?;
        }
        Ok(page)
    });
}

#[test]
fn the_bookmark_hands_over_the_page_that_is_being_read() {
    at_an_office("", |page, gouji, office| async move {
        let bookmark = bookmark(&page, &gouji).await?;
        // clicking it does nothing, for there is nothing to hand over
        page.click(".bookmark.zh").await?;
        waits(&page, "about").await?;
        page.driver.goto(&office).await?;
        choose_bookmark(&page, &bookmark).await?;
        turn_to_opened(&page).await?;
        page.wait_for("#counts", |text| text.contains("1 项不符"))
            .await?;
        page.wait_count(".form-dispute .figure.is-error", |count| count == 5)
            .await?;
        page.wait_for(".head-of", |text| text.contains("临江市水务局"))
            .await?;
        let origin = office.trim_end_matches('/');
        page.wait_for("#message", |text| text.contains(origin))
            .await?;
        // it is a report as any other, behind the start: nothing of the way that it came is left
        let left = "return [location.href, window.opener, sessionStorage.getItem('gouji.handed'), history.length]";
        assert_eq!(page.run(left).await?, json!([gouji, null, null, 2]));
        page.rest().await?;
        page.reload().await?;
        page.wait_for("#counts", |text| text.contains("1 项不符"))
            .await?;
        page.click("#open-another").await?;
        page.wait_count(".opened-name", |count| count == 1).await?;
        Ok(page)
    });
}

#[test]
fn the_bookmark_hands_over_what_is_selected() {
    at_an_office("", |page, gouji, office| async move {
        let bookmark = bookmark(&page, &gouji).await?;
        page.driver.goto(&office).await?;
        page.run("getSelection().selectAllChildren(document.querySelectorAll('p')[1])")
            .await?;
        choose_bookmark(&page, &bookmark).await?;
        turn_to_opened(&page).await?;
        page.wait_for(".paper", |text| {
            text.contains("收到申请3件") && !text.contains("总体情况")
        })
        .await?;
        assert_eq!(page.count(".form-dispute").await?, 0);
        Ok(page)
    });
}

/// Sites that allow no script, and no contact with what they open.
#[test]
fn a_site_that_cuts_the_tie_is_told_to_be_copied_from_and_one_that_forbids_scripts_does_not_matter()
{
    let policy =
        "  Content-Security-Policy: default-src 'none'; img-src data:; script-src 'none'\n";
    let cut = "  Cross-Origin-Opener-Policy: same-origin\n";
    for (headers, outcome) in [(policy, None), (cut, Some("cut"))] {
        let (folder, office) = office(headers);
        let (gouji, _) = server::start("127.0.0.1:0").expect("the page is served");
        // a site that is not trusted can cut nothing
        let office = office.replace("office.test", "localhost");
        journey_at(&gouji, &[], |page| async {
            let bookmark = bookmark(&page, &gouji).await?;
            page.driver.goto(&office).await?;
            choose_bookmark(&page, &bookmark).await?;
            turn_to_opened(&page).await?;
            match outcome {
                Some(outcome) => waits(&page, outcome).await?,
                None => {
                    page.wait_for("#counts", |text| text.contains("1 项不符"))
                        .await?;
                }
            }
            // what the office's page says of its own script is no matter of ours
            page.complaints().await?;
            Ok(page)
        });
        drop(folder);
    }
}

#[test]
fn a_system_hands_over_a_report_with_that_of_last_year_and_hears_nothing_else() {
    at_an_office("", |page, gouji, _| async move {
        let report = |year: i32, count: i32| {
            format!(
                "临江市水务局{year}年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n\
                 | 申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n\
                 | 一、本年新收政府信息公开申请数量 | 9 | 0 | 0 | 0 | 0 | 0 | 9 |\n\
                 | 二、上年结转政府信息公开申请数量 | {count} | 0 | 0 | 0 | 0 | 0 | {count} |\n\
                 | 四、结转下年度继续办理 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n"
            )
        };
        let message = json!({
            "gouji": 1, "name": "../../<img src=x onerror=alert(1)>\u{202e}年报.docx",
            "text": report(2023, 1), "lastYear": { "text": report(2022, 3) },
        });
        execute(
            &page,
            &format!("window.report = arguments[1]; {SYSTEM}"),
            vec![json!(gouji), message],
        )
        .await?;
        let first = page.driver.window().await?;
        turn_to_opened(&page).await?;
        // what was carried over last year is not what this year begins with
        page.wait_for(".findings", |text| {
            text.contains("上年") && text.contains("结转")
        })
        .await?;
        page.wait_count("#tab-years", |count| count == 1).await?;
        page.click("#open-another").await?;
        page.wait_count(".opened-name", |count| count == 2).await?;
        page.driver.switch_to_window(first).await?;
        let heard = page.run("return heard").await?;
        let origin = gouji.trim_end_matches('/');
        let said =
            |state: &str| json!({ "origin": origin, "data": { "gouji": 1, "state": state } });
        assert_eq!(heard, json!([said("ready"), said("taken")]));
        // and it has no hold on the page any more
        let cut = "return gouji_window.closed";
        page.wait_run(cut, |cut| *cut == true).await?;
        Ok(page)
    });
}

#[test]
fn what_is_no_report_is_refused_and_answered_by_nothing() {
    at_an_office("", |page, gouji, office| async move {
        let long = "收到申请3件。".repeat(300_000);
        let shapes = [
            (json!("{ gouji: 2, html: '<table>' }"), "no-report"),
            (json!("{ gouji: 1 }"), "no-report"),
            (json!("{ gouji: 1, html: '  ', text: '' }"), "no-report"),
            (json!("{ gouji: 1, html: 5 }"), "no-report"),
            (json!("{ gouji: 1, html: ['<table>'] }"), "no-report"),
            (
                json!("{ gouji: 1, html: null, text: '收到申请3件' }"),
                "no-report",
            ),
            (
                json!("{ gouji: 1, name: {}, text: '收到申请3件' }"),
                "no-report",
            ),
            (
                json!("{ gouji: 1, text: '收到申请3件', lastYear: 7 }"),
                "no-report",
            ),
            (
                json!("{ gouji: 1, text: new Blob(['收到申请3件']) }"),
                "no-report",
            ),
            (json!("{ gouji: 1, text: long }"), "too-long"),
            (
                json!("{ gouji: 1, text: '收到申请3件', lastYear: { html: long } }"),
                "too-long",
            ),
        ];
        let first = page.driver.window().await?;
        for (shape, outcome) in shapes {
            page.driver.goto(&office).await?;
            let script = format!(
                "const long = arguments[1]; window.report = {}; {SYSTEM}",
                shape.as_str().expect("a script")
            );
            execute(&page, &script, vec![json!(gouji), json!(long)]).await?;
            turn_to_opened(&page).await?;
            waits(&page, outcome).await?;
            let kept = page
                .run("return sessionStorage.getItem('gouji.handed')")
                .await?;
            assert_eq!(kept, Value::Null, "{shape}");
            page.driver.close_window().await?;
            page.driver.switch_to_window(first.clone()).await?;
            let heard = page
                .run("return heard.map(({ data }) => data.state)")
                .await?;
            assert_eq!(heard, json!(["ready"]), "{shape}");
        }
        Ok(page)
    });
}

#[test]
fn a_flood_of_messages_and_those_of_others_change_nothing() {
    at_an_office("", |page, gouji, _| async move {
        execute(&page, SYSTEM, vec![json!(gouji)]).await?;
        page.wait_run("return heard.length", |count| *count == 1)
            .await?;
        // a frame of the office knows the window, but did not open it; what is no message of this kind is none of ours
        let others = "return new Promise((done) => {
            const frame = document.createElement('iframe');
            frame.srcdoc = `<script>
                for (let at = 0; at < 100; at += 1)
                    parent.gouji_window.postMessage({ gouji: 1, text: '收到申请3件' }, '*');
                parent.postMessage('sent', '*');
            </scr` + `ipt>`;
            addEventListener('message', ({ data }) => data === 'sent' && done());
            document.body.append(frame);
            for (const other of [null, 7, 'gouji', [], { type: 'webpack' }, new Map([['gouji', 1]])])
                gouji_window.postMessage(other, '*');
        })";
        page.run(others).await?;
        // who asks is told once more
        page.run("gouji_window.postMessage({ gouji: 1, ask: true }, '*')")
            .await?;
        page.wait_run("return heard.length", |count| *count == 2)
            .await?;
        let first = page.driver.window().await?;
        turn_to_opened(&page).await?;
        waits(&page, "waiting").await?;
        page.driver.switch_to_window(first.clone()).await?;
        let flood = "for (let at = 0; at < 10000; at += 1)
            gouji_window.postMessage({ gouji: 1, text: `临江市${at ? `财政` : `水务`}局2023年政府信息公开工作年度报告\\n\\n收到申请3件，其中自然人2件、企业2件。` }, '*');";
        page.run(flood).await?;
        turn_to_opened(&page).await?;
        page.wait_for(".head-of", |text| text.contains("水务局"))
            .await?;
        page.rest().await?;
        page.click("#open-another").await?;
        page.wait_count(".opened-name", |count| count == 1).await?;
        page.driver.switch_to_window(first).await?;
        let heard = page
            .run("return heard.map(({ data }) => data.state)")
            .await?;
        assert_eq!(heard, json!(["ready", "ready", "taken"]));
        Ok(page)
    });
}

/// Where a host sends no headers, a site may open the same window again, in which somebody works.
#[test]
fn what_is_open_is_kept_where_nothing_cuts_the_tie() {
    let bare = Folder::of(&[]);
    copy(&built(), &bare.0);
    std::fs::remove_file(bare.0.join("_headers")).expect("the headers");
    let root = bare.0.clone();
    let (gouji, _) = start_with("127.0.0.1:0", move |_| Some(root.clone())).expect("it is served");
    let (folder, office) = office("");
    let names = "--host-resolver-rules=MAP office.test 127.0.0.1";
    journey_at(&gouji, &[names], |page| async {
        page.driver.goto(&office).await?;
        let system = SYSTEM.replace("#from')", "#from', 'gouji')");
        let first = page.driver.window().await?;
        for (number, text) in [
            "收到申请3件，其中自然人2件、企业2件。",
            "收到申请5件，其中自然人2件、企业2件。",
        ]
        .iter()
        .enumerate()
        {
            page.driver.switch_to_window(first.clone()).await?;
            page.driver.goto(&office).await?;
            let report = json!({ "gouji": 1, "text": text });
            execute(
                &page,
                &format!("window.report = arguments[1]; {system}"),
                vec![json!(gouji), report],
            )
            .await?;
            turn_to_opened(&page).await?;
            page.wait_for(".paper", |shown| shown.contains(&text[..13]))
                .await?;
            if number == 0 {
                page.click(".card .dismiss").await?;
                page.find(".reason-field").await?;
                page.press("已核实\u{e007}").await?;
                page.find("#dismissed").await?;
                page.run("return new Promise((done) => setTimeout(done, 1500))")
                    .await?;
            }
        }
        page.click("#open-another").await?;
        page.wait_count(".opened-name", |count| count == 2).await?;
        page.click("li:first-child .opened-name").await?;
        page.wait_count("#dismissed", |count| count == 1).await?;
        Ok(page)
    });
    drop((folder, bare));
}
