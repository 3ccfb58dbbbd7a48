//! Files that the command writes: reports with remarks, and what was found in every form that is a file.
#![expect(
    clippy::disallowed_methods,
    reason = "the files that the command writes are looked at"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

const REPORT: &str = "tests/fixtures/one-wrong-total.txt";

/// A folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn gouji(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gouji"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the command starts")
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = names
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// A file of every form that can be checked is given back with remarks, and what was given back is not taken again.
#[test]
fn remarks_are_written_beside_or_into_a_folder() {
    let folder = folder("remarks");
    let text = fs::read_to_string(REPORT).expect("a report");
    fs::write(folder.join("甲.txt"), &text).expect("a file");
    fs::create_dir(folder.join("乙")).expect("a folder");
    fs::write(folder.join("乙/甲.txt"), &text).expect("a file");
    let path = folder.display().to_string();
    let output = gouji(&["remark", &path, "--date", "2024-01-31"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(names(&folder), ["乙", "甲.txt", "甲.批注.html"]);
    let page = fs::read_to_string(folder.join("甲.批注.html")).expect("a page");
    assert!(page.contains("2024-01-31") && page.contains("culprit"));
    assert!(!page.contains("<script") && !page.contains("http"));
    // two of one name into one folder, and none of those with remarks
    let into = folder.join("all");
    let output = gouji(&["remark", &path, "-o", &into.display().to_string()]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(names(&into), ["甲.批注 (2).html", "甲.批注.html"]);
}

#[test]
fn what_is_no_text_needs_a_file() {
    for task in [["check", "docx"], ["check", "xlsx"], ["sum", "xlsx"]] {
        let [task, format] = task;
        let output = gouji(&[task, "--format", format, REPORT]);
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty());
    }
}

/// One file of several reports says what they come to, and which of them could not be read.
#[test]
fn many_reports_come_into_one_file() {
    let folder = folder("many");
    let empty = folder.join("空.txt");
    fs::write(&empty, "").expect("a file");
    let empty = empty.display().to_string();
    for (format, says) in [
        ("report", "<h1>核验汇总</h1>"),
        ("markdown", "# 核验汇总"),
        ("docx", "核验汇总"),
        ("xlsx", "无法读取："),
    ] {
        let into = folder.join(format!("all.{format}"));
        let path = into.display().to_string();
        let output = gouji(&[
            "check", "--format", format, "-o", &path, REPORT, &empty, REPORT,
        ]);
        assert_eq!(output.status.code(), Some(2));
        let bytes = fs::read(&into).expect("a file");
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(bytes) => {
                let read = gouji::read::bytes(bytes.as_bytes(), None).expect("an office file");
                read.text
            }
        };
        assert!(text.contains(says), "{format}: {text}");
        assert!(text.contains("空.txt"), "{format}: {text}");
        assert!(text.matches("临江市档案馆").count() > 1, "{format}: {text}");
    }
}

#[test]
fn sums_are_written_as_a_workbook() {
    let path = folder("sums").join("sums.xlsx");
    let path = path.display().to_string();
    let output = gouji(&["sum", "--format", "xlsx", "-o", &path, REPORT]);
    assert_eq!(output.status.code(), Some(1));
    let bytes = fs::read(&path).expect("a file");
    let book = gouji::read::bytes(&bytes, None).expect("a workbook");
    assert!(book.text.contains("计入"), "{}", book.text);
}

#[test]
fn files_are_named_after_office_and_year() {
    let folder = folder("named");
    let into = format!("{}/", folder.display());
    for format in ["docx", "xlsx", "report", "csv", "markdown"] {
        let output = gouji(&["check", "--format", format, "-o", &into, REPORT]);
        assert_eq!(output.status.code(), Some(1), "{format}");
    }
    let expected = [
        "临江市档案馆2023年工作簿.xlsx",
        "临江市档案馆2023年核验报告.docx",
        "临江市档案馆2023年核验报告.html",
        "临江市档案馆2023年核验报告.md",
        "临江市档案馆2023年问题清单.csv",
    ];
    assert_eq!(names(&folder), expected);
    let read = |name: &str| fs::read(folder.join(name)).expect("a file");
    assert!(read(expected[0]).starts_with(b"PK") && read(expected[1]).starts_with(b"PK"));
    assert!(read(expected[4]).starts_with("\u{feff}文件,".as_bytes()));
    let page = String::from_utf8(read(expected[2])).expect("text");
    assert!(page.contains("一、不符（2）") && page.ends_with("</html>\n"));
}

/// The schema of SARIF 2.1.0, of which a crate carries a copy.
fn sarif_schema() -> Value {
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--locked"])
        .args(["--features", "sarif-schema"])
        .output();
    let metadata = metadata.expect("cargo runs").stdout;
    let metadata: Value = serde_json::from_slice(&metadata).expect("JSON");
    let mut packages = metadata["packages"].as_array().expect("packages").iter();
    let carrier = packages.find(|package| package["name"] == "serde-sarif");
    let manifest = carrier.expect("the crate")["manifest_path"].as_str();
    let schema = Path::new(manifest.expect("a path")).with_file_name("src/schema.json");
    let schema = fs::read(schema).expect("the schema");
    let mut schema: Value = serde_json::from_slice(&schema).expect("JSON");
    // a bracket that is not closed, in the pattern of what no log here says
    for part in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][part]["properties"]["language"];
        let language = language.as_object_mut().expect("a property");
        language.remove("pattern").expect("a pattern");
    }
    schema
}

