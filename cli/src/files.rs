//! Files on their way in and out.

use std::{
    fs::{self, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use unblame::import::MOST_BYTES;

/// What stands for standard input.
pub const STDIN: &str = "-";

/// One file that is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    Stdin,
    /// A file that was named.
    Named(PathBuf),
    /// A file that was found in a folder that was named.
    Found(PathBuf),
}

impl Input {
    /// What messages call it.
    pub fn name(&self) -> String {
        match self {
            Self::Stdin => "<stdin>".to_owned(),
            Self::Named(path) | Self::Found(path) => path.display().to_string(),
        }
    }

    /// Its path; none for standard input.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Stdin => None,
            Self::Named(path) | Self::Found(path) => Some(path),
        }
    }

    /// Whether its name says that it is JSON.
    pub fn is_json(&self) -> bool {
        self.path()
            .is_some_and(|path| has_extension(path, &["json"]))
    }

    /// Its bytes, up to a few more than a post-mortem may have.
    pub fn read(&self) -> io::Result<Vec<u8>> {
        match self {
            Self::Stdin => read(io::stdin().lock()),
            Self::Named(path) | Self::Found(path) => read(File::open(path)?),
        }
    }
}

fn read(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The files that are meant by what was named: itself, or every Markdown and JSON file in a
/// folder, in the order of their names. What cannot be looked into is given to `trouble`.
pub fn expand(named: &[PathBuf], trouble: &mut dyn FnMut(&Path, &io::Error)) -> Vec<Input> {
    let mut inputs = Vec::new();
    for path in named {
        if path.as_os_str() == STDIN {
            inputs.push(Input::Stdin);
        } else if path.is_dir() {
            let mut found = Vec::new();
            walk(path, &mut found, trouble);
            inputs.extend(found.into_iter().map(Input::Found));
        } else {
            inputs.push(Input::Named(path.clone()));
        }
    }
    inputs
}

/// Links to folders and hidden entries are left out: the first may lead round in circles, the
/// second are a tool's own.
fn walk(folder: &Path, found: &mut Vec<PathBuf>, trouble: &mut dyn FnMut(&Path, &io::Error)) {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => return trouble(folder, &error),
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_hidden || is_folder && entry.file_name() == "node_modules" {
            continue;
        }
        if is_folder {
            walk(&path, found, trouble);
        } else if has_extension(&path, &["md", "markdown", "json"]) && path.is_file() {
            found.push(path);
        }
    }
}

fn has_extension(path: &Path, known: &[&str]) -> bool {
    let extension = path.extension().unwrap_or_default();
    known
        .iter()
        .any(|known| extension.eq_ignore_ascii_case(known))
}

/// Puts a text into a file in one step: whoever reads it finds the old text or the new one. A
/// link is followed, and the file keeps its permissions.
pub fn write(path: &Path, text: &str) -> io::Result<()> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let mut new = tempfile::Builder::new()
        .prefix(".unblame-")
        .tempfile_in(folder.unwrap_or(Path::new(".")))?;
    new.write_all(text.as_bytes())?;
    match fs::metadata(&path) {
        Ok(old) if old.permissions().readonly() => {
            return Err(io::Error::from(io::ErrorKind::PermissionDenied));
        }
        Ok(old) => new.as_file().set_permissions(old.permissions())?,
        Err(_) => open_to_all(new.as_file())?,
    }
    new.as_file().sync_all()?;
    new.persist(&path)?;
    Ok(())
}

/// A new file as others make it: temporary ones are closed to everybody else.
#[cfg(unix)]
fn open_to_all(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn open_to_all(_: &File) -> io::Result<()> {
    Ok(())
}

/// Says that something cannot be read, and why.
pub fn unreadable(error: &io::Error) -> String {
    format!("It cannot be read: {}.", reason(error))
}

/// What went wrong with a file, as the end of a sentence.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "the permission is missing".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        let data = fs::metadata(path).expect("it is there");
        data.permissions().mode() & 0o777
    }

    #[test]
    fn a_link_stays_a_link_and_permissions_stay() {
        let folder = tempfile::tempdir().expect("there is room");
        let (real, link) = (folder.path().join("real.md"), folder.path().join("link.md"));
        write(&real, "old").expect("it is new");
        assert_eq!(mode(&real), 0o644);
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("it is ours");
        symlink("real.md", &link).expect("a link can be made");
        write(&link, "new").expect("it can be written");
        assert!(link.is_symlink());
        assert_eq!(fs::read_to_string(&real).expect("it is there"), "new");
        assert_eq!(mode(&real), 0o640);
        let left = fs::read_dir(folder.path()).expect("it is there").count();
        assert_eq!(left, 2, "nothing else is left in the folder");
    }

    #[test]
    fn a_file_that_is_read_only_stays_as_it_is() {
        let folder = tempfile::tempdir().expect("there is room");
        let path = folder.path().join("a.md");
        write(&path, "old").expect("it is new");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("it is ours");
        let error = write(&path, "new").expect_err("it is read-only");
        assert_eq!(reason(&error), "the permission is missing");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "old");
    }
}
