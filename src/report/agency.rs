//! What the name of an agency (机关) tells of it: which deadline it has, which powers it lacks.

/// The kind of an agency, as far as its name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgencyKind {
    /// A people's government of a county or above (县级以上人民政府), or the office that reports for it.
    Government,
    /// A department, bureau or commission (部门).
    Department,
    /// A township, town or street office (乡镇、街道).
    Township,
    /// The name does not tell.
    Unknown,
}

/// The kind of the agency with this name.
pub fn kind(name: &str) -> AgencyKind {
    let name = compact(name);
    if of_township(&name) {
        return AgencyKind::Township;
    }
    let has = |word: &str| name.contains(word);
    let ends = |words: &[&str]| words.iter().any(|word| name.ends_with(word));
    if ends(&["人民政府", "行政公署"]) {
        AgencyKind::Government
    } else if has("人民政府办公") || ends(&["政府办公室", "政府办公厅", "政府办"])
    {
        // the office reports for itself or for its government; the later deadline is given to both
        AgencyKind::Government
    } else if ends(&[
        "局",
        "厅",
        "委",
        "委员会",
        "委员会办公室",
        "办",
        "办公室",
        "部",
        "院",
        "署",
        "中心",
        "总队",
        "支队",
        "大队",
        "银行",
        "集团",
        "公司",
        "分局",
        "学校",
        "医院",
        "协会",
        "联合会",
        "处",
        "站",
        "所",
        "会",
    ]) {
        AgencyKind::Department
    } else if ends(&[
        "省",
        "市",
        "自治区",
        "自治州",
        "县",
        "自治县",
        "区",
        "旗",
        "盟",
        "州",
    ]) {
        AgencyKind::Government
    } else {
        AgencyKind::Unknown
    }
}

/// Whether the name shows an agency below the city: of a county, a district, a township or a street,
/// none of which may issue 规章. False where the name does not tell.
pub fn is_below_city(name: &str) -> bool {
    let name = compact(name);
    let marks: Vec<char> = name.chars().collect();
    let below = |area: &Area| matches!(marks.get(area.end - 1), Some('县' | '区' | '旗'));
    of_township(&name) || areas(&marks).iter().any(below)
}

