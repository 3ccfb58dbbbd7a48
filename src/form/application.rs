//! Table three, 收到和处理政府信息公开申请情况: 23 rows in edition 2019, 25 in edition 2021, by seven
//! columns.

use super::Edition;
use super::labels::labels;
use crate::language::Label;

labels! {
    /// A data row of either edition; a row of a group with its own label, without that of the group.
    Row.label {
        New "new" "一、本年新收政府信息公开申请数量" "I. Applications received this year"
        CarriedIn "carried-in" "二、上年结转政府信息公开申请数量" "II. Applications carried over from last year"
        Granted "granted" "(一)予以公开" "(1) Disclosed"
        Partial "partial" "(二)部分公开(区分处理的,只计这一情形,不计其他情形)" "(2) Partly disclosed"
        DeniedSecret "denied-secret" "1.属于国家秘密" "1. State secret"
        DeniedLaw "denied-law" "2.其他法律行政法规禁止公开" "2. Disclosure forbidden by other law"
        DeniedSafety "denied-safety" "3.危及“三安全一稳定”" "3. Endangers safety or stability"
        DeniedThirdParty "denied-third-party" "4.保护第三方合法权益" "4. Rights of a third party"
        DeniedInternal "denied-internal" "5.属于三类内部事务信息" "5. Internal affairs"
        DeniedProcess "denied-process" "6.属于四类过程性信息" "6. Information in process"
        DeniedEnforcement "denied-enforcement" "7.属于行政执法案卷" "7. Law enforcement file"
        DeniedInquiry "denied-inquiry" "8.属于行政查询事项" "8. Administrative inquiry"
        UnavailableNotHeld "unavailable-not-held" "1.本机关不掌握相关政府信息" "1. Not held by this office"
        UnavailableNotMade "unavailable-not-made" "2.没有现成信息需要另行制作" "2. Would have to be made"
        UnavailableUnclear "unavailable-unclear" "3.补正后申请内容仍不明确" "3. Still unclear after correction"
        UnprocessedPetition "unprocessed-petition" "1.信访举报投诉类申请" "1. Petition, report or complaint"
        UnprocessedRepeat "unprocessed-repeat" "2.重复申请" "2. Repeated application"
        UnprocessedPublication "unprocessed-publication" "3.要求提供公开出版物" "3. Published work"
        UnprocessedMass "unprocessed-mass" "4.无正当理由大量反复申请" "4. Mass applications without reason"
        UnprocessedConfirm "unprocessed-confirm" "5.要求行政机关确认或重新出具已获取信息" "5. Confirmation or reissue of information already had"
        Other "other" "(六)其他处理" "(6) Otherwise handled"
        OtherNotCorrected "other-not-corrected" "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请" "1. Not corrected in time"
        OtherUnpaid "other-unpaid" "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请" "2. Fee not paid in time"
        OtherOther "other-other" "3.其他" "3. Other"
        Total "total" "(七)总计" "(7) Total"
        CarriedOut "carried-out" "四、结转下年度继续办理" "IV. Carried over to next year"
    }
}

/// The outcome groups (一) to (六) of 三、本年度办理结果, and what is outside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// 一、 and 二、.
    Received,
    /// (一)予以公开.
    Granted,
    /// (二)部分公开.
    Partial,
    /// (三)不予公开.
    Denied,
    /// (四)无法提供.
    Unavailable,
    /// (五)不予处理.
    Unprocessed,
    /// (六)其他处理.
    Other,
    /// (七)总计.
    Total,
    /// 四、结转下年度继续办理.
    CarriedOut,
}

labels! {
    /// A number column: the kinds of applicants and their total.
    Column.label {
        Natural "natural" "自然人" "Natural persons"
        Business "business" "商业企业" "Businesses"
        Research "research" "科研机构" "Research institutes"
        Charity "charity" "社会公益组织" "Public-interest organisations"
        Legal "legal" "法律服务机构" "Legal services"
        Other "other" "其他" "Others"
        Sum "sum" "总计" "Total"
    }
}

