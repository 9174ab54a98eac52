//! The real program: without a display, and on a virtual one.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn demarche() -> Command {
    Command::new(env!("CARGO_BIN_EXE_demarche"))
}

#[test]
fn without_a_display_it_says_so_and_plays_all_the_same() {
    let folder = folder("unplugged");
    let unplugged = |display: &str, args: &[&str]| -> Output {
        let mut program = demarche();
        program.arg("--data").arg(&folder).args(args).env("DISPLAY", display).env_remove("WAYLAND_DISPLAY");
        program.output().expect("the program starts")
    };
    for (nth, display) in ["", ":6553"].into_iter().enumerate() {
        let output = unplugged(display, &["first_demarche"]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{said}");
        assert!(said.starts_with("demarche: ") && said.contains("display") && said.lines().count() == 1, "{said}");
        let record = folder.join(format!("records/first_demarche-{:03}.record.ron", nth + 1));
        assert!(String::from_utf8_lossy(&output.stdout).contains(&record.display().to_string()), "{said}");
        assert!(record.is_file());
        // What needs a window is not played without one.
        assert_eq!(unplugged(display, &["--script", "nowhere"]).status.code(), Some(2));
        assert_eq!(unplugged(display, &[&record.display().to_string()]).status.code(), Some(2));
    }
}

#[test]
#[ignore = "needs Xvfb; .ci/run runs it"]
fn without_a_graphics_driver_it_says_so_in_a_line() {
    let folder = folder("no_driver");
    let output = Command::new("xvfb-run")
        .args(["-a", "-s", "-screen 0 1280x720x24", env!("CARGO_BIN_EXE_demarche"), "--data", "."])
        .current_dir(&folder)
        .envs([("VK_ICD_FILENAMES", "nowhere.json"), ("VK_DRIVER_FILES", "nowhere.json")])
        .output()
        .expect("xvfb-run is installed");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(folder.join("records/lantern_strait-001.record.ron").is_file());
    assert!(said.contains("mesa-vulkan-drivers"), "{said}");
}

/// Does a script on a virtual display, with a scenario by its file or id or the standard one, and
/// returns what was said on stderr.
pub(super) fn perform_at(folder: &Path, scenario: Option<&Path>, script: &str) -> String {
    perform_with(folder, scenario, script, &[])
}

/// The same, with an environment.
fn perform_with(folder: &Path, scenario: Option<&Path>, script: &str, environment: &[(&str, String)]) -> String {
    let file = folder.join("script.txt");
    std::fs::write(&file, script).expect("the script is written");
    // A virtual display that goes down may take the number of the one that comes up with it:
    // the program never saw a display then, and is given another.
    for _ in 0..3 {
        let output = Command::new("xvfb-run")
            .args(["-a", "-s", "-screen 0 1280x720x24", env!("CARGO_BIN_EXE_demarche")])
            .args(["--data", "."])
            .args(scenario)
            .arg("--script")
            .arg(&file)
            .current_dir(folder)
            .envs(environment.iter().map(|(name, value)| (name, value)))
            .output()
            .expect("xvfb-run is installed");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        if !said.contains("XOpenDisplayFailed") {
            assert!(output.status.success(), "{said}");
            return said;
        }
    }
    panic!("no virtual display came up three times");
}

fn perform(folder: &Path, script: &str) -> String {
    perform_at(folder, None, script)
}

/// A fresh folder for each test, since tests run side by side.
pub(super) fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("window").join(test);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("what an earlier run left goes");
    }
    std::fs::create_dir_all(&folder).expect("a folder for pictures");
    folder
}

/// Every picture that the script took is there and not blank.
fn look_at(folder: &Path, script: &str) {
    for name in script.lines().filter_map(|line| line.strip_prefix("shot ")) {
        let bytes = std::fs::read(folder.join(name)).expect("a picture was taken");
        // A blank window compresses to a few kilobytes.
        assert!(bytes.len() > 20_000, "{name} looks blank: {} bytes", bytes.len());
    }
}

