//! Files of every form, read as a person would drop them: the right cells, helpful refusals, no crash.

mod damage;
mod disk;
mod samples;
mod truth;
