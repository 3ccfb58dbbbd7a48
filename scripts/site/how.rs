//! How it works: what is done with a report, what is official and what is inferred, what cannot be known, how often the
//! rules of the text are right, and how much is read.

use std::fmt::Write;

use gouji::language::{Label, Language};
use gouji::read::limits;
use gouji::read::refusal::Refusal;
use gouji::rules::CATALOGUE;
use gouji::rules::by_code;

use crate::catalogue::{address, basis};
use crate::page::{HOW, Page, Site, escaped, path, way};
use crate::precision;

/// Sections of the page: a heading, then paragraphs and, behind a dash, points.
const SECTIONS: [(Label, Label); 5] = [
    (
        Label {
            zh: "怎样核对",
            en: "How a report is checked",
        },
        Label {
            zh: "- 读：不论来自网页、Word、WPS、Excel、PDF 还是纯文本，都读成同一种结构：段落和带位置的单元格。\n- 认：按表头和行名认出格式的三张表，每个数都知道自己在哪一行、哪一列；正文里的数，按字面认出它们之间的关系。\n- 列：每条规则把必须成立的关系列成等式，例如“自然人 + 商业企业 + … + 其他 = 总计”。\n- 算：逐个计算。小数按所写位数精确计算，不用近似；百分比和“余”“约”按所写位数容许的范围判断。\n- 说：成立、不符、存疑、提示，或因缺少数据未能核对。没有核对的，不会说成通过。\n- 找：在所有不成立的关系里，找改动最少就能使它们全部成立的数。几种改法同样可能时，全部列出，不替人断定。",
            en: "- Read: whether it comes as a web page, Word, WPS, Excel, PDF or plain text, a report is read into one shape: paragraphs, and cells with their places.\n- Recognise: headers and labels tell the three tables of the form, so that every number knows its row and column; what sentences claim of their numbers is read from their words.\n- State: every rule states what must hold as equations, for example “natural persons + businesses + … + others = total”.\n- Judge: every equation is computed exactly, with the digits as printed; percentages and words such as “about” leave the room that their digits leave.\n- Say: it holds, it does not (a mismatch), somebody must look, it is a note, or it could not be checked because numbers are missing. What was not checked is never called passed.\n- Locate: among all relations that do not hold, the fewest numbers are sought whose change makes every one hold. Where several are as likely, all are listed, and none is chosen for you.",
        },
    ),
    (
        Label {
            zh: "哪些是官方规定，哪些是推断",
            en: "What is official, and what is inferred",
        },
        Label {
            zh: "只有表格自身的算术才会报“不符”。由含义推断的关系，无论多么可能，都只报“存疑”，请人工核实；格式和写法上的问题只作“提示”。例外只有一条：正文自己写明“新收、上年结转、共计”三个数的，按其自身的算术判断。各条规则的性质如下，依据写在各自的页面上。",
            en: "Only the form's own arithmetic is called a mismatch. What is inferred, however likely, is “to check”: somebody must look. Matters of form and wording are notes. There is one exception: a sentence that itself gives what was received, what was carried in and their total is held to its own arithmetic. The kinds of rules follow; the page of each rule names its source.",
        },
    ),
    (
        Label {
            zh: "它不知道什么",
            en: "What it cannot know",
        },
        Label {
            zh: "- 数字是否属实。它只核对数与数是否相符，不知道台账里是多少；每一项都相符的报告，数字仍可能是错的。\n- 几处错误恰好抵消时，关系仍然成立，看不出来。\n- 不参与任何关系的数（例如培训人次）无从核对。\n- 最可能填错的数是按证据推断的，改之前请对照台账。\n- 正文中读不懂的语句不参与核对。没有报出问题，不等于正文没有问题。\n- 统计口径、统计范围是否一致，只能由人判断。\n- 扫描图片中的文字读不出来；PDF 里的表格没有格线时，可能读错行列，会在报告上照原样显示，请对照。\n- 没有提供上年报告或各单位报告时，年度之间、汇总与各单位之间的关系不核对。",
            en: "- Whether a number is true. It only compares numbers with each other and has not seen your records; a report in which everything agrees may still be wrong.\n- Errors that cancel each other out leave every relation as it should be and cannot be seen.\n- Numbers that take part in no relation (people trained, for example) cannot be checked.\n- The number most likely wrong is inferred from the evidence. Compare it with your records before you change it.\n- Sentences that are not understood are not used. That nothing is found does not mean that the text is right.\n- Whether two numbers are counted in the same way and over the same scope is for people to say.\n- The text of scanned pictures cannot be read. Where a table of a PDF has no lines, rows and columns may be read wrongly; it is shown as it was read, so please compare.\n- Without last year's report, or those of the departments, nothing is checked between years, or between a whole and its parts.",
        },
    ),
    (
        Label {
            zh: "正文规则有多准",
            en: "How often the rules of the text are right",
        },
        Label {
            zh: "正文的写法千变万化，读法可能出错。下表是每条规则报出“对不上”时，经人工标注确有错误的次数。某一类证据的准确率低于 95% 的，只作“提示”。",
            en: "Sentences are written in a thousand ways, and may be read wrongly. The table says how often each rule was right when it said that something does not agree, in sentences that people labelled. A kind of evidence that is right in less than 95 of 100 is only a note.",
        },
    ),
    (
        Label {
            zh: "读多少，在哪里读",
            en: "How much is read, and where",
        },
        Label {
            zh: "全部核对都在本机完成，内容不上传。任何内容都只作为文字显示，不会当作程序运行。为免有意构造的文件拖垮浏览器，读取有上限；超出的，或拒绝并说明原因，或读出一部分并说明略去了什么：",
            en: "Everything is done on this computer; nothing is uploaded. Whatever a report holds is shown as text and never run. So that no file that was made to do harm can bring the browser down, there are limits; what goes beyond them is refused with the reason, or read in part, and what is left out is said:",
        },
    ),
];