/// From the title to the minister's letter: one round with everything in it,
/// the others read through with Enter.
const PLAY: &str = "
wait Take a seat
wait No graphics card was found
shot title.png
click Night
shot night.png
click Day
click Take a seat
wait Take the seat of Maravel
shot seats.png
click Take the seat of Maravel
wait Read on
shot brief.png
key Enter
wait End talks
click To all coastal capitals
click Open the logs
shot answered.png
key 2
click Slip 1:
shot slip.png
click Rung Pale Tide
click Rung Pale Tide
click Rung tolerated
click who likely
click link roughly even
click Record my word
wait The analyst
shot judged.png
key 3
click Zerune
click Asks
shot message.png
click Send
click Share slips
shot share.png
key 4
shot relations.png
key 6
shot table.png
key 5
shot orders.png
click Public statement
shot statement.png
key Enter
wait Take out
click End talks
wait Lock orders
shot lock.png
key Enter
wait Next round
shot communique.png
key Enter
wait Read on
shot second.png
key Enter
wait End talks
key 3
click Joint claim
shot joint.png
until The minister
shot ending.png
key Enter
wait To the debrief
shot letter.png
key Enter
wait We have talked about it
key Enter
wait Back to the title
shot debrief.png
key Enter
wait Take a seat
quit
";

#[test]
#[ignore = "needs Xvfb and software Vulkan; .ci/run runs it"]
fn a_person_plays_from_the_title_to_the_letter() {
    let folder = folder("play");
    perform(&folder, PLAY);
    look_at(&folder, PLAY);
    let record = folder.join("records/lantern_strait-001.record.ron");
    let lines = std::fs::read_to_string(record).expect("the play is recorded").lines().count();
    assert!(lines > 30, "{lines} lines of record");
}

#[test]
#[ignore = "needs Xvfb and software Vulkan; .ci/run runs it"]
fn a_broken_scenario_shows_its_findings_and_the_window_lives_on() {
    let folder = folder("findings");
    std::fs::create_dir_all(folder.join("scenarios")).expect("a folder for scenarios");
    std::fs::write(folder.join("scenarios/broken.ron"), "(format: 1, titel: \"x\")").expect("it is written");
    let script = "wait Take a seat\nclick Choose a scenario\nwait broken\npress broken\nclick See what is wrong\n\
                  wait Back to the scenarios\nshot findings.png\nkey Enter\nwait See what is wrong\n\
                  press Lantern Strait\nshot library.png\nkey Enter\nwait Take the seat of\nquit\n";
    perform(&folder, script);
    look_at(&folder, script);
}

#[test]
#[ignore = "needs Xvfb and software Vulkan; .ci/run runs it"]
fn a_window_at_rest_draws_nothing() {
    let said = perform(
        &folder("rest"),
        "wait Take a seat\nclick Take a seat\nwait Take the seat of\nkey Enter\nwait Read on\nkey Enter\n\
         wait End talks\nkey 3\nwait Text\nclick Text\ntype Nobody\nidle 8\nquit\n",
    );
    at_rest(&said, 1);
}

/// There were so many rests, and no pass was made in any. What a rest took of the processor is
/// said besides and asserted nowhere: that depends on what else runs.
fn at_rest(said: &str, times: usize) {
    let passes = said.lines().filter_map(|line| line.strip_prefix("script: at rest, ")?.split_once(" passes"));
    let passes: Vec<&str> = passes.map(|(passes, _)| passes).collect();
    assert_eq!(passes, vec!["0"; times], "{said}");
}