/// The name without white space.
fn compact(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether the name is that of a township, a town, a street or one of their bureaus.
fn of_township(name: &str) -> bool {
    if name.contains("街道") || name.contains("苏木") {
        return true;
    }
    let marks: Vec<char> = name.chars().collect();
    let areas = areas(&marks);
    let at = (0..marks.len()).filter(|&at| matches!(marks.get(at), Some('乡' | '镇')));
    // 城镇管理局 is no township, 应城镇人民政府 one
    let has_government = |at: usize| follows(&marks, at + 1, "人民政府");
    let mut at = at.filter(|&at| has_government(at) || !is_word(&marks, at, &TOWNSHIP_WORDS));
    at.any(|at| {
        // 镇 is a syllable of the name of a larger area where that area ends behind it: 镇江市, 新乡县
        let inside = areas.iter().any(|area| area.is_of_state && area.end > at);
        let start = areas.iter().map(|area| area.end).rfind(|&end| end <= at);
        let of_name = at - start.unwrap_or(0);
        // 新乡 without 市 is the city all the same, unless a government of its own follows
        let least = if has_government(at) { 1 } else { 2 };
        !inside && of_name >= least
    })
}

/// An area above the township that a name begins with or goes on with: 江苏省, 镇江市, 丹徒区, 开发区.
struct Area {
    /// The character behind it.
    end: usize,
    /// Whether it is one of the levels of the state, rather than a development zone or a park.
    is_of_state: bool,
}

/// Words that end an area only by the look of their characters.
const AREA_WORDS: [&str; 22] = [
    "市场",
    "市政",
    "市容",
    "市民",
    "市委",
    "市直",
    "城市管",
    "城市综",
    "城市建",
    "城市规",
    "城市更",
    "社区",
    "区域",
    "区划",
    "地区",
    "辖区",
    "小区",
    "片区",
    "县域",
    "县委",
    "县直",
    "自治区",
];

/// Words in which 乡 or 镇 names no township.
const TOWNSHIP_WORDS: [&str; 8] = [
    "城乡", "乡村", "乡镇", "城镇", "镇村", "镇街", "镇路", "乡土",
];

/// The areas that a name is made of, up to the organ that it names.
fn areas(marks: &[char]) -> Vec<Area> {
    let mut areas: Vec<Area> = Vec::new();
    for (at, &mark) in marks.iter().enumerate() {
        if follows(marks, at, "政府") || matches!(mark, '局' | '厅' | '委') {
            break;
        }
        let start = areas.last().map_or(0, |area| area.end);
        // 沙县 and 城区 have names of one character, cities and banners have longer ones
        let least = match mark {
            '县' | '区' => 1,
            '省' | '市' | '旗' | '盟' => 2,
            _ => continue,
        };
        let next = marks.get(at + 1);
        // 红旗区, 沙市区: the character is a syllable of a name
        let goes_on = matches!(
            (mark, next),
            ('旗' | '盟', Some('区' | '县' | '市')) | ('市', Some('区'))
        );
        let goes_on = goes_on && !is_word(marks, at + 1, &AREA_WORDS);
        if at - start < least || goes_on || is_word(marks, at, &AREA_WORDS) {
            continue;
        }
        let zone = [
            "开发区",
            "新区",
            "园区",
            "景区",
            "高新区",
            "保税区",
            "试验区",
            "示范区",
            "合作区",
            "管理区",
            "林区",
        ];
        let is_of_state = !zone.iter().any(|zone| ends(marks, at, zone));
        areas.push(Area {
            end: at + 1,
            is_of_state,
        });
    }
    areas
}

/// Whether the character at `at` is part of one of these words.
fn is_word(marks: &[char], at: usize, words: &[&str]) -> bool {
    words.iter().any(|word| {
        let length = word.chars().count();
        let starts = at.saturating_sub(length - 1)..=at;
        starts
            .into_iter()
            .any(|start| follows(marks, start, word) && start + length > at)
    })
}

/// Whether the name goes on with `word` at `at`.
fn follows(marks: &[char], at: usize, word: &str) -> bool {
    let rest = marks.get(at..).unwrap_or_default();
    let length = word.chars().count();
    rest.len() >= length && rest.iter().copied().zip(word.chars()).all(|(a, b)| a == b)
}

/// Whether `word` ends at the character at `at`.
fn ends(marks: &[char], at: usize, word: &str) -> bool {
    (at + 1)
        .checked_sub(word.chars().count())
        .is_some_and(|start| follows(marks, start, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: AgencyKind, below_city: bool) {
        assert_eq!(
            (kind(name), is_below_city(name)),
            (expected, below_city),
            "{name}"
        );
    }

    #[test]
    fn names() {
        use AgencyKind::{Department, Government, Township, Unknown};
        check("临江市人民政府", Government, false);
        check("临江市人民政府办公室", Government, false);
        check("安平区人民政府", Government, true);
        check("安平区财政局", Department, true);
        check("临江市自然资源局", Department, false);
        check("青川县白石镇人民政府", Township, true);
        check("白石镇财政局", Township, true);
        check("安平区城关街道办事处", Township, true);
        check("临江市乡村振兴局", Department, false);
        check("某某壮族自治区人民政府", Government, false);
        check("某某自治区财政厅", Department, false);
        check("景德镇市人民政府", Government, false);
        check("江苏省镇江市人民政府", Government, false);
        check("镇江市丹徒区谷阳镇人民政府", Township, true);
        check("镇江市丹徒区人民政府", Government, true);
        check("甘肃省庆阳市镇原县人民政府", Government, true);
        check("镇原县人民政府办公室", Government, true);
        check("宁波市镇海区人民政府", Government, true);
        check("镇海区财政局", Department, true);
        check("镇宁布依族苗族自治县人民政府", Government, true);
        check("安顺市镇宁布依族苗族自治县财政局", Department, true);
        check("河南省新乡市人民政府", Government, false);
        check("新乡市新乡县七里营镇人民政府", Township, true);
        check("新乡市红旗区人民政府", Government, true);
        check("临汾市乡宁县人民政府", Government, true);
        check("金乡县教育和体育局", Department, true);
        check("桐乡市教育局", Department, false);
        check("某某市景德镇路社区服务中心", Department, false);
        check("青川县白石镇市场监督管理所", Township, true);
        check("白石镇社区卫生服务中心", Township, true);
        check("白石镇经济开发区管理委员会", Township, true);
        check("红旗镇人民政府", Township, true);
        check("青川县青州镇人民政府", Township, true);
        check("青川县应城镇人民政府", Township, true);
        check("青川县白石乡人民政府", Township, true);
        check("青川县城乡建设局", Department, true);
        check("临江市城镇管理局", Department, false);
        check("临江市社区矫正管理局", Department, false);
        check("枣庄市市中区人民政府", Government, true);
        check("沙县人民政府", Government, true);
        check("某某自治州某某县白石镇", Township, true);
        check("临江市地区经济协作办公室", Department, false);
        check("某省财政厅", Department, false);
        check("遂宁经济技术开发区管理委员会", Department, true);
        check("", Unknown, false);
    }
}
