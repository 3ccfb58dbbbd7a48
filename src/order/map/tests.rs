//! Maps beside those of the standard library.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

proptest! {
    /// A map does as that of the standard library does, whatever is done to it.
    #[test]
    fn maps_are_maps(
        changes in vec((0_u16..500, 0_u8..5), 0..600),
        (from, to) in (0_u16..500, 0_u16..500),
    ) {
        let (mut map, mut expected) = (Map::new(), BTreeMap::new());
        for (at, &(key, change)) in changes.iter().enumerate() {
            match change {
                0 => assert_eq!(map.remove(&key), expected.remove(&key)),
                1 => *map.entry(key).or_default() += 1,
                _ => assert_eq!(map.insert(key, at), expected.insert(key, at)),
            }
            if change == 1 {
                *expected.entry(key).or_default() += 1;
            }
        }
        assert_eq!(map.len(), expected.len());
        assert!(map.iter().eq(&expected));
        assert!(map.iter().rev().eq(expected.iter().rev()));
        for key in 0..500 {
            assert_eq!(map.get(&key), expected.get(&key));
        }
        assert!(map.range(from..).eq(expected.range(from..)));
        assert!(map.range(..=to).rev().eq(expected.range(..=to).rev()));
        if from <= to {
            assert!(map.range(from..to).eq(expected.range(from..to)));
            assert!(map.range(from..=to).eq(expected.range(from..=to)));
        } else {
            assert_eq!(map.range(from..to).count(), 0);
        }
        map.retain(|key, _| key % 3 > 0);
        expected.retain(|key, _| key % 3 > 0);
        map.truncate(&to);
        drop(expected.split_off(&to));
        assert!(map.iter().eq(&expected));
        assert_eq!(map.is_empty(), expected.is_empty());
        assert!(map.clone().into_iter().eq(expected));
    }
}