#[test]
#[ignore = "needs Xvfb and software Vulkan; .ci/run runs it"]
fn looking_out_for_saved_files_draws_nothing() {
    let folder = folder("watch");
    std::fs::create_dir_all(folder.join("scenarios")).expect("a folder for scenarios");
    std::fs::write(folder.join("scenarios/broken.ron"), "(format: 1, titel: \"x\")").expect("it is written");
    let said = perform(
        &folder,
        "wait Take a seat\nclick Choose a scenario\nwait broken\npress broken\nidle 6\nclick See what is wrong\n\
         wait Back to the scenarios\nidle 6\nquit\n",
    );
    at_rest(&said, 2);
}

#[test]
#[ignore = "needs Xvfb and software Vulkan; .ci/run runs it"]
fn a_file_that_is_saved_is_read_again_by_itself() {
    let folder = folder("saved");
    std::fs::create_dir_all(folder.join("scenarios")).expect("a folder for scenarios");
    let file = folder.join("scenarios/broken.ron");
    std::fs::write(&file, "(format: 1, titel: \"x\")").expect("it is written");
    let script = "wait Take a seat\nclick Choose a scenario\nwait broken\npress broken\nclick See what is wrong\n\
                  wait Back to the scenarios\nshot before.png\nwait Scenarios\nquit\n";
    let sound = demarche::scenario::embedded("first_demarche").expect("it is embedded");
    std::thread::scope(|scope| {
        let played = scope.spawn(|| perform(&folder, script));
        // Mended once the findings are on the screen; a sound scenario has none, and the list comes back.
        while !folder.join("before.png").exists() && !played.is_finished() {
            std::thread::yield_now();
        }
        std::fs::write(&file, sound).expect("it is written");
        played.join().expect("the script is done");
    });
}

#[test]
#[ignore = "needs Xvfb and software Vulkan; .ci/run runs it"]
fn what_is_set_is_kept_and_a_broken_file_is_named() {
    let folder = folder("settings");
    let file = folder.join("settings.ron");
    std::fs::create_dir_all(file.parent().expect("it has one")).expect("a folder for settings");
    std::fs::write(&file, "(txt: 120)").expect("it is written");
    let script = "wait The usual settings are used\nshot named.png\nclick Settings\nwait 125 %\nclick By night\n\
                  click 125 %\nwait Done\nshot settings.png\nkey Escape\nwait Take a seat\nclick Take a seat\n\
                  wait Take the seat of\nkey Enter\nwait Read on\nclick Settings\nwait Done\nclick 200 %\nkey Enter\n\
                  wait Read on\nshot large.png\nquit\n";
    perform(&folder, script);
    look_at(&folder, script);
    let kept = std::fs::read_to_string(&file).expect("it is kept");
    assert!(kept.contains("text: 200") && kept.contains("Night"), "{kept}");
}

#[test]
#[ignore = "needs Xvfb and software Vulkan; .ci/run runs it"]
fn a_play_that_stopped_is_gone_on_with() {
    let folder = folder("resume");
    let script = format!(
        "{}click End talks\nwait Lock orders\nclick Public statement\nkey Enter\nwait Take out\nquit\n",
        to_talks("Maravel")
    );
    perform(&folder, &script);
    let record = folder.join("records/lantern_strait-001.record.ron");
    // What was being written when the machine went down.
    let mut text = std::fs::read_to_string(&record).expect("it is recorded");
    text.push_str("(chain: \"12");
    std::fs::write(&record, text).expect("it is written");
    let script = "wait Take a seat\nclick Plays so far\nwait Go on from there\nshot records.png\nkey Enter\n\
                  wait Take out\nshot resumed.png\nkey Enter\nwait Next round\nquit\n";
    perform(&folder, script);
    look_at(&folder, script);
    let verified = demarche().args(["replay", "--verify"]).arg(&record).output().expect("the program starts");
    // Sound as far as it goes: the play is not over.
    assert_eq!(verified.status.code(), Some(3), "{}", String::from_utf8_lossy(&verified.stdout));
}

