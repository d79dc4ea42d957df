//! The browser's source of randomness.

use crate::document::Id;

/// 64 random bits.
pub fn bits() -> u64 {
    let mut bytes = [0_u8; 8];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        // A page without `crypto` still needs ids that differ from each other.
        for byte in &mut bytes {
            *byte = (js_sys::Math::random() * 256.0) as u8;
        }
    }
    u64::from_le_bytes(bytes)
}

/// A new row id.
pub fn id() -> Id {
    Id::from_bits(bits())
}
