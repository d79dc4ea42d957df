//! Tools that are crates.

use std::fs;
use std::path::PathBuf;

use super::announce;
use crate::outcome::{Outcome, While};
use crate::places;
use crate::run::{cargo, run_quietly};

/// A crate's program, where it is installed.
pub fn installed(name: &str, version: &str, program: &str) -> Option<PathBuf> {
    let file = home(name, version).ok()?.join("bin").join(program);
    file.is_file().then_some(file)
}

/// Installs a crate's programs unless they are there, and gives the folder that holds them.
pub fn ensure(name: &str, version: &str, program: &str, why: &str) -> Outcome<PathBuf> {
    let home = home(name, version)?;
    let bin = home.join("bin");
    if installed(name, version, program).is_some() {
        return Ok(bin);
    }
    announce(&format!("{name} {version}"), why);
    println!("(This is compiled once per machine and takes some minutes.)");
    // Kept while it is not finished, so that a run that was stopped goes on where it was.
    let work = home.with_file_name(format!("building-{name}-{version}"));
    let install = |locked: bool| {
        let mut cargo = cargo();
        cargo
            .args([
                "install",
                "--quiet",
                "--force",
                "--version",
                version,
                name,
                "--root",
            ])
            .arg(&home)
            .args(locked.then_some("--locked"))
            .env("CARGO_TARGET_DIR", &work)
            // These tools run for seconds: they are made quickly rather than made fast.
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "false");
        cargo
    };
    // A registry that lags a few days behind may not have yet what the tool was locked to.
    if let Err(problem) = run_quietly(&mut install(true)) {
        if !problem.to_string().contains("failed to select a version") {
            return Err(problem);
        }
        println!("(What it is locked to is not in the registry yet: using what is there.)");
        run_quietly(&mut install(false))?;
    }
    fs::remove_dir_all(&work).or_say(format!("clear {}", work.display()))?;
    Ok(bin)
}

fn home(name: &str, version: &str) -> Outcome<PathBuf> {
    Ok(places::tools()?.join(format!("{name}-{version}")))
}