#[test]
#[ignore = "needs Xvfb and software Vulkan; .ci/run runs it"]
fn a_play_is_shared_run_watched_and_looked_back_at() {
    let folder = folder("shared");
    let script = "wait Take a seat\nclick Choose a scenario\nwait Scenarios\npress First Démarche\nclick Choose a seat\n\
                  wait Take the seat of Corrane\npress Luden: a person here\npress Take the seat of Corrane\n\
                  wait We are Corrane\nshot curtain.png\nkey Enter\nwait We are done\nshot brief.png\n\
                  press We are done\nwait We are Luden\nkey Enter\nwait We are done\nkey F2\n\
                  wait Open the console\nshot gate.png\nclick Open the console\nwait Stop the clock\nclick 3:30\n\
                  wait 3:\nclick Show the table\nwait Back to the console\nshot table.png\nkey Enter\n\
                  wait Open the console\nclick Open the console\nwait Stop the clock\nclick Seats\npress Corrane: hawk\nwait Luden: hawk\npress Luden: hawk\n\
                  shot handed.png\nkey Escape\nwait Next phase\nshot watched.png\nuntil What was the hardest\n\
                  shot asked.png\nkey Enter\nwait Back to the title\nshot debrief.png\nkey Enter\nwait Take a seat\nclick Plays so far\nwait Look back at it\n\
                  key Enter\nwait Seen by\nkey ArrowDown\nkey ArrowRight\nclick Luden\nshot seat.png\n\
                  click What was true\nkey End\nshot truth.png\nclick Debrief\nwait We have talked about it\nquit\n";
    perform(&folder, script);
    look_at(&folder, script);
    let record = folder.join("records/first_demarche-001.record.ron");
    let verified = demarche().args(["replay", "--verify"]).arg(&record).output().expect("the program starts");
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
}

#[test]
#[ignore = "needs Xvfb and software Vulkan; .ci/run runs it"]
fn a_key_that_is_held_takes_exactly_one_step() {
    let folder = folder("held");
    let script = "wait Take a seat\nhold Enter 75\nwait Take the seat of Maravel\nclick Take the seat of Maravel\n\
                  wait Read on\nhold Enter 75\nwait End talks\nhold Space 20\nhold Escape 20\nwait End talks\nquit\n";
    let said = perform(&folder, script);
    assert!(said.contains("every play has the same seed, Fixed(7)"), "{said}");
    let bytes = std::fs::read(folder.join("records/lantern_strait-001.record.ron")).expect("the play is recorded");
    let recorded = demarche::record::read("held", &bytes).0.expect("it is a record");
    let now = recorded.end();
    assert_eq!((now.now().round, now.now().phase), (1, demarche::terms::Phase::Talks));
    // Several at one screen: Enter opens one desk, asks once where the tray is empty, and draws one curtain.
    let script = "wait Take a seat\nclick Choose a scenario\nwait Scenarios\npress First Démarche\n\
                  click Choose a seat\nwait Take the seat of Corrane\npress Luden: a person here\n\
                  press Take the seat of Corrane\nwait We are Corrane\nhold Enter 75\nwait We are done\n\
                  hold Enter 75\nwait We are done\nhold Enter 75\nwait We are Luden\nquit\n";
    perform(&folder, script);
}

/// To the Talks of the first round in a seat.
fn to_talks(seat: &str) -> String {
    format!(
        "wait Take a seat\nclick Take a seat\nwait Take the seat of {seat}\nclick Take the seat of {seat}\n\
         wait Read on\nkey Enter\nwait End talks\n"
    )
}

