//! `.unblame.toml`.

use super::{BLAME, folder, unblame_in};

#[test]
fn a_rule_is_turned_off_for_a_folder_and_all_below() {
    let files = folder(&[
        (".unblame.toml", "[rules]\nperson-as-cause = \"off\"\n"),
        ("deep/er/a.md", BLAME),
        ("other/.unblame.toml", ""),
        ("other/b.md", BLAME),
    ]);
    let ran = unblame_in(
        files.path(),
        &["lint", "--format", "json", "deep", "other"],
        b"",
    );
    let report = ran.json();
    assert_eq!(report["files"][0]["findings"], serde_json::json!([]));
    assert_eq!(report["files"][1]["findings"][0]["rule"], "person-as-cause");
}

#[test]
fn people_and_roles_are_known_by_the_settings() {
    let text = "Qwill deployed the bad code.\n\nThe stevedore deployed the bad code.\n";
    let files = folder(&[("a.md", text)]);
    let count = || {
        let ran = unblame_in(files.path(), &["lint", "--format", "json", "a.md"], b"");
        ran.json()["files"][0]["findings"].as_array().map(Vec::len)
    };
    assert_eq!(count(), Some(0));
    let settings = "people = [\"@qwill\"]\nroles = [\"stevedore\"]\n";
    std::fs::write(files.path().join(".unblame.toml"), settings).expect("it can be written");
    assert_eq!(count(), Some(2));
}

#[test]
fn a_key_that_is_not_known_is_named_once() {
    for (toml, said) in [
        (
            "rule = {}\n",
            "Line 1: unknown field `rule`, expected one of `people`, `roles`, `rules`, ",
        ),
        (
            "roles = []\n[rules]\nperson-as-cuase = \"off\"\n",
            "There is no rule `person-as-cuase`. Is `person-as-cause` meant?",
        ),
        (
            "[rules]\nperson-as-cause = \"loud\"\n",
            "Line 2: unknown variant `loud`",
        ),
        ("people = [", "Line 1: "),
    ] {
        let files = folder(&[(".unblame.toml", toml), ("a.md", BLAME), ("b.md", BLAME)]);
        let ran = unblame_in(files.path(), &["lint", "a.md", "b.md"], b"");
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{toml}");
        assert_eq!(ran.err.matches(said).count(), 1, "{}", ran.err);
        assert!(ran.err.contains(".unblame.toml: "), "{}", ran.err);
    }
}
