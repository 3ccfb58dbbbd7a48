//! Choosing findings and figures.

use crate::browser::journey;

#[test]
fn a_finding_outlines_its_figures_and_a_figure_its_relations() {
    journey(|page| async {
        page.click("#sample").await?;
        page.find(".card.is-error").await?;
        page.press("j").await?;
        page.wait_count(".paper .figure.takes-part", |count| count >= 5)
            .await?;
        page.press("\u{e00c}").await?;
        page.wait_count(".paper .figure.takes-part", |count| count == 0)
            .await?;

        page.click("[id='f-t3/new/natural']").await?;
        // the row and the balance of its column, at least
        page.wait_count(".relations .relation", |count| count >= 2)
            .await?;
        assert_eq!(page.count(".figure.is-chosen").await?, 1);
        Ok(page)
    });
}

#[test]
fn a_rule_is_explained() {
    journey(|page| async {
        page.click("#sample").await?;
        page.click(".card.is-error .card-foot .linklike").await?;
        page.wait_for(".rule-text h2", |text| !text.is_empty())
            .await?;
        page.press("\u{e00c}").await?;
        page.wait_count(".rule-page", |count| count == 0).await?;
        Ok(page)
    });
}

#[test]
fn the_page_speaks_english_too() {
    journey(|page| async {
        page.click("#sample").await?;
        page.find(".card").await?;
        page.click("#language").await?;
        page.wait_for("#counts", |text| text.contains("mismatch"))
            .await?;
        assert_eq!(
            page.run("return document.documentElement.lang").await?,
            "en"
        );
        page.reload().await?;
        page.wait_for("#counts", |text| text.contains("mismatch"))
            .await?;
        Ok(page)
    });
}
