//! Steps of the primitives by which texts, lines and figures are searched: what tests hold growth by,
//! and not by the clock. Outside tests nothing is counted.

/// Counts so many steps.
#[cfg(not(test))]
#[inline]
pub(crate) fn count(_steps: usize) {}

/// Counts so many steps of this thread.
#[cfg(test)]
pub(crate) fn count(steps: usize) {
    COUNTED.with(|counted| counted.set(counted.get().wrapping_add(steps as u64)));
}

/// The steps of this thread so far.
#[cfg(test)]
pub(crate) fn counted() -> u64 {
    COUNTED.with(std::cell::Cell::get)
}

#[cfg(test)]
thread_local! {
    static COUNTED: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}
