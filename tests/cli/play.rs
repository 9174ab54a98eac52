//! A seat played in the terminal: through pipes, and through a pseudo-terminal as by a person.

use super::{demarche, printed, unusable};
use demarche::dice::{Dice, Key, Purpose, Roll};
use demarche::terms::Step;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use tempfile::TempDir;

/// What ends all that is told before something is typed.
const PROMPT: &str = "\n> ";

fn folder() -> TempDir {
    tempfile::tempdir().expect("there is room")
}

fn call(data: &Path, args: &[&str]) -> Command {
    let mut call = Command::new(env!("CARGO_BIN_EXE_demarche"));
    call.arg("--data").arg(data).args(args).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    call
}

/// Types all of a text into a play through a pipe, to its end.
fn typed(data: &Path, args: &[&str], text: &[u8]) -> Output {
    let mut child = call(data, args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut input = child.stdin.take().expect("it is piped");
    let text = text.to_vec();
    // The play may end before it has read everything.
    let typist = std::thread::spawn(move || _ = input.write_all(&text));
    let output = child.wait_with_output().expect("it ends");
    typist.join().expect("it ends");
    output
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("it prints text")
}

/// The records of a folder, in order.
fn records(data: &Path) -> Vec<PathBuf> {
    let Ok(found) = std::fs::read_dir(data.join("records")) else { return Vec::new() };
    let paths = found.map(|entry| entry.expect("it can be read").path());
    let mut records: Vec<PathBuf> = paths.filter(|path| path.to_string_lossy().ends_with(".record.ron")).collect();
    records.sort();
    records
}

fn is_verified(record: &Path) -> bool {
    demarche(&["replay", record.to_str().expect("a name"), "--verify"]).status.code() == Some(0)
}

/// Somebody who reads up to each prompt and types an answer.
struct Typist<R, W> {
    from: R,
    to: W,
    all: String,
    fresh: Vec<u8>,
}

impl<R: Read, W: Write> Typist<R, W> {
    fn at(from: R, to: W) -> Self {
        Self { from, to, all: String::new(), fresh: Vec::new() }
    }

    /// What is told before the next prompt; nothing once the program has ended.
    fn read(&mut self) -> Option<String> {
        let mut some = [0; 4096];
        loop {
            // A pseudo-terminal whose other side is gone says so by an error.
            let many = self.from.read(&mut some).unwrap_or(0);
            self.fresh.extend_from_slice(&some[..many]);
            // A terminal ends its lines with two characters.
            let so_far = String::from_utf8_lossy(&self.fresh).replace("\r\n", "\n");
            if many == 0 || so_far.ends_with(PROMPT) {
                self.fresh.clear();
                self.all.push_str(&so_far);
                return (many > 0).then_some(so_far);
            }
        }
    }

    fn answer(&mut self, line: &str) {
        // Nobody may be listening any more.
        let _ = writeln!(self.to, "{line}");
    }

    /// Types an answer and reads on.
    fn types(&mut self, line: &str) -> String {
        self.answer(line);
        self.read().unwrap_or_default()
    }
}

fn at_a_pipe(child: &mut Child) -> Typist<impl Read + use<>, impl Write + use<>> {
    Typist::at(child.stdout.take().expect("it is piped"), child.stdin.take().expect("it is piped"))
}

fn piped(data: &Path, args: &[&str]) -> Child {
    call(data, args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .expect("the program runs")
}

/// The labels of the list that was read last.
fn listed(told: &str) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    for line in told.lines() {
        let Some((number, label)) = line.split_once(". ") else { continue };
        match number.parse::<usize>() {
            Ok(1) => labels = vec![label.to_owned()],
            Ok(number) if number == labels.len() + 1 => labels.push(label.to_owned()),
            _ => {}
        }
    }
    labels
}

#[test]
fn whatever_is_typed_wrong_is_answered_by_what_is_expected_and_loses_nothing() {
    let data = folder();
    let long = vec![b'a'; 200_000];
    let wrong: [&[u8]; 8] = [b"99", b"-1", b"xyzzy", b"1 2", b"\xff\xfe\x00", b"\x1b[A", "é".as_bytes(), &long];
    let mut text = b"read\ntalks\nwrite\nto\n1\ntext\nA word that stays.\ntext\nback\n".to_vec();
    for line in wrong {
        text.extend_from_slice(line);
        text.push(b'\n');
    }
    text.extend_from_slice(b"again\nquit\n");
    let output = typed(data.path(), &["play", "first_demarche", "--seat", "corrane", "--seed", "3"], &text);
    let told = told(&output);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    // A line of so many letters is read as several.
    let said = told.lines().filter(|line| line.starts_with("Not understood: ")).count();
    assert!(said >= wrong.len(), "{told}");
    let mut lines = told.lines().filter(|line| !line.starts_with("> ") && !line.starts_with("aaa"));
    assert!(lines.all(|line| line.chars().count() <= 80), "what was typed wrong is not told whole");
    let (_, after) = told.rsplit_once("Not understood").expect("it is told");
    assert!(after.contains("Text: A word that stays."), "{after}");
    assert!(told.contains("A number from 1 to 6 is expected"), "{told}");
}

#[test]
fn the_end_of_the_input_leaves_the_play_and_its_record_goes_on() {
    let data = folder();
    let args = ["play", "first_demarche", "--seat", "luden", "--seed", "424242"];
    let output = typed(data.path(), &args, b"read\nend\n1\n");
    let (before, told) = (told(&output), output.status.code());
    assert_eq!(told, Some(0));
    let [record] = &records(data.path())[..] else { panic!("one record: {before}") };
    assert!(before.contains(&format!("demarche play {}", record.display())), "{before}");
    assert!(before.contains("Round 1 of 4: Orders"), "{before}");
    for secret in ["424242", "Its last line carries", "What was true"] {
        assert!(!before.contains(secret), "{secret} is told before the end");
    }
    let name = record.to_str().expect("a name");
    let output = typed(data.path(), &["play", name], b"lock\n1\n");
    let told = String::from_utf8(output.stdout).expect("text");
    assert!(told.trim_start().starts_with("Round 1 of 4: Orders") && told.contains("After round 1 of 4"), "{told}");
    // Nothing was begun, nothing is left.
    let empty = folder();
    let output = typed(empty.path(), &["play", "first_demarche"], b"");
    assert_eq!((output.status.code(), records(empty.path()).len()), (Some(0), 0));
}

#[test]
fn help_and_the_field_s_words_are_told_at_every_prompt() {
    let data = folder();
    let text =
        b"help\n1\nhelp\nexplain mandate\nexplain\nexplain nosuchword\nguide\ntalks\nwrite\ntext\n?\nExplain yourselves.\nquit\n";
    let output = typed(data.path(), &["play", "first_demarche"], text);
    let told = told(&output);
    assert_eq!(told.matches("quit, or the end of the input").count(), 3, "{told}");
    assert!(told.contains("\nMandate: ") && told.contains("no word “nosuchword”"), "{told}");
    assert!(told.contains("The guide is silent."), "{told}");
    assert!(told.contains("Text: Explain yourselves."), "what is written is no command: {told}");
    assert!(printed(&["help", "play"]).contains("--seat"));
}

#[test]
fn a_call_that_contradicts_itself_is_refused() {
    let refused = |args: &[&str], why: &str| {
        let said = unusable(args);
        assert!(said.contains(why), "{said}");
    };
    refused(&["play", "first_demarche", "--seat", "luden", "--policy", "luden=hawk"], "the seat that you take");
    refused(&["play", "first_demarche", "--seat", "nobody"], "there is no seat `nobody`");
    let all = ["corrane", "luden", "vessany"].map(|seat| format!("--policy={seat}=hawk"));
    refused(&["play", "first_demarche", &all[0], &all[1], &all[2]], "leaves you none");
    refused(&["play", "-"], "standard input");
    refused(&["play", "x.record.ron", "--seed", "3"], "without `--seed`");
    refused(&["play", "nowhere.record.ron"], "nowhere.record.ron");
    refused(&["play", "first_demarche", "--force"], "--record");
    let data = folder();
    let record = data.path().join("run.record.ron");
    printed(&["run", "first_demarche", "--record", record.to_str().expect("a name")]);
    refused(&["play", record.to_str().expect("a name")], "policies play every seat");
}

/// An answer that somebody might give who knows nothing of the play: any number that is listed, some
/// words; the way on now and then, so that there is an end.
fn some_answer(told: &str, roll: &mut Roll) -> String {
    let labels = listed(told);
    let ask = told.trim_end_matches(PROMPT).lines().last().unwrap_or_default();
    let one_in = |roll: &mut Roll, n| roll.below(n) == 0;
    let words = ["", "Some words of our own.", "AB"];
    if ask.starts_with("Type the numbers") {
        return ["all", "none", "1", "2, 1", "1 3"][roll.below(5) as usize].to_owned();
    }
    if !ask.starts_with("Type a number") {
        return words[roll.below(3) as usize].to_owned();
    }
    let many = u32::try_from(labels.len()).expect("a list is short");
    assert!(many > 0, "nothing can be chosen: {told}");
    match () {
        () if ask.ends_with("back.") && one_in(roll, 5) => "back".to_owned(),
        () if ask.ends_with("help.") && one_in(roll, 4) => many.to_string(),
        () => (1 + roll.below(many)).to_string(),
    }
}

/// Plays a seat to the end by answers that know nothing of it; now and then the play is left and gone
/// on with. What was told, and how often it was left.
fn played_blindly(data: &Path, scenario: &str, seed: u64) -> (String, usize) {
    let key = Key { round: 0, step: Step::Talks, purpose: Purpose::Policy, actor: seed, subject: 0, nth: 0 };
    let mut roll = Dice::new(seed).roll(key);
    let record = data.join(format!("{scenario}-{seed}.record.ron"));
    let name = record.to_str().expect("a name");
    let seed_given = seed.to_string();
    let mut args = vec!["play", scenario, "--seed", &seed_given, "--record", name];
    let (mut all, mut left, mut typed) = (String::new(), 0, 0);
    loop {
        let mut child = piped(data, &args);
        let mut typist = at_a_pipe(&mut child);
        let mut leaves = false;
        while let Some(told) = typist.read() {
            typed += 1;
            assert!(typed < 20_000, "{scenario} with seed {seed} does not come to its end");
            leaves = record.exists() && roll.below(200) == 0;
            let answer = if leaves { "quit".to_owned() } else { some_answer(&told, &mut roll) };
            typist.answer(&answer);
        }
        assert!(child.wait().expect("it ends").success(), "{scenario} with seed {seed}: {}", typist.all);
        all.push_str(&typist.all);
        if !leaves || all.contains("Its last line carries") {
            assert!(is_verified(&record), "{scenario} with seed {seed}");
            return (all, left);
        }
        left += 1;
        args = vec!["play", name];
    }
}

#[test]
fn a_seat_is_played_to_the_end_whatever_valid_is_typed() {
    let data = folder();
    let scenarios = ["first_demarche", "lantern_strait", "quiet_ledger", "borrowed_light", "glass_embassy"];
    let mut often = 0;
    for (seed, scenario) in (0..10).zip(scenarios.iter().cycle()) {
        let (told, left) = played_blindly(data.path(), scenario, seed);
        assert!(told.contains("Its last line carries"), "{scenario} with seed {seed} is over");
        assert!(!told.contains("Not understood: “1”"), "what is listed can be chosen");
        often += left;
    }
    assert!(often > 10, "plays are left and gone on with");
}

#[test]
fn whoever_would_sit_at_a_delicate_seat_reads_the_notice_and_may_decline() {
    let data = folder();
    let call = ["play", "lantern_strait", "--seat", "ostrey"];
    let told = told(&typed(data.path(), &call, b"take another\n2\n"));
    let (before, after) = told.split_once("Take another seat").expect("the notice is put to them");
    assert!(before.contains("Before you sit down:"), "{before}");
    assert!(after.contains("Which seat do you take?"), "{after}");
}

#[cfg(target_os = "linux")]
mod terminal {
    use super::{Typist, call, folder, is_verified, listed, records};
    use nix::pty::{OpenptyResult, openpty};
    use std::fs::File;
    use std::path::Path;
    use std::process::{Child, Command, Stdio};

    /// The program in a terminal of its own, and somebody at it.
    fn seated(data: &Path, args: &[&str]) -> (Child, Typist<File, File>) {
        let OpenptyResult { master, slave } = openpty(None, None).expect("the system has terminals");
        let copy = || Stdio::from(slave.try_clone().expect("it can be shared"));
        let mut call: Command = call(data, args);
        let child = call.stdin(copy()).stdout(copy()).stderr(copy()).spawn().expect("the program runs");
        // What is held open here would keep the terminal from ending with the program.
        drop((call, slave));
        let (from, to) = (File::from(master.try_clone().expect("it can be shared")), File::from(master));
        (child, Typist::at(from, to))
    }

    #[test]
    fn a_whole_seat_is_played_in_a_terminal() {
        let data = folder();
        let (mut child, mut typist) = seated(data.path(), &["play", "first_demarche", "--seed", "5"]);
        let seats = typist.read().expect("seats are offered");
        assert_eq!(listed(&seats).len(), 3, "{seats}");
        let brief = typist.types("corrane");
        assert!(brief.contains("Your brief") && brief.contains("What you are to achieve"), "{brief}");
        assert!(!typist.all.contains('\u{1b}'), "no colour, no cursor");
        typist.types("read");

        // A paper is read and answered.
        let inbox = typist.types("inbox");
        assert!(inbox.contains("To answer"), "{inbox}");
        let paper = typist.types("1");
        assert!(listed(&paper).iter().any(|label| label.starts_with("Keep the logs")), "{paper}");
        assert!(typist.types("1").contains("Answered."));
        typist.types("back");

        judged(&mut typist);

        // A message of one's own.
        for line in ["talks", "write", "to:", "1 2", "by:", "telephone", "text:", "We are looking into it."] {
            typist.types(line);
        }
        assert!(typist.types("send").contains("Sent."));
        typist.types("back");

        ordered(&mut typist);
        let news = typist.types("lock");
        assert!(news.contains("After round 1 of 4") && news.contains("In the press"), "{news}");

        waited_out(&mut typist);
        assert!(child.wait().expect("it ends").success());
        for said in ["After round 4 of 4", "Dear colleague", "What was true", "Its last line carries"] {
            assert!(typist.all.contains(said), "{said}: {}", typist.all);
        }
        let [record] = &records(data.path())[..] else { panic!("one record") };
        assert!(is_verified(record));
    }

    /// One's own word is recorded, before the analyst's.
    fn judged(typist: &mut Typist<File, File>) {
        typist.types("incidents");
        let incident = typist.types("1");
        assert!(!incident.contains("The analyst’s word:"), "{incident}");
        typist.types("form");
        let lacking = typist.types("record");
        assert!(
            lacking.contains("Still open: who, how likely that is, the link, how likely the link is."),
            "{lacking}"
        );
        for line in ["who:", "unknown", "how likely that", "likely", "link:", "unknown", "how likely the link", "3"] {
            typist.types(line);
        }
        let recorded = typist.types("record");
        assert!(recorded.contains("Your word is on record.") && recorded.contains("The analyst’s word:"), "{recorded}");
        typist.types("back");
        typist.types("back");
    }

    /// An order is weighed, put in, taken out and put in again.
    fn ordered(typist: &mut Typist<File, File>) {
        typist.types("end talks");
        let orders = typist.types("orders");
        assert!(orders.contains("lawful"), "{orders}");
        let page = typist.types("1");
        assert!(page.contains("Before the law:") && page.contains("Signals:"), "{page}");
        assert!(typist.types("put").contains("In the tray."));
        assert!(typist.types("tray").contains("1. "));
        typist.types("1");
        assert!(typist.types("take").contains("Taken out."));
        typist.types("1");
        assert!(typist.types("put").contains("In the tray."));
        typist.types("back");
    }

    /// The rest of a play is waited out, to the letter and the debrief.
    fn waited_out(typist: &mut Typist<File, File>) {
        let mut told = typist.types("next");
        for _ in 0..40 {
            let labels = listed(&told);
            let on = ["Read on", "End talks", "Lock orders", "Next round", "The minister’s letter"];
            let all_the_same = labels.iter().find(|label| label.ends_with("all the same"));
            let way_on = labels.iter().find(|label| on.contains(&label.as_str()));
            let answer = all_the_same.or(way_on).cloned().unwrap_or_default();
            typist.answer(&answer);
            match typist.read() {
                Some(more) => told = more,
                None => return,
            }
        }
        panic!("the play does not come to its end: {told}");
    }

    #[test]
    fn without_a_display_a_terminal_has_a_seat_in_it() {
        let data = folder();
        let (mut child, mut typist) = seated(data.path(), &["first_demarche"]);
        let seats = typist.read().expect("seats are offered");
        assert!(seats.contains("the play is here in the terminal instead"), "{seats}");
        assert!(seats.contains("Which seat do you take?"), "{seats}");
        // Ctrl-D.
        std::io::Write::write_all(&mut typist.to, &[4]).expect("it is typed");
        assert_eq!(typist.read(), None);
        assert!(typist.all.contains("No play was begun."), "{}", typist.all);
        assert_eq!(child.wait().expect("it ends").code(), Some(0));
        assert!(records(data.path()).is_empty());
    }

    #[test]
    fn ctrl_c_is_heard_while_nobody_types() {
        let data = folder();
        let args = ["play", "first_demarche", "--seat", "vessany", "--seed", "2"];
        let (mut child, mut typist) = seated(data.path(), &args);
        typist.read().expect("the brief is told");
        typist.types("read");
        let process = child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &process]).status().expect("kill is there").success());
        assert_eq!(typist.read(), None);
        assert_eq!(child.wait().expect("it ends").code(), Some(130));
        let [record] = &records(data.path())[..] else { panic!("one record: {}", typist.all) };
        assert!(typist.all.contains("demarche play") && typist.all.contains(record.to_str().expect("a name")));
    }
}
