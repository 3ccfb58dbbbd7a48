//! Table three, 收到和处理政府信息公开申请情况: 23 rows in edition 2019, 25 in edition 2021, by seven
//! columns.

use super::Edition;
use crate::language::Label;

/// A data row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Row {
    /// 一、本年新收政府信息公开申请数量.
    New,
    /// 二、上年结转政府信息公开申请数量.
    CarriedIn,
    /// (一)予以公开.
    Granted,
    /// (二)部分公开.
    Partial,
    /// (三)不予公开 1.属于国家秘密.
    DeniedSecret,
    /// (三) 2.其他法律行政法规禁止公开.
    DeniedLaw,
    /// (三) 3.危及“三安全一稳定”.
    DeniedSafety,
    /// (三) 4.保护第三方合法权益.
    DeniedThirdParty,
    /// (三) 5.属于三类内部事务信息.
    DeniedInternal,
    /// (三) 6.属于四类过程性信息.
    DeniedProcess,
    /// (三) 7.属于行政执法案卷.
    DeniedEnforcement,
    /// (三) 8.属于行政查询事项.
    DeniedInquiry,
    /// (四)无法提供 1.本机关不掌握相关政府信息.
    UnavailableNotHeld,
    /// (四) 2.没有现成信息需要另行制作.
    UnavailableNotMade,
    /// (四) 3.补正后申请内容仍不明确.
    UnavailableUnclear,
    /// (五)不予处理 1.信访举报投诉类申请.
    UnprocessedPetition,
    /// (五) 2.重复申请.
    UnprocessedRepeat,
    /// (五) 3.要求提供公开出版物.
    UnprocessedPublication,
    /// (五) 4.无正当理由大量反复申请.
    UnprocessedMass,
    /// (五) 5.要求行政机关确认或重新出具已获取信息.
    UnprocessedConfirm,
    /// (六)其他处理 in one row: edition 2019, and some reports after it.
    Other,
    /// (六) 1.申请人无正当理由逾期不补正 (2021).
    OtherNotCorrected,
    /// (六) 2.申请人逾期未按收费通知要求缴纳费用 (2021).
    OtherUnpaid,
    /// (六) 3.其他 (2021).
    OtherOther,
    /// (七)总计.
    Total,
    /// 四、结转下年度继续办理.
    CarriedOut,
}

/// The outcome groups (一) to (六) of 三、本年度办理结果, and what stands outside them.
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

/// A number column: the kinds of applicants and their total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// 自然人.
    Natural,
    /// 商业企业.
    Business,
    /// 科研机构.
    Research,
    /// 社会公益组织.
    Charity,
    /// 法律服务机构.
    Legal,
    /// 其他.
    Other,
    /// 总计.
    Sum,
}

