//! One stylesheet from many: the sources stay apart, and the page asks only once.

use std::fs;
use std::path::Path;

use crate::outcome::{Outcome, Problem, While};

/// Puts the files that `main` imports, each in its layer, into one file.
pub fn bundle(main: &Path, into: &Path) -> Outcome {
    let folder = main.parent().unwrap_or(Path::new(""));
    let source = read(main)?;
    let imports = imports(&strip(&source))?;
    let mut layers: Vec<&str> = imports.iter().map(|import| import.layer.as_str()).collect();
    layers.dedup();
    let mut bundle = format!("@layer {};\n", layers.join(","));
    for Import { file, layer } in &imports {
        let content = strip(&read(&folder.join(file))?);
        bundle.push_str(&format!("@layer {layer}{{\n{content}}}\n"));
    }
    if let Some(folder) = into.parent() {
        fs::create_dir_all(folder).or_say(format!("make {}", folder.display()))?;
    }
    fs::write(into, bundle).or_say(format!("write {}", into.display()))
}

#[derive(Debug, PartialEq)]
struct Import {
    file: String,
    layer: String,
}

/// Every line has the one form `@import "file.css" layer(name);`.
fn imports(source: &str) -> Outcome<Vec<Import>> {
    let import = |line: &str| {
        let rest = line.strip_prefix("@import \"")?;
        let (file, rest) = rest.split_once('"')?;
        let layer = rest.trim().strip_prefix("layer(")?.strip_suffix(");")?;
        Some(Import {
            file: file.into(),
            layer: layer.into(),
        })
    };
    source
        .lines()
        .map(|line| {
            import(line).ok_or_else(|| {
                Problem::new(format!(
                    "style/main.css may hold only lines like @import \"name.css\" layer(name); \
                     and this is another: {line}"
                ))
            })
        })
        .collect()
}

/// Takes away comments, indentation and empty lines.
fn strip(source: &str) -> String {
    let mut plain = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let length = if from.starts_with("/*") {
            let end = from.find("*/").map_or(from.len(), |end| end + 2);
            rest = &from[end..];
            continue;
        } else if from.starts_with('/') {
            1
        } else {
            string_length(from)
        };
        plain.push_str(&from[..length]);
        rest = &from[length..];
    }
    plain.push_str(rest);
    let lines = plain.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// How long the string is with which this text begins, its quotes included.
fn string_length(text: &str) -> usize {
    let quote = text.chars().next();
    let mut escaped = false;
    for (at, sign) in text.char_indices().skip(1) {
        match sign {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if Some(sign) == quote => return at + sign.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).or_say(format!("read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strips_comments_but_not_strings() {
        let source = "/* a */\na { /* b */\n  content: \"/* \\\" c */\";\n  font: 1px/2 x;\n}\n";
        assert_eq!(
            strip(source),
            "a {\ncontent: \"/* \\\" c */\";\nfont: 1px/2 x;\n}\n"
        );
    }

    #[test]
    fn reads_imports_and_nothing_else() {
        let one = Import {
            file: "a/b.css".into(),
            layer: "base".into(),
        };
        assert_eq!(imports("@import \"a/b.css\" layer(base);").unwrap(), [one]);
        assert!(imports("a{}").is_err());
    }
}
