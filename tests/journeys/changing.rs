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

#[test]
fn no_digit_is_lost_where_typing_is_faster_than_drawing() {
    journey(|page| async {
        page.click("#blank-2021").await?;
        page.slow_down(8).await?;
        page.click("[id='f-t4/review/upheld']").await?;
        page.find(".figure-field").await?;
        let tab = "\u{e004}";
        let numbers = ["12", "34", "56", "78"];
        page.press(numbers.map(|number| format!("{number}{tab}")).concat())
            .await?;
        for (part, number) in ["upheld", "corrected", "other", "pending"]
            .into_iter()
            .zip(numbers)
        {
            let figure = format!("[id='f-t4/review/{part}'] span");
            page.wait_for(&figure, |text| text == number).await?;
        }
        Ok(page)
    });
}

#[test]
fn a_reason_stays_with_its_finding_when_the_list_changes() {
    journey(|page| async {
        page.click("#sample").await?;
        page.find(".card.is-error").await?;
        let last = "return (() => {
            const cards = [...document.querySelectorAll('.card')];
            const card = document.querySelector('.reason-field')?.closest('.card') ?? cards.at(-1);
            return card.querySelector('.card-title').textContent;
        })()";
        let title = page.run(last).await?;
        page.run("[...document.querySelectorAll('.card .dismiss')].at(-1).click()")
            .await?;
        page.find(".reason-field")
            .await?
            .send_keys("按台账核实")
            .await?;
        // one finding less, above
        page.run("document.querySelector('.card .apply').click()")
            .await?;
        page.find(".figure.is-changed").await?;
        assert_eq!(page.run(last).await?, title);
        let typed = "return document.querySelector('.reason-field').value";
        assert_eq!(page.run(typed).await?, "按台账核实");

        // the same finding of another report is another one
        let sample = gouji::view::sample::TEXT;
        page.drop_file("另一份.txt", sample.as_bytes()).await?;
        page.wait_count(".figure.is-changed", |count| count == 0)
            .await?;
        assert_eq!(page.count(".reason-field").await?, 0);
        Ok(page)
    });
}

#[test]
fn a_blank_form_tells_how_much_is_open_and_whose_it_is() {
    journey(|page| async {
        page.click("#blank-2021").await?;
        page.click("[id='f-t4/review/upheld']").await?;
        page.find(".figure-field").await?;
        page.press("2").await?;
        page.press(ENTER).await?;
        page.click("[id='f-t4/review/sum']").await?;
        page.find(".figure-field").await?;
        page.press("2").await?;
        page.press(ENTER).await?;
        page.wait_for("#counts", |text| text.contains("已填 2 格"))
            .await?;
        assert_eq!(page.count("#counts .level-holds").await?, 0);

        page.find("#agency")
            .await?
            .send_keys("临江市自然资源局")
            .await?;
        page.find("#year").await?.send_keys("2024").await?;
        page.press(ENTER).await?;
        page.wait_for(".head-of", |text| {
            text.contains("临江市自然资源局") && text.contains("2024")
        })
        .await?;
        page.wait_for(".paper-title", |text| text.contains("2024年"))
            .await?;
        // what was filled in is still there, and survives with the name
        page.wait_for("[id='f-t4/review/sum'] span", |text| text == "2")
            .await?;
        page.rest().await?;
        page.reload().await?;
        page.wait_for(".head-of", |text| text.contains("临江市自然资源局"))
            .await?;
        let agency = page.find("#agency").await?.value().await?;
        assert_eq!(agency.as_deref(), Some("临江市自然资源局"));
        Ok(page)
    });
}