impl Row {
    /// The rows of an edition, in the order of the form.
    pub fn of(edition: Edition) -> &'static [Self] {
        match edition {
            Edition::E2019 => &ROWS_2019,
            Edition::E2021 => &ROWS_2021,
        }
    }

    /// Every row of either edition, in the order of the form.
    pub const ALL: [Self; 26] = [
        Self::New,
        Self::CarriedIn,
        Self::Granted,
        Self::Partial,
        Self::DeniedSecret,
        Self::DeniedLaw,
        Self::DeniedSafety,
        Self::DeniedThirdParty,
        Self::DeniedInternal,
        Self::DeniedProcess,
        Self::DeniedEnforcement,
        Self::DeniedInquiry,
        Self::UnavailableNotHeld,
        Self::UnavailableNotMade,
        Self::UnavailableUnclear,
        Self::UnprocessedPetition,
        Self::UnprocessedRepeat,
        Self::UnprocessedPublication,
        Self::UnprocessedMass,
        Self::UnprocessedConfirm,
        Self::Other,
        Self::OtherNotCorrected,
        Self::OtherUnpaid,
        Self::OtherOther,
        Self::Total,
        Self::CarriedOut,
    ];

    /// The id, e.g. `denied-secret`.
    pub fn id(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::CarriedIn => "carried-in",
            Self::Granted => "granted",
            Self::Partial => "partial",
            Self::DeniedSecret => "denied-secret",
            Self::DeniedLaw => "denied-law",
            Self::DeniedSafety => "denied-safety",
            Self::DeniedThirdParty => "denied-third-party",
            Self::DeniedInternal => "denied-internal",
            Self::DeniedProcess => "denied-process",
            Self::DeniedEnforcement => "denied-enforcement",
            Self::DeniedInquiry => "denied-inquiry",
            Self::UnavailableNotHeld => "unavailable-not-held",
            Self::UnavailableNotMade => "unavailable-not-made",
            Self::UnavailableUnclear => "unavailable-unclear",
            Self::UnprocessedPetition => "unprocessed-petition",
            Self::UnprocessedRepeat => "unprocessed-repeat",
            Self::UnprocessedPublication => "unprocessed-publication",
            Self::UnprocessedMass => "unprocessed-mass",
            Self::UnprocessedConfirm => "unprocessed-confirm",
            Self::Other => "other",
            Self::OtherNotCorrected => "other-not-corrected",
            Self::OtherUnpaid => "other-unpaid",
            Self::OtherOther => "other-other",
            Self::Total => "total",
            Self::CarriedOut => "carried-out",
        }
    }

    /// The row's own label on the form, without the label of its group.
    #[expect(clippy::too_many_lines, reason = "one label a row")]
    pub fn label(self) -> Label {
        match self {
            Self::New => Label {
                zh: "一、本年新收政府信息公开申请数量",
                en: "I. Applications received this year",
            },
            Self::CarriedIn => Label {
                zh: "二、上年结转政府信息公开申请数量",
                en: "II. Applications carried over from last year",
            },
            Self::Granted => Label {
                zh: "(一)予以公开",
                en: "(1) Disclosed",
            },
            Self::Partial => Label {
                zh: "(二)部分公开(区分处理的,只计这一情形,不计其他情形)",
                en: "(2) Partly disclosed",
            },
            Self::DeniedSecret => Label {
                zh: "1.属于国家秘密",
                en: "1. State secret",
            },
            Self::DeniedLaw => Label {
                zh: "2.其他法律行政法规禁止公开",
                en: "2. Disclosure forbidden by other law",
            },
            Self::DeniedSafety => Label {
                zh: "3.危及“三安全一稳定”",
                en: "3. Endangers safety or stability",
            },
            Self::DeniedThirdParty => Label {
                zh: "4.保护第三方合法权益",
                en: "4. Rights of a third party",
            },
            Self::DeniedInternal => Label {
                zh: "5.属于三类内部事务信息",
                en: "5. Internal affairs",
            },
            Self::DeniedProcess => Label {
                zh: "6.属于四类过程性信息",
                en: "6. Information in process",
            },
            Self::DeniedEnforcement => Label {
                zh: "7.属于行政执法案卷",
                en: "7. Law enforcement file",
            },
            Self::DeniedInquiry => Label {
                zh: "8.属于行政查询事项",
                en: "8. Administrative inquiry",
            },
            Self::UnavailableNotHeld => Label {
                zh: "1.本机关不掌握相关政府信息",
                en: "1. Not held by this office",
            },
            Self::UnavailableNotMade => Label {
                zh: "2.没有现成信息需要另行制作",
                en: "2. Would have to be made",
            },
            Self::UnavailableUnclear => Label {
                zh: "3.补正后申请内容仍不明确",
                en: "3. Still unclear after correction",
            },
            Self::UnprocessedPetition => Label {
                zh: "1.信访举报投诉类申请",
                en: "1. Petition, report or complaint",
            },
            Self::UnprocessedRepeat => Label {
                zh: "2.重复申请",
                en: "2. Repeated application",
            },
            Self::UnprocessedPublication => Label {
                zh: "3.要求提供公开出版物",
                en: "3. Published work",
            },
            Self::UnprocessedMass => Label {
                zh: "4.无正当理由大量反复申请",
                en: "4. Mass applications without reason",
            },
            Self::UnprocessedConfirm => Label {
                zh: "5.要求行政机关确认或重新出具已获取信息",
                en: "5. Confirmation or reissue of information already had",
            },
            Self::Other => Label {
                zh: "(六)其他处理",
                en: "(6) Otherwise handled",
            },
            Self::OtherNotCorrected => Label {
                zh: "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
                en: "1. Not corrected in time",
            },
            Self::OtherUnpaid => Label {
                zh: "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
                en: "2. Fee not paid in time",
            },
            Self::OtherOther => Label {
                zh: "3.其他",
                en: "3. Other",
            },
            Self::Total => Label {
                zh: "(七)总计",
                en: "(7) Total",
            },
            Self::CarriedOut => Label {
                zh: "四、结转下年度继续办理",
                en: "IV. Carried over to next year",
            },
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
    /// In the order of the form, the total last.
    pub const ALL: [Self; 7] = [
        Self::Natural,
        Self::Business,
        Self::Research,
        Self::Charity,
        Self::Legal,
        Self::Other,
        Self::Sum,
    ];

    /// The columns that make up the total.
    pub const PARTS: [Self; 6] = [
        Self::Natural,
        Self::Business,
        Self::Research,
        Self::Charity,
        Self::Legal,
        Self::Other,
    ];

    /// The id, e.g. `natural`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Natural => "natural",
            Self::Business => "business",
            Self::Research => "research",
            Self::Charity => "charity",
            Self::Legal => "legal",
            Self::Other => "other",
            Self::Sum => "sum",
        }
    }

    /// The label on the form.
    pub fn label(self) -> Label {
        match self {
            Self::Natural => Label {
                zh: "自然人",
                en: "Natural persons",
            },
            Self::Business => Label {
                zh: "商业企业",
                en: "Businesses",
            },
            Self::Research => Label {
                zh: "科研机构",
                en: "Research institutes",
            },
            Self::Charity => Label {
                zh: "社会公益组织",
                en: "Public-interest organisations",
            },
            Self::Legal => Label {
                zh: "法律服务机构",
                en: "Legal services",
            },
            Self::Other => Label {
                zh: "其他",
                en: "Others",
            },
            Self::Sum => Label {
                zh: "总计",
                en: "Total",
            },
        }
    }
}

