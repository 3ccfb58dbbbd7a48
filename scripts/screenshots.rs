//! Pictures of the built page for the READMEs, of the page itself, with its sample: writes them into `docs/pictures`.
//!
//! Run with `make screenshots`.

#[path = "../tests/journeys/browser.rs"]
#[expect(dead_code, reason = "shared with the journeys, which do more")]
mod browser;
#[path = "../tests/journeys/server.rs"]
mod server;

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use thirtyfour::error::WebDriverResult;

use browser::{Page, journey};

/// The largest picture, in bytes.
const LARGEST: usize = 200_000;

/// A picture: its name, the language of the page, its theme, and the width and the height of the window.
const PICTURES: [(&str, &str, &str, u32, u32); 4] = [
    ("report.zh.png", "zh", "light", 1200, 700),
    ("report.en.png", "en", "light", 1200, 700),
    ("dark.png", "zh", "dark", 1200, 700),
    ("narrow.png", "zh", "light", 390, 780),
];

fn main() {
    for (name, language, theme, width, height) in PICTURES {
        journey(|page| async move {
            let tools = page.driver.cdp();
            let theme = json!([
                { "name": "prefers-color-scheme", "value": theme },
                { "name": "prefers-reduced-motion", "value": "reduce" },
            ]);
            tools
                .send_raw("Emulation.setEmulatedMedia", json!({ "features": theme }))
                .await?;
            let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            tools
                .send_raw("Emulation.setDeviceMetricsOverride", size)
                .await?;
            let speak = format!("localStorage.setItem('gouji.language', '{language}')");
            page.run(&speak).await?;
            page.reload().await?;
            page.click("#sample").await?;
            page.find(".card").await?;
            // the first finding is chosen, and what shows where it is has come to rest
            page.run("return new Promise((done) => setTimeout(done, 1500))")
                .await?;
            take(&page, name).await?;
            Ok(page)
        });
    }
}

#[expect(clippy::disallowed_methods, reason = "pictures are files")]
async fn take(page: &Page, name: &str) -> WebDriverResult<()> {
    let settings = json!({ "format": "png", "optimizeForSpeed": false });
    let tools = page.driver.cdp();
    let taken = tools.send_raw("Page.captureScreenshot", settings).await?;
    let picture = taken.get("data").and_then(|data| data.as_str());
    let picture = STANDARD.decode(picture.expect("a picture"));
    let picture = picture.expect("a picture in base64");
    assert!(
        picture.len() <= LARGEST,
        "{name} has {} bytes",
        picture.len()
    );
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join(name), picture).expect("a file");
    Ok(())
}
