//! The words that decide what a sentence claims, each with its sense: the only place, beside the
//! patterns, where words of the domain stand.
//!
//! Text is cut into words in one scan, the longest entry first, so that a word inside another word is
//! never seen: 无 in 无锡, 中 in 信息中心, 超过 in 不超过. A word that merely contains another one is an
//! entry of its own, with the sense [`Other`](Sense::Other). To teach a wording, add the word to the
//! row of its sense.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::fold::Folded;
use crate::steps;

/// What a word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sense {
    /// 收到, 受理: what came in.
    Received,
    /// 新收: what came in within the year.
    New,
    /// 上年结转
    CarriedIn,
    /// 结转下年度
    CarriedOut,
    /// 结转, without a year
    Carry,
    /// 下年
    Next,
    /// 正在办理: not done yet.
    Pending,
    /// 剩余: what is left.
    Left,
    /// 答复, 办结
    Answered,
    /// 均, 全部
    All,
    /// 按期
    InTime,
    /// 予以公开
    Granted,
    /// 部分公开
    Partial,
    /// 不予公开
    Denied,
    /// 无法提供
    Unavailable,
    /// 不予处理
    Unprocessed,
    /// 其他处理
    OtherOutcome,
    /// An outcome that is none of the groups of the form (补正, 不属于本机关).
    Outcome,
    /// 自然人
    Natural,
    /// 法人, 企业
    Legal,
    /// 法人或其他组织: all that are no natural persons.
    Organisations,
    /// 信函, 当面: a way of applying.
    Way,
    /// 微信, 网站: a channel of publication.
    Channel,
    /// 维持
    Upheld,
    /// 驳回, 胜诉: upheld in other words.
    Dismissed,
    /// 纠正
    Corrected,
    /// 其他结果
    OtherResult,
    /// 尚未审结
    Unheard,
    /// 撤诉, 终止: a result that is none of the columns of the form.
    Result,
    /// 行政复议
    Review,
    /// 行政诉讼
    Suit,
    /// 未经复议直接起诉
    Direct,
    /// 复议后起诉
    AfterReview,
    /// 规章
    Regulation,
    /// 规范性文件
    Normative,
    /// 制发
    Made,
    /// 废止
    Repealed,
    /// 现行有效
    Valid,
    /// 决定
    Decision,
    /// 行政许可
    Permit,
    /// 行政处罚
    Penalty,
    /// 行政强制
    Coercion,
    /// 行政事业性收费
    AdministrativeFee,
    /// 信息处理费
    ProcessingFee,
    /// 申请
    Application,
    /// 政府信息公开
    Disclosure,
    /// 主动公开
    Proactive,
    /// 答复书
    Letter,
    /// 投诉, 建议, 热线: what is received and answered but is no application.
    OtherMatter,
    /// 其中
    Among,
    /// 申请中: like 其中, where it ends its clause.
    Amid,
    /// 从申请方式看: what stands before is parted in another way.
    Viewed,
    /// 包括, 分别为
    Including,
    /// 含
    Holding,
    /// 主要
    Examples,
    /// 一是
    Enumerated,
    /// 分别
    Respectively,
    /// 各
    Each,
    /// 等
    Others,
    /// 另有
    Besides,
    /// 其他
    Rest,
    /// 共, 合计
    Total,
    /// 以上, 上述
    Above,
    /// 历年累计
    Cumulative,
    /// 较, 同比
    Compared,
    /// 增加
    Rise,
    /// 减少
    Fall,
    /// 占
    Share,
    /// 占全省的: of something that is not in the sentence.
    Elsewhere,
    /// 率
    Rate,
    /// 目标: what was aimed at.
    Target,
    /// 平均, 每
    Average,
    /// 2023年
    Year,
    /// 上年
    Former,
    /// 全年, 本年度
    ThisYear,
    /// 上半年, 一季度, 近三年: a time that is not the year of the report.
    OtherTime,
    /// 未, 不
    Not,
    /// 未收到, 没有
    None,
    /// 如, 应当, 力争: not said as a fact.
    Hedge,
    /// 应, 需: what is due.
    Due,
    /// 除
    Except,
    /// 办公室, 本级: less than what the report is about.
    Narrow,
    /// 各部门, 乡镇: others than the one that reports.
    OtherBody,
    /// 我局, 全市: the one that reports.
    Body,
    /// 涉及, 关于: what the matters are about.
    About,
    /// 转办, 审核: done for others.
    ForOthers,
    /// A verb that begins a clause of its own.
    Verb,
    /// 通过, 利用: by what means.
    Through,
    /// 办理, 处理: there was to do, or was done.
    Handled,
    /// 生产总值, 可比价: a growth of it is at constant prices.
    Output,
    /// 为, 达到
    Is,
    /// 数量, 总数
    Number,
    /// 政策, 工作动态: a kind of news.
    News,
    /// A word that is known and says nothing of the above.
    Other,
}

