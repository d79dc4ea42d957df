//! The house rules that a compiler does not know: which module may name which.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// What each module of the core may name. Anything else fails.
const MAY_NAME: [(&str, &[&str]); 13] = [
    ("document", &["text"]),
    ("text", &[]),
    ("template", &["document"]),
    ("json", &["document"]),
    ("markdown", &["document", "json", "paste", "text"]),
    ("paste", &["document"]),
    ("drafts", &["document", "json"]),
    ("export", &["document", "markdown"]),
    ("import", &["document", "json", "markdown", "template"]),
    ("finding", &["document"]),
    ("lint", &["document", "finding", "text"]),
    (
        "review",
        &["document", "finding", "json", "lint", "template", "text"],
    ),
    (
        "analysis",
        &["document", "finding", "lint", "review", "template", "text"],
    ),
];

/// Modules that may name everything: the page, and the table of contents.
const FREE: [&str; 3] = ["app", "lib", "main"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

fn source_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The top-level module to which a file belongs.
fn module(path: &Path) -> String {
    let inside = path.strip_prefix(source_folder()).expect("it lies in src");
    let first = inside.components().next().expect("it has a name");
    let first = first.as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// The code of a file without its comments and without its tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a source file is text");
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn modules_name_only_what_they_may() {
    let all: Vec<&str> = MAY_NAME.iter().map(|(name, _)| *name).collect();
    for path in sources(&source_folder()) {
        let module = module(&path);
        if FREE.contains(&module.as_str()) {
            continue;
        }
        let (_, allowed) = MAY_NAME
            .iter()
            .find(|(name, _)| *name == module)
            .unwrap_or_else(|| panic!("{module} is new: say in this test what it may name"));
        // `use crate::{a, b::c}` and `crate::a` alike come down to words after `crate::`.
        let code = code(&path);
        for (at, _) in code.match_indices("crate::") {
            let rest = &code[at + "crate::".len()..];
            let named = match rest.strip_prefix('{') {
                Some(group) => group.split("};").next().unwrap_or_default(),
                None => rest
                    .split(|c: char| !c.is_alphanumeric() && c != '_')
                    .next()
                    .unwrap_or_default(),
            };
            for other in &all {
                let names_it = named
                    .split(|c: char| !c.is_alphanumeric() && c != '_')
                    .any(|word| word == *other);
                let is_top_level = named == *other || rest.starts_with('{');
                if names_it && is_top_level && *other != module {
                    assert!(
                        allowed.contains(other),
                        "{} names {other}, which {module} must not know",
                        path.display()
                    );
                }
            }
        }
    }
}

#[test]
fn only_the_platform_names_browser_crates() {
    for path in sources(&source_folder()) {
        if path
            .to_string_lossy()
            .replace('\\', "/")
            .contains("/app/platform/")
        {
            continue;
        }
        let code = code(&path);
        for name in ["web_sys::", "js_sys::", "gloo_storage::", "wasm_bindgen::"] {
            assert!(!code.contains(name), "{} names {name}", path.display());
        }
    }
}

#[test]
fn only_markdown_names_comrak() {
    for path in sources(&source_folder()) {
        if module(&path) != "markdown" {
            assert!(
                !code(&path).contains("comrak"),
                "{} names comrak",
                path.display()
            );
        }
    }
}

#[test]
fn the_core_has_no_clock_and_no_randomness() {
    for path in sources(&source_folder()) {
        if module(&path) == "app" {
            continue;
        }
        let code = code(&path);
        for name in [
            "SystemTime",
            "Instant::now",
            "Utc::now",
            "Local::now",
            "rand::",
            "getrandom",
        ] {
            assert!(!code.contains(name), "{} names {name}", path.display());
        }
    }
}

#[test]
fn the_form_and_the_document_have_the_same_headings() {
    use unblame::{document::Section, markdown, template};
    for &section in Section::ALL {
        let form = template::section(section).map(|template| template.heading);
        // The incident itself stands under the title.
        if section != Section::Incident {
            assert_eq!(form, markdown::heading(section));
        }
    }
}

/// The static frame gives way to the list of drafts: where both say the same, nothing jumps.
#[test]
fn the_static_frame_begins_like_the_list_of_drafts() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |file: &str| fs::read_to_string(root.join(file)).expect("it is there");
    let (frame, home) = (read("index.html"), read("src/app/view/home.rs"));
    for (open, close) in [("<h1>", "</h1>"), ("<p class=lead>", "</p>")] {
        let between = |text: &str| {
            let text = text.replace('"', "");
            let (_, rest) = text.split_once(open).expect("it stands there");
            let (inner, _) = rest.split_once(close).expect("it ends there");
            inner.trim().to_owned()
        };
        assert_eq!(between(&frame), between(&home));
    }
}

/// A style that asks what stands in an element is asked again whenever anything in it comes or goes:
/// at letters that make an element anew, all of a long page is walked.
#[test]
fn no_style_looks_into_an_element() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("style");
    let (mut folders, mut looks) = (vec![root], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("it is there") {
            let path = entry.expect("it can be read").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let style = fs::read_to_string(&path).expect("it is text");
            let lines = style.lines().filter(|line| line.contains(":has("));
            looks.extend(lines.map(|line| format!("{}: {line}", path.display())));
        }
    }
    assert_eq!(looks, [""; 0]);
}
