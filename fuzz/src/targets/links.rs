//! The link decoder: whatever stands in an address is opened to what can be made into a link again, or refused.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use crc::{CRC_32_ISO_HDLC, Crc};
use gouji::view::link::{self, Opened};

use super::laws;

/// What a link opens to makes a link that opens to the same, and is checked without a fault.
fn hold(fragment: &str) {
    let opened = match link::open(fragment) {
        None => return,
        Some(Err(error)) => {
            assert!(!error.words().zh.is_empty());
            return;
        }
        Some(Ok(opened)) => opened,
    };
    // packing takes longer than all else
    if fragment.len().is_multiple_of(4) {
        let again = match &opened {
            Opened::Report(shared) => link::of_report(shared),
            Opened::Figures(figures) => link::of_figures(figures),
        };
        let again = again.expect("what was opened can be shared");
        assert_eq!(link::open(&again), Some(Ok(opened.clone())));
    }
    let shared = opened.into_shared();
    laws::document(&shared.document);
    let config = gouji::check::Config {
        edits: shared.edits,
        ..gouji::check::Config::default()
    };
    let checked = gouji::check::check(std::sync::Arc::new(shared.document), &config);
    laws::checked(&checked);
}

/// The fragment of an address as it is.
pub(crate) fn fragment(data: &[u8]) {
    hold(&String::from_utf8_lossy(data));
}

/// A link whose checksum and length are right, so that its content is looked at: the first byte chooses the kind, the
/// rest is the content, as one stored block of deflate.
pub(crate) fn sealed(data: &[u8]) {
    let Some((&kind, content)) = data.split_first() else {
        return;
    };
    let (prefix, version) = [("/r/", '1'), ("/r/", '2'), ("/t/", '1')][usize::from(kind % 3)];
    let Ok(length) = u16::try_from(content.len()) else {
        return;
    };
    let mut packed = vec![1];
    packed.extend(length.to_le_bytes());
    packed.extend((!length).to_le_bytes());
    packed.extend_from_slice(content);
    hold(&seal(prefix, version, &packed));
}

/// The link that holds a stream of deflate.
fn seal(prefix: &str, version: char, packed: &[u8]) -> String {
    let crc = Crc::<u32>::new(&CRC_32_ISO_HDLC);
    let mut digest = crc.digest();
    digest.update(prefix.as_bytes());
    digest.update(packed);
    let mut sealed = digest.finalize().to_be_bytes().to_vec();
    let length = u32::try_from(packed.len()).expect("a short input");
    sealed.extend(length.to_be_bytes());
    sealed.extend_from_slice(packed);
    format!("#{prefix}{version}{}", URL_SAFE_NO_PAD.encode(sealed))
}