static ROWS_2019: [Row; 23] = [
    Row::New,
    Row::CarriedIn,
    Row::Granted,
    Row::Partial,
    Row::DeniedSecret,
    Row::DeniedLaw,
    Row::DeniedSafety,
    Row::DeniedThirdParty,
    Row::DeniedInternal,
    Row::DeniedProcess,
    Row::DeniedEnforcement,
    Row::DeniedInquiry,
    Row::UnavailableNotHeld,
    Row::UnavailableNotMade,
    Row::UnavailableUnclear,
    Row::UnprocessedPetition,
    Row::UnprocessedRepeat,
    Row::UnprocessedPublication,
    Row::UnprocessedMass,
    Row::UnprocessedConfirm,
    Row::Other,
    Row::Total,
    Row::CarriedOut,
];

static ROWS_2021: [Row; 25] = [
    Row::New,
    Row::CarriedIn,
    Row::Granted,
    Row::Partial,
    Row::DeniedSecret,
    Row::DeniedLaw,
    Row::DeniedSafety,
    Row::DeniedThirdParty,
    Row::DeniedInternal,
    Row::DeniedProcess,
    Row::DeniedEnforcement,
    Row::DeniedInquiry,
    Row::UnavailableNotHeld,
    Row::UnavailableNotMade,
    Row::UnavailableUnclear,
    Row::UnprocessedPetition,
    Row::UnprocessedRepeat,
    Row::UnprocessedPublication,
    Row::UnprocessedMass,
    Row::UnprocessedConfirm,
    Row::OtherNotCorrected,
    Row::OtherUnpaid,
    Row::OtherOther,
    Row::Total,
    Row::CarriedOut,
];
