//! Table four, 政府信息公开行政复议、行政诉讼情况: one data row of fifteen numbers.

use super::labels::labels;

labels! {
    /// The three groups of columns: 行政复议, and 行政诉讼 in two.
    Group.label {
        Review "review" "行政复议" "Administrative review"
        SuitDirect "suit-direct" "未经复议直接起诉" "Lawsuit without prior review"
        SuitAfterReview "suit-after-review" "复议后起诉" "Lawsuit after review"
    }
}

labels! {
    /// The five columns of each group.
    Column.label {
        Upheld "upheld" "结果维持" "Upheld"
        Corrected "corrected" "结果纠正" "Corrected"
        Other "other" "其他结果" "Other result"
        Pending "pending" "尚未审结" "Pending"
        Sum "sum" "总计" "Total"
    }
}

impl Column {
    /// The columns that make up the total.
    pub const PARTS: [Self; 4] = [Self::Upheld, Self::Corrected, Self::Other, Self::Pending];
}
