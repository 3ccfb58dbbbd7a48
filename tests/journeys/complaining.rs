//! The browser's complaints are heard: without that no journey could fail for them.

use crate::browser::journey;

#[test]
fn what_the_browser_complains_of_is_heard() {
    journey(|page| async {
        page.run("console.error('heard')").await?;
        let severe = page.complaints().await?;
        assert!(
            matches!(&severe[..], [only] if only.contains("heard")),
            "{severe:?}"
        );
        assert!(page.complaints().await?.is_empty(), "each is told once");
        Ok(page)
    });
}
