//! The real program: without a display, and on a virtual one.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn demarche() -> Command {
    Command::new(env!("CARGO_BIN_EXE_demarche"))
}

#[test]
fn without_a_display_it_says_so() {
    let unplugged = |display: &str| -> Output {
        demarche()
            .env("DISPLAY", display)
            .env_remove("WAYLAND_DISPLAY")
            .output()
            .expect("the program starts")
    };
    for display in ["", ":6553"] {
        let output = unplugged(display);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(
            said.starts_with("demarche: ") && said.contains("display"),
            "{said}"
        );
        assert!(!said.contains("panicked"), "{said}");
    }
}

/// Does a script on a virtual display and returns what was said on stderr.
fn perform(folder: &Path, script: &str) -> String {
    let file = folder.join("script.txt");
    std::fs::write(&file, script).expect("the script is written");
    let output = Command::new("xvfb-run")
        .args([
            "-a",
            "-s",
            "-screen 0 1280x720x24",
            env!("CARGO_BIN_EXE_demarche"),
            "--script",
        ])
        .arg(&file)
        .output()
        .expect("xvfb-run is installed");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    said
}

/// A folder of its own for each test, since tests run side by side.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("window")
        .join(test);
    std::fs::create_dir_all(&folder).expect("a folder for pictures");
    folder
}

#[test]
#[ignore = "needs Xvfb and software Vulkan; .ci/run runs it"]
fn a_person_gets_from_the_title_to_the_desk() {
    let folder = folder("tour");
    let shot = |name: &str| folder.join(name).display().to_string();
    let script = format!(
        "wait Play alone\nshot {}\nclick Night\nshot {}\nclick Day\nkey Enter\nwait To the desk\nshot {}\n\
         press To the desk\nwait Your word\nclick Your word\nshot {}\nquit\n",
        shot("title.png"),
        shot("night.png"),
        shot("table.png"),
        shot("desk.png"),
    );
    perform(&folder, &script);
    for name in ["title.png", "night.png", "table.png", "desk.png"] {
        let bytes = std::fs::read(folder.join(name)).expect("a picture was taken");
        // A blank window compresses to a few kilobytes.
        assert!(
            bytes.len() > 40_000,
            "{name} looks blank: {} bytes",
            bytes.len()
        );
    }
}

#[test]
#[ignore = "needs Xvfb and software Vulkan; .ci/run runs it"]
fn a_window_at_rest_costs_nothing() {
    let said = perform(
        &folder("rest"),
        "wait Play alone\nclick Play alone\nwait To the desk\nclick To the desk\nwait Your word\n\
         click Your word\ntype Nobody\nidle 8\nquit\n",
    );
    let share: f32 = said
        .lines()
        .find_map(|line| {
            line.strip_suffix(" % of a core")?
                .rsplit(' ')
                .next()?
                .parse()
                .ok()
        })
        .unwrap_or_else(|| panic!("no figure in {said}"));
    assert!(share <= 2.0, "{share} % of a core at rest");
}
