//! Choosing findings and figures.

use serde_json::json;

use crate::browser::journey;

#[test]
fn a_finding_outlines_its_figures_and_a_figure_its_relations() {
    journey(|page| async {
        page.click("#sample").await?;
        // the first finding is chosen on opening, and its place is seen
        page.find(".card.is-error.is-chosen").await?;
        page.wait_count(".paper .figure.takes-part", |count| count >= 5)
            .await?;
        page.wait_to_see(".paper .figure.takes-part").await?;
        page.wait_to_see("#next").await?;
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
        page.wait_count(".rule-example", |count| count == 2).await?;
        // its page by itself is there and is the page of this rule
        let by_itself = "const link = document.querySelector('.rule-by-itself a');
            return fetch(link.href).then(answer => answer.text())
                .then(text => text.includes(document.querySelector('.rule-page .code').textContent))";
        assert_eq!(page.run(by_itself).await?, true);
        page.press("\u{e00c}").await?;
        page.wait_count(".rule-page", |count| count == 0).await?;
        Ok(page)
    });
}

#[test]
fn the_page_of_a_rule_that_did_not_load_is_loaded_at_another_try() {
    journey(|page| async {
        page.click("#sample").await?;
        page.block(".txt").await?;
        page.click(".card.is-error .card-foot .linklike").await?;
        page.wait_for(".rule-text [role=alert]", |text| text.contains("检查网络"))
            .await?;
        page.complaints().await?;
        page.block("").await?;
        page.click(".rule-text [role=alert] button").await?;
        page.wait_count(".rule-example", |count| count == 2).await?;
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

        // the longer names of the form have room beside the findings, and are read as what they are
        let width = "const table = document.querySelector('.form-application:lang(en)');
            return table && table.offsetWidth - table.parentElement.clientWidth";
        assert_eq!(page.run(width).await?, json!(0));

        // which leaves the numbers on a line each, long ones too
        page.click("[id='f-t3/new/sum']").await?;
        page.press("\u{e007}").await?;
        page.find(".figure-field").await?;
        page.press("1234567").await?;
        page.press("\u{e007}").await?;
        page.find("[id='f-t3/new/sum'].is-changed").await?;
        let broken = "return [...document.querySelectorAll('.form-application td.number span')]
            .filter((number) => number.offsetHeight > 1.9 * parseFloat(getComputedStyle(number).fontSize)
                || number.offsetWidth > number.closest('td').offsetWidth)
            .map((number) => number.textContent)";
        assert_eq!(page.run(broken).await?, json!([]));

        // those of the charts are not cut off at the edge
        page.click("#tab-charts").await?;
        page.wait_count(".chart-place svg", |count| count >= 5)
            .await?;
        let cut = "return [...document.querySelectorAll('.chart-place svg text')].filter((text) => {
                const [inner, outer] = [text, text.ownerSVGElement].map((at) => at.getBoundingClientRect());
                return inner.left < outer.left - 1 || inner.right > outer.right + 1;
            }).map((text) => text.textContent)";
        assert_eq!(page.run(cut).await?, json!([]));
        Ok(page)
    });
}

#[test]
fn what_is_chosen_again_is_shown_again() {
    journey(|page| async {
        page.click("#sample").await?;
        page.find(".card.is-chosen").await?;
        for end in ["0", "document.body.scrollHeight"] {
            page.run(&format!("scrollTo(0, {end})")).await?;
            page.run("document.querySelector('.card.is-chosen .card-choose').click()")
                .await?;
            page.wait_to_see(".paper .figure.takes-part").await?;
        }
        // so is a figure, from its chip in an equation
        page.run("document.querySelector('.card.is-chosen .chip').click()")
            .await?;
        page.wait_to_see(".paper .figure.is-chosen").await?;
        page.run("scrollTo(0, document.body.scrollHeight)").await?;
        page.run("document.querySelector('.card .chip').click()")
            .await?;
        page.wait_to_see(".paper .figure.is-chosen").await?;
        Ok(page)
    });
}

