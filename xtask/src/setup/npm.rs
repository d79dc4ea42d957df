//! Tools that are npm packages.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::{announce, apt, on_path};
use crate::outcome::{Outcome, While};
use crate::places;
use crate::run::run_quietly;

/// Installs a package unless it is there, and gives the `node_modules` that holds it.
pub fn ensure(package: &str, version: &str, why: &str) -> Outcome<PathBuf> {
    let home = places::tools()?.join(format!("{package}-{version}"));
    let modules = home.join("node_modules");
    if modules.join(package).is_dir() {
        return Ok(modules);
    }
    if !on_path("npm") {
        apt::ensure(&[
            ("nodejs", "it runs wasm-opt"),
            ("npm", "it installs wasm-opt and the accessibility checker"),
        ])?;
    }
    announce(&format!("{package} {version}"), why);
    // npm fills its folder bit by bit: it works in a folder of its own, which is put in place
    // when it is whole.
    let half = home.with_extension("half");
    let _ = fs::remove_dir_all(&half);
    fs::create_dir_all(&half).or_say(format!("make {}", half.display()))?;
    run_quietly(
        Command::new("npm")
            .args([
                "install",
                "--no-save",
                "--no-package-lock",
                "--no-audit",
                "--no-fund",
            ])
            .args(["--ignore-scripts", "--loglevel=error", "--prefix"])
            .arg(&half)
            .arg(format!("{package}@{version}")),
    )?;
    fs::rename(&half, &home).or_say(format!("put {} in place", home.display()))?;
    Ok(modules)
}
