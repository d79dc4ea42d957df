//! Where things are: the checkout, the built page and the tools.

use std::env;
use std::path::{Path, PathBuf};

use crate::outcome::{Outcome, Problem};

/// The top of the checkout.
pub fn root() -> &'static Path {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest)
}

/// The finished page: a folder for any static host.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Where the native toolchain and these tasks keep what they make.
pub fn target() -> PathBuf {
    root().join("target")
}

/// Where the tools live: once per machine and outside the checkout, so that a fresh clone
/// finds them. `UNBLAME_TOOLS` names another place.
pub fn tools() -> Outcome<PathBuf> {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty());
    if let Some(chosen) = set("UNBLAME_TOOLS") {
        return Ok(chosen.into());
    }
    if let Some(cache) = set("XDG_CACHE_HOME") {
        return Ok(PathBuf::from(cache).join("unblame-tools"));
    }
    env::home_dir()
        .map(|home| home.join(".cache").join("unblame-tools"))
        .ok_or_else(|| {
            Problem::new(
                "This account has no home folder: set UNBLAME_TOOLS to a folder for the tools.",
            )
        })
}