/// A set of senses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Senses(u128);

impl Senses {
    /// The set of these.
    pub(super) const fn of(senses: &[Sense]) -> Self {
        let mut bits = 0;
        let mut at = 0;
        while at < senses.len() {
            bits |= 1 << senses[at] as u8;
            at += 1;
        }
        Self(bits)
    }

    /// Whether it has this one.
    pub(super) fn has(self, sense: Sense) -> bool {
        self.0 & (1 << sense as u8) != 0
    }

    /// Whether it has any of these.
    pub(super) fn any(self, senses: &[Sense]) -> bool {
        self.0 & Self::of(senses).0 != 0
    }

    /// Whether it has none but these.
    pub(super) fn only(self, senses: &[Sense]) -> bool {
        self.0 & !Self::of(senses).0 == 0
    }

    /// Both sets together.
    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Adds one.
    pub(super) fn add(&mut self, sense: Sense) {
        self.0 |= 1 << sense as u8;
    }
}

/// The entries: words with blanks between, for each sense. No word stands in two rows.
const ENTRIES: &[(Sense, &str)] = &[
    (
        Sense::Received,
        "收 收到 受理 接收 接到 收件 接件 收悉 登记 接办 受理了 收到了 接收到 接受 收案 立案 承办 交办 受案 接获",
    ),
    (
        Sense::New,
        "新收 新收到 新受理 新增 本年收到 本年新收 本年度新收 新接收 当年收到 当年新收 新立案 新收案",
    ),
    (
        Sense::CarriedIn,
        "上年结转 上年度结转 上一年结转 上一年度结转 去年结转 往年结转 历年结转 结转上年 结转上年度 结转上一年度 \
         上年转结 上年度转结 上年转入 上年度转入 上一年度转入 上年遗留 上年度遗留 去年遗留 以前年度结转 年初结转 \
         结转自上年 结转自上年度 上年结存 上年接转 上年度接转 上年旧存 旧存 上年结余 上年跨年 期初未结 去年转入 \
         上年结转的 上年未办结 上年度未办结 上年度延续 上年延续",
    ),
    (
        Sense::CarriedOut,
        "结转下年 结转下年度 结转下一年 结转下一年度 结转至下年 结转至下年度 结转至下一年 结转至下一年度 结转到下年 \
         结转到下一年度 转下年 转下年度 转下一年度 转入下年 转入下年度 转入下一年度 转至下年 转至下年度 转至下一年度 \
         结转明年 结转次年 转结下年 转结下年度 结转入下年 结转入下年度 延至下年 顺延 转下 结转为下年度 结转于下年度 \
         下年结转 下年度结转 转到下年度 结转下年继续 跨年办理 接转下年 接转下年度 转次年 转入次年",
    ),
    (Sense::Carry, "结转 转结 转入 遗留 延续 接转 跨年"),
    (Sense::Next, "下年 下年度 下一年 下一年度 次年 明年 来年"),
    (
        Sense::Pending,
        "正在办理 正在办理中 尚在办理 仍在办理 未办结 尚未办结 待办结 正在处理 尚在处理 办理中 在办 待办 正在答复 \
         尚未答复 未答复 待答复 未到期 尚未到期 未到答复期限 继续办理 继续处理 继续办结 未完成 未办理完毕 正在进行 \
         处理中 跟进办理 正在按程序办理",
    ),
    (Sense::Left, "剩余 余下 剩下 其余下 尚余 尚有 还有"),
    (
        Sense::Answered,
        "答复 办结 回复 办复 办理完成 处理完毕 已完成 本年办理 办理完毕 办理答复 书面答复 完成 审结 结案 办结答复 完成答复 完成办理 已结 结案数 审执结 执结 \
         办结了 答复了 给予答复 予以答复 作出答复 依法答复 依法办理 办理结果",
    ),
    (Sense::All, "均 全部 皆 悉数 一律 全都 无一例外"),
    (
        Sense::InTime,
        "在办理期限内 在法定期限内 按时 按期 及时 限时 期限内 法定期限内 法定时限内 规定时限内 规定期限内 依法按时 按规定时限 时限内",
    ),
    (
        Sense::Granted,
        "予以公开 同意公开 全部公开 完全公开 公开答复 已予公开 已主动公开 主动公开范围",
    ),
    (
        Sense::Partial,
        "部分公开 予以部分公开 同意部分公开 区分处理 部分予以公开",
    ),
    (
        Sense::Denied,
        "不予公开 不同意公开 不公开 免予公开 不属于公开 不予以公开 依法不公开",
    ),
    (
        Sense::Unavailable,
        "无法提供 无法提供信息 不能提供 无法提供政府信息 信息无法提供",
    ),
    (Sense::Unprocessed, "不予处理 不处理 不再处理"),
    (
        Sense::OtherOutcome,
        "其他处理 其它处理 其他情形 其他处理情形 其他答复",
    ),
    (
        Sense::Outcome,
        "属于公开 属于公开范围 不掌握 不存在 信息不存在 没有现成信息 没有现成 已公开 逾期 逾期不补正 补正 告知补正 不属于 不属于本机关 \
         非本机关 执法案卷 案卷信息 告知 告知作出更改补充 重复申请 重复 行政查询 查询事项 需要另行制作 无需答复 \
         信访举报投诉 公开出版物 大量反复申请 无正当理由 要求确认 第三方合法权益 内部事务信息 过程性信息 国家秘密 \
         撤回 撤销申请 主动撤回 自愿撤回 不属于政府信息 非政府信息 延期答复 延期 三安全一稳定 申请内容不明确 \
         申请人撤回",
    ),
    (Sense::Natural, "自然人 公民 个人 群众"),
    (
        Sense::Legal,
        "法人 企业 商业企业 科研机构 社会公益组织 法律服务机构 社会组织 机构 单位 社会团体 公司 公益组织 法律机构",
    ),
    (
        Sense::Organisations,
        "法人或其他组织 法人和其他组织 法人及其他组织 法人、其他组织 法人或者其他组织 法人组织",
    ),
    (
        Sense::Way,
        "网上 网络 在线 线上 线下 信函 邮寄 邮件 当面 现场 传真 书面 电子 电子邮件 电子邮箱 窗口 口头 电话 互联网 \
         来信 来电 来访 网上申请 网络申请 在线申请 信函申请 当面申请 现场申请 传真申请 邮寄申请 邮政 信件 快递 纸质 \
         面交 到场 当面提交 信函邮寄 网上提交 平台申请 系统 依申请公开系统 邮箱 走访 登门 挂号信 网页 表单",
    ),
    (
        Sense::Channel,
        "网站 门户网站 政府网站 官网 官方网站 微信 微博 公众号 微信公众号 政务微信 政务微博 官方微信 官方微博 政务新媒体 \
         新媒体 抖音 头条 今日头条 头条号 视频号 快手 客户端 公报 政府公报 报纸 报刊 电视 广播 公示栏 公开栏 平台 \
         简报 宣传栏 电子屏 触摸屏 查阅点 查阅场所 信息栏 传统媒体 媒体 小程序 短信 手机报 一网通 公开专栏 专栏 \
         其他平台 其他渠道 新闻发布会 政务公开栏 电视台 电台 显示屏",
    ),
    (Sense::Upheld, "维持 结果维持 均维持 维持原 予以维持 维持率"),
    (
        Sense::Dismissed,
        "驳回 胜诉 驳回诉讼请求 驳回起诉 驳回复议请求 驳回申请",
    ),
    (
        Sense::Corrected,
        "纠正 结果纠正 纠错 被纠正 被纠错 结果纠错 责令履行 责令重作",
    ),
    (Sense::OtherResult, "其他结果 其它结果 结果其他"),
    (
        Sense::Unheard,
        "尚未审结 未审结 尚在审理 正在审理 未结 审理中 正在审理中 待审结 未审理完毕 尚未结案 未结案 未审执结",
    ),
    (
        Sense::Result,
        "撤诉 终止 撤销 确认违法 败诉 一审 二审 再审 调解 和解 变更 确认 责令 撤回起诉 撤回申请 不予受理 中止 调撤 \
         裁定 判决",
    ),
    (Sense::Review, "行政复议 复议 复议案件 行政复议案件"),
    (
        Sense::Suit,
        "行政诉讼 诉讼 应诉 行政诉讼案件 行政应诉 行政案件",
    ),
    (
        Sense::Direct,
        "未经复议直接起诉 未经复议 直接起诉 直接诉讼 未经复议直接诉讼",
    ),
    (
        Sense::AfterReview,
        "复议后起诉 复议后 复议后诉讼 经复议后起诉 经复议",
    ),
    (Sense::Regulation, "规章 政府规章"),
    (Sense::Normative, "规范性文件 行政规范性文件"),
    (
        Sense::Made,
        "制发 制定 印发 出台 制作 新制定 新制发 新出台 制定出台 制定印发 新印发 发文 起草 颁布",
    ),
    (
        Sense::Repealed,
        "废止 失效 废止失效 废止或失效 宣布废止 宣布失效 废止和宣布失效 拟废止 已废止",
    ),
    (
        Sense::Valid,
        "现行有效 有效 继续有效 现行有效的 现存有效 保留",
    ),
    (Sense::Decision, "决定 许可决定 处罚决定 强制决定"),
    (Sense::Permit, "行政许可 许可"),
    (Sense::Penalty, "行政处罚 处罚"),
    (Sense::Coercion, "行政强制 强制"),
    (Sense::AdministrativeFee, "行政事业性收费"),
    (
        Sense::ProcessingFee,
        "信息处理费 政府信息公开信息处理费 信息公开处理费",
    ),
    (
        Sense::Application,
        "申请 依申请公开 依申请 公开申请 信息公开申请 政府信息公开申请 申请公开 依申请公开政府信息 申请件 申请书 \
         依申请公开件 依申请公开信息 公开政府信息申请 申请人 依申请公开事项 申请事项 申请办理",
    ),
    (
        Sense::Disclosure,
        "政府信息公开 信息公开 公开 政府信息 政务公开 信息 政务信息 公开信息 公开政府信息 公开政务信息 信息公开类 \
         政府信息公开类 政府信息公开工作",
    ),
    (
        Sense::Proactive,
        "主动公开 主动公开政府信息 主动公开信息 主动公开各类信息 主动发布 发布信息 发布 公布 发布各类信息 上网公开 \
         推送 更新 刊登 刊发 发表 上传 公示 公开发布 编发 转载 采用 录用 报送 推送信息 更新信息",
    ),
    (
        Sense::Letter,
        "答复书 答复函 告知书 答复意见书 政府信息公开告知书 答复文书",
    ),
    (
        Sense::OtherMatter,
        "建议 提案 工单 热线 举报 留言 咨询 信箱 信访 投诉 来信来访 公文 属性 诉求 线索 人大代表建议 政协提案 \
         政协委员提案 建议提案 求助 舆情 网民留言 市长信箱 领导信箱 县长信箱 局长信箱 区长信箱 书记信箱 投诉举报 信访件 \
         办件 合同 人大建议 代表建议 议案 仲裁 民意 咨询投诉 申诉 许可申请 纠纷 公开属性",
    ),
    (
        Sense::Among,
        "其中 当中 之中 其中有 这其中 其中的 中的 内含",
    ),
    (Sense::Amid, "中 里 之内"),
    (
        Sense::Viewed,
        "看 来看 上看 划分 来分 统计看 分析 分类看 而言 来讲",
    ),
    (
        Sense::Including,
        "包括 包含 具体为 具体是 具体如下 具体情况 分为 主要分为 情况如下 如下 以下方面 以下几类 构成如下",
    ),
    (Sense::Holding, "含 内含有 含有 包含了"),
    (
        Sense::Examples,
        "主要包括 主要涉及 主要集中 主要有 主要是 主要为 主要 例如 比如 诸如 主要含 特别是 尤其 主要公开 主要内容",
    ),
    (
        Sense::Enumerated,
        "一是 二是 三是 四是 五是 六是 七是 八是 九是 十是 首先 其次 第一是 第二是 第三是 第四是 其一 其二 其三",
    ),
    (
        Sense::Respectively,
        "分别为 分别是 分别有 分别 分别达 分别占 分别发布 分别公开 分别计",
    ),
    (Sense::Each, "各"),
    (Sense::Others, "等 等等 等类 等方面"),
    (
        Sense::Besides,
        "另有 另外 此外 另 还 同时 外加 另收 除此之外 再加上 加上 以及",
    ),
    (
        Sense::Rest,
        "其他 其它 其余 及其他 和其他 以及其他 其他类 其他信息 其他方式 其他途径 其他类信息 其他主动公开 其他渠道公开 \
         其他类别 其他各类",
    ),
    (
        Sense::Total,
        "合计 合计共 共计 总计 总共 一共 累计 共有 总数 总和 相加 之和 共 总 总量 累计共 共累计 总数为 合共 总计共",
    ),
    (
        Sense::Above,
        "此类 该类 这类 以上 上述 前述 前 这 两者 二者 三者",
    ),
    (
        Sense::Cumulative,
        "历年累计 历年 至今累计 以来累计 自开通以来 开通以来 成立以来 自成立以来 总粉丝 累计至今 截至目前累计",
    ),
    (
        Sense::Compared,
        "较 比 同比 环比 与 相比 相较 相较于 比较 较之 比之",
    ),
    (
        Sense::Rise,
        "增加 增长 上升 提高 提升 增幅 多 增 上涨 增多 涨 上浮 增速 增长率 增加率 上升率 涨幅 净增 新增长 同比增加 同比增长 环比增长 升高 扩大 \
         增至 翻 增收 增幅为 增幅达",
    ),
    (
        Sense::Fall,
        "减少 下降 降低 回落 降幅 下滑 少 减 降 同比减少 同比下降 环比下降 缩减 压减 减幅 减少率 下降率 减少了 缩短 降至 负增长 精简",
    ),
    (
        Sense::Share,
        "占 占比 占比为 占比达 比重 占到 约占 所占比例 比例 占有 比例为 占总数 占比约 所占比重 占据",
    ),
    (
        Sense::Elsewhere,
        "占全省 占全市 占全区 占全县 占全国 占全镇 占全州 占全系统 占同期 占计划 占年度计划 占地区生产总值 占全球",
    ),
    (
        Sense::Rate,
        "率 办结率 答复率 公开率 整改率 办复率 满意率 完成率 回复率 达标率",
    ),
    (
        Sense::Target,
        "目标 任务 计划 指标 目标任务 年度目标 考核任务 任务数 计划数 目标数 指标数 年初预算 调整预算 预算",
    ),
    (
        Sense::Average,
        "平均 每 日均 月均 人均 年均 均每 平均每 每年 每月 每日 每件 每天 每周 户均 件均",
    ),
    (
        Sense::Former,
        "去年 上年 上年度 上一年 上一年度 去年同期 上年同期 同期 往年 前年 去年全年 上年全年 上年底 去年底 上年末 去年末",
    ),
    (
        Sense::ThisYear,
        "全年 本年度 本年 今年 年内 当年 全年度 一年来",
    ),
    (
        Sense::OtherTime,
        "上半年 下半年 季度 一季度 二季度 三季度 四季度 第一季度 第二季度 第三季度 第四季度 以来 至今 近三年 近年来 \
         近两年 近五年 三年来 五年来 前三季度 本月 当月 上月 月份 期间 高峰期 届 五年 三年 十三五 十四五 春节 国庆",
    ),
    (Sense::Not, "未 不 没 尚未 并未 从未 不再 非"),
    (
        Sense::None,
        "未收到 没有收到 未发生 没有发生 未产生 未出现 未引发 无 没有 没有因 未受理 未接到 未有 未被 暂无 尚无 均无 未新收",
    ),
    (
        Sense::Hedge,
        "若 应当 要求 确保 力争 如果 如若 假如 必须 应该 可以 争取 不得 严禁 拟 预计 预期 规定 原则上 届时 避免 防止",
    ),
    (
        Sense::Due,
        "应 需 须 应当公开 应公开 需公开 应办 需办理 应答复 待",
    ),
    (Sense::Except, "除 除了 不含 不包括 不包含 剔除 扣除 不计"),
    (
        Sense::Narrow,
        "办公室 办公厅 本级 机关本部 政府办 府办 区政府办 县政府办 市政府办 市本级 区本级 县本级 省本级 机关本级 局机关 委机关 \
         厅机关 部机关 政府办公室 政府办公厅 人民政府办公室 代区政府 代县政府 代市政府",
    ),
    (
        Sense::OtherBody,
        "部门 乡镇 街道 各部门 各乡镇 各街道 各单位 市直部门 县直部门 区直部门 市直 县直 区直 省直 市级 县级 区级 镇级 乡级 \
         省级 县区 区县 下属 所属 派出所 分局 直属单位 镇街 各镇 各县 各区 各级 公安局 教育局 法院 检察院 市州 市县 垂管 \
         乡镇街道 县市区 社区 村 学校 医院 公安 交警 税务 城管 科室 处室",
    ),
    (
        Sense::Body,
        "我局 我委 我办 我厅 我部 我院 我市 我县 我区 我镇 我乡 我省 我校 我街道 我旗 我州 我处 我会 我单位 我中心 我机关 \
         本局 本委 本办 本厅 本部 本院 本市 本县 本区 本镇 本乡 本省 本校 本街道 本机关 本单位 本部门 本系统 全市 全县 全区 \
         全省 全镇 全乡 全局 全委 全厅 全校 全国 全系统 全街道 全院 全旗 全州 全办 全行政区 各级行政机关 行政机关 机关",
    ),
    (
        Sense::About,
        "涉及 关于 方面 类 有关 内容为 内容涉及 围绕 针对 相关 类别 领域 类型",
    ),
    (
        Sense::ForOthers,
        "转办 代办 代理 参加 出庭 协助 配合 指导 转交 转送 移送 督办",
    ),
    (
        Sense::Verb,
        "组织 开展 召开 举办 征求 征集 编制 转发 开设 培训 调整 删除 开办 建立 建成 修订 修改 建设 设立 调解了 \
         清理 解读 检查 抽查 撰写 发放 开通 参与 提供 解决 投入 出动 举行 下发 梳理 汇总 采纳 使用 \
         实现 支出 招聘 引进 签订 约谈 通报 化解 排查 整改 查处 出具 作出 发出 送达 受邀",
    ),
    (
        Sense::Through,
        "通过 利用 借助 依托 充分利用 运用 借力 依靠",
    ),
    (Sense::Handled, "办理 处理 办理了 处置 处理了"),
    (
        Sense::Output,
        "生产总值 地区生产总值 国内生产总值 GDP 增加值 现价 可比价 可比价格 不变价 不变价格 可比口径 同口径 同口径增长 总产值 产值 现价总量 \
         自然口径 扣除价格因素 名义 实际增长",
    ),
    (
        Sense::Is,
        "年度 年 年底 年末 截至 截止 目前 一年 为 是 有 达 达到 达成 为零 约为 计为 均为 均达 高达 共达 已达 已 了 的 在 于 至 以 被 因 而 并 和 及 将 由于 经 对 从 向 到 其的",
    ),
    (
        Sense::Number,
        "数量 数 量 件数 申请量 申请数量 受理量 收件量 总体 申请总量 条数 办件量 申请数 发布量 公开量 信息量 发布数量 公开数量 受理数量 信息总数 申请件数 总数量 件次",
    ),
    (
        Sense::News,
        "工作动态 政务动态 动态 公告 通知 公告公示 通知公告 政策 政策文件 政策解读 机构职能 机构信息 概况 概况信息 财政 财政信息 \
         财政预决算 预决算 人事 人事信息 人事任免 法规 规划 规划计划 统计信息 统计数据 民生 应急管理 重大项目 公共服务 \
         业务工作 业务信息 党建 党建动态 扶贫 教育 医疗 环保 领导信息 领导 会议 会议信息 信息目录 指南 目录 年度报告 \
         公开指南 公开目录 行政权力 权力清单 政府采购 采购 招标 双公开 政策法规 工作信息 新闻 要闻 图片 视频 图解 文字",
    ),
    (
        Sense::Other,
        "信息中心 无锡 无为 无棣 无极 无线 无论 无偿 有无 无关 无人机 无障碍 无效 无害 主要领导 主要负责 主要负责人 主要原因 公共 \
         公共资源 共享 共享数据 共同 共青团 共建 共治 中共 共和国 中华人民共和国 公共服务平台 不断 不同 不仅 不良 不动产 \
         不少 不含税 不超过 不低于 不高于 不足 不到 不满意 比如说 对比度 比例尺 中心 中国 中央 中小 中医 中学 其中心 \
         分别于 组织部 组织领导 与会 同意 同步 共同体 增值税 增强 增进 减税 减灾 减轻 减免 少年 少数民族 少儿 多元 多种 多次 \
         多项 多样 多媒体 多渠道 多方 多部门 更多 许多 众多 大多 最多 提升年 提高了 如实 如何 如期 含义 包容 即时 即将 \
         办公 办事 办法 办税 主办 承办单位 会办 举办了 处理费 处理器 未成年 未来 未央 无法 无正当 应急 应用 应对 相应 反应 \
         适应 供应 响应 回应 需求 必需 急需 除夕 解除 消除 清除 拆除 免除 排除 占地 占用 占道 侵占 率先 效率 频率 税率 汇率 利率 \
         比武 比赛 比选 评比 等级 同等 中等 高等 平等 访问量 点击量 浏览量 阅读量 满意 合格 及格 达标 接通 反馈 覆盖 签约 履约 息诉 到位 执行 开工 竣工 入库 比较满意 收入 收费 收取 收集 收回 收藏 验收 税收 吸收 招收 征收 收获 收益 收购 收支 回收 收缴 收治 收听 收视 丰收 收养 增长面 下降面 不重复 不重复量 依次为 其他依次为 其它依次为 其余依次为 重点 重点工作 重点领域 如 即 涵盖 由 各类 各项 各种 各级各类 各地 各方 各自 各界 各渠道 各平台 一中 集中 手中 空中 年中 期中 \
         当年度 总结 总体上 总理 总局 总队 总站 总工会 总值 总额 总体方案 计算 计量 计价 计入 计划生育 统计 审计 会计 设计 预计划 公里 公司法 公众 公证 公安部 \
         财政总收入 附加值 处理厂 决定书 决定性 规章制度 制作单位 有效性 有效期 有效率 有效投诉 有效控制 有效促进 有效提升 有效推进 有效解决 \
         保留意见 维持会 维持秩序 终止日 变更登记 确认书 要求书 登记表 登记证 个人信息 个人所得税 群众性 群众路线 群众关切 人民群众 广大群众 \
         公民代表 单位名称 机构改革 组织实施 组织开展 组织机构 信息化 信息技术 信息员 公开课 公开招聘 公开透明 公开招标 网络安全 网络舆情 看望 看病 看法 看护 查看 收看 电子政务 \
         电子信息 电子证照 电话会议 窗口单位 平台建设 平台经济 系统性 书面审查 现场会 现场检查 在线访谈 在线服务 微信群 网站群 网站建设 媒体见面会 \
         公示期 上年度报告 年度计划 年度考核 本年度计划 全年目标 计划总结 总结计划",
    ),
];

