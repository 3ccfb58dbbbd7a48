//! HTML is parsed by the browser itself, which does it anyway and better than anything that we could
//! load. The parsed page is inert: no script of it runs, nothing that it names is fetched.

use gouji::read;
use gouji::read::document::Document;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomParser;

use super::script;

/// Reads a page, or what the clipboard holds of one.
pub(crate) fn read(html: &str) -> Document {
    let parsed = parse(&script::markup(html)).and_then(|page| page.document_element());
    // a browser makes a page of any text; where it does not there is nothing to read
    parsed.map_or_else(Document::default, |page| {
        read::printed_html(&page.outer_html())
    })
}

fn parse(markup: &JsValue) -> Option<web_sys::Document> {
    let parser = DomParser::new().ok()?;
    // the binding takes nothing but a string
    let parse = Reflect::get(&parser, &"parseFromString".into()).ok()?;
    let parse: Function = parse.dyn_into().ok()?;
    let page = parse.call2(&parser, markup, &"text/html".into()).ok()?;
    page.dyn_into().ok()
}

#[cfg(all(test, target_arch = "wasm32", feature = "html"))]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[track_caller]
    fn check(html: &str) {
        assert_eq!(super::read(html), read::html(html), "{html}");
    }

    #[wasm_bindgen_test]
    fn the_page_reads_html_as_the_command_does() {
        check("<table><tr><td rowspan=2>规章<td>0<td>1<tr><td colspan='2'>&nbsp;2&nbsp;</table>");
        check(
            "<p>一、总体情况<p>收到 3 件<br>其中 &lt;1&gt; 件 &amp; &quot;2&quot; 件<table><tr><td><b>总计<td>3</b></table>",
        );
        check("<div><p>甲<table><p>乙<tr>丙<td>规章<td>0</table>丁</div></p>戊");
        check("<b><i>一<p>二</b>三</i><a name=x><h1>标题</h1></a><select><option>3</select>");
        check(
            "<svg><title>图</title><p>文</svg><math><mi>x</mi></math><template><p>无</template>完",
        );
        check(
            "<script>if (1<2) document.write('<p>3')</script><style>p>a{}</style><noscript><p>4</noscript><textarea>5<p></textarea>6",
        );
        check("<pre>\n甲  1\n乙  2</pre><xmp><b>丙</b></xmp><!-- 丁 --><plaintext>戊</p>");
        check(
            "<title>甲局2023年政府信息公开工作年度报告-首页</title><body onload=alert(1)><p hidden>无<p style='display:none'>无<p>正文",
        );
        check(&gouji::view::sample::TEXT.replace('\n', "<p>"));
    }
}
