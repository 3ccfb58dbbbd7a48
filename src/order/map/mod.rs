//! Maps in the order of their keys.

mod iter;
mod traits;

use std::borrow::Borrow;
use std::mem;
use std::ops::{Bound, RangeBounds};

use iter::Iter;

/// A map in the order of its keys.
///
/// The trees of the standard library are compiled for every type of keys and values anew, 4 KB each. This is a
/// sorted list in runs of bounded length, which is a quarter of that and takes about as long.
#[cfg_attr(feature = "wire", derive(serde::Serialize, serde::Deserialize))]
pub struct Map<K, V> {
    /// None is empty.
    runs: Vec<Vec<(K, V)>>,
}

/// The most entries of a run.
const MOST: usize = 64;

/// A run, and a place in it.
type EntryIndex = (usize, usize);

impl<K, V> Map<K, V> {
    /// An empty map.
    pub const fn new() -> Self {
        Self { runs: Vec::new() }
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.runs.iter().map(Vec::len).sum()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// The entries.
    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter {
            runs: self.runs.iter(),
            front: [].iter(),
            back: [].iter(),
        }
    }

    /// The keys.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> + Clone {
        self.iter().map(|(key, _)| key)
    }

    /// The values, in the order of their keys.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> + Clone {
        self.iter().map(|(_, value)| value)
    }

    /// The entries, their values to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&K, &mut V)> {
        let entries = self.runs.iter_mut().flatten();
        entries.map(|(key, value)| (&*key, value))
    }

    /// The values, in the order of their keys, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.iter_mut().map(|(_, value)| value)
    }

    /// The values, in the order of their keys, taken out.
    pub fn into_values(self) -> impl Iterator<Item = V> {
        self.into_iter().map(|(_, value)| value)
    }
}

impl<K: Ord, V> Map<K, V> {
    /// Where a key is located, or the place that it would take.
    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> Result<EntryIndex, EntryIndex>
    where
        K: Borrow<Q>,
    {
        let begins =
            |run: &Vec<(K, V)>| run.first().is_some_and(|(first, _)| first.borrow() <= key);
        let run = self.runs.partition_point(begins).saturating_sub(1);
        let items = self.runs.get(run).map_or(&[][..], Vec::as_slice);
        let found = items.binary_search_by(|(other, _)| other.borrow().cmp(key));
        found
            .map(|place| (run, place))
            .map_err(|place| (run, place))
    }

    /// Puts an entry where [`find`](Self::find) says that it is missing.
    fn put(&mut self, (mut run, mut place): EntryIndex, key: K, value: V) -> &mut V {
        match self.runs.get_mut(run) {
            None => self.runs.push(Vec::new()),
            Some(items) if items.len() >= MOST => {
                // entries that come in order leave full runs behind them
                let stay = if place == MOST { MOST } else { MOST / 2 };
                let behind = items.split_off(stay);
                self.runs.insert(run + 1, behind);
                if place >= stay {
                    (run, place) = (run + 1, place - stay);
                }
            }
            Some(_) => {}
        }
        &mut self.runs[run].insert_mut(place, (key, value)).1
    }

    /// The value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let (run, place) = self.find(key).ok()?;
        Some(&self.runs.get(run)?.get(place)?.1)
    }

    /// The value of a key, to be changed.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let (run, place) = self.find(key).ok()?;
        Some(&mut self.runs.get_mut(run)?.get_mut(place)?.1)
    }

    /// Whether there is an entry with this key.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).is_ok()
    }

    /// Puts an entry into the map; the value that its key had comes out.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.find(&key) {
            Ok((run, place)) => Some(mem::replace(&mut self.runs[run][place].1, value)),
            Err(place) => {
                self.put(place, key, value);
                None
            }
        }
    }

    /// Takes an entry out; its value comes out.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let (run, place) = self.find(key).ok()?;
        let items = self.runs.get_mut(run)?;
        let (_, value) = items.remove(place);
        if items.is_empty() {
            self.runs.remove(run);
        }
        Some(value)
    }

    /// Keeps the entries of which this is said.
    pub fn retain(&mut self, mut keep: impl FnMut(&K, &mut V) -> bool) {
        for run in &mut self.runs {
            run.retain_mut(|(key, value)| keep(key, value));
        }
        self.runs.retain(|run| !run.is_empty());
    }

    /// Takes out the entries of this key and of all behind it.
    pub fn truncate(&mut self, from: &K) {
        let (Ok((run, place)) | Err((run, place))) = self.find(from);
        self.runs.truncate(run + 1);
        if let Some(items) = self.runs.get_mut(run) {
            items.truncate(place);
        }
        if place == 0 {
            self.runs.truncate(run);
        }
    }

    /// The place that a key has or would have, to be filled.
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        Entry { map: self, key }
    }

    /// The entries whose keys are within bounds; none where these are the wrong way round.
    pub fn range(&self, bounds: impl RangeBounds<K>) -> Iter<'_, K, V> {
        let at = |bound: Bound<&K>, unbounded: EntryIndex, behind: bool| match bound {
            Bound::Unbounded => unbounded,
            Bound::Included(key) | Bound::Excluded(key) => match self.find(key) {
                Ok((run, place)) => (run, place + usize::from(behind)),
                Err(place) => place,
            },
        };
        let is_excluded = matches!(bounds.start_bound(), Bound::Excluded(_));
        let (first, from) = at(bounds.start_bound(), (0, 0), is_excluded);
        let is_included = matches!(bounds.end_bound(), Bound::Included(_));
        let (last, to) = at(bounds.end_bound(), (self.runs.len(), 0), is_included);
        let slice = |run: usize, from: usize, to: usize| {
            let items = self.runs.get(run).map_or(&[][..], Vec::as_slice);
            items
                .get(from..to.min(items.len()))
                .unwrap_or_default()
                .iter()
        };
        if first >= last {
            let to = if first == last { to } else { 0 };
            return Iter {
                runs: [].iter(),
                front: slice(first, from, to),
                back: [].iter(),
            };
        }
        Iter {
            runs: self.runs.get(first + 1..last).unwrap_or_default().iter(),
            front: slice(first, from, usize::MAX),
            back: slice(last, 0, to),
        }
    }
}

/// A place in a map, to be filled.
pub struct Entry<'a, K, V> {
    map: &'a mut Map<K, V>,
    key: K,
}

impl<'a, K: Ord, V> Entry<'a, K, V> {
    /// The value that is there, or this one, which is then put there.
    pub fn or_insert(self, value: V) -> &'a mut V {
        match self.map.find(&self.key) {
            Ok((run, place)) => &mut self.map.runs[run][place].1,
            Err(place) => self.map.put(place, self.key, value),
        }
    }

    /// The value that is there, or that of its type, which is then put there.
    pub fn or_default(self) -> &'a mut V
    where
        V: Default,
    {
        self.or_insert(V::default())
    }
}

#[cfg(test)]
mod tests;
