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
    let _ = name;
    AgencyKind::Unknown
}

/// Whether the name shows an agency below the city: of a county, a district, a township or a street,
/// none of which may issue 规章. False where the name does not tell.
pub fn is_below_city(name: &str) -> bool {
    let _ = name;
    false
}
