//! What comrak asks of the crate `caseless`: a form of a text in which texts that differ in case
//! alone are the same, by which CommonMark matches the labels of links. The standard library's
//! tables are in the page anyway; a further one for this takes 5 kB of it with brotli.

/// A form of a text that is the same for all texts that the Unicode Standard's full case folding
/// (section 3.13, D144) holds to be the same, and for no others.
///
/// Folding comes down to this: what has the same upper case is the same. The dotless i, whose
/// upper case is that of the i with a dot, is the one letter for which it does not.
pub fn default_case_fold_str(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\u{131}' => folded.push(sign),
            // The capital sharp s has no upper case of its own, but a lower case that has one.
            _ => folded.extend(
                sign.to_lowercase()
                    .flat_map(char::to_uppercase)
                    .flat_map(char::to_lowercase),
            ),
        }
    }
    folded
}
