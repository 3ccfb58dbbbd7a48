//! The first program hands over to the whole one.

use serde_json::{Value, json};
use thirtyfour::Key;
use thirtyfour::error::WebDriverResult;

use crate::browser::{Page, journey};
use crate::loading::{LOADED, PROGRAM, programs};
use crate::server::FRAMED;

/// A report of one sentence with a slip, as a file.
const OTHER: (&str, &str) = ("乙局.txt", "收到申请3件，其中自然人2件、企业2件。");

/// Keeps the browser from loading the whole program.
async fn block_whole(page: &Page) -> WebDriverResult<()> {
    let name = page
        .run("return document.querySelector('meta[name=whole-wasm]').content.slice(2)")
        .await?;
    page.block(name.as_str().expect("a name")).await
}

/// Takes down, at each frame, how many reports and heads of reports are seen, and how far down the page is.
const WATCH: &str = "window.frames_seen = [];
    const count = (selector) => document.querySelectorAll(selector).length;
    const look = () => {
        frames_seen.push([count('#counts'), count('#view'), count('#open-another'), scrollY].join());
        requestAnimationFrame(look);
    };
    look();";

/// What was seen since, each once.
const SEEN: &str = "return [...new Set(frames_seen)]";

/// Presses a key with the one for commands.
async fn command(page: &Page, key: &str) -> WebDriverResult<()> {
    let keys = page.driver.action_chain().key_down(Key::Control);
    keys.send_keys(key).key_up(Key::Control).perform().await
}

/// A report with a change, another one that was taken back, and a finding set aside.
async fn work(page: &Page) -> WebDriverResult<String> {
    page.click("#sample").await?;
    page.click(".card.is-error .card-actions .apply").await?;
    page.wait_for("#counts", |text| text.contains("已改 1 处"))
        .await?;
    page.click(".paper .form .figure").await?;
    page.press("77\u{e007}").await?;
    page.wait_for("#counts", |text| text.contains("已改 2 处"))
        .await?;
    command(page, "z").await?;
    page.wait_for("#counts", |text| text.contains("已改 1 处"))
        .await?;
    page.click(".card .dismiss").await?;
    page.find(".reason-field")
        .await?
        .send_keys("已核实")
        .await?;
    page.click(".dismissing .second-action").await?;
    page.wait_for("#counts", |text| text.contains("1 项已排除"))
        .await
}

#[test]
fn work_goes_on_where_more_is_wanted() {
    journey(|page| async {
        let told = work(&page).await?;
        page.click("#open-another").await?;
        page.wait_to_see("#choose").await?;
        page.driver.back().await?;
        page.wait_for("#counts", |text| text == told).await?;
        page.run("document.querySelector('#dismissed').open = true; scrollTo(0, 120)")
            .await?;
        page.run(WATCH).await?;
        page.run("document.querySelector('#export').click()")
            .await?;
        page.find("dialog[open] .share-items").await?;
        // both programs are there, and never two of anything; nothing has moved
        assert_eq!(programs(&page.run(LOADED).await?), 2);
        assert_eq!(page.run(SEEN).await?, json!(["1,1,1,120"]));
        let open = "return document.querySelector('#dismissed').open";
        assert_eq!(page.run(open).await?, Value::Bool(true));
        page.press("\u{e00c}").await?;
        page.wait_count("dialog", |count| count == 0).await?;
        assert_eq!(page.text("#counts").await?, told);
        page.wait_for("#dismissed", |text| text.contains("已核实"))
            .await?;

        // every step back and forth is there
        command(&page, "z").await?;
        page.wait_for("#counts", |text| !text.contains("已排除"))
            .await?;
        command(&page, "y").await?;
        page.wait_for("#counts", |text| text == told).await?;
        command(&page, "z").await?;
        command(&page, "z").await?;
        page.wait_for("#counts", |text| !text.contains("已改"))
            .await?;
        command(&page, "y").await?;
        command(&page, "y").await?;
        page.wait_for("#counts", |text| text == told).await?;

        // the history of the browser leads where it led, and one session is kept
        page.driver.forward().await?;
        page.wait_to_see("#choose").await?;
        page.wait_count(".opened-name", |count| count == 1).await?;
        page.driver.back().await?;
        page.wait_for("#counts", |text| text == told).await?;
        page.rest().await?;
        page.reload().await?;
        page.wait_for("#counts", |text| text == told).await?;
        page.click("#open-another").await?;
        page.click("#clear").await?;
        page.rest().await?;
        page.reload().await?;
        page.wait_to_see("#choose").await?;
        page.rest().await?;
        assert_eq!(page.count("#held-back").await?, 0);
        Ok(page)
    });
}

