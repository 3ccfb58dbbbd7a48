//! The page's reader of PDF, in a worker.

mod listen;
mod serve;

fn main() {
    serve::serve(
        |bytes, _, progress| gouji::read::pdf::read_telling(bytes, progress),
        |_, _| {},
    );
}