/// The rooms that come with their modules: the fixture, the seat, and what is done there.
const ROOMS: [(&str, &str, &str); 4] = [
    (
        "round_table.ron",
        "Arden",
        "key 8\nwait Clause 1\npress 1a: prefer\npress 1b: object\npress Write 1a into the text\nwait stands in the text\n\
         shot text.png\nclick Norms\nwait Voluntary\nshot norms.png\nquit\n",
    ),
    (
        "academy.ron",
        "Merrow",
        "key 0\nwait A response team\nclick A response team\nwait Make the offer\nclick led by the host\n\
         shot programme.png\nclick Make the offer\nwait stands\nshot offered.png\nquit\n",
    ),
    (
        "narrows.ron",
        "Quern",
        "key 9\nwait Give a pledge\nclick Give a pledge\nclick A host does not\nclick if Varn\npress they by round 1\n\
         press we: retorsion\npress we: Restrictive measures\npress we toward Varn\npress we by round 3\n\
         shot pledge.png\npress Give the pledge\nwait Should Varn\nshot ledger.png\nkey 4\nshot measures.png\nquit\n",
    ),
    (
        "harbour.ron",
        "Corvo",
        "key 7\nwait Known to you alone\nshot covert.png\nkey 6\nuntil round 5 of 6 · Briefing\nkey Enter\nwait End talks\n\
         key 6\nwait In the press\nshot press.png\nkey 3\nclick Other ministries\nshot home.png\n\
         click Keep liaison this round\nwait You keep liaison\nquit\n",
    ),
];

#[test]
#[ignore = "needs Xvfb and software Vulkan; .ci/run runs it"]
fn a_person_negotiates_pledges_builds_and_keeps_liaison() {
    for (fixture, seat, script) in ROOMS {
        let folder = folder(fixture);
        let script = format!("{}{script}", to_talks(seat));
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
        perform_at(&folder, Some(&fixtures.join(fixture)), &script);
        look_at(&folder, &script);
    }
}

#[test]
#[ignore = "needs Xvfb and software Vulkan; .ci/run runs it"]
fn a_window_that_was_away_or_was_resized_plays_on() {
    let folder = folder("away");
    let script = format!(
        "{}key F2\nwait Open the console\nclick Open the console\nwait Stop the clock\nclick 3:30\nwait 3:2\n\
         minimise\nwait 3:1\nrestore\nwait 3:0\nshot back.png\nsize 640 400\nwait Stop the clock\nshot small.png\n\
         size 1920 1080\nwait Stop the clock\nshot large.png\nsize 1280 720\nwait Stop the clock\nkey Escape\n\
         minimise\nrestore\nwait End talks\nshot desk.png\nclick End talks\nwait Lock orders\nquit\n",
        to_talks("Maravel")
    );
    perform(&folder, &script);
    look_at(&folder, &script);
}

#[test]
#[cfg(unix)]
#[ignore = "needs Xvfb and software Vulkan; .ci/run runs it"]
fn a_brief_is_printed_and_opened() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder("printed");
    let programs = folder.join("bin");
    std::fs::create_dir_all(&programs).expect("a folder for programs");
    let viewer = programs.join("xdg-open");
    // It stands in for whatever the system opens pages with.
    std::fs::write(&viewer, "#!/bin/sh\necho \"$1\" > opened.tmp && mv opened.tmp opened\n").expect("it is written");
    std::fs::set_permissions(&viewer, std::fs::Permissions::from_mode(0o755)).expect("it can be run");
    let path = std::env::var("PATH").unwrap_or_default();
    let environment = [("PATH", format!("{}:{path}", programs.display()))];
    let script = "wait Take a seat\nclick Take a seat\nwait Take the seat of Maravel\nclick Take the seat of Maravel\n\
                  wait Print the brief\nclick Print the brief\nwait The page is in briefs/lantern_strait-maravel.html\n\
                  shot printed.png\nkey Enter\nwait End talks\nquit\n";
    perform_with(&folder, None, script, &environment);
    look_at(&folder, script);
    let page = folder.join("briefs/lantern_strait-maravel.html");
    assert!(std::fs::read_to_string(&page).expect("it is kept").contains("For the eyes of Maravel’s delegation only"));
    let opened = std::fs::read_to_string(folder.join("opened")).expect("it was opened");
    assert_eq!(Path::new(opened.trim()), page.canonicalize().expect("it is there"));
}
