//! The command as others run it: exit codes, forms of output, inputs that cannot be read.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Output, Stdio};

use gouji::view::export::EXPORTS;
use serde_json::Value;

/// A report whose table three has one wrong total: (一)予以公开 2 + 0 + … is 3.
const REPORT: &str = include_str!("fixtures/one-wrong-total.txt");

fn gouji(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_gouji"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("standard input is piped");
    // A command that refuses its arguments ends before it reads.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("the command ends")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("output is UTF-8")
}

/// Checks one report and reads the JSON object.
fn object(arguments: &[&str], input: &str) -> Value {
    let text = stdout(&gouji(arguments, input));
    assert_eq!(text.lines().count(), 1, "one line for one report: {text}");
    serde_json::from_str(&text).expect("the line is JSON")
}

/// The entry of a list whose `key` is `value`.
fn entry<'a>(list: &'a Value, key: &str, value: &str) -> &'a Value {
    let list = list.as_array().expect("a list");
    let found = list.iter().find(|entry| entry[key] == value);
    found.unwrap_or_else(|| panic!("no {key} {value}"))
}

#[test]
fn json_says_what_was_found() {
    let object = object(&["check", "--format", "json", "-"], REPORT);
    assert_eq!(object["source"], "-");
    assert_eq!(object["report"]["year"], 2023);
    assert_eq!(object["report"]["edition"], "2021");

    let figure = entry(&object["figures"], "id", "t3/granted/sum");
    assert_eq!(figure["value"], 3);
    let byte = |name: &str| usize::try_from(figure["at"][name].as_u64().unwrap()).unwrap();
    assert_eq!(
        REPORT.get(byte("start")..byte("end")),
        Some("3"),
        "places are those of the file"
    );

    let finding = entry(&object["findings"], "rule", "t3-row-sum");
    assert_eq!(finding["subject"], "granted");
    assert_eq!(finding["level"], "error");
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["equation"], "2 + 0 + 0 + 0 + 0 + 0 ≠ 3");
    assert!(object.get("ledger").is_none(), "only when asked for");
}

#[test]
fn the_ledger_lists_every_relation_with_its_verdict() {
    let object = object(&["check", "--format", "json", "--ledger"], REPORT);
    let ledger = object["ledger"].as_array().expect("the ledger is a list");
    let count = |verdict: &str| {
        let lines = ledger.iter().filter(|line| line["verdict"] == verdict);
        lines.count()
    };
    let all = &object["relations"]["all"];
    assert_eq!(all["holding"], count("holds"));
    assert_eq!(all["broken"], count("broken"));
    assert_eq!(all["undecided"], count("undecided"));
    assert!(count("holds") > 40, "a whole report has many relations");
}

#[test]
fn exit_codes_tell_clean_errors_and_failure() {
    let code = |arguments: &[&str], input: &str| gouji(arguments, input).status.code();
    assert_eq!(code(&["check"], "一、总体情况\n无。\n"), Some(0));
    assert_eq!(code(&["check"], REPORT), Some(1));
    assert_eq!(code(&["check", "--format", "xml"], ""), Some(2));

    let some_missing = gouji(&["check", "no-such-file.txt", "-"], REPORT);
    assert_eq!(some_missing.status.code(), Some(2));
    assert!(
        stdout(&some_missing).contains("t3-row-sum"),
        "the others are still checked"
    );
    let complaint = String::from_utf8_lossy(&some_missing.stderr).into_owned();
    assert!(complaint.contains("no-such-file.txt"), "{complaint}");
}

#[test]
fn text_names_the_place_the_rule_and_the_equation() {
    let file = "tests/fixtures/one-wrong-total.txt";
    let text = stdout(&gouji(&["check", file], ""));
    assert!(text.contains("不符[t3-row-sum]："), "{text}");
    assert!(text.contains("2 + 0 + 0 + 0 + 0 + 0 ≠ 3"), "{text}");
    let row = |line: &str| line.starts_with("(一)予以公开");
    let line = REPORT.lines().position(row).expect("the row") + 1;
    assert!(text.contains(&format!("{file}:{line}:")), "{text}");

    let english = stdout(&gouji(&["check", "--lang", "en"], REPORT));
    assert!(english.contains("Mismatch[t3-row-sum]: "), "{english}");
}

