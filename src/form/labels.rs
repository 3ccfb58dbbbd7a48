//! Rows or columns of a table as a list: each with its id and what the form prints.

/// Declares an enum of rows or columns, in the order of the form, and the function that gives their labels:
/// `Variant "id" "中文" "English"`.
macro_rules! labels {
    ($(#[$about:meta])* $name:ident.$label:ident { $($variant:ident $id:literal $zh:literal $en:literal)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(#[doc = $zh] $variant,)*
        }

        impl $name {
            /// In the order of the form.
            pub const ALL: [Self; [$($id),*].len()] = [$(Self::$variant),*];

            /// The id, by which figures and links name it.
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$variant => $id,)*
                }
            }

            /// What is printed on the form.
            pub fn $label(self) -> $crate::language::Label {
                match self {
                    $(Self::$variant => $crate::language::Label { zh: $zh, en: $en },)*
                }
            }
        }
    };
}

pub(super) use labels;
