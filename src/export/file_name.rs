use crate::document::{Postmortem, moment};

/// How many characters of the title a file name takes.
const MOST_CHARS: usize = 60;

/// A file name from the date of the incident and the title, safe on every system:
/// `2025-12-05-checkout-errors.md`.
pub fn file_name(doc: &Postmortem, extension: &str) -> String {
    let date = moment::read_date(&doc.incident_date).map(|date| date.to_string());
    let title = slug(&doc.title);
    let parts: Vec<&str> = [date.as_deref().unwrap_or_default(), &title]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    match parts.join("-").as_str() {
        "" => format!("post-mortem.{extension}"),
        name => format!("{name}.{extension}"),
    }
}

fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in title.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let cut: String = slug.chars().take(MOST_CHARS).collect();
    cut.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_holds_date_and_title_and_nothing_that_a_file_system_minds() {
        let doc = Postmortem {
            title: "Checkout: 5xx / \"pool\" ../überlauf".into(),
            incident_date: "2025-12-05".into(),
            ..Postmortem::default()
        };
        assert_eq!(
            file_name(&doc, "md"),
            "2025-12-05-checkout-5xx-pool-überlauf.md"
        );
        assert_eq!(
            file_name(&Postmortem::default(), "json"),
            "post-mortem.json"
        );
    }
}
