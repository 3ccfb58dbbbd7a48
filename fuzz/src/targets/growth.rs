//! Work grows as the input does: a piece that the input spells, repeated, and repeated four times as often.

use std::hint::black_box;
use std::sync::Arc;

use gouji::check::{Config, check};
use gouji::read;

use super::vocabulary;

/// How long the two texts are: the windows in which stages look around a place are smaller than the first.
const SIZES: [usize; 2] = [6_000, 24_000];

/// The longest piece, of which the first text has many.
const PIECE: usize = 200;

/// What is taken may grow six and a half times where the input grows four times: memory is asked for in powers of two.
const MOST: [u64; 2] = [13, 2];

/// Nothing is said of less: bytes asked for, bytes held, pieces of memory.
const LITTLE: [u64; 3] = [4_000_000, 2_000_000, 40_000];

/// The memory that a text takes until it is checked.
fn costs(text: &str) -> [u64; 3] {
    let memory = allocation_counter::measure(|| {
        let document = Arc::new(read::text(text));
        black_box(check(document, &Config::default()));
    });
    [memory.bytes_total, memory.bytes_max, memory.count_total]
}

/// The first byte chooses what stands before the piece.
pub(crate) fn growth(data: &[u8]) {
    let Some((&before, piece)) = data.split_first() else {
        return;
    };
    let piece = vocabulary::spelt(piece);
    if piece.is_empty() || piece.len() > PIECE {
        return;
    }
    let before =
        ["", "一、总体情况\n", "| 项目 | 数量 |\n", "规章\t1\t2\t3\n"][usize::from(before % 4)];
    let [middle, large] = SIZES.map(|size| {
        let repeated = piece.repeat(size.div_ceil(piece.len()));
        costs(&format!("{before}{repeated}\n"))
    });
    for ((middle, large), little) in middle.into_iter().zip(large).zip(LITTLE) {
        assert!(
            large <= little || large * MOST[1] <= middle * MOST[0],
            "{piece:?} takes {middle}, and four times of it {large}"
        );
    }
}