/// Where in the sections tables follow: the kinds of rules, the precision, the limits.
const KINDS: usize = 1;
const MEASURED: usize = 3;
const LIMITS: usize = 4;

const LEAD: Label = Label {
    zh: "勾稽怎样核对一份年度报告，哪些是官方规定，哪些是推断，以及它不可能知道什么。",
    en: "How Gouji checks an annual report, what of it is official, what is inferred, and what it cannot know.",
};

/// Writes the page.
pub(crate) fn write(site: &mut Site, language: Language) -> Result<(), String> {
    let at = path("rules/how-it-works.html", language);
    let mut out = format!(
        "<h1>{}</h1>\n<p class=\"about\">{}</p>\n",
        HOW.get(language),
        LEAD.get(language)
    );
    for (number, (heading, text)) in SECTIONS.iter().enumerate() {
        let _ = writeln!(out, "<h2>{}</h2>", heading.get(language));
        let mut points = text.get(language).lines().peekable();
        while let Some(line) = points.next() {
            let Some(point) = line.strip_prefix("- ") else {
                let _ = writeln!(out, "<p>{}</p>", escaped(line));
                continue;
            };
            let _ = writeln!(out, "<ul>\n<li>{}</li>", escaped(point));
            for point in points.by_ref().filter_map(|line| line.strip_prefix("- ")) {
                let _ = writeln!(out, "<li>{}</li>", escaped(point));
            }
            out.push_str("</ul>\n");
        }
        match number {
            KINDS => kinds(&at, language, &mut out),
            MEASURED => measured(&at, language, &mut out)?,
            LIMITS => limits(language, &mut out),
            _ => {}
        }
    }
    site.add(Page {
        path: "rules/how-it-works.html",
        language,
        title: HOW.get(language),
        summary: LEAD.get(language),
        body: &out,
        has_search: false,
        is_in_both: true,
    });
    Ok(())
}

/// What rules rest on, each with the rules of which that is true.
fn kinds(at: &str, language: Language, out: &mut String) {
    let mut kinds: Vec<(Label, String)> = Vec::new();
    for rule in CATALOGUE {
        let own = basis(rule);
        let link = format!(
            "<a href=\"{}\">{}</a>",
            way(at, &path(&address(rule), language)),
            rule.code
        );
        match kinds.iter_mut().find(|(kind, _)| *kind == own) {
            Some((_, links)) => {
                links.push_str("、 ");
                links.push_str(&link);
            }
            None => kinds.push((own, link)),
        }
    }
    out.push_str("<div class=\"wide\"><table class=\"list\">\n");
    for (kind, links) in kinds {
        let links = match language {
            Language::Chinese => links.replace("、 ", "、"),
            Language::English => links.replace("、 ", ", "),
        };
        let _ = writeln!(
            out,
            "<tr><td>{}</td><td>{links}</td></tr>",
            escaped(kind.get(language))
        );
    }
    out.push_str("</table></div>\n");
}

/// How often each rule of the text was right.
fn measured(at: &str, language: Language, out: &mut String) -> Result<(), String> {
    let heads = match language {
        Language::Chinese => ["规则", "自编例句：正确 / 报出", "真实语句：正确 / 报出"],
        Language::English => [
            "Rule",
            "Made-up sentences: right / said",
            "Real sentences: right / said",
        ],
    };
    out.push_str("<div class=\"wide\"><table class=\"list\">\n<tr>");
    for head in heads {
        let _ = write!(out, "<th scope=\"col\">{head}</th>");
    }
    out.push_str("</tr>\n");
    for precision in precision::all() {
        let rule = by_code(precision.code);
        let rule = rule.ok_or_else(|| format!("no rule is called {}", precision.code))?;
        let _ = write!(
            out,
            "<tr><td><a href=\"{}\">{}</a> <code>{}</code></td>",
            way(at, &path(&address(rule), language)),
            escaped(rule.title.get(language)),
            rule.code
        );
        for (right, all) in [precision.made_up, precision.real] {
            let said = if all == 0 {
                "—".to_owned()
            } else {
                format!("{right} / {all}")
            };
            let _ = write!(out, "<td>{said}</td>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table></div>\n");
    Ok(())
}

/// How much is read, in the words in which it is refused.
fn limits(language: Language, out: &mut String) {
    let files = match language {
        Language::Chinese => format!(
            "一个压缩包最多读取 {} 份报告；一份 PDF 最多读取 {} 页；嵌套超过 {} 层的内容不读。",
            limits::FILES,
            limits::PAGES,
            limits::NESTING
        ),
        Language::English => format!(
            "At most {} reports of an archive and {} pages of a PDF are read, and nothing that is nested deeper than {} levels.",
            limits::FILES,
            limits::PAGES,
            limits::NESTING
        ),
    };
    out.push_str("<ul>\n");
    for refusal in [Refusal::TooLarge, Refusal::TooLong] {
        let _ = writeln!(out, "<li>{}</li>", escaped(refusal.words().get(language)));
    }
    let _ = writeln!(out, "<li>{}</li>\n</ul>", escaped(&files));
}
