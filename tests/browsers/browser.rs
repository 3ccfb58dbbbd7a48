//! The browsers, and what is asked of each of them.

use std::io::BufReader;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::wire::{Driver, Marionette, Tools};

pub(crate) type Outcome<T> = Result<T, String>;

/// Longer than anything here takes on a slow machine.
const PATIENCE: Duration = Duration::from_mins(1);
const INTERVAL: Duration = Duration::from_millis(100);

/// A browser that was started, which ends with this.
pub(crate) struct Browser {
    connection: Connection,
    process: Child,
    profile: PathBuf,
}

enum Connection {
    Chromium(Tools),
    Firefox(Marionette),
    WebKit(Driver),
}

/// Where the list of what scripts/browsers.sh found is.
const LIST: &str = ".tools/browsers/list";

/// Every browser that is supported, by name and version, with its program where it is there.
#[expect(clippy::disallowed_methods, reason = "the list of the browsers")]
pub(crate) fn listed() -> Vec<(String, Option<PathBuf>)> {
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join(LIST);
    let list = std::fs::read_to_string(list).expect("scripts/browsers.sh was run");
    let lines = list.lines().filter_map(|line| line.split_once('\t'));
    lines
        .map(|(name, path)| {
            let path = (!path.is_empty()).then(|| PathBuf::from(path));
            (name.to_owned(), path)
        })
        .collect()
}

static PROFILES: AtomicU32 = AtomicU32::new(0);

