//! Opening reports, and being told why one cannot be opened.

use crate::browser::journey;

/// Table four alone, copied out of a web page; its first total should be 3.
const TABLE: &str = "<table><tbody>
<tr><td colspan=5 rowspan=2>行政复议</td><td colspan=10>行政诉讼</td></tr>
<tr><td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr>
<tr><td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>
<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>
<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td></tr>
<tr><td>2</td><td>0</td><td>1</td><td>0</td><td>4</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td>
<td>0</td><td>0</td><td>0</td><td>0</td><td>0</td></tr></tbody></table>";

#[test]
fn a_pasted_report_is_marked() {
    journey(|page| async {
        page.paste(TABLE, "").await?;
        page.wait_for("#counts", |text| text.contains("1 项不符"))
            .await?;
        page.wait_count(".form-dispute .figure.is-error", |count| count == 5)
            .await?;
        // the official heading is drawn with its merged cells
        page.find(".form-dispute th[colspan='10']").await?;
        Ok(page)
    });
}

#[test]
fn what_cannot_be_checked_is_refused_in_place() {
    journey(|page| async {
        page.click("#sample").await?;
        page.find(".card").await?;
        let before = page.text("#counts").await?;
        page.paste("", "今天天气很好。").await?;
        page.wait_for("#message", |text| text.contains("没有找到"))
            .await?;
        page.drop_file("空.txt", b"").await?;
        page.wait_for("#message", |text| text.contains("空的"))
            .await?;
        page.drop_file("图.png", b"\x89PNG\r\n\x1a\n....").await?;
        page.wait_for("#message", |text| text.contains("图片"))
            .await?;
        assert_eq!(page.text("#counts").await?, before);
        Ok(page)
    });
}

#[test]
fn nothing_is_fetched_after_the_first_report() {
    journey(|page| async {
        let requests = "return performance.getEntriesByType('resource').length";
        page.click("#sample").await?;
        page.find(".card").await?;
        let before = page.run(requests).await?;
        page.click("#open-another").await?;
        page.paste("", "收到申请3件，其中自然人2件、企业2件。")
            .await?;
        page.find(".card").await?;
        page.click("#tab-ledger").await?;
        page.find(".ledger-table").await?;
        assert_eq!(page.run(requests).await?, before);
        Ok(page)
    });
}