/// The entries by their first character, the longest first.
static BY_FIRST: LazyLock<BTreeMap<char, Vec<(&'static str, Sense)>>> = LazyLock::new(|| {
    let mut entries: BTreeMap<char, Vec<(&'static str, Sense)>> = BTreeMap::new();
    for &(sense, words) in ENTRIES {
        for word in words.split_whitespace() {
            if let Some(first) = word.chars().next() {
                entries.entry(first).or_default().push((word, sense));
            }
        }
    }
    for words in entries.values_mut() {
        words.sort_unstable_by_key(|(word, _)| Reverse(word.len()));
    }
    entries
});

/// The longest entry that stands at `at`: its sense and how many characters it has.
pub(super) fn entry(text: &Folded, at: usize) -> Option<(&'static str, Sense)> {
    let entries = BY_FIRST.get(&text.at(at))?;
    steps::count(1);
    entries.iter().copied().find(|(word, _)| text.has(at, word))
}

/// The longest entry that `word` ends in, with its sense.
pub(super) fn longest_end(word: &'static str) -> Option<(&'static str, Sense)> {
    let mut ends = word
        .char_indices()
        .map(|(at, _)| word.get(at..).unwrap_or_default());
    ends.find_map(|end| {
        let entries = BY_FIRST.get(&end.chars().next()?)?;
        entries.iter().copied().find(|&(entry, _)| entry == end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_stands_in_two_rows() {
        let mut seen = std::collections::BTreeSet::new();
        for (_, words) in ENTRIES {
            for word in words.split_whitespace() {
                assert!(seen.insert(word), "{word}");
            }
        }
    }

    #[test]
    fn a_word_inside_another_is_not_seen() {
        let sense = |text: &str| entry(&Folded::new(text), 0).map(|(_, sense)| sense);
        assert_eq!(sense("无锡市收到"), Some(Sense::Other));
        assert_eq!(sense("无行政复议"), Some(Sense::None));
        assert_eq!(sense("不予公开"), Some(Sense::Denied));
        assert_eq!(sense("上年结转的"), Some(Sense::CarriedIn));
        assert_eq!(sense("龘"), None);
    }
}
