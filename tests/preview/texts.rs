//! What single texts become.

use unblame::{
    document::Postmortem,
    markdown::preview::{Medium, Preview},
};

use crate::{shown, sound_html::faults, summary};

#[test]
fn an_empty_document_shows_nothing() {
    assert!(
        Preview::new(Medium::Screen)
            .sections(&Postmortem::default())
            .is_empty()
    );
}

#[test]
fn dangerous_addresses_are_text() {
    let html = shown(&summary(
        "[a](javascript:alert(1)) ![b](data:image/png;base64,x) <b>c</b>",
    ));
    assert!(
        html.contains("a (javascript:alert(1)) b (data:image/png;base64,x) &lt;b&gt;c&lt;/b&gt;"),
        "{html}"
    );
}

#[test]
fn footnotes_of_two_fields_do_not_clash() {
    let doc = Postmortem {
        immediate_cause: "a[^1] b[^1]\n\n[^1]: note".into(),
        underlying_cause: "c[^1]\n\n[^1]: note".into(),
        ..Postmortem::default()
    };
    let html = shown(&doc);
    assert_eq!(faults(&html), Vec::<String>::new());
    assert!(html.contains("id=\"fn-immediate_cause.1\""), "{html}");
    assert!(html.contains("href=\"#fn-underlying_cause.1\""), "{html}");
}

#[test]
fn a_short_text_may_refer_to_a_long_address_many_times() {
    let address = "https://a.example/".repeat(9);
    let html = shown(&summary(&format!("[a] [a] [a] [a]\n\n[a]: {address}")));
    assert_eq!(html.matches("<a href").count(), 4);
}

#[test]
fn headings_stand_below_ours_and_skip_no_level() {
    let html = shown(&summary("###### deep\n\n# top\n\n### below\n\n## other"));
    for heading in ["<h3>deep", "<h3>top", "<h4>below", "<h4>other"] {
        assert!(html.contains(heading), "{html}");
    }
}

#[test]
fn a_footnote_defined_twice_keeps_both_texts() {
    let html = shown(&summary("[^1]: first\n\nwords[^1]\n\n[^1]: second"));
    assert_eq!(faults(&html), Vec::<String>::new());
    assert!(html.contains("<p>first</p>"), "{html}");
    assert!(html.contains("<p>second <a href"), "{html}");
}