#[test]
fn steps_lead_through_the_findings_from_anywhere() {
    journey(|page| async {
        page.click("#sample").await?;
        let first = page
            .wait_for("#place", |text| text.starts_with("1 /"))
            .await?;
        page.click("#next").await?;
        page.wait_for("#place", |text| text.starts_with("2 /"))
            .await?;
        page.wait_to_see(".card.is-chosen .card-title").await?;
        page.click("#tab-ledger").await?;
        page.click("#previous").await?;
        page.wait_for("#place", |text| text == first).await?;
        page.wait_to_see(".paper .figure.takes-part").await?;
        // what follows a repair is the next one, and undo is at hand too
        page.click(".card.is-chosen .apply").await?;
        page.wait_for("#place", |text| text.starts_with("–"))
            .await?;
        page.click("#next").await?;
        page.wait_for("#place", |text| text.starts_with("1 /"))
            .await?;
        page.click("#undo").await?;
        page.wait_for("#place", |text| {
            text.ends_with(first.trim_start_matches("1 "))
        })
        .await?;
        Ok(page)
    });
}

#[test]
fn a_finding_whose_places_lie_apart_leads_to_each() {
    journey(|page| async {
        let filling = "没有其他需要报告的事项。\n\n".repeat(80);
        let text = format!(
            "一、总体情况\n\n全年收到政府信息公开申请52件。\n\n二、其他\n\n{filling}三、情况\n\n全年收到政府信息公开申请53件。"
        );
        page.paste("", &text).await?;
        page.wait_count(".card.is-chosen .card-places li", |count| count == 2)
            .await?;
        for place in [2, 1, 2] {
            page.click(&format!(".card-places li:nth-child({place}) button"))
                .await?;
            page.run("return new Promise(done => setTimeout(done, 1500))")
                .await?;
            let seen = "return [...document.querySelectorAll('.paper .takes-part')]
                .map(f => f.getBoundingClientRect())
                .map(box => box.top > 0 && box.bottom < innerHeight)";
            let seen = page.run(seen).await?;
            // in the order of the text the last one is the first place
            assert_eq!(seen, serde_json::json!([place == 2, place == 1]));
        }
        Ok(page)
    });
}

#[test]
fn on_a_narrow_screen_a_finding_is_explained_below_its_place() {
    journey(|page| async {
        page.narrow().await?;
        page.click("#sample").await?;
        page.find(".card.is-chosen").await?;
        // nobody chose yet: the page is at its top
        assert_eq!(page.run("return scrollY").await?, 0);
        page.click("#next").await?;
        page.click("#previous").await?;
        page.wait_to_see(".paper .figure.takes-part").await?;
        page.wait_to_see(".card.is-chosen .card-title").await?;
        page.wait_to_see("#next").await?;
        page.click(".card.is-chosen .card-back").await?;
        page.wait_count(".card.is-chosen", |count| count == 0)
            .await?;
        page.wait_to_see(".card .card-title").await?;

        // a figure low on the page stays above its panel
        page.run("document.querySelector('.form-application').scrollIntoView({block: 'end'})")
            .await?;
        page.run("document.querySelector('.form-application tr:last-child .figure').click()")
            .await?;
        page.find(".relations").await?;
        page.wait_to_see(".paper .figure.is-chosen").await?;
        Ok(page)
    });
}

#[test]
fn the_way_back_to_the_list_leads_to_the_card_however_slow_the_machine() {
    journey(|page| async {
        page.narrow().await?;
        page.click("#sample").await?;
        page.find(".card.is-chosen").await?;
        for _ in 0..4 {
            page.slow_down(20).await?;
            page.click("#next").await?;
            page.find(".card.is-chosen .card-back").await?;
            let chosen = "return document.querySelector('.card.is-chosen').id";
            let card = page.run(chosen).await?;
            page.run("document.querySelector('.card.is-chosen .card-back').click()")
                .await?;
            page.slow_down(1).await?;
            let focused = "return (document.activeElement.closest('.card') || {}).id";
            page.wait_run(focused, |id| *id == card).await?;
            page.wait_count(".card.is-chosen", |count| count == 0)
                .await?;
            page.wait_to_see(":focus").await?;
        }
        Ok(page)
    });
}

#[test]
fn on_a_narrow_screen_the_number_of_a_label_stays_whole() {
    journey(|page| async {
        page.narrow().await?;
        page.click("#sample").await?;
        page.find(".form-application .side .unbroken").await?;
        let broken = "return [...document.querySelectorAll('.side .unbroken')]
            .filter(number => number.getClientRects().length !== 1
                || number.getBoundingClientRect().height > 24
                || number.scrollWidth > number.closest('th').clientWidth + 1)
            .map(number => number.textContent)";
        assert_eq!(page.run(broken).await?, serde_json::json!([]));
        Ok(page)
    });
}
