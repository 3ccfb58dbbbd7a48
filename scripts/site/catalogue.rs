//! The catalogue of the rules and the page of each, drawn as the program draws it.

use std::fmt::Write;

use gouji::language::{Label, Language};
use gouji::rules::CATALOGUE;
use gouji::rules::kind::RuleSource;
use gouji::rules::level::Level;
use gouji::rules::page::{self as markdown, ExamplePart, PageBlock};
use gouji::rules::rule::Rule;

use crate::page::{Page, RULES, Site, escaped, path, way};
use crate::precision;

/// Writes the catalogue, and a page for each rule.
pub(crate) fn write(site: &mut Site, language: Language) -> Result<(), String> {
    for rule in CATALOGUE {
        let body = body(rule, language)?;
        let address = address(rule);
        site.add(Page {
            path: &address,
            language,
            title: rule.title.get(language),
            summary: first_paragraph(rule, language),
            body: &body,
            has_search: false,
            is_in_both: true,
        });
    }
    site.add(Page {
        path: "rules/index.html",
        language,
        title: RULES.get(language),
        summary: LEAD.get(language),
        body: &list(language),
        has_search: true,
        is_in_both: true,
    });
    Ok(())
}

/// Where the page of a rule is.
pub(crate) fn address(rule: &Rule) -> String {
    format!("rules/{}.html", rule.code)
}

/// The level of a rule, told by word and colour.
pub(crate) fn level(level: Level, language: Language) -> String {
    format!(
        "<span class=\"level is-{}\">{}</span>",
        level.id(),
        level.label().get(language)
    )
}

/// What a rule rests on: what is official, and what is inferred.
pub(crate) fn basis(rule: &Rule) -> Label {
    match (rule.source, rule.level) {
        (RuleSource::Form(_), Level::Error) => Label {
            zh: "表格自身的算术：由格式的表头、合计栏和所注勾稽关系直接得出。不成立时，至少有一个数填错。",
            en: "The form's own arithmetic: it follows from its headers, its totals and the relations that it prints. Where it does not hold, at least one number is wrong.",
        },
        (RuleSource::Form(_), _) => Label {
            zh: "由表格各栏的含义推断：格式没有写明，现实中可能有例外，需要人工核实。",
            en: "Inferred from what the columns of the form mean: the form does not say so, and there may be exceptions. Somebody must look.",
        },
        (RuleSource::OtherTables, _) => Label {
            zh: "推断：格式没有规定其他表格怎么列，按“合计”“小计”等字样认定哪些数应当相加。",
            en: "Inferred: the form says nothing of other tables. Words such as 合计 and 小计 tell which numbers should add up.",
        },
        (RuleSource::Text, _) => Label {
            zh: "推断：格式没有规定正文怎么写，按字面读出数与数之间的关系。读不懂的语句不参与核对，也不猜测。",
            en: "Inferred: the form does not say how sentences are written. What they claim is read from their words; what is not understood is not used, and never guessed.",
        },
        (RuleSource::LastYear, _) => Label {
            zh: "推断：两年的数据应当衔接。机构调整、口径变化、上年数据更正，都可能使它不成立。",
            en: "Inferred: two years should agree. Reorganisation, another way of counting or a correction of last year's figures may break it.",
        },
        (RuleSource::Parts, _) => Label {
            zh: "推断：格式没有规定汇总办法，按汇总报告的含义认定。",
            en: "Inferred: the form does not say how reports are summed up; this is what a report of a whole means.",
        },
        (RuleSource::Report, Level::Error | Level::Warning) => Label {
            zh: "由格式和条例对报告内容的要求得出，需要人工核实。",
            en: "It follows from what the form and the regulations require of a report. Somebody must look.",
        },
        (RuleSource::Report, Level::Note) => Label {
            zh: "格式或写法上的提醒，不表示数据有错。",
            en: "A matter of form or of wording; it does not mean that a number is wrong.",
        },
    }
}

const LEAD: Label = Label {
    zh: "政府信息公开工作年度报告的全部核对规则：核对什么、为什么、错误与正确的例子、依据。",
    en: "Every rule by which annual reports on government information disclosure are checked: what must hold, why, a wrong and a right example, the source.",
};

const SEARCH: Label = Label {
    zh: "查找规则（名称、代码或正文中的字词）",
    en: "Find a rule (words of its title, its code or its page)",
};

const FOUND: Label = Label {
    zh: "找到 0 条规则",
    en: "0 rules found",
};

const BASIS: Label = Label {
    zh: "是官方规定还是推断",
    en: "Official or inferred",
};

/// Rules under one heading: what it is, and which they are.
type Group = (Label, fn(RuleSource) -> bool);

/// Where rules are from, in the order of the catalogue.
const GROUPS: [Group; 5] = [
    (
        Label {
            zh: "格式的三张表",
            en: "The three tables of the form",
        },
        |source| matches!(source, RuleSource::Form(_)),
    ),
    (
        Label {
            zh: "其他表格和正文",
            en: "Other tables and the text",
        },
        |source| matches!(source, RuleSource::OtherTables | RuleSource::Text),
    ),
    (
        Label {
            zh: "年度之间",
            en: "Year against year",
        },
        |source| source == RuleSource::LastYear,
    ),
    (
        Label {
            zh: "汇总与各单位之间",
            en: "A whole against its parts",
        },
        |source| source == RuleSource::Parts,
    ),
    (
        Label {
            zh: "格式与写法",
            en: "Form and wording",
        },
        |source| source == RuleSource::Report,
    ),
];

