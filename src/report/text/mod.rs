//! The running text: paragraphs → its figures, and the statements that its sentences make.
//!
//! A small grammar in three steps: [`tokens`] (numbers, marks, brackets), [`clauses`] (each number
//! with the words around it), then one file for each kind of claim.

mod clauses;
mod fold;
mod number;
mod tokens;
mod units;
