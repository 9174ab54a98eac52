//! The program: one verb of the command line per file of `cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    demarche::cli::main()
}
