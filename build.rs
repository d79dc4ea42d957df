//! Collects the lists of `words!` in the sources into one text, so that the page carries their
//! words side by side, where they compress well, and names a list by a number.

use std::{
    collections::BTreeMap,
    env,
    fmt::Write,
    fs, io,
    path::{Path, PathBuf},
};

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=src");
    let mut numbers = BTreeMap::new();
    let mut text = Vec::new();
    for file in sources(Path::new("src"))? {
        for list in lists(&fs::read_to_string(&file)?) {
            numbers.entry(list).or_insert_with_key(|list| {
                // In one order, words that often stand together compress better.
                let mut words: Vec<&str> = list.split(' ').collect();
                words.sort_unstable();
                text.push(words.join(" "));
                text.len() - 1
            });
        }
    }
    let mut code = format!(
        "/// The lists, one a line.\npub const LISTS: &str = {:?};\n\n\
         /// The numbers of their lines, in the order of what stands in the sources.\n\
         pub const NUMBERS: [(&str, u16); {}] = [\n",
        text.join("\n"),
        numbers.len(),
    );
    for (list, number) in &numbers {
        writeln!(code, "    ({list:?}, {number}),").expect("a text takes all");
    }
    code.push_str("];\n");
    let folder = env::var_os("OUT_DIR").expect("cargo names the folder");
    fs::write(PathBuf::from(folder).join("word_lists.rs"), code)
}

/// Every source file in a folder, in the order of names.
fn sources(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut entries: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    entries.sort_unstable_by_key(fs::DirEntry::path);
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.path();
        if path.is_dir() {
            found.extend(sources(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    Ok(found)
}

/// The texts in `words!(...)`, as the compiler reads them. A text that is written in any other way
/// is not found, and the compiler says so where it stands.
fn lists(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    for behind in source.split("words!(").skip(1) {
        let literal = behind.trim_start().strip_prefix('"');
        if let Some((literal, _)) = literal.and_then(|literal| literal.split_once('"')) {
            found.push(plain(literal));
        }
    }
    found
}

/// A literal without its escapes: `\u{2019}`, and a backslash at the end of a line, behind which
/// the next line goes on at its first word.
fn plain(literal: &str) -> String {
    let mut parts = literal.split('\\');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let sign = part
            .strip_prefix("u{")
            .and_then(|part| part.split_once('}'));
        match sign {
            Some((code, rest)) => {
                let code = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
                plain.extend(code);
                plain.push_str(rest);
            }
            None => plain.push_str(part.trim_start()),
        }
    }
    plain
}
