//! Measures the reading and checking of running text, by its length.

use std::sync::Arc;

use divan::counter::BytesCount;
use gouji::check::{Config, check};
use gouji::read;

fn main() {
    divan::main();
}

/// Sentences of every kind of claim; a paragraph of them is repeated until `length` bytes are full.
const PARAGRAPH: &str = "2023年，我局主动公开政府信息434条，包括机构职能信息1条、规范性文件12条、工作动态196条、\
    财政信息204条、服务信息1条以及其他信息20条。共收到政府信息公开申请80件，上年结转2件，答复79件（含上年结转2件），\
    结转下年度继续办理3件，较上年的64件增长25%。其中予以公开36件，占45.6%；部分公开12件，占15.2%；不予公开8件，\
    占10.1%；无法提供23件，占29.1%。办理行政复议3件，均获维持；全年举办培训5场，约300人次参加。\n";

#[divan::bench(args = [62_500, 250_000, 1_000_000])]
fn paragraphs(bencher: divan::Bencher, length: usize) {
    let text = PARAGRAPH.repeat(length / PARAGRAPH.len() + 1);
    measure(bencher, &text);
}

/// One sentence without an end: the worst case for lists.
#[divan::bench(args = [62_500, 250_000, 1_000_000])]
fn one_sentence(bencher: divan::Bencher, length: usize) {
    let text = format!("共公开信息9条，其中{}", "动态类12条，".repeat(length / 18));
    measure(bencher, &text);
}

fn measure(bencher: divan::Bencher, text: &str) {
    let document = Arc::new(read::text(text));
    bencher
        .counter(BytesCount::of_str(text))
        .bench_local(|| check(Arc::clone(&document), &Config::default()));
}
