//! A browser of its own for each journey, and what a person does in it.

use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::error::WebDriverErrorInner;
use thirtyfour::prelude::*;

use crate::server;

/// Longer than anything here takes on a slow machine.
const PATIENCE: Duration = Duration::from_mins(1);
const INTERVAL: Duration = Duration::from_millis(50);

/// The page in a browser.
pub(crate) struct Page {
    pub(crate) driver: WebDriver,
    _process: Driver,
}

/// The driver's process and the browser's profile, which both end with the journey.
struct Driver {
    process: Child,
    profile: PathBuf,
}

impl Drop for Driver {
    fn drop(&mut self) {
        // with the browser that it started, which a journey that fails does not close
        let group = format!("-{}", self.process.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

static PROFILES: AtomicU32 = AtomicU32::new(0);

/// Opens the page in a fresh browser, lets `journey` go through it and closes the browser.
pub(crate) fn journey<F>(journey: impl FnOnce(Page) -> F)
where
    F: Future<Output = WebDriverResult<Page>>,
{
    let (address, _) = server::start("127.0.0.1:0").expect("the page is served");
    journey_at(&address, &[], journey);
}

/// A journey through the page at an address, in a browser that was given more arguments.
pub(crate) fn journey_at<F>(address: &str, arguments: &[&str], journey: impl FnOnce(Page) -> F)
where
    F: Future<Output = WebDriverResult<Page>>,
{
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.expect("a runtime").block_on(async {
        let mut page = Page::open(address, arguments).await;
        // a browser may break off before it has shown anything, where the machine has too much to do
        for _ in 0..2 {
            if page.is_err() {
                page = Page::open(address, arguments).await;
            }
        }
        let page = page.expect("the page opens");
        let page = journey(page).await.expect("the journey ends well");
        let severe = page.complaints().await.expect("the log of the browser");
        assert!(severe.is_empty(), "the browser complains: {severe:?}");
        page.driver.quit().await.expect("the browser closes");
    });
}

impl Page {
    async fn open(address: &str, arguments: &[&str]) -> WebDriverResult<Self> {
        let number = PROFILES.fetch_add(1, Ordering::Relaxed);
        #[expect(
            clippy::disallowed_methods,
            reason = "a profile for this journey alone"
        )]
        let folder = std::env::temp_dir();
        let profile = folder.join(format!("gouji-{}-{number}", std::process::id()));
        let port = free_port();
        let process = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("chromedriver is installed");
        let process = Driver { process, profile };
        let mut wanted = DesiredCapabilities::chrome();
        for argument in [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--window-size=1440,1000",
            "--lang=zh-CN",
        ] {
            wanted.add_arg(argument)?;
        }
        for argument in arguments {
            wanted.add_arg(argument)?;
        }
        wanted.add_arg(&format!("--user-data-dir={}", process.profile.display()))?;
        wanted.set("goog:loggingPrefs", json!({"browser": "ALL"}))?;
        let mut tries = 0;
        let driver = loop {
            let server = format!("http://127.0.0.1:{port}");
            match WebDriver::new(server, wanted.clone()).await {
                Ok(driver) => break driver,
                // the driver takes a moment to listen
                Err(error) if tries >= 100 => return Err(error),
                Err(_) => tries += 1,
            }
            tokio::time::sleep(INTERVAL).await;
        };
        driver.goto(address).await?;
        let page = Self {
            driver,
            _process: process,
        };
        page.find("#paste").await?;
        page.run("localStorage.setItem('gouji.language', 'zh')")
            .await?;
        page.reload().await?;
        Ok(page)
    }

    /// Loads the page again.
    pub(crate) async fn reload(&self) -> WebDriverResult<()> {
        self.driver.refresh().await?;
        self.find(".masthead").await.map(drop)
    }

    /// Makes the window a small one, as a telephone has it.
    pub(crate) async fn narrow(&self) -> WebDriverResult<()> {
        let size = json!({ "width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": false });
        let tools = self.driver.cdp();
        let set = tools.send_raw("Emulation.setDeviceMetricsOverride", size);
        set.await.map(drop)
    }

    /// Makes the processor so many times slower for the page.
    pub(crate) async fn slow_down(&self, times: u32) -> WebDriverResult<()> {
        let tools = self.driver.cdp();
        let set = tools.send_raw("Emulation.setCPUThrottlingRate", json!({ "rate": times }));
        set.await.map(drop)
    }

    /// Drops what stands at a path of the machine, as a person does from a window of files.
    pub(crate) async fn drop_path(&self, path: &Path) -> WebDriverResult<()> {
        let tools = self.driver.cdp();
        for step in ["dragEnter", "dragOver", "drop"] {
            let data = json!({ "items": [], "files": [path], "dragOperationsMask": 1 });
            let event = json!({ "type": step, "x": 300, "y": 300, "data": data });
            tools.send_raw("Input.dispatchDragEvent", event).await?;
        }
        Ok(())
    }

    /// Whether the element is seen as a whole and nothing lies over its middle.
    pub(crate) async fn sees(&self, selector: &str) -> WebDriverResult<bool> {
        let script = "const element = document.querySelector(arguments[0]);
            const box = element.getBoundingClientRect();
            const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
            const top = document.elementFromPoint(x, y);
            return box.top >= 0 && box.bottom <= innerHeight && !!top && element.contains(top);";
        let seen = self.driver.execute(script, vec![json!(selector)]).await?;
        Ok(seen.json() == &json!(true))
    }

    /// Waits until the element is seen.
    pub(crate) async fn wait_to_see(&self, selector: &str) -> WebDriverResult<()> {
        let mut waited = Duration::ZERO;
        while !self.sees(selector).await? {
            assert!(waited < PATIENCE, "{selector} is not seen");
            tokio::time::sleep(INTERVAL).await;
            waited += INTERVAL;
        }
        Ok(())
    }

    /// Waits for an element.
    pub(crate) async fn find(&self, selector: &str) -> WebDriverResult<WebElement> {
        let query = self.driver.query(By::Css(selector));
        query.wait(PATIENCE, INTERVAL).first().await
    }

    /// Clicks on an element as soon as it is there and nothing covers it: where the page scrolls by itself meanwhile, it
    /// may have come to lie under what sticks to the edge.
    pub(crate) async fn click(&self, selector: &str) -> WebDriverResult<()> {
        let mut waited = Duration::ZERO;
        loop {
            let element = self.find(selector).await?;
            element.scroll_into_view().await?;
            match element.click().await {
                Err(error)
                    if matches!(
                        error.as_inner(),
                        WebDriverErrorInner::ElementClickIntercepted(_)
                    ) && waited < PATIENCE =>
                {
                    tokio::time::sleep(INTERVAL).await;
                    waited += INTERVAL;
                }
                outcome => return outcome,
            }
        }
    }

    /// Presses keys wherever the focus is.
    pub(crate) async fn press(&self, keys: impl AsRef<str>) -> WebDriverResult<()> {
        let chain = self.driver.action_chain();
        chain.send_keys(keys.as_ref()).perform().await
    }

    /// The text of an element.
    pub(crate) async fn text(&self, selector: &str) -> WebDriverResult<String> {
        self.find(selector).await?.text().await
    }

    /// How many elements there are now.
    pub(crate) async fn count(&self, selector: &str) -> WebDriverResult<usize> {
        Ok(self.driver.find_all(By::Css(selector)).await?.len())
    }

    /// Waits until the text of an element satisfies `fits`.
    pub(crate) async fn wait_for(
        &self,
        selector: &str,
        fits: impl Fn(&str) -> bool,
    ) -> WebDriverResult<String> {
        let mut waited = Duration::ZERO;
        loop {
            let element = self.driver.find(By::Css(selector)).await;
            let text = match element {
                Ok(element) => element.text().await.unwrap_or_default(),
                Err(_) => String::new(),
            };
            if fits(&text) {
                return Ok(text);
            }
            assert!(waited < PATIENCE, "{selector} still says {text:?}");
            tokio::time::sleep(INTERVAL).await;
            waited += INTERVAL;
        }
    }

    /// Waits until what a script returns satisfies `fits`; that comes out.
    pub(crate) async fn wait_run(
        &self,
        script: &str,
        fits: impl Fn(&Value) -> bool,
    ) -> WebDriverResult<Value> {
        let mut waited = Duration::ZERO;
        loop {
            let value = self.run(script).await?;
            if fits(&value) {
                return Ok(value);
            }
            assert!(waited < PATIENCE, "{script} still returns {value}");
            tokio::time::sleep(INTERVAL).await;
            waited += INTERVAL;
        }
    }

    /// Waits until so many elements are there.
    pub(crate) async fn wait_count(
        &self,
        selector: &str,
        fits: impl Fn(usize) -> bool,
    ) -> WebDriverResult<()> {
        let mut waited = Duration::ZERO;
        loop {
            let count = self.count(selector).await?;
            if fits(count) {
                return Ok(());
            }
            assert!(waited < PATIENCE, "there are {count} of {selector}");
            tokio::time::sleep(INTERVAL).await;
            waited += INTERVAL;
        }
    }

    /// Runs a script.
    pub(crate) async fn run(&self, script: &str) -> WebDriverResult<serde_json::Value> {
        let outcome = self.driver.execute(script, Vec::new()).await?;
        Ok(outcome.json().clone())
    }

    /// Waits for what comes by itself a moment later, such as that the reports are kept.
    pub(crate) async fn rest(&self) -> WebDriverResult<()> {
        let wait = "return new Promise(done => setTimeout(done, 1000))";
        self.run(wait).await.map(drop)
    }

    /// Keeps the browser from loading files whose names end so; an empty end lets it load all again.
    pub(crate) async fn block(&self, end: &str) -> WebDriverResult<()> {
        let urls = match end {
            "" => Vec::new(),
            end => vec![format!("*{end}")],
        };
        let tools = self.driver.cdp();
        tools.send_raw("Network.enable", json!({})).await?;
        // what is kept for want of a network is not loaded either
        let bypassed = json!({ "bypass": true });
        tools
            .send_raw("Network.setBypassServiceWorker", bypassed)
            .await?;
        let blocked = json!({ "urls": urls });
        let outcome = tools.send_raw("Network.setBlockedURLs", blocked).await;
        outcome.map(drop)
    }

    /// Lets the browser load files slowly, or as fast as it can.
    pub(crate) async fn slow(&self, slow: bool) -> WebDriverResult<()> {
        let throughput = if slow { 20_000 } else { -1 };
        let conditions = json!({
            "offline": false, "latency": 0, "downloadThroughput": throughput, "uploadThroughput": -1,
        });
        let tools = self.driver.cdp();
        tools.send_raw("Network.enable", json!({})).await?;
        let set = tools.send_raw("Network.emulateNetworkConditions", conditions);
        set.await.map(drop)
    }

    /// Pastes, as Ctrl+V does with what another program copied.
    pub(crate) async fn paste(&self, html: &str, plain: &str) -> WebDriverResult<()> {
        let script = "const data = new DataTransfer();
            if (arguments[0]) data.setData('text/html', arguments[0]);
            if (arguments[1]) data.setData('text/plain', arguments[1]);
            const event = { clipboardData: data, bubbles: true, cancelable: true };
            document.activeElement.dispatchEvent(new ClipboardEvent('paste', event));";
        self.driver
            .execute(script, vec![json!(html), json!(plain)])
            .await
            .map(drop)
    }

    /// Drops a file on the page.
    pub(crate) async fn drop_file(&self, name: &str, bytes: &[u8]) -> WebDriverResult<()> {
        let script = "const data = new DataTransfer();
            data.items.add(new File([new Uint8Array(arguments[1])], arguments[0]));
            const event = { dataTransfer: data, bubbles: true, cancelable: true };
            document.body.dispatchEvent(new DragEvent('drop', event));";
        self.driver
            .execute(script, vec![json!(name), json!(bytes)])
            .await
            .map(drop)
    }

    /// What the browser logged as severe since it was last asked: panics, refused connections, violations of the policy.
    pub(crate) async fn complaints(&self) -> WebDriverResult<Vec<String>> {
        let entries = self.driver.browser_log().await?.into_iter();
        let severe = entries.filter(|entry| entry.level == "SEVERE");
        Ok(severe.map(|entry| entry.message).collect())
    }
}

#[expect(clippy::disallowed_methods, reason = "a driver listens")]
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("an address").port()
}
