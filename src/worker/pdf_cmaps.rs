//! The page's reader of PDF whose Chinese fonts are not embedded: the same as the other with the tables
//! of characters that such fonts need, which make it several times as large.

mod listen;
mod serve;

fn main() {
    serve::serve(
        |bytes, _, progress| gouji::read::pdf::read_telling(bytes, progress),
        |_, _| {},
    );
}
