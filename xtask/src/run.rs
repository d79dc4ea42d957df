//! Starting other programs, and finding them.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::outcome::{Outcome, Problem, While};

/// Runs a command to its end with its output shown; anything but success is a problem.
pub fn run(command: &mut Command) -> Outcome {
    let shown = describe(command);
    let status = command
        .stdin(Stdio::null())
        .status()
        .or_say(format!("start `{shown}`"))?;
    if status.success() {
        Ok(())
    } else {
        Err(Problem::new(format!("`{shown}` failed ({status}).")))
    }
}

/// Runs a command without showing its output, unless it fails: then the output is in the problem.
pub fn run_quietly(command: &mut Command) -> Outcome {
    let shown = describe(command);
    let output = command
        .stdin(Stdio::null())
        .output()
        .or_say(format!("start `{shown}`"))?;
    if output.status.success() {
        return Ok(());
    }
    let said = [output.stdout, output.stderr].concat();
    Err(Problem::new(format!(
        "{}\n`{shown}` failed ({}).",
        String::from_utf8_lossy(&said).trim(),
        output.status
    )))
}

/// Runs a command quietly and gives what it wrote, or nothing where it failed or is not there.
pub fn ask(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The first program of these names on the search path.
pub fn find(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    names.iter().find_map(|name| {
        env::split_paths(&path)
            .map(|folder| folder.join(name))
            .find(|file| file.is_file())
    })
}

/// The search path with these folders before it, and all of them only once.
pub fn path_with(first: &[PathBuf]) -> Outcome<std::ffi::OsString> {
    let rest = env::var_os("PATH").unwrap_or_default();
    let rest = env::split_paths(&rest).filter(|folder| !first.contains(folder));
    env::join_paths(first.iter().cloned().chain(rest)).or_say("put the tools on the search path")
}

/// The cargo that started this task, or the one on the search path.
pub fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

fn describe(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    std::iter::once(name)
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}
