//! How much of an input is read: every bound of this stage, in one place.
//!
//! They are far above any real report (some 100 KB of text, a table of 300 cells) and low enough that a
//! hostile file costs neither the person's patience nor the memory of a browser tab.

/// The largest file that is opened, in bytes.
pub const FILE: usize = 64 << 20;

/// The most that one part of an archive may unpack to, in bytes.
pub const PART: u64 = 64 << 20;

/// The most that all parts of an archive may unpack to, in bytes.
pub const ARCHIVE: u64 = 128 << 20;

/// The largest archive of reports that is opened, in bytes: it is held in memory as a whole.
pub const BUNDLE: usize = 512 << 20;

/// The most files that are taken from one archive of reports.
pub const FILES: usize = 10_000;

/// The longest text of a document, in bytes.
pub const TEXT: usize = 8 << 20;

/// The deepest nesting of elements, groups or tables that is followed.
pub const NESTING: usize = 256;

/// The most nodes of a page. A page that opens hundreds of styles and never closes them makes a copy of
/// each for every paragraph, far more than it has characters.
pub const NODES: usize = 1_000_000;

/// The largest area of a table: rows × columns.
pub const GRID: usize = 100_000;

/// The most cells that all tables of a document have together.
pub const CELLS: usize = 200_000;

/// The largest area that all tables of a document have together.
pub const AREA: usize = 10 * GRID;

/// The most pages of a PDF that are read.
pub const PAGES: usize = 500;

/// The longest description of one page of a PDF, unpacked, in bytes.
pub const CONTENT: usize = 16 << 20;

/// The most characters and the most lines that are taken from one page of a PDF.
pub const PAGE: usize = 100_000;

/// The most rows or columns that a file may give by saying that one repeats.
pub const REPEATS: u32 = 1_000;

/// The most seconds that the page waits for a file to be read.
pub const SECONDS: u32 = 60;