#[test]
fn a_view_that_the_first_program_has_not_is_turned_to() {
    journey(|page| async {
        for (tab, view) in [
            ("#tab-ledger", ".ledger-table"),
            ("#tab-charts", ".chart"),
            ("#choose-last-year", "dialog[open] #last-year-paste"),
            ("#share", "dialog[open] #share-link"),
        ] {
            page.run("sessionStorage.clear(); localStorage.removeItem('gouji.kept')")
                .await?;
            page.reload().await?;
            let told = work(&page).await?;
            page.run(WATCH).await?;
            page.click(tab).await?;
            page.find(view).await?;
            assert_eq!(programs(&page.run(LOADED).await?), 2);
            let most =
                "return Math.max(...frames_seen.flatMap((seen) => seen.split(',').slice(0, 3)))";
            assert_eq!(page.run(most).await?, 1);
            assert_eq!(page.text("#counts").await?, told);
            if view.starts_with('.') {
                let focused = page.run("return '#' + document.activeElement.id").await?;
                assert_eq!(focused, tab);
            }
        }
        Ok(page)
    });
}

#[test]
fn the_record_is_drawn_before_it_is_printed() {
    const PRINTS: &str = "window.printed = 0; window.print = () => { printed += 1; }";
    journey(|page| async {
        let told = work(&page).await?;
        page.run(PRINTS).await?;
        // who is still in a field is not kept waiting
        page.click(".paper .form .figure").await?;
        let field = page.run("return document.activeElement.tagName").await?;
        assert_eq!(field, "INPUT");
        command(&page, "p").await?;
        page.wait_run("return printed", |printed| printed == 1)
            .await?;
        assert_eq!(programs(&page.run(LOADED).await?), 2);
        assert_eq!(page.text("#counts").await?, told);
        // the browser says that it prints, and the record is there
        page.run("dispatchEvent(new Event('beforeprint'))").await?;
        page.find(".record").await?;

        // where the whole program cannot be loaded, the view is printed
        page.run("sessionStorage.clear(); localStorage.removeItem('gouji.kept')")
            .await?;
        page.reload().await?;
        block_whole(&page).await?;
        work(&page).await?;
        page.run(PRINTS).await?;
        command(&page, "p").await?;
        page.wait_run("return printed", |printed| printed == 1)
            .await?;
        page.complaints().await?;
        Ok(page)
    });
}

#[test]
fn a_second_report_is_listed_beside_the_first() {
    journey(|page| async {
        page.drop_file("甲局.txt", gouji::view::sample::TEXT.as_bytes())
            .await?;
        page.click(".card.is-error .card-actions .apply").await?;
        let told = page
            .wait_for("#counts", |text| text.contains("已改 1 处"))
            .await?;
        // what is typed into a field when the other one comes is a change
        page.click(".paper .form .figure").await?;
        page.press("77").await?;
        page.drop_file(OTHER.0, OTHER.1.as_bytes()).await?;
        page.wait_for("#report-place", |text| text == "2 / 2")
            .await?;
        page.click("#report-before").await?;
        let told = page
            .wait_for("#counts", |text| text != told && text.contains("已改 2 处"))
            .await?;
        page.rest().await?;
        page.reload().await?;
        page.wait_for("#counts", |text| text == told).await?;
        Ok(page)
    });
}

#[test]
fn what_comes_while_the_whole_program_is_fetched_is_not_lost() {
    journey(|page| async {
        block_whole(&page).await?;
        page.drop_file("甲局.txt", gouji::view::sample::TEXT.as_bytes())
            .await?;
        page.find(".card").await?;
        page.rest().await?;
        page.complaints().await?;
        page.block("").await?;
        page.slow(true).await?;
        page.click("#tab-ledger").await?;
        page.wait_to_see("#awaited").await?;
        // the first one goes on with its work, and what comes in waits
        page.click(".card.is-error .card-actions .apply").await?;
        page.wait_for("#counts", |text| text.contains("已改 1 处"))
            .await?;
        page.click(".card .dismiss").await?;
        page.find(".reason-field").await?.send_keys("待核").await?;
        page.drop_file(OTHER.0, OTHER.1.as_bytes()).await?;
        page.drop_file("丙局.txt", OTHER.1.as_bytes()).await?;
        page.slow(false).await?;
        page.wait_for("#report-place", |text| text.ends_with("/ 3"))
            .await?;
        page.click("#to-table").await?;
        page.wait_for(".reports-table", |text| text.contains("已改 1 处"))
            .await?;
        Ok(page)
    });
}

