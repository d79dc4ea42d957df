//! A cheap look at whether a text is English.

use super::words::{self, List, words};

/// Words that English cannot do without.
const ENGLISH: List = words!(
    "a and are at be but by for from had has have if is it its not of on or our that the \
     their there they this to we were when which who will with you"
);

/// Words that other languages of the Latin script cannot do without. Some are English
/// words too, so a few of them prove nothing.
const OTHER: List = words!(
    "auf aus avec bei che com con dans das de dei del dem den der des det di die du een \
     ein eine el en er est et foi fue het il ist je jest la las le les los mais mit na \
     nach nicht nie niet non nous och og os para pas per por pour que se si sich sie som \
     sur til um una und une van von w wurde"
);

/// The longest word of the lists, in bytes.
const LONGEST: usize = 5;

/// Whether the text is seen not to be English: it needs more words of other languages than
/// English ones, or most of its letters are of another script.
pub fn is_foreign(text: &str) -> bool {
    let (mut english, mut other) = (0usize, 0usize);
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        if (1..=LONGEST).contains(&word.len()) {
            let hash = words::hash(word);
            english += usize::from(ENGLISH.has(hash));
            other += usize::from(OTHER.has(hash));
        }
    }
    other >= 3 && other > english || is_other_script(text)
}

fn is_other_script(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (mut all, mut others) = (0usize, 0usize);
    for c in letters {
        all += 1;
        others += usize::from(c as u32 > 0x24F);
    }
    others >= 10 && others * 2 > all
}

#[cfg(test)]
mod tests {
    use super::*;

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
            "Priya accidentally deleted the primary Redis instance while cleaning up old nodes.",
            "Add alert on pool usage",
            "",
        ] {
            assert!(!is_foreign(text), "{text}");
        }
    }
}
