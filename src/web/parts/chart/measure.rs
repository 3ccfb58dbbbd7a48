//! How much room words take in a drawing, as near as can be determined without drawing them.

/// The width of a text in pixels at a size of type: a Chinese character is as wide as it is high, others
/// take little more than half of that.
pub(super) fn width(text: &str, size: u32) -> u32 {
    let tenths: u32 = text
        .chars()
        .map(|character| if character.is_ascii() { 6 } else { 10 })
        .sum();
    (tenths * size).div_ceil(10)
}

/// How many lines a text takes in a column of this width.
pub(super) fn lines(text: &str, size: u32, column: u32) -> u32 {
    // a line breaks before the character that does not fit any more
    let column = column.saturating_sub(size).max(size);
    width(text, size).div_ceil(column).max(1)
}

/// How many rows items of these widths take side by side, each going on to the next row as a whole.
pub(super) fn rows(items: impl IntoIterator<Item = u32>, gap: u32, room: u32) -> u32 {
    let (mut rows, mut used) = (1, 0);
    for item in items {
        if used > 0 && used + gap + item > room {
            rows += 1;
            used = item;
        } else {
            used += if used > 0 { gap } else { 0 } + item;
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_wider() {
        assert_eq!(width("予以公开", 13), 52);
        assert_eq!(width("12.5%", 10), 30);
        assert_eq!(width("", 13), 0);
    }

    #[test]
    fn long_names_take_several_lines() {
        assert_eq!(lines("予以公开", 13, 200), 1);
        assert_eq!(lines("", 13, 200), 1);
        assert_eq!(lines(&"字".repeat(24), 13, 144), 3);
    }

    #[test]
    fn a_legend_goes_on_in_the_next_row() {
        assert_eq!(rows([100, 100, 100], 10, 320), 1);
        assert_eq!(rows([100, 100, 100], 10, 319), 2);
        assert_eq!(rows([400, 400], 10, 320), 2);
        assert_eq!(rows([], 10, 320), 1);
    }
}
