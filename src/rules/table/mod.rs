//! Rules of the tables: two, three and four of the form, and others that total their lines.

pub mod application;
pub mod disclosure;
pub mod dispute;
pub mod other_tables;