impl Row {
    /// The rows of an edition, in the order of the form.
    pub fn of(edition: Edition) -> &'static [Self] {
        match edition {
            Edition::E2019 => &ROWS_2019,
            Edition::E2021 => &ROWS_2021,
        }
    }

    /// The group the row belongs to.
    pub fn group(self) -> Group {
        match self {
            Self::New | Self::CarriedIn => Group::Received,
            Self::Granted => Group::Granted,
            Self::Partial => Group::Partial,
            Self::DeniedSecret
            | Self::DeniedLaw
            | Self::DeniedSafety
            | Self::DeniedThirdParty
            | Self::DeniedInternal
            | Self::DeniedProcess
            | Self::DeniedEnforcement
            | Self::DeniedInquiry => Group::Denied,
            Self::UnavailableNotHeld | Self::UnavailableNotMade | Self::UnavailableUnclear => {
                Group::Unavailable
            }
            Self::UnprocessedPetition
            | Self::UnprocessedRepeat
            | Self::UnprocessedPublication
            | Self::UnprocessedMass
            | Self::UnprocessedConfirm => Group::Unprocessed,
            Self::Other | Self::OtherNotCorrected | Self::OtherUnpaid | Self::OtherOther => {
                Group::Other
            }
            Self::Total => Group::Total,
            Self::CarriedOut => Group::CarriedOut,
        }
    }

    /// Whether the row is one of the outcomes that (七)总计 adds up.
    pub fn is_outcome(self) -> bool {
        !matches!(
            self.group(),
            Group::Received | Group::Total | Group::CarriedOut
        )
    }
}

impl Group {
    /// The groups of outcomes, in the order of the form.
    pub const OUTCOMES: [Self; 6] = [
        Self::Granted,
        Self::Partial,
        Self::Denied,
        Self::Unavailable,
        Self::Unprocessed,
        Self::Other,
    ];

    /// The label on the form; of a group of one row, the row's short name.
    pub fn label(self) -> Label {
        match self {
            Self::Received => Label {
                zh: "收到申请",
                en: "Received",
            },
            Self::Granted => Label {
                zh: "(一)予以公开",
                en: "(1) Disclosed",
            },
            Self::Partial => Label {
                zh: "(二)部分公开",
                en: "(2) Partly disclosed",
            },
            Self::Denied => Label {
                zh: "(三)不予公开",
                en: "(3) Not disclosed",
            },
            Self::Unavailable => Label {
                zh: "(四)无法提供",
                en: "(4) Cannot be provided",
            },
            Self::Unprocessed => Label {
                zh: "(五)不予处理",
                en: "(5) Not processed",
            },
            Self::Other => Label {
                zh: "(六)其他处理",
                en: "(6) Otherwise handled",
            },
            Self::Total => Label {
                zh: "(七)总计",
                en: "(7) Total",
            },
            Self::CarriedOut => Label {
                zh: "四、结转下年度继续办理",
                en: "IV. Carried over",
            },
        }
    }
}

impl Column {
    /// The columns that make up the total.
    pub const PARTS: [Self; 6] = [
        Self::Natural,
        Self::Business,
        Self::Research,
        Self::Charity,
        Self::Legal,
        Self::Other,
    ];
}

static ROWS_2019: [Row; 23] = without(&[Row::OtherNotCorrected, Row::OtherUnpaid, Row::OtherOther]);

static ROWS_2021: [Row; 25] = without(&[Row::Other]);

/// All rows but those of the other edition.
const fn without<const N: usize>(others: &[Row]) -> [Row; N] {
    let mut rows = [Row::New; N];
    let (mut from, mut to) = (0, 0);
    while from < Row::ALL.len() {
        let row = Row::ALL[from];
        let (mut at, mut is_other) = (0, false);
        while at < others.len() {
            is_other |= others[at] as u8 == row as u8;
            at += 1;
        }
        if !is_other {
            rows[to] = row;
            to += 1;
        }
        from += 1;
    }
    rows
}
