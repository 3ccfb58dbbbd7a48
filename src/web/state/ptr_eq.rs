//! Large values that components compare by pointer.

use std::ops::Deref;
use std::rc::Rc;

/// An `Rc` that is equal only to itself, so that comparing props costs nothing.
#[derive(Debug, Default)]
pub(crate) struct PtrEqRc<T: ?Sized>(Rc<T>);

impl<T> PtrEqRc<T> {
    /// Shares a value.
    pub(crate) fn new(value: T) -> Self {
        Self(Rc::new(value))
    }
}

impl<T: ?Sized> Clone for PtrEqRc<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T: ?Sized> PartialEq for PtrEqRc<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T: ?Sized> Deref for PtrEqRc<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: ?Sized> From<Rc<T>> for PtrEqRc<T> {
    fn from(value: Rc<T>) -> Self {
        Self(value)
    }
}
