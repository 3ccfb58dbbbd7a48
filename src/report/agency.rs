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
    // an autonomous region ranks above the city, a special district beside it
    let rest = name
        .replace("自治区", "")
        .replace("特别行政区", "")
        .replace("地区", "")
        .replace("自治州", "");
    of_township(&rest) || ["县", "区", "旗"].iter().any(|level| rest.contains(level))
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
    marks.iter().enumerate().any(|(at, &mark)| {
        // 乡村振兴局 and 城镇… are departments, 镇江市 and 景德镇市 cities
        let next: String = marks.iter().skip(at + 1).take(2).collect();
        at >= 2
            && matches!(mark, '乡' | '镇')
            && !matches!(next.chars().next(), Some('村' | '市' | '县' | '区' | '建'))
            && marks
                .get(at.saturating_sub(1))
                .is_none_or(|&before| before != '城')
    })
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
        check("某省财政厅", Department, false);
        check("遂宁经济技术开发区管理委员会", Department, true);
        check("", Unknown, false);
    }
}