#[test]
fn sarif_is_as_its_schema_asks() {
    let schema = jsonschema::options()
        .should_validate_formats(true)
        .build(&sarif_schema())
        .expect("a schema");
    let folder = folder("sarif");
    let odd = folder.join("临江市 50% #1 <报告>.txt");
    fs::copy(REPORT, &odd).expect("a copy");
    let odd = odd.display().to_string();
    let output = gouji(&["check", "--format", "sarif", REPORT, &odd]);
    let log: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let errors: Vec<String> = schema
        .iter_errors(&log)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let results: Vec<&Value> = log["runs"]
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(|run| run["results"].as_array().into_iter().flatten())
        .collect();
    assert!(results.len() >= 4, "{}", results.len());
    for result in results {
        for location in result["locations"].as_array().expect("locations") {
            let uri = location["physicalLocation"]["artifactLocation"]["uri"].as_str();
            let uri = uri.expect("an address");
            assert!(uri.bytes().all(|byte| byte.is_ascii_graphic()), "{uri}");
        }
    }
    // the schema is not one that takes anything
    let mut wrong = log.clone();
    wrong["runs"][0]["results"][0]["level"] = "terrible".into();
    assert!(!schema.is_valid(&wrong));
}

/// What is written opens in an office program and says the same there; where none is installed the test says so.
#[test]
#[expect(clippy::print_stderr, reason = "a test that could not look says so")]
fn an_office_program_opens_what_is_written() {
    let folder = folder("office");
    let into = format!("{}/", folder.display());
    for format in ["docx", "xlsx"] {
        gouji(&["check", "--format", format, "-o", &into, REPORT]);
    }
    let convert = |name: &str, to: &str| {
        let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
        Command::new("soffice")
            .args([
                &profile,
                "--headless",
                "--convert-to",
                to,
                "--outdir",
                &into,
            ])
            .arg(folder.join(name))
            .output()
    };
    if convert("临江市档案馆2023年核验报告.docx", "txt:Text (encoded):UTF8").is_err() {
        eprintln!("no soffice here: what is written was not opened in an office program");
        return;
    }
    convert(
        "临江市档案馆2023年工作簿.xlsx",
        "csv:Text - txt - csv (StarCalc):44,34,76,1",
    )
    .expect("it was there");
    let text = fs::read_to_string(folder.join("临江市档案馆2023年核验报告.txt")).expect("a text");
    assert!(
        text.contains("一、不符（2）") && text.contains("最可能是"),
        "{text}"
    );
    let sheet = fs::read_to_string(folder.join("临江市档案馆2023年工作簿.csv")).expect("a text");
    let sheet = sheet.replace('"', "");
    assert!(
        sheet.starts_with("文件,报告机关,年度") && sheet.contains("临江市档案馆,2023"),
        "{sheet}"
    );
}
