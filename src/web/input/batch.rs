//! What is done beside the page, one thing after another → actions of the state, several together.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use gouji::language::Words;
use yew::Callback;

use super::progress::Progress;
use crate::state::Action;

/// What is done is passed on so often, in milliseconds: drawing the table for each would take longer than checking.
const PAUSE: u32 = 100;

/// What is done and not passed on yet; dropping it passes on the rest, and says that it was stopped, where it was.
pub(super) struct Batch<T: 'static> {
    pending: Rc<BatchState<T>>,
    timer: RefCell<Option<Timeout>>,
    stopped: fn(usize, usize) -> Words,
}

struct BatchState<T> {
    done: RefCell<(Vec<T>, Progress)>,
    action: fn(Vec<T>) -> Action,
    on: Callback<Action>,
}

impl<T> Batch<T> {
    /// Begins with the progress of nothing done, which the state gets at once; `action` takes in what is done, `stopped`
    /// says how much of how much was done when it was stopped.
    pub(super) fn begin(
        progress: Progress,
        action: fn(Vec<T>) -> Action,
        stopped: fn(usize, usize) -> Words,
        on: &Callback<Action>,
    ) -> Self {
        on.emit(Action::ReadingProgressed(progress.clone()));
        let pending = BatchState {
            done: RefCell::new((Vec::new(), progress)),
            action,
            on: on.clone(),
        };
        Self {
            pending: Rc::new(pending),
            timer: RefCell::new(None),
            stopped,
        }
    }

    /// One more is done.
    pub(super) fn add(&self, one: T) {
        {
            let (done, progress) = &mut *self.pending.done.borrow_mut();
            done.push(one);
            progress.files.0 += 1;
            if done.len() > 1 {
                return;
            }
        }
        let pending = Rc::clone(&self.pending);
        let timer = Timeout::new(PAUSE, move || pending.tell());
        self.timer.replace(Some(timer));
    }
}

impl<T> Drop for Batch<T> {
    fn drop(&mut self) {
        self.timer.take();
        self.pending.tell();
        let (done, all) = self.pending.done.borrow().1.files;
        if done < all {
            let words = (self.stopped)(done, all);
            self.pending.on.emit(Action::Told(words));
        }
    }
}

impl<T> BatchState<T> {
    fn tell(&self) {
        let (done, progress) = {
            let (done, progress) = &mut *self.done.borrow_mut();
            (std::mem::take(done), progress.clone())
        };
        if !done.is_empty() {
            self.on.emit(Action::ReadingProgressed(progress));
            self.on.emit((self.action)(done));
        }
    }
}
