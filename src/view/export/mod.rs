//! What leaves the page or the command: checked reports in, files out, in every form that there is.

#[cfg(feature = "export")]
pub mod assembly;
pub mod changes;
#[cfg(feature = "export")]
pub mod csv;
#[cfg(feature = "export")]
pub mod exporter;
#[cfg(feature = "export")]
pub mod json;
#[cfg(feature = "export")]
pub mod overall;
#[cfg(feature = "export")]
mod places;
pub mod printed;
#[cfg(feature = "export")]
pub mod record;
#[cfg(feature = "export")]
pub mod rows;
#[cfg(feature = "export")]
pub mod sarif;
pub mod sent;
#[cfg(feature = "export")]
pub mod sums;
#[cfg(feature = "export")]
mod sums_book;
#[cfg(feature = "export")]
pub mod survey;
#[cfg(feature = "export")]
pub mod tables;
#[cfg(feature = "export")]
pub mod text;
#[cfg(feature = "export")]
pub mod uri;
#[cfg(feature = "export")]
pub mod xlsx;

mod exported;
#[cfg(feature = "export")]
mod list;
mod said;

pub use exported::Exported;
#[cfg(feature = "export")]
pub use list::{Binary, EXPORTS, Export, Offered, as_file_name, by_name, name_of_many, named};
#[cfg(feature = "export")]
pub(in crate::view) use said::said_of_cause;

#[cfg(all(test, feature = "export"))]
mod tests;