#[test]
fn sarif_is_one_log_that_describes_every_rule_it_names() {
    let output = gouji(&["check", "--format", "sarif"], REPORT);
    let log: Value = serde_json::from_str(&stdout(&output)).expect("the log is JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    entry(&run["results"], "ruleId", "t3-row-sum");
    for result in run["results"].as_array().expect("results are a list") {
        let rule = result["ruleId"].as_str().expect("a code");
        entry(&run["tool"]["driver"]["rules"], "id", rule);
    }
}

/// A folder of its own for one test, gone with it.
struct Folder(std::path::PathBuf);

impl Folder {
    #[expect(clippy::disallowed_methods, reason = "the command reads files")]
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("gouji {name} {}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the command reads files")]
fn sarif_names_files_by_uris() {
    let folder = Folder::new("名称#1%");
    let names = ["a b.txt", "年报#2?.txt", "50%.txt"];
    for name in names {
        std::fs::write(folder.0.join(name), REPORT).expect("a file");
    }
    let paths = names.map(|name| folder.0.join(name).display().to_string());
    let arguments: Vec<&str> = ["check", "--format", "sarif"]
        .into_iter()
        .chain(paths.iter().map(String::as_str))
        .collect();
    let log: Value = serde_json::from_str(&stdout(&gouji(&arguments, ""))).expect("JSON");
    let results = log["runs"][0]["results"].as_array().expect("a list");
    let uris: BTreeSet<&str> = results
        .iter()
        .filter_map(|result| {
            result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str()
        })
        .collect();
    assert_eq!(uris.len(), names.len(), "{uris:?}");
    for uri in uris {
        assert!(uri.starts_with("file:///"), "{uri}");
        let plain = |c: char| c.is_ascii_alphanumeric() || "/:.%-_~".contains(c);
        assert!(uri.chars().all(plain), "{uri}");
    }
}

#[test]
fn a_line_of_json_is_answered_by_a_line() {
    let line = |source: &str, key: &str, value: &str| {
        serde_json::json!({ "source": source, key: value }).to_string() + "\n"
    };
    let input = [
        line("县", "text", REPORT),
        "{}\n".to_owned(),
        line(
            "市",
            "html",
            "<p>共收到申请3件，其中自然人2件，企业2件。</p>",
        ),
    ]
    .concat();
    let output = gouji(&["check", "--format", "json"], &input);
    let text = stdout(&output);
    let lines: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect();
    let sources: Vec<&Value> = lines.iter().map(|line| &line["source"]).collect();
    assert_eq!(sources, ["县", "-:2", "市"]);
    entry(&lines[0]["findings"], "rule", "t3-row-sum");
    assert!(lines[1]["error"].is_string(), "{text}");
    entry(&lines[2]["findings"], "rule", "text-sum");
    assert_eq!(output.status.code(), Some(2), "one could not be read");
}

#[test]
fn a_file_on_standard_input_that_begins_with_a_brace_is_no_line() {
    let rtf = "{\\rtf1\\ansi\\ansicpg936 Total 3\\par\n{\\b 2023}\\par\n}";
    let object = object(&["check", "--format", "json"], rtf);
    assert!(object.get("error").is_none(), "{object}");
    assert_eq!(object["source"], "-");
}

/// A line is answered before the next one is there, so that another program can ask one question after the other.
#[test]
fn a_filter_does_not_wait_for_the_end() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_gouji"))
        .args(["check", "--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("standard input is piped");
    let mut answers = BufReader::new(child.stdout.take().expect("standard output is piped"));
    for source in ["a", "b"] {
        writeln!(stdin, "{{\"source\":\"{source}\",\"text\":\"收到3件\"}}").expect("it listens");
        stdin.flush().expect("it listens");
        let mut answer = String::new();
        answers.read_line(&mut answer).expect("it answers");
        assert!(
            answer.contains(&format!("\"source\":\"{source}\"")),
            "{answer}"
        );
    }
    drop(stdin);
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}

/// A folder of reports: three good ones, in folders and an archive, and some that are none.
#[expect(clippy::disallowed_methods, reason = "the command reads files")]
fn folder_of_reports(name: &str) -> Folder {
    let folder = Folder::new(name);
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.0.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    };
    write("乙/年报.txt", REPORT.as_bytes());
    write("甲/2023/年报.txt", REPORT.as_bytes());
    write("甲/空.docx", b"");
    write("甲/照片.jpg", b"\xFF\xD8\xFF");
    write(".git/年报.txt", REPORT.as_bytes());
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for name in ["丙/年报.txt", "说明.exe"] {
        archive.start_file(name, options).expect("a part");
        archive.write_all(REPORT.as_bytes()).expect("a part");
    }
    let archive = archive.finish().expect("an archive").into_inner();
    write("镇.zip", &archive);
    folder
}

#[test]
fn folders_and_archives_are_checked_to_their_ends_in_order() {
    let folder = folder_of_reports("folders");
    let path = folder.0.display().to_string();
    let arguments = ["check", "--format", "json", &path];
    let output = gouji(&arguments, "");
    let text = stdout(&output);
    let sources: Vec<String> = text
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON"))
        .map(|object| object["source"].as_str().expect("a name").to_owned())
        .collect();
    let expected = ["乙/年报.txt", "甲/2023/年报.txt", "镇.zip/丙/年报.txt"];
    assert_eq!(sources, expected.map(|name| format!("{path}/{name}")));
    let complaints = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(complaints.contains("空.docx"), "{complaints}");
    assert!(complaints.contains("另有 2 个文件"), "{complaints}");
    assert_eq!(output.status.code(), Some(2));

    for jobs in ["1", "3"] {
        let again = gouji(&[&arguments[..], &["--jobs", jobs]].concat(), "");
        assert_eq!(stdout(&again), text, "whatever number of threads there is");
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the command reads files")]
fn an_archive_too_large_to_hold_is_refused() {
    let folder = Folder::new("large");
    let path = folder.0.join("全省.zip");
    let archive = std::fs::File::create(&path).expect("a file");
    let size = gouji::read::limits::BUNDLE as u64 + 1;
    archive.set_len(size).expect("a file without content");
    let output = gouji(&["check", &path.display().to_string()], "");
    let complaints = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(complaints.contains("全省.zip：压缩包过大"), "{complaints}");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn many_reports_are_summed_up() {
    let folder = folder_of_reports("summary");
    let path = folder.0.display().to_string();
    let text = stdout(&gouji(&["check", "--summary", &path], ""));
    assert!(
        text.contains("共 4 份报告：3 份有不符，1 份无法读取。"),
        "{text}"
    );
    assert!(text.contains("t3-row-sum"), "{text}");

    let text = stdout(&gouji(
        &["check", "--summary", "--format", "json", &path],
        "",
    ));
    let lines: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect();
    assert_eq!(lines.len(), 5, "{text}");
    assert_eq!(lines[0]["rules"]["t3-row-sum"]["error"], 1);
    let summary = &lines[4]["summary"];
    assert_eq!(summary["reports"]["error"], 3);
    assert_eq!(summary["reports"]["unreadable"], 1);
    assert_eq!(entry(&summary["rules"], "rule", "t3-row-sum")["reports"], 3);

    let other = gouji(&["check", "--summary", "--format", "sarif", &path], "");
    assert_eq!(other.status.code(), Some(2));
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the command reads files")]
fn years_of_one_agency_are_linked() {
    let folder = Folder::new("years");
    let report = |agency: &str, year: i32, carried_in: u32, carried_out: u32| {
        format!(
            "{agency}{year}年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n\
             | 申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n\
             | 一、本年新收政府信息公开申请数量 | 5 | 0 | 0 | 0 | 0 | 0 | 5 |\n\
             | 二、上年结转政府信息公开申请数量 | {carried_in} | 0 | 0 | 0 | 0 | 0 | {carried_in} |\n\
             | (七)总计 | {0} | 0 | 0 | 0 | 0 | 0 | {0} |\n\
             | 四、结转下年度继续办理 | {carried_out} | 0 | 0 | 0 | 0 | 0 | {carried_out} |\n",
            5 + carried_in - carried_out
        )
    };
    for (name, text) in [
        ("a.txt", report("临江市教育局", 2023, 2, 0)),
        ("b.txt", report("临江市财政局", 2022, 0, 2)),
        ("c.txt", report("临江市教育局", 2022, 0, 3)),
    ] {
        std::fs::write(folder.0.join(name), text).expect("a file");
    }
    let path = folder.0.display().to_string();
    let text = stdout(&gouji(&["check", "--link-years", &path], ""));
    assert_eq!(text.matches("上年报告：").count(), 1, "{text}");
    assert!(text.contains(&format!("上年报告：{path}/c.txt")), "{text}");
    assert!(text.contains("[year-carried]"), "{text}");
    let alone = stdout(&gouji(&["check", &path], ""));
    assert!(!alone.contains("[year-carried]"), "{alone}");

    let json = stdout(&gouji(
        &["check", "--link-years", "--format", "json", &path],
        "",
    ));
    let lines = json
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"));
    let lines: Vec<Value> = lines.collect();
    assert_eq!(lines[0]["last_year"], format!("{path}/c.txt"));
    for other in &lines[1..] {
        assert!(other.get("last_year").is_none(), "{other}");
    }
}

/// A folder with the reports of two departments, one of last year and that of their county, which lacks one of them.
#[expect(clippy::disallowed_methods, reason = "the command reads files")]
fn folder_of_departments(name: &str) -> Folder {
    let folder = Folder::new(name);
    let report = |agency: &str, year: i32, persons: u32, firms: u32| {
        let all = persons + firms;
        format!(
            "{agency}{year}年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n\
             | 申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n\
             | 一、本年新收政府信息公开申请数量 | {persons} | {firms} | 0 | 0 | 0 | | {all} |\n\
             | 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n\
             | (一)予以公开 | {persons} | {firms} | 0 | 0 | 0 | 0 | {all} |\n\
             | (七)总计 | {persons} | {firms} | 0 | 0 | 0 | 0 | {all} |\n\
             | 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
        )
    };
    std::fs::create_dir_all(folder.0.join("部门")).expect("a folder");
    for (name, text) in [
        ("部门/教育局.txt", report("临江县教育局", 2023, 5, 1)),
        ("部门/财政局.txt", report("临江县财政局", 2023, 2, 3)),
        ("部门/旧.txt", report("临江县财政局", 2022, 9, 9)),
        ("县.txt", report("临江县人民政府", 2023, 5, 1)),
    ] {
        std::fs::write(folder.0.join(name), text).expect("a file");
    }
    folder
}

#[test]
fn departments_are_added_up_in_the_layout_of_the_form() {
    let folder = folder_of_departments("sums");
    let path = folder.0.join("部门").display().to_string();
    let output = gouji(&["sum", &path], "");
    let text = stdout(&output);
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert!(
        text.starts_with("2023 年 · 2021 年格式 · 2 份报告合计\n"),
        "{text}"
    );
    assert!(
        text.contains("一、本年新收政府信息公开申请数量\t\t\t7\t4\t0\t0\t0\t0\t11"),
        "{text}"
    );
    let remarks = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        remarks.contains("旧.txt（临江县财政局）：是 2022 年的报告"),
        "{remarks}"
    );
    assert!(remarks.contains("空白，按 0 计"), "{remarks}");

    let csv = stdout(&gouji(&["sum", "--format", "csv", &path], ""));
    assert!(
        csv.contains("一、本年新收政府信息公开申请数量,,,7,4,0,0,0,0,11"),
        "{csv}"
    );
    let html = stdout(&gouji(&["sum", "--format", "html", &path], ""));
    assert!(html.contains(">11</td>"), "{html}");
    let json = stdout(&gouji(&["sum", "--format", "json", &path], ""));
    let json: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(entry(&json["figures"], "id", "t3/new/sum")["value"], 11);
    assert_eq!(json["sums"]["parts"][0]["agency"], "临江县教育局");
    assert_eq!(json["sums"]["parts"].as_array().map(Vec::len), Some(2));
    assert_eq!(json["sums"]["left_out"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_county_is_held_against_its_departments() {
    let folder = folder_of_departments("of");
    let (county, all) = (folder.0.join("县.txt"), folder.0.display().to_string());
    let county = county.display().to_string();
    let arguments = ["sum", "--of", &county, &all];
    let output = gouji(&arguments, "");
    let text = stdout(&output);
    assert_eq!(
        output.status.code(),
        Some(0),
        "a warning is no error: {text}"
    );
    assert!(text.contains("各单位报告：2 份"), "{text}");
    assert!(text.contains("漏计了「临江县财政局」"), "{text}");
    assert!(text.contains("存疑[sum-of]"), "{text}");
    assert!(
        text.contains("6 ≠ 临江县教育局 6 + 临江县财政局 5"),
        "{text}"
    );
    let remarks = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        remarks.contains("县.txt（临江县人民政府）：就是汇总报告本身"),
        "{remarks}"
    );

    let object = object(&[&arguments[..], &["--format", "json"]].concat(), "");
    entry(&object["findings"], "rule", "sum-of");
    let miscount = &object["causes"][0]["miscount"];
    assert_eq!(miscount["counted"], "never");
    assert_eq!(miscount["parts"], serde_json::json!(["临江县财政局"]));
    assert_eq!(
        object["sums"]["left_out"][0]["reason"]
            .as_str()
            .map(str::is_empty),
        Some(false)
    );

    let other = gouji(&[&arguments[..], &["--format", "csv"]].concat(), "");
    assert_eq!(other.status.code(), Some(2));
    let nothing = gouji(&["sum", "--of", "no-such-file.txt", &all], "");
    assert_eq!(nothing.status.code(), Some(2));
}

#[test]
fn text_and_json_say_the_same_numbers() {
    let number = |text: &str, word: &str| -> u64 {
        let last = text.trim_end().lines().last().expect("a last line");
        let (before, _) = last.split_once(word).unwrap_or(("0 项", ""));
        let digits = before
            .trim_end_matches(" 项")
            .rsplit(|c: char| !c.is_ascii_digit())
            .next();
        digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
    };
    for report in [REPORT, include_str!("../src/view/sample.txt")] {
        let text = stdout(&gouji(&["check", "--ledger"], report));
        let object = object(&["check", "--format", "json"], report);
        let findings = object["findings"].as_array().expect("a list");
        for (word, severity) in [("不符", "error"), ("存疑", "warning"), ("提示", "note")] {
            let count = findings
                .iter()
                .filter(|f| f["severity"] == severity)
                .count();
            assert_eq!(number(&text, word), count as u64, "{word} {text}");
            let lines = text
                .lines()
                .filter(|line| line.starts_with(&format!("{word} ")));
            assert_eq!(lines.count(), count, "{word} {text}");
        }
        assert_eq!(
            number(&text, "成立"),
            object["relations"]["all"]["holding"],
            "{text}"
        );
        assert_eq!(
            number(&text, "未能核对"),
            object["relations"]["all"]["undecided"],
            "{text}"
        );
    }
}

#[test]
fn the_catalogue_and_its_pages_are_listed() {
    let list = stdout(&gouji(&["rules"], ""));
    assert!(
        list.lines().any(|line| line.starts_with("t3-row-sum")),
        "{list}"
    );
    let page = stdout(&gouji(&["rules", "t3-row-sum"], ""));
    assert!(page.starts_with('#'), "a page is Markdown");
    assert_eq!(gouji(&["rules", "no-such-rule"], "").status.code(), Some(2));
}

#[test]
fn every_export_is_offered() {
    let help = stdout(&gouji(&["check", "--help"], ""));
    for export in EXPORTS {
        let is_offered = help.contains(&format!("- {}:", export.name));
        assert_eq!(
            is_offered, export.offered.by_command,
            "{} {help}",
            export.name
        );
        let output = gouji(&["check", "--format", export.name], REPORT);
        let nothing = !is_offered || export.binary.is_some();
        assert_eq!(stdout(&output).is_empty(), nothing);
    }
}
