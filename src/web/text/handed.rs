//! Of reports that other pages hand over.

use gouji::language::Words;

/// From where a report was handed over; a page without an address of its own has no origin.
fn handing(origin: &str) -> Words {
    match origin {
        "" | "null" => Words::new("没有网址的网页", "a page without an address"),
        origin => Words::new(origin, origin),
    }
}

/// A report was handed over by another page.
pub(crate) fn handed_over(origin: &str) -> Words {
    let from = handing(origin);
    Words::new(
        format!(
            "这份报告由 {} 送来，按粘贴的报告打开。核对结果不会送回。",
            from.zh
        ),
        format!(
            "This report was handed over by {}, and opened as one that is pasted. Nothing of what is found goes back.",
            from.en
        ),
    )
}

/// What was handed over is not opened, and why.
pub(crate) fn refused_handed(origin: &str, why: &Words) -> Words {
    let from = handing(origin);
    Words::new(
        format!("{} 送来的内容未能打开：{}", from.zh, why.zh),
        format!("What {} handed over was not opened. {}", from.en, why.en),
    )
}
