//! A QR code, drawn as one path.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};
use yew::prelude::*;

/// The quiet zone that scanners need around the code, in modules.
const QUIET_ZONE: i32 = 4;

/// The code of a link; nothing where the link is too long for one.
pub(super) fn code(link: &str, name: &'static str) -> Html {
    let Ok(code) = QrCode::encode_text(link, QrCodeEcc::Low) else {
        return html! {};
    };
    let size = code.size() + 2 * QUIET_ZONE;
    html! {
        <svg class="share-qr" viewBox={format!("0 0 {size} {size}")} role="img" aria-label={name}>
            <rect width="100%" height="100%" fill="#fff" />
            <path d={path(&code)} fill="#000" shape-rendering="crispEdges" />
        </svg>
    }
}

/// A line for each run of dark modules of a row.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut start = None;
        for x in 0..=code.size() {
            // beyond the edge everything is light
            match (code.get_module(x, y), start) {
                (true, None) => start = Some(x),
                (false, Some(from)) => {
                    let (left, top, width) = (from + QUIET_ZONE, y + QUIET_ZONE, x - from);
                    let _ = write!(path, "M{left} {top}h{width}v1h-{width}z");
                    start = None;
                }
                _ => {}
            }
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dark_module_is_in_the_path() {
        let code = QrCode::encode_text("#/t/1abc", QrCodeEcc::Low).expect("it is short");
        let all = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
        let dark = all.filter(|&(x, y)| code.get_module(x, y)).count();
        let path = path(&code);
        let widths = path
            .split('h')
            .skip(1)
            .filter_map(|part| part.split('v').next());
        let drawn: usize = widths.filter_map(|width| width.parse::<usize>().ok()).sum();
        assert_eq!(drawn, dark);
    }
}
