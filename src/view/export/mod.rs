//! What leaves the page or the command: checked reports in, files out, in every form that there is.

#[cfg(feature = "export")]
pub mod assembly;
pub mod changes;
#[cfg(feature = "export")]
mod changes_list;
#[cfg(feature = "export")]
pub mod csv;
#[cfg(feature = "export")]
pub mod entry;
#[cfg(feature = "export")]
pub mod exporter;
#[cfg(feature = "export")]
pub mod json;
#[cfg(feature = "export")]
mod json_values;
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
mod sums_json;
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

pub mod exported;
#[cfg(feature = "export")]
mod file_name;
#[cfg(feature = "export")]
mod list;
pub(in crate::view) mod said;

#[cfg(feature = "export")]
pub use entry::{Binary, Export, Offered};
pub use exported::Exported;
#[cfg(feature = "export")]
pub(in crate::view) use file_name::harmless_name;
#[cfg(feature = "export")]
pub use file_name::{as_file_name, name_of_many, named};
#[cfg(feature = "export")]
pub use list::{EXPORTS, by_name};

#[cfg(all(test, feature = "export"))]
mod tests;
