//! A cheap look at whether a text is English.

/// Words that every few words of English need, and that other languages of the Latin script
/// rarely have.
const COMMON: [&str; 40] = [
    "a", "and", "are", "as", "at", "be", "but", "by", "did", "for", "from", "had", "has", "have",
    "if", "in", "is", "it", "its", "no", "not", "of", "on", "or", "our", "that", "the", "their",
    "there", "they", "this", "to", "was", "we", "were", "when", "which", "who", "will", "with",
];

/// So many words are needed before the language can be told.
const FEW: usize = 12;

/// Whether the text is long enough to see that it is not English: of its words in lower case,
/// less than one in eleven is one that English cannot do without.
pub fn is_foreign(text: &str) -> bool {
    let (mut words, mut common, mut other_script) = (0usize, 0usize, 0usize);
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        if !word.chars().all(char::is_alphabetic) || word.is_empty() {
            continue;
        }
        words += 1;
        let mut lower = [0; 5];
        let Some(lower) = lower.get_mut(..word.len()) else {
            continue;
        };
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        match std::str::from_utf8(lower) {
            Ok(lower) if COMMON.binary_search(&lower).is_ok() => common += 1,
            _ => {}
        }
    }
    for c in text.chars() {
        other_script += usize::from(c.is_alphabetic() && c as u32 > 0x24F);
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let is_other_script = letters >= 20 && other_script * 2 > letters;
    is_other_script || words >= FEW && common * 11 < words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_can_be_searched() {
        assert!(COMMON.is_sorted());
    }

    #[test]
    fn other_languages_are_told_from_english() {
        for text in [
            "Der Server wurde nach dem Update neu gestartet, danach war die Datenbank f\u{fc}r 20 Minuten nicht erreichbar.",
            "Le serveur a red\u{e9}marr\u{e9} apr\u{e8}s la mise \u{e0} jour et la base de donn\u{e9}es est rest\u{e9}e indisponible pendant vingt minutes.",
            "El servidor se reinici\u{f3} despu\u{e9}s de la actualizaci\u{f3}n y la base de datos no estuvo disponible durante veinte minutos.",
            "\u{30b5}\u{30fc}\u{30d0}\u{30fc}\u{306f}\u{66f4}\u{65b0}\u{5f8c}\u{306b}\u{518d}\u{8d77}\u{52d5}\u{3055}\u{308c}\u{307e}\u{3057}\u{305f}\u{3002}\u{30c7}\u{30fc}\u{30bf}\u{30d9}\u{30fc}\u{30b9}",
        ] {
            assert!(is_foreign(text), "{text}");
        }
        for text in [
            "The server was restarted after the update, and the database could not be reached for 20 minutes.",
            "Add alert on pool usage",
            "",
        ] {
            assert!(!is_foreign(text), "{text}");
        }
    }
}
