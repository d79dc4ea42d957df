use super::super::prose::{Kind, Prose};

fn tokens(text: &str) -> String {
    let prose = Prose::of(text);
    let mut out = String::new();
    for sentence in &prose.sentences {
        for token in &prose.tokens[sentence.first as usize..sentence.last as usize] {
            out.push_str(match token.kind {
                Kind::Word | Kind::Sign(_) => "",
                Kind::Number => "#",
                Kind::Handle => "&",
                Kind::Code => "$",
                Kind::Quote => "?",
            });
            out.push_str(token.text(text));
            out.push(' ');
        }
        out.push_str("// ");
    }
    out
}

#[test]
fn words_numbers_and_names_are_told_apart() {
    assert_eq!(
        tokens("At 14:02 @kit_b set `max_conn` to 4,200 (90%) on db-1.example.org, see #12."),
        "At #14:02 &@kit_b set $`max_conn` to #4,200 ( #90% ) on $db-1.example.org , see $#12 . // "
    );
}

#[test]
fn contractions_are_split() {
    assert_eq!(
        tokens("We didn't see Sam's note, we\u{2019}ve no o'clock"),
        "We did n't see Sam 's note , we \u{2019}ve no o'clock // "
    );
}

#[test]
fn sentences_end_where_a_reader_would_end_them() {
    assert_eq!(
        tokens("See e.g. Dr. Mar. It failed... again! Then v1.2 came, i.e. later. we left"),
        "See e.g . Dr . Mar . // It failed ... again ! // Then $v1.2 came , i.e . later . // we left // "
    );
}

#[test]
fn quotations_are_one_token_and_apostrophes_are_none() {
    assert_eq!(
        tokens(
            "They said \"it broke. Twice.\" and \u{201C}so\u{201D}, users' pods ran 'rm x' here"
        ),
        "They said ?\"it broke. Twice.\" and ?\u{201C}so\u{201D} , users pods ran ?'rm x' here // "
    );
}

#[test]
fn addresses_are_no_prose() {
    assert_eq!(
        tokens(
            "A [link text](https://x.example/should-have) and https://x.example, <https://y.example> ![alt](z) end"
        ),
        "A link text and $https://x.example , $<https://y.example> end // "
    );
}
