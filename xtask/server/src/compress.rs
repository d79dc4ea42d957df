//! Brotli, once per state of a file.

use std::collections::HashMap;
use std::io::Write;
use std::sync::{Arc, Mutex};

/// What good static hosts send: the best quality, since it is made once and sent often.
const QUALITY: u32 = 11;
/// The largest window that every browser takes.
const WINDOW: u32 = 22;

/// These bytes, compressed with brotli as well as it can.
pub fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut writer = ::brotli::CompressorWriter::new(Vec::new(), 4096, QUALITY, WINDOW);
    // Writing into memory does not fail.
    let _ = writer.write_all(bytes);
    writer.into_inner()
}

/// Files that have been compressed already, by the tag of their content.
#[derive(Debug, Default)]
pub struct Compressed(Mutex<HashMap<String, Arc<Vec<u8>>>>);

impl Compressed {
    /// The compressed form of the content that has this tag.
    pub fn get(&self, tag: &str, bytes: &[u8]) -> Arc<Vec<u8>> {
        if let Some(known) = super::open(&self.0).get(tag) {
            return Arc::clone(known);
        }
        let made = Arc::new(brotli(bytes));
        super::open(&self.0).insert(tag.into(), Arc::clone(&made));
        made
    }
}
