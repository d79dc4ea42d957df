//! `unblame convert`.

use unblame::{
    document::Id,
    import::read_text,
    json,
    markdown::{write_clean, write_full},
};

use super::{fixtures, folder, read, unblame, unblame_in};

#[test]
fn a_postmortem_goes_from_form_to_form() {
    let source = std::fs::read_to_string(fixtures().join("blame.md")).expect("it is there");
    let ran = unblame(&["convert", "blame.md", "--to", "md"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let doc = |text: &str| {
        let mut id = 0;
        let mut new_id = || {
            id += 1;
            Id::from_bits(id)
        };
        read_text(text, &mut new_id)
            .expect("it can be read")
            .postmortem
    };
    assert_eq!(ran.out, write_clean(&doc(&source)));

    let whole = unblame(&["convert", "blame.md", "--to", "json"]).out;
    assert_eq!(json::to_json(&doc(&whole)), whole);
    let again = unblame(&["convert", "blame.md", "--to", "json"]).out;
    assert_eq!(again, whole, "the same file gives the same ids");
    let full = unblame_in(
        &fixtures(),
        &["convert", "-", "--to", "full-md"],
        whole.as_bytes(),
    )
    .out;
    assert_eq!(full, write_full(&doc(&whole)));
    assert_eq!(json::to_json(&doc(&full)), whole);
}

#[test]
fn html_shows_texts_as_texts() {
    let ran = unblame_in(
        &fixtures(),
        &["convert", "-", "--to", "html"],
        b"## Summary\n\n<script>x</script>\n",
    );
    assert_eq!(ran.status, 0);
    assert!(ran.out.starts_with("<!doctype html>"), "{}", ran.out);
    assert!(!ran.out.contains("<script>"), "{}", ran.out);
}

#[test]
fn what_fits_nowhere_is_said() {
    let ran = unblame_in(
        &fixtures(),
        &["convert", "-", "--to", "md"],
        b"# T\n\n## Weather\n\nRain.\n",
    );
    assert_eq!(ran.status, 0);
    assert!(ran.out.contains("Rain."), "{}", ran.out);
    assert!(
        ran.err.contains("<stdin>: No section goes by"),
        "{}",
        ran.err
    );
}

#[test]
fn a_file_can_be_written_but_not_the_one_that_is_read() {
    let files = folder(&[("a.md", "# T\n\n## Summary\n\nRain.\n")]);
    let ran = unblame_in(
        files.path(),
        &["convert", "a.md", "--to", "md", "-o", "b.md"],
        b"",
    );
    assert_eq!((ran.status, ran.out.as_str()), (0, ""));
    assert!(read(&files, "b.md").contains("## Executive Summary\n\nRain.\n"));

    let ran = unblame_in(
        files.path(),
        &["convert", "a.md", "--to", "json", "-o", "./a.md"],
        b"",
    );
    assert_eq!(ran.status, 2);
    assert!(
        ran.err.contains("This is the file that is read."),
        "{}",
        ran.err
    );
    assert_eq!(read(&files, "a.md"), "# T\n\n## Summary\n\nRain.\n");

    let ran = unblame_in(
        files.path(),
        &["convert", "a.md", "--to", "md", "-o", "no/b.md"],
        b"",
    );
    assert_eq!(ran.status, 2);
    assert!(
        ran.err.contains("no/b.md: It cannot be written"),
        "{}",
        ran.err
    );
}

#[test]
fn what_is_no_postmortem_is_said() {
    for (input, said) in [
        (&b""[..], "There is nothing in it."),
        (b"\xff", "This is not a text file."),
        (b"{}", "This is JSON, but not a post-mortem of Unblame"),
    ] {
        let ran = unblame_in(&fixtures(), &["convert", "-", "--to", "md"], input);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""));
        assert!(
            ran.err.starts_with("unblame: <stdin>: ") && ran.err.contains(said),
            "{}",
            ran.err
        );
    }
    let ran = unblame(&["convert", "folder", "--to", "md"]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.err
            .contains("folder: It cannot be read: it is a folder."),
        "{}",
        ran.err
    );
}
