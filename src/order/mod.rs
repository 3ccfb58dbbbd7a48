//! Sorting, maps and sets, compiled once or small.
//!
//! The sorting of the standard library is compiled for every type anew, 5 KB each. Here it sorts
//! places, and what is there follows. Lists that searches sort again and again do not go through
//! this.

mod map;
mod set;

pub use map::Map;
pub use set::Set;

use std::cmp::Ordering;
use std::mem;

use crate::steps;

/// Sorts; equal items keep their order.
pub fn sort<T: Ord>(items: &mut [T]) {
    let moves = moves(items.len(), &|one, other| {
        items.get(one).cmp(&items.get(other))
    });
    follow(items, moves);
}

/// Sorts by a key, which is made once for each item; items with equal keys keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl FnMut(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    let moves = moves(keys.len(), &|one, other| {
        keys.get(one).cmp(&keys.get(other))
    });
    follow(items, moves);
}

/// The set of the items.
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> Set<T> {
    items.into_iter().collect()
}

/// The map of the pairs; of several with one key the last one stays.
pub fn map<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> Map<K, V> {
    pairs.into_iter().collect()
}

fn follow<T>(items: &mut [T], moves: Vec<(usize, usize)>) {
    for (one, other) in moves {
        items.swap(one, other);
    }
}

/// The places to swap, one pair after the other, so that all items are in order.
fn moves(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    if count < 2 {
        return Vec::new();
    }
    // for each place, where the item is located that belongs there
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|&one, &other| {
        steps::count(1);
        compare(one, other)
    });
    let mut moves = Vec::new();
    for first in 0..count {
        let mut place = first;
        while let Some(slot) = order.get_mut(place) {
            let from = mem::replace(slot, place);
            if from == first || from == place {
                break;
            }
            moves.push((place, from));
            place = from;
        }
    }
    moves
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, sorted: &str, by_length: &str) {
        let mut items: Vec<&str> = words.split(' ').collect();
        sort_by_key(&mut items, |item| item.len());
        assert_eq!(items.join(" "), by_length);
        sort(&mut items);
        assert_eq!(items.join(" "), sorted);
    }

    #[test]
    fn items_are_put_in_order() {
        check("b", "b", "b");
        check("c b a", "a b c", "c b a");
        check("ccc a bb dd b", "a b bb ccc dd", "a b bb dd ccc");
        check("d a c b e", "a b c d e", "d a c b e");
    }
}