fn list(language: Language) -> String {
    let at = path("rules/index.html", language);
    let mut out = format!(
        "<h1>{}</h1>\n<p class=\"about\">{}</p>\n<p id=\"searching\" hidden><label for=\"search\">{}</label>\
         <input id=\"search\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\"></p>\n\
         <p id=\"found\" role=\"status\" data-words=\"{}\"></p>\n",
        RULES.get(language),
        escaped(LEAD.get(language)),
        SEARCH.get(language),
        FOUND.get(language),
    );
    for (name, is_of) in GROUPS {
        let rules = CATALOGUE.iter().filter(|rule| is_of(rule.source));
        let _ = writeln!(
            out,
            "<section class=\"rules\">\n<h2>{}</h2>\n<ul>",
            name.get(language)
        );
        for rule in rules {
            // found by either language, whichever is read
            let words = [
                rule.code,
                rule.title.zh,
                rule.title.en,
                markdown::text(rule.page, language),
            ];
            let words: Vec<&str> = words
                .iter()
                .flat_map(|text| text.split_whitespace())
                .collect();
            let _ = writeln!(
                out,
                "<li data-words=\"{}\"><a href=\"{}\">{}</a> {} <code>{}</code></li>",
                escaped(&words.join(" ").to_ascii_lowercase()),
                way(&at, &path(&address(rule), language)),
                escaped(rule.title.get(language)),
                level(rule.level, language),
                rule.code,
            );
        }
        out.push_str("</ul>\n</section>\n");
    }
    out
}

fn first_paragraph(rule: &Rule, language: Language) -> &'static str {
    let blocks = markdown::blocks(markdown::text(rule.page, language)).unwrap_or_default();
    let mut paragraphs = blocks.iter().filter_map(|block| match block {
        PageBlock::Paragraph(text) => Some(*text),
        _ => None,
    });
    paragraphs.next().unwrap_or_default()
}

fn body(rule: &Rule, language: Language) -> Result<String, String> {
    let mut out = format!(
        "<h1>{}</h1>\n<p class=\"about\">{} <code>{}</code></p>\n",
        escaped(rule.title.get(language)),
        level(rule.level, language),
        rule.code
    );
    let blocks = markdown::blocks(markdown::text(rule.page, language));
    let blocks = blocks.map_err(|line| format!("{}: cannot be drawn: {line}", rule.code))?;
    if blocks.is_empty() {
        return Err(format!("{} has no page", rule.code));
    }
    for block in &blocks {
        draw(block, &mut out);
    }
    let _ = writeln!(
        out,
        "<h2>{}</h2>\n<p class=\"basis\">{}</p>",
        BASIS.get(language),
        escaped(basis(rule).get(language))
    );
    if let Some(precision) = precision::of(rule.code) {
        let _ = writeln!(out, "<p>{}</p>", escaped(&precision.sentence(language)));
    }
    Ok(out)
}

fn draw(block: &PageBlock<'_>, out: &mut String) {
    match block {
        PageBlock::Heading(heading) => {
            let _ = writeln!(out, "<h2>{}</h2>", escaped(heading));
        }
        PageBlock::Paragraph(text) => {
            let _ = writeln!(out, "<p>{}</p>", set(text, &['`'], "code"));
        }
        PageBlock::List(points) => {
            out.push_str("<ul>\n");
            for point in points {
                let _ = writeln!(out, "<li>{}</li>", set(point, &['`'], "code"));
            }
            out.push_str("</ul>\n");
        }
        PageBlock::Example(parts) => {
            out.push_str("<div class=\"rule-example\" lang=\"zh-CN\">\n");
            for part in parts {
                draw_part(part, out);
            }
            out.push_str("</div>\n");
        }
    }
}

fn draw_part(part: &ExamplePart<'_>, out: &mut String) {
    match part {
        ExamplePart::Lines(lines) => {
            for line in lines.iter().filter(|line| !line.is_empty()) {
                let _ = writeln!(out, "<p>{}</p>", set(line, &['⟦', '⟧'], "mark"));
            }
        }
        ExamplePart::Rows(rows) => {
            let width = rows.iter().map(Vec::len).max().unwrap_or_default();
            out.push_str("<div class=\"rule-table\"><table>\n");
            for row in rows {
                out.push_str("<tr>");
                for (at, cell) in row.iter().enumerate() {
                    // the last cell of a shorter row takes the room that is left
                    let span = if at + 1 == row.len() { width - at } else { 1 };
                    let span = if span > 1 {
                        format!(" colspan=\"{span}\"")
                    } else {
                        String::new()
                    };
                    let _ = write!(out, "<td{span}>{}</td>", set(cell, &['⟦', '⟧'], "mark"));
                }
                out.push_str("</tr>\n");
            }
            out.push_str("</table></div>\n");
        }
    }
}

/// A text in which every second piece between the signs is set in a tag.
fn set(text: &str, signs: &[char], tag: &str) -> String {
    let pieces = text.split(signs).enumerate();
    let pieces = pieces.map(|(at, piece)| match at % 2 {
        0 => escaped(piece),
        _ => format!("<{tag}>{}</{tag}>", escaped(piece)),
    });
    pieces.collect()
}
