//! The crates in `vendor` answer what HTML and Unicode say: they are held to the data of others.

use std::collections::HashMap;

use caseless::default_case_fold_str;
use comrak::{Options, markdown_to_html};
use entities::ENTITIES;
use finl_unicode::categories::CharacterCategories;
use unicase::UniCase;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

fn rendered(text: &str) -> String {
    markdown_to_html(text, &Options::default())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[test]
fn every_name_of_html_means_its_characters() {
    let names = ENTITIES.iter().filter(|one| one.entity.ends_with(';'));
    let mut count = 0;
    for one in names {
        let text = format!("a{}b", one.entity);
        let expected = format!("<p>a{}b</p>\n", escaped(one.characters));
        assert_eq!(rendered(&text), expected, "{}", one.entity);
        count += 1;
    }
    assert_eq!(count, 2_125);
}

#[test]
fn what_is_no_name_of_html_stays() {
    for name in ["", "a", "nosuch", "AMp", "amp amp", "\u{1}", "lt\u{1}gt"] {
        let text = format!("a&{name};b");
        assert_eq!(rendered(&text), format!("<p>{}</p>\n", escaped(&text)));
    }
}

#[test]
fn characters_are_alike_whatever_their_case_as_unicode_says() {
    let mut theirs_by_ours = HashMap::new();
    let mut ours_by_theirs = HashMap::new();
    for sign in '\0'..=char::MAX {
        // What a later version of Unicode will add is in one of the tables and not in the other.
        if sign.general_category() == GeneralCategory::Unassigned {
            continue;
        }
        let text = sign.to_string();
        let ours = default_case_fold_str(&text);
        let theirs = UniCase::unicode(&*text).to_folded_case();
        let first = theirs_by_ours.entry(ours.clone()).or_insert(theirs.clone());
        assert_eq!(first, &theirs, "{sign} U+{:04X}", sign as u32);
        let first = ours_by_theirs.entry(theirs).or_insert(ours.clone());
        assert_eq!(first, &ours, "{sign} U+{:04X}", sign as u32);
    }
}

#[test]
fn punctuation_and_symbols_are_those_of_unicode() {
    for sign in '\0'..=char::MAX {
        if sign.general_category() == GeneralCategory::Unassigned {
            continue;
        }
        let group = sign.general_category_group();
        let expected = matches!(
            group,
            GeneralCategoryGroup::Punctuation | GeneralCategoryGroup::Symbol
        );
        let found = sign.is_punctuation() || sign.is_symbol();
        assert_eq!(found, expected, "{sign} U+{:04X}", sign as u32);
    }
}
