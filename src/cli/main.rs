//! The command `gouji`.

fn main() {}
