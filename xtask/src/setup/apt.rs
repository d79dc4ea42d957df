//! Debian's packages.

use std::process::Command;

use super::{announce, on_path};
use crate::outcome::{Outcome, Problem};
use crate::run::{ask, run_quietly};

/// A package and what it is for.
pub type Package = (&'static str, &'static str);

/// Installs those of the packages that are missing, all at once.
pub fn ensure(packages: &[Package]) -> Outcome {
    let missing: Vec<&Package> = packages.iter().filter(|(name, _)| !has(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = missing.iter().map(|(name, _)| *name).collect();
    if !may_install() {
        return Err(Problem::new(format!(
            "Please install {} (on Debian, as root: apt-get install {}), then run this again.",
            missing
                .iter()
                .map(|(name, why)| format!("{name} ({why})"))
                .collect::<Vec<_>>()
                .join(", "),
            names.join(" ")
        )));
    }
    for (name, why) in missing {
        announce(name, why);
    }
    // The list of packages may be missing or so old that what it names is gone: only then is
    // a new one fetched.
    install(&names).or_else(|_| {
        run_quietly(apt().arg("update"))?;
        install(&names)
    })
}

/// Installs the newest of these packages that a new list knows.
pub fn renew(packages: &[Package]) -> Outcome {
    let names: Vec<&str> = packages.iter().map(|(name, _)| *name).collect();
    if !may_install() {
        return Err(Problem::new(format!(
            "Please bring {0} up to date (on Debian, as root: apt-get update, then apt-get install \
             {0}), then run this again.",
            names.join(" ")
        )));
    }
    run_quietly(apt().arg("update"))?;
    install(&names)
}

/// Whether packages can be installed on this machine by this account.
pub fn may_install() -> bool {
    on_path("apt-get") && ask(Command::new("id").arg("-u")).as_deref() == Some("0")
}

/// Whether a package is installed.
pub fn has(name: &str) -> bool {
    ask(Command::new("dpkg-query").args(["--show", "--showformat=${db:Status-Status}", name]))
        .as_deref()
        == Some("installed")
}

fn install(names: &[&str]) -> Outcome {
    run_quietly(
        apt()
            .args(["install", "--yes", "--no-install-recommends"])
            .args(names),
    )
}

fn apt() -> Command {
    let mut apt = Command::new("apt-get");
    apt.args(["--quiet", "--quiet", "--option", "DPkg::Lock::Timeout=300"])
        .env("DEBIAN_FRONTEND", "noninteractive");
    apt
}