#[test]
fn the_first_program_is_of_use_where_the_whole_one_does_not_load() {
    journey(|page| async {
        block_whole(&page).await?;
        let told = work(&page).await?;
        page.click("#tab-charts").await?;
        page.wait_to_see("#not-loaded").await?;
        command(&page, "y").await?;
        command(&page, "z").await?;
        page.wait_for("#counts", |text| !text.contains("已排除"))
            .await?;
        command(&page, "y").await?;
        page.click("#open-another").await?;
        page.wait_to_see("#choose").await?;
        page.driver.back().await?;
        page.wait_for("#counts", |text| text == told).await?;
        page.paste("", OTHER.1).await?;
        page.wait_to_see("#not-loaded").await?;
        page.complaints().await?;
        page.block("").await?;
        page.click("#retry").await?;
        page.wait_for("#report-place", |text| text == "2 / 2")
            .await?;
        assert!(!page.find("#not-loaded").await?.is_displayed().await?);
        page.click("#report-before").await?;
        page.wait_for("#counts", |text| text == told).await?;
        Ok(page)
    });
}

#[test]
fn a_reason_that_is_being_written_is_taken_along() {
    journey(|page| async {
        page.click("#sample").await?;
        page.click(".card .dismiss").await?;
        page.find(".reason-field").await?.send_keys("待核").await?;
        page.click("#share").await?;
        page.find("dialog[open] #share-link").await?;
        page.press("\u{e00c}").await?;
        page.wait_count("dialog", |count| count == 0).await?;
        let reason = "return document.querySelector('.reason-field')?.value ?? ''";
        assert_eq!(page.run(reason).await?, "待核");
        Ok(page)
    });
}

#[test]
fn a_number_that_is_being_typed_when_the_whole_program_begins_is_not_lost() {
    const HOLD: &str = "const begin = WebAssembly.instantiate;
        WebAssembly.instantiate = (...given) => new Promise((done) => {
            window.go_on = done;
        }).then(() => begin(...given));";
    journey(|page| async {
        page.click("#sample").await?;
        page.find(".card.is-error").await?;
        page.run(HOLD).await?;
        page.click("#tab-ledger").await?;
        page.wait_run("return 'go_on' in window", |is_held| is_held == true)
            .await?;
        page.click(".paper .form .figure").await?;
        page.press("77").await?;
        page.run("go_on()").await?;
        page.rest().await?;
        let typed = "return document.activeElement.value";
        assert_eq!(page.run(typed).await?, "77");
        page.press("\u{e007}").await?;
        page.find(".ledger-table").await?;
        page.wait_for("#counts", |text| text.contains("已改 1 处"))
            .await?;
        Ok(page)
    });
}

#[test]
fn where_nothing_is_kept_work_goes_on_too() {
    journey(|page| async {
        let framed = format!("{}{FRAMED}", page.driver.current_url().await?);
        page.driver.goto(framed).await?;
        page.find("iframe").await?.enter_frame().await?;
        page.click("#sample").await?;
        page.click(".card.is-error .apply").await?;
        let changed = |text: &str| text.contains("1 处") || text.contains("1 changed");
        let told = page.wait_for("#counts", changed).await?;
        page.click("#tab-ledger").await?;
        page.find(".ledger-table").await?;
        assert_eq!(page.text("#counts").await?, told);
        page.click("#undo").await?;
        page.wait_for("#counts", |text| !changed(text)).await?;
        page.driver.enter_default_frame().await?;
        Ok(page)
    });
}

#[test]
fn many_files_need_no_first_program() {
    journey(|page| async {
        let script = "const data = new DataTransfer();
            for (const name of ['甲局.txt', '乙局.txt']) data.items.add(new File([arguments[0]], name));
            const event = { dataTransfer: data, bubbles: true, cancelable: true };
            document.body.dispatchEvent(new DragEvent('drop', event));";
        page.driver.execute(script, vec![json!(OTHER.1)]).await?;
        page.wait_count(".reports-row", |count| count == 2).await?;
        let loaded = page.run(LOADED).await?;
        let names = loaded.as_array().expect("a list").iter();
        let names: Vec<&str> = names.filter_map(Value::as_str).collect();
        let programs = names.iter().filter(|name| name.ends_with(PROGRAM));
        let kinds = programs.map(|name| name.split(['-', '_']).next());
        let kinds: Vec<_> = kinds.flatten().filter(|kind| *kind != "office").collect();
        assert_eq!(kinds, ["web"]);
        Ok(page)
    });
}

#[test]
fn a_link_is_opened_beside_work_that_was_changed() {
    journey(|page| async {
        let told = work(&page).await?;
        let shared = gouji::view::link::Shared {
            document: gouji::read::text(OTHER.1),
            ..Default::default()
        };
        let link = gouji::view::link::of_report(&shared).expect("a link");
        let go = "location.hash = arguments[0]";
        page.driver.execute(go, vec![json!(link)]).await?;
        page.wait_for("#report-place", |text| text == "2 / 2")
            .await?;
        page.click("#report-before").await?;
        page.wait_for("#counts", |text| text == told).await?;
        Ok(page)
    });
}