impl Browser {
    /// Starts a browser, which is known by what its program is called.
    pub(crate) fn start(program: &Path) -> Outcome<Self> {
        let number = PROFILES.fetch_add(1, Ordering::Relaxed);
        #[expect(
            clippy::disallowed_methods,
            reason = "a profile for this journey alone"
        )]
        let folder = std::env::temp_dir();
        let profile = folder.join(format!("gouji-browser-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&profile).map_err(|error| error.to_string())?;
        let name = program.file_name().unwrap_or_default().to_string_lossy();
        if name.contains("firefox") {
            Self::firefox(program, profile)
        } else if name.contains("WebKit") {
            Self::webkit(program, profile)
        } else {
            Self::chromium(program, profile)
        }
    }

    fn chromium(program: &Path, profile: PathBuf) -> Outcome<Self> {
        // it reads from the third and writes to the fourth
        let mut command = Command::new("sh");
        command.args(["-c", "exec \"$@\" 3<&0 4>&1 </dev/null >/dev/null", "sh"]);
        command.arg(program);
        command.args([
            "--headless",
            "--no-sandbox",
            "--no-zygote",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--lang=zh-CN",
            "--window-size=1440,1000",
            "--remote-debugging-pipe",
        ]);
        command.arg(format!("--user-data-dir={}", profile.display()));
        // an old one brings its libraries along
        if let Some(folder) = program
            .parent()
            .filter(|folder| folder.join("lib").is_dir() && !folder.ends_with("bin"))
        {
            command.env("LD_LIBRARY_PATH", format!("{0}:{0}/lib", folder.display()));
        }
        let mut process = started(command.stdin(Stdio::piped()).stdout(Stdio::piped()))?;
        let pipes = process.stdin.take().zip(process.stdout.take());
        let (to, from) = pipes.ok_or("no pipe")?;
        let mut tools = Tools {
            to,
            from: BufReader::new(from),
            asked: 0,
            session: None,
        };
        let mut attach = || {
            let page = tools.ask("Target.createTarget", &json!({ "url": "about:blank" }))?;
            let page = json!({ "targetId": page["targetId"], "flatten": true });
            let session = tools.ask("Target.attachToTarget", &page)?;
            tools.session = session["sessionId"].as_str().map(str::to_owned);
            tools.ask("Page.enable", &json!({}))
        };
        let attached = attach();
        let browser = Self {
            connection: Connection::Chromium(tools),
            process,
            profile,
        };
        attached.map_err(|error| error.to_string())?;
        Ok(browser)
    }

    #[expect(clippy::disallowed_methods, reason = "the settings of a profile")]
    fn firefox(program: &Path, profile: PathBuf) -> Outcome<Self> {
        let port = free_port();
        let settings = format!(
            "user_pref('marionette.port', {port});
            user_pref('intl.accept_languages', 'zh-CN');
            user_pref('datareporting.policy.dataSubmissionEnabled', false);
            user_pref('app.update.enabled', false);"
        );
        std::fs::write(profile.join("user.js"), settings).map_err(|error| error.to_string())?;
        let mut command = Command::new(program);
        command.args(["--headless", "--no-remote", "--marionette", "--profile"]);
        command.arg(&profile).env("HOME", &profile);
        let process = started(command.stdout(Stdio::null()))?;
        Self::connected(process, profile, || {
            Marionette::connect(port).map(Connection::Firefox)
        })
    }

    fn webkit(program: &Path, profile: PathBuf) -> Outcome<Self> {
        let port = free_port();
        // it has no mode without a screen
        let mut command = Command::new("xvfb-run");
        command.arg("-a").arg(program).arg(format!("--port={port}"));
        command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
        command.env("HOME", &profile);
        let process = started(command.stdout(Stdio::null()))?;
        let wanted = json!({ "browserName": "MiniBrowser", "webkitgtk:browserOptions": {
            "binary": minibrowser(), "args": ["--automation"],
        } });
        Self::connected(process, profile, || {
            Driver::connect(port, &wanted).map(Connection::WebKit)
        })
    }

    /// Waits until a browser takes a connection.
    fn connected(
        process: Child,
        profile: PathBuf,
        connect: impl Fn() -> std::io::Result<Connection>,
    ) -> Outcome<Self> {
        let mut waited = Duration::ZERO;
        let connection = loop {
            match connect() {
                Ok(connection) => break Ok(connection),
                Err(error) if waited > PATIENCE => break Err(error.to_string()),
                Err(_) => thread::sleep(INTERVAL),
            }
            waited += INTERVAL;
        };
        match connection {
            Ok(connection) => Ok(Self {
                connection,
                process,
                profile,
            }),
            Err(error) => {
                end(process, &profile);
                Err(error)
            }
        }
    }

    /// Opens an address.
    pub(crate) fn open(&mut self, address: &str) -> Outcome<()> {
        let to = json!({ "url": address });
        let opened = match &mut self.connection {
            Connection::Chromium(tools) => tools.ask("Page.navigate", &to),
            Connection::Firefox(marionette) => marionette.ask("WebDriver:Navigate", &to),
            Connection::WebKit(driver) => driver.ask("/url", &to),
        };
        opened.map(drop).map_err(|error| error.to_string())
    }

    /// Runs a script in the page and waits for what it returns.
    pub(crate) fn run(&mut self, script: &str) -> Outcome<Value> {
        let called = json!({
            "script": format!(
                "const done = arguments[arguments.length - 1];
                (async () => {{ {script} }})().then((value) => done({{ value }}), (error) => done({{ failed: String(error) }}));"
            ),
            "args": [],
        });
        let outcome = match &mut self.connection {
            Connection::Chromium(tools) => {
                let expression = format!(
                    "(async () => {{ {script} }})().then((value) => ({{ value }}), (error) => ({{ failed: String(error) }}))"
                );
                let asked = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
                let evaluated = tools.ask("Runtime.evaluate", &asked);
                evaluated.map(|mut evaluated| evaluated["result"]["value"].take())
            }
            Connection::Firefox(marionette) => {
                let outcome = marionette.ask("WebDriver:ExecuteAsyncScript", &called);
                outcome.map(|mut outcome| outcome["value"].take())
            }
            Connection::WebKit(driver) => driver.ask("/execute/async", &called),
        };
        let mut outcome = outcome.map_err(|error| error.to_string())?;
        match outcome["failed"].as_str() {
            Some(failed) => Err(failed.to_owned()),
            None => Ok(outcome["value"].take()),
        }
    }

    /// Waits until a script returns true; while a page is being loaded none can be run.
    pub(crate) fn wait(&mut self, script: &str) -> Outcome<()> {
        let mut waited = Duration::ZERO;
        loop {
            let outcome = self.run(script);
            if outcome == Ok(json!(true)) {
                return Ok(());
            }
            if waited > PATIENCE {
                return Err(format!("{outcome:?} after a minute"));
            }
            thread::sleep(INTERVAL);
            waited += INTERVAL;
        }
    }

    /// Whether a script that is run here may do no more than one of the page; Firefox gives it more.
    pub(crate) fn is_bound_as_the_page(&self) -> bool {
        !matches!(self.connection, Connection::Firefox(_))
    }

    /// What is seen of the page, for whoever looks for what went wrong.
    pub(crate) fn state(&mut self) -> String {
        let seen = self.run("return document.body.innerText.slice(0, 300)");
        seen.map_or_else(|error| error, |seen| seen.to_string())
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let group = format!("-{}", self.process.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

fn end(process: Child, profile: &Path) {
    let mut process = process;
    let group = format!("-{}", process.id());
    let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
    let _ = process.wait();
    let _ = std::fs::remove_dir_all(profile);
}

fn started(command: &mut Command) -> Outcome<Child> {
    let command = command.stderr(Stdio::null()).process_group(0);
    let process = command.spawn();
    process.map_err(|error| format!("it does not start: {error}"))
}

/// The browser that the driver of WebKit starts: where Debian and Fedora have it.
fn minibrowser() -> Option<PathBuf> {
    let roots = [
        "/usr/lib/x86_64-linux-gnu",
        "/usr/lib/aarch64-linux-gnu",
        "/usr/libexec",
        "/usr/lib64",
    ];
    let kinds = ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"];
    let all = roots
        .iter()
        .flat_map(|root| kinds.map(|kind| Path::new(root).join(kind).join("MiniBrowser")));
    let mut there = all.filter(|path| path.exists());
    there.next()
}

#[expect(clippy::disallowed_methods, reason = "a browser listens")]
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("an address").port()
}
