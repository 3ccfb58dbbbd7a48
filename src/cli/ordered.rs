//! Work on several threads; its results in the order of what came in.

use std::collections::BTreeMap;

use crossbeam_channel::{Receiver, never, select, unbounded};
use rayon::ThreadPool;

/// Hands every input to `work` on the threads of `pool`, and each result to `take` as soon as it and all before it
/// are there; with it whether no other waits.
///
/// At most `window` inputs are between the two, so that memory does not grow with their number.
///
/// # Errors
///
/// Those of `take`, after which no more inputs are begun.
pub(crate) fn ordered<I: Send, T: Send, E>(
    pool: &ThreadPool,
    inputs: &Receiver<I>,
    window: u64,
    work: impl Fn(I) -> T + Sync,
    mut take: impl FnMut(T, bool) -> Result<(), E>,
) -> Result<(), E> {
    let (send, results) = unbounded();
    let (work, none) = (&work, never());
    pool.in_place_scope(|scope| {
        let mut early: BTreeMap<u64, T> = BTreeMap::new();
        let (mut begun, mut taken, mut ended) = (0_u64, 0_u64, false);
        while !ended || taken < begun {
            let has_room = !ended && begun - taken < window;
            select! {
                recv(if has_room { inputs } else { &none }) -> input => match input {
                    Ok(input) => {
                        let (place, send) = (begun, send.clone());
                        begun += 1;
                        // fails only where nobody waits for results any more
                        scope.spawn(move |_| drop(send.send((place, work(input)))));
                    }
                    Err(_) => ended = true,
                },
                recv(results) -> result => early.extend(result),
            }
            while let Some(result) = early.remove(&taken) {
                taken += 1;
                take(result, early.is_empty() && results.is_empty())?;
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use std::time::Duration;
    use std::{io, thread};

    use crossbeam_channel::bounded;
    use rayon::ThreadPoolBuilder;

    use super::*;

    fn pool() -> ThreadPool {
        let threads = ThreadPoolBuilder::new().num_threads(3);
        threads.build().expect("threads")
    }

    #[test]
    fn results_come_in_the_order_of_inputs() {
        let (send, inputs) = unbounded();
        for input in 0..100_u64 {
            send.send(input).expect("it is open");
        }
        drop(send);
        let work = |input: u64| {
            // the first ones take longest
            thread::sleep(Duration::from_micros(100 - input));
            input
        };
        let mut all = Vec::new();
        let take = |result, _| {
            all.push(result);
            Ok::<_, io::Error>(())
        };
        ordered(&pool(), &inputs, 8, work, take).expect("nothing fails");
        assert_eq!(all, (0..100).collect::<Vec<_>>());
    }

    #[test]
    fn an_input_is_answered_before_the_next_one_comes() {
        let (send, inputs) = bounded(1);
        let mut next = 1..5;
        send.send(0).expect("it is open");
        let mut send = Some(send);
        let take = |result: i32, last: bool| {
            assert!(last, "no other waits");
            match next.next() {
                Some(input) => {
                    assert_eq!(input, result + 1);
                    let open = send.as_ref().expect("it is open");
                    open.send(input).expect("it is open");
                }
                None => send = None,
            }
            Ok::<_, io::Error>(())
        };
        ordered(&pool(), &inputs, 8, |input| input, take).expect("nothing fails");
    }

    #[test]
    fn what_cannot_be_taken_ends_the_work() {
        let (send, inputs) = unbounded();
        for input in 0..100 {
            send.send(input).expect("it is open");
        }
        let mut taken = 0;
        let take = |_, _| {
            taken += 1;
            if taken < 3 { Ok(()) } else { Err(taken) }
        };
        let ended = ordered(&pool(), &inputs, 8, |input: i32| input, take);
        assert_eq!(ended, Err(3));
        assert!(!inputs.is_empty(), "no more were begun");
    }
}
