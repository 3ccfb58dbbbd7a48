//! What the name of an agency (机关) says of it: which deadline it has, which powers it lacks.

use crate::form::fold::compact;
use crate::order;

/// The kind of an agency, as far as its name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgencyKind {
    /// A people's government of a county or above (县级以上人民政府), or the office that reports for it.
    Government,
    /// A department, bureau or commission (部门).
    Department,
    /// A township, town or street office (乡镇、街道).
    Township,
    /// The name does not say.
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
/// none of which may issue 规章. False where the name does not say.
pub fn is_below_city(name: &str) -> bool {
    let name = compact(name);
    let marks: Vec<char> = name.chars().collect();
    let below = |area: &Area| matches!(marks.get(area.end - 1), Some('县' | '区' | '旗'));
    of_township(&name) || areas(&marks).iter().any(below)
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
    let at = at.filter(|&at| has_government(at) || !is_word(&marks, at, &TOWNSHIP_WORDS));
    let mut at = at.filter(|&at| !is_of_larger_place(&marks, &areas, at, has_government(at)));
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

/// Places above the township with 乡 or 镇 in their names, which are written without 市, 县 or 区 as well.
const LARGER_PLACES: [&str; 30] = [
    "景德镇",
    "西乡塘",
    "镇江",
    "镇海",
    "镇原",
    "镇安",
    "镇巴",
    "镇坪",
    "镇平",
    "镇赉",
    "镇雄",
    "镇康",
    "镇沅",
    "镇远",
    "镇宁",
    "北镇",
    "新乡",
    "萍乡",
    "桐乡",
    "宁乡",
    "湘乡",
    "金乡",
    "武乡",
    "平乡",
    "安乡",
    "内乡",
    "西乡",
    "东乡",
    "乡宁",
    "乡城",
];

/// The provinces, whose names are written without 省 as well.
const PROVINCES: [&str; 31] = [
    "北京",
    "天津",
    "河北",
    "山西",
    "内蒙古",
    "辽宁",
    "吉林",
    "黑龙江",
    "上海",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "广西",
    "海南",
    "重庆",
    "四川",
    "贵州",
    "云南",
    "西藏",
    "陕西",
    "甘肃",
    "青海",
    "宁夏",
    "新疆",
];

/// Whether the character at `at` is a syllable of the name of a larger place, at the beginning or behind a larger
/// area still: 江西省景德镇, 江苏镇江; elsewhere it is chance, as in 白石镇安全生产办公室.
fn is_of_larger_place(marks: &[char], areas: &[Area], at: usize, has_government: bool) -> bool {
    let province = PROVINCES.iter().find(|name| follows(marks, 0, name));
    let province = province.map_or(0, |name| name.chars().count());
    let mut starts = [0, province]
        .into_iter()
        .chain(areas.iter().map(|area| area.end));
    starts.any(|start| {
        let mut places = LARGER_PLACES
            .iter()
            .filter(|name| follows(marks, start, name));
        places.any(|name| {
            let end = start + name.chars().count();
            // there are townships too of the names of two characters: 新乡人民政府
            let may_be_township = end == at + 1 && end - start == 2 && has_government;
            (start..end).contains(&at) && !may_be_township
        })
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
        if at - start < least || goes_on || is_of_area_word(marks, at) {
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

/// Where the areas end that a name begins with, each as the character behind it: 江苏省, 镇江市, 丹徒区; 市 alone where no
/// more is named.
pub(in crate::report) fn areas_of(marks: &[char]) -> Vec<usize> {
    let mut found: Vec<usize> = areas(marks).iter().map(|area| area.end).collect();
    let organ = (0..marks.len()).find(|&at| {
        follows(marks, at, "政府") || matches!(marks.get(at), Some('局' | '厅' | '委'))
    });
    for at in 0..organ.unwrap_or(marks.len()) {
        if AUTONOMOUS.iter().any(|word| ends(marks, at, word)) {
            found.push(at + 1);
        }
    }
    let province = PROVINCES.iter().find(|name| follows(marks, 0, name));
    let province = province.map_or(0, |name| name.chars().count());
    // 吉林市 is no city in 吉林 by its name
    if province > 0 && found.iter().min().is_some_and(|&end| end > province + 2) {
        found.push(province);
    }
    if found.is_empty()
        && matches!(
            marks.first(),
            Some('省' | '市' | '州' | '盟' | '县' | '区' | '旗')
        )
        && !is_of_area_word(marks, 0)
    {
        found.push(1);
    }
    order::sort(&mut found);
    found.dedup();
    found
}

/// The areas whose names end in more than one character.
const AUTONOMOUS: [&str; 2] = ["自治区", "自治州"];

/// The level of a place, which is what its name ends in: 市 of 镇江市.
pub(in crate::report) fn level(place: &str) -> &str {
    if place.ends_with("自治区") {
        return "自治区";
    }
    let last = place.char_indices().next_back();
    last.map_or("", |(at, _)| place.get(at..).unwrap_or_default())
}

/// Whether the character at `at` ends an area only by its look; 市政 of 市政府 is no word.
fn is_of_area_word(marks: &[char], at: usize) -> bool {
    is_word(marks, at, &AREA_WORDS) && !follows(marks, at + 1, "政府")
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
    let mut rest = marks.get(at..).unwrap_or_default().iter();
    word.chars().all(|mark| rest.next() == Some(&mark))
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
        check("江西省景德镇", Unknown, false);
        check("江西景德镇", Unknown, false);
        check("景德镇", Unknown, false);
        check("景德镇人民政府", Government, false);
        check("景德镇财政局", Department, false);
        check("景德鎮財政局", Department, false);
        check("江西省景德镇浮梁县人民政府", Government, true);
        check("景德镇浮梁县寿安镇人民政府", Township, true);
        check("江西省景德镇浮梁县寿安镇", Township, true);
        check("景德镇市昌江区鲇鱼山镇", Township, true);
        check("江苏镇江财政局", Department, false);
        check("江蘇省鎮江財政局", Department, false);
        check("陕西镇安财政局", Department, false);
        check("云南省昭通市镇雄财政局", Department, false);
        check("河南省南阳市镇平县", Government, true);
        check("吉林省白城市镇赉县人民政府", Government, true);
        check(
            "云南省普洱市镇沅彝族哈尼族拉祜族自治县人民政府",
            Government,
            true,
        );
        check("云南镇康县财政局", Department, true);
        check("黔东南苗族侗族自治州镇远县人民政府", Government, true);
        check("汉中市镇巴县人民政府", Government, true);
        check("安康市镇坪县人民政府", Government, true);
        check("锦州市北镇市人民政府", Government, false);
        check("江西萍乡教育局", Department, false);
        check("河南新乡财政局", Department, false);
        check("长沙市宁乡市人民政府", Government, false);
        check("南宁市西乡塘区人民政府", Government, true);
        check("南宁市西乡塘教育局", Department, false);
        check("山西乡宁财政局", Department, false);
        // there is chance in 镇安, 镇平, 镇原, 镇江
        check("青川县白石镇安全生产办公室", Township, true);
        check("白石镇平安建设办公室", Township, true);
        check("青川县白石镇江边村卫生所", Township, true);
        check("房山区河北镇财政所", Township, true);
        check("河北镇人民政府", Township, true);
        check("某某县新乡人民政府", Township, true);
        check("青川县白石鎮人民政府", Township, true);
        check("某省财政厅", Department, false);
        check("遂宁经济技术开发区管理委员会", Department, true);
        check("", Unknown, false);
    }
}
