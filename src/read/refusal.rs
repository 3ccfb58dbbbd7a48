//! Why a file cannot be read at all, and what the person can do about it.

use super::limits;
use crate::language::Words;

/// Why nothing could be read of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(serde::Serialize, serde::Deserialize))]
pub enum Refusal {
    /// There is no text in it.
    Empty,
    /// It is in none of the forms that are read.
    Unknown,
    /// It is a picture.
    Picture,
    /// It is a PDF of pictures.
    Scan,
    /// It opens only with a password or is restricted.
    Protected,
    /// It names a form that is read, but its content is broken.
    Damaged,
    /// It is, or unpacks to, more than is read.
    TooLarge,
    /// It is an archive of files.
    Packed,
    /// It was read, and is more than the page works on.
    TooLong,
}

impl Refusal {
    /// What it is and what to do, to be shown with the name of the file.
    pub fn words(self) -> Words {
        match self {
            Self::Empty => Words::new(
                "这份文件是空的，没有可读取的文字。请确认文件已保存完整，或换用另一份。",
                "This file is empty: it holds no text. Check that it was saved completely, or use another copy.",
            ),
            Self::Unknown => Words::new(
                "无法识别这份文件的格式。请换用 PDF、Word、Excel、WPS、ODT、ODS、RTF、网页或纯文本文件，也可以直接粘贴报告内容。",
                "The format of this file is not known. Use a PDF, Word, Excel, WPS, ODT, ODS, RTF, web page or plain text file, or paste the report.",
            ),
            Self::Picture => Words::new(
                "这是一张图片，没有可读取的文字。请换用 Word 原稿、可复制文字的 PDF，或直接粘贴报告内容。",
                "This is a picture and holds no text that can be read. Use the Word file or a PDF whose text can be copied, or paste the report.",
            ),
            Self::Scan => Words::new(
                "这份 PDF 是扫描图片，没有可读取的文字。请换用 Word 原稿或可复制文字的 PDF。",
                "This PDF holds scanned pictures and no text that can be read. Use the Word file or a PDF whose text can be copied.",
            ),
            Self::Protected => Words::new(
                "这份文件设有密码或权限保护，无法读取。请先解除保护另存一份，再打开。",
                "This file is protected by a password or by permissions and cannot be read. Save a copy without protection and open that.",
            ),
            Self::Damaged => Words::new(
                "这份文件已损坏或不完整，无法读取。请重新下载，或用原来的软件打开后另存一份。",
                "This file is damaged or incomplete and cannot be read. Download it again, or open it in its own program and save a new copy.",
            ),
            Self::Packed => Words::new(
                "这是一个压缩包，不是报告文件。请先解压，再选择里面的报告（可以一次选多份）。",
                "This is an archive of files and no report. Unpack it first, then choose the reports inside; several may be chosen at once.",
            ),
            Self::TooLong => Words::new(
                "内容过长，页面一次只核对一份报告（文字不超过 1 MB，文中的数不超过 1.2 万个，表格不超过 5 万格）。请只保留一份报告的正文和表格；成批核对请用命令 gouji。",
                "This is too long: the page checks one report at a time, of at most 1 MB of text, 12,000 numbers in it and 50,000 cells. Keep the text and tables of one report; the command gouji checks many.",
            ),
            Self::TooLarge => Words::new(
                format!(
                    "这份文件过大：文件不超过 {} MB、解压后不超过 {} MB 的才能读取。请只保留报告正文和表格后再打开。",
                    limits::FILE >> 20,
                    limits::ARCHIVE >> 20
                ),
                format!(
                    "This file is too large: at most {} MB, and {} MB unpacked, are read. Keep only the text and tables of the report and open it again.",
                    limits::FILE >> 20,
                    limits::ARCHIVE >> 20
                ),
            ),
        }
    }
}
