//! The texts of sharing.

use gouji::language::{Label, Words};

const fn label(zh: &'static str, en: &'static str) -> Label {
    Label { zh, en }
}

pub(super) const SHARE: Label = label("分享", "Share");
pub(super) const SHARE_LEAD: Label = label(
    "链接里就是报告的内容，打开时不会发给本页的服务器；但它会留在浏览器的历史记录里，也会留在传递它的聊天软件或邮件里，拿到链接的人都能打开。",
    "The link holds the report itself, which is never sent to the server of this page. It stays in the history of the browser and in the chat program or mail that carries it, and whoever has it can open it.",
);
pub(super) const WHAT: Label = label("分享什么", "What to share");
pub(super) const WHOLE: Label = label("整份报告", "The whole report");
pub(super) const WHOLE_HINT: Label = label(
    "正文、表格、修改和排除的发现",
    "Text, tables, changes and what was set aside",
);
pub(super) const FIGURES: Label = label("仅表格数据", "The figures only");
pub(super) const FIGURES_HINT: Label = label(
    "三张表里的数（含修改），短到可以扫码",
    "The numbers of the three tables as changed, short enough to scan",
);
pub(super) const LINK: Label = label("链接", "Link");
pub(super) const COPY_LINK: Label = label("复制链接", "Copy the link");
pub(super) const NOT_COPIED: Label = label(
    "浏览器不允许复制，请手动选中后复制。",
    "The browser does not allow copying; select the text and copy it.",
);
pub(super) const LONG: Label = label(
    "链接较长，有的聊天软件会截断；可以只分享表格数据，或发送文件。",
    "The link is long and some chat programs cut it; share the figures only, or send the file.",
);
pub(super) const QR: Label = label(
    "二维码：扫码打开表格数据",
    "QR code: scan to open the figures",
);

/// How long the link is.
pub(super) fn length(characters: usize) -> Words {
    Words::new(
        format!("共 {} 个字符", grouped(characters)),
        format!("{} characters", grouped(characters)),
    )
}

fn grouped(number: usize) -> String {
    match number {
        0..1_000 => number.to_string(),
        _ => format!("{},{:03}", number / 1_000, number % 1_000),
    }
}
