//! Gouji (勾稽) checks the arithmetic of Chinese government information disclosure annual reports
//! (政府信息公开工作年度报告).
//!
//! A report comes in as bytes or pasted text; [`check`](check::check) reads it, recognises its figures, states
//! every relation that they must satisfy (勾稽关系) as an equation, judges each one and says what is
//! wrong, where, and which number is the likely culprit. Everything is exact, nothing here touches a
//! file, a clock or a browser, and no input can make it panic.
//!
//! The modules are in the order of the data: [`read`] → [`report`] → [`rules`] → [`verdict`] →
//! [`view`]; no stage reaches back. [`form`] and [`language`] are the vocabulary that all of them share.

pub mod form;
pub mod language;
pub mod order;

pub mod read;
pub mod report;
pub mod rules;
pub mod verdict;
pub mod view;

pub mod check;

#[cfg(test)]
mod growth;
mod steps;
