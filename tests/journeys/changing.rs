//! Changing figures, and taking changes back.

use crate::browser::journey;

const ENTER: &str = "\u{e007}";

#[test]
fn a_change_is_checked_and_taken_back() {
    journey(|page| async {
        page.click("#sample").await?;
        page.find(".card.is-error").await?;
        let before = page.text("#counts").await?;
        // a total that held is spoilt
        page.click("[id='f-t4/review/sum']").await?;
        page.press(ENTER).await?;
        page.find(".figure-field").await?;
        page.press("9").await?;
        page.press(ENTER).await?;
        page.wait_for("#counts", |text| {
            text != before && text.contains("已改 1 处")
        })
        .await?;
        page.find("[id='f-t4/review/sum'].is-changed del").await?;
        page.click("#undo").await?;
        page.wait_for("#counts", |text| text == before).await?;
        page.click("#redo").await?;
        page.wait_for("#counts", |text| text.contains("已改 1 处"))
            .await?;
        page.click("#restore-all").await?;
        page.wait_for("#counts", |text| text == before).await?;
        Ok(page)
    });
}

#[test]
fn a_repair_is_applied() {
    journey(|page| async {
        page.click("#sample").await?;
        page.click(".card.is-error .card-actions .apply").await?;
        page.find("[id='f-t3/unavailable-not-held/sum'].is-changed")
            .await?;
        page.wait_for("[id='f-t3/unavailable-not-held/sum'] span", |text| {
            text == "18"
        })
        .await?;
        Ok(page)
    });
}

#[test]
fn a_finding_is_set_aside_with_a_reason() {
    journey(|page| async {
        page.click("#sample").await?;
        page.find(".card.is-error").await?;
        let before = page.count(".card").await?;
        page.click(".card.is-error .dismiss").await?;
        page.find(".reason-field").await?;
        page.press("已核实").await?;
        page.press(ENTER).await?;
        page.wait_count(".card", |count| count == before - 1)
            .await?;
        page.click("#dismissed summary").await?;
        page.wait_for("#dismissed .reason", |text| text.contains("已核实"))
            .await?;
        // each finding of the card is taken up by itself
        let set_aside = page.count("#dismissed .reason").await?;
        assert!(set_aside > 0);
        for left in (0..set_aside).rev() {
            page.click("#dismissed .linklike").await?;
            page.wait_count("#dismissed .reason", |count| count == left)
                .await?;
        }
        page.wait_count(".card", |count| count == before).await?;
        Ok(page)
    });
}

#[test]
fn a_blank_form_is_filled_in() {
    journey(|page| async {
        page.click("#blank-2021").await?;
        page.click("[id='f-t4/review/upheld']").await?;
        page.find(".figure-field").await?;
        for number in ["2", "0", "1", "0"] {
            page.press(number).await?;
            page.press("\u{e004}").await?;
        }
        page.wait_for("[id='f-t4/review/other'] span", |text| text == "1")
            .await?;
        page.click("#fill-totals").await?;
        page.wait_for("[id='f-t4/review/sum'] span", |text| text == "3")
            .await?;
        Ok(page)
    });
}
