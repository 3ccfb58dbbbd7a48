//! The page's reader of PDF, in a worker.

mod serve;

fn main() {
    serve::serve(gouji::read::pdf::read_telling, None);
}
