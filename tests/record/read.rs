//! Reading back what was written, whole and cut short.

use super::driver::{first_lines, playable, played};
use demarche::order::{Act, By};
use demarche::record::{FaultKind, Line, Play, Recorder, Standing, play_at, read, verify, verify_bytes};
use demarche::rules;
use demarche::scenario::text::{Severity, Source, read as read_text};
use demarche::terms::Phase;
use demarche::world::Digest;

const NAMES: [&str; 2] = ["two_ports", "lantern_strait"];

#[test]
fn a_record_verifies() {
    for name in NAMES {
        let playable = playable(name);
        for seed in 0..8 {
            let text = played(&playable, seed).text();
            let (recorded, fault) = read(name, text.as_bytes());
            assert_eq!(fault, None, "{name} {seed}");
            let recorded = recorded.unwrap();
            assert_eq!(recorded.playable(), &playable);
            assert_eq!(recorded.header().scenario, playable.scenario);
            assert_eq!(recorded.header().seats.len(), playable.scenario.nations.len());
            assert_eq!(verify(&recorded).unwrap().standing, Standing::Whole, "{name} {seed}");
        }
    }
}

#[test]
fn a_record_reads_the_same_however_its_lines_end() {
    let text = played(&playable("two_ports"), 3).text();
    let whole = read("record", text.as_bytes()).0.unwrap();
    let disguises = [
        text.replace('\n', "\r\n"),
        text.replace('\n', "\r"),
        format!("\u{feff}{text}"),
        format!("{text}\n\r\n\n"),
        format!("\u{feff}{}\r\n", text.replace('\n', "\r\n")),
        text.replace('\n', "\n\n"),
        text.replace('\n', "\n \t\n"),
        format!("{text}  "),
        format!("  \n{text}"),
        // An editor took the last line end away.
        text.trim_end().to_owned(),
        format!("\u{feff}{}", text.trim_end().replace('\n', "\r\n")),
    ];
    for other in disguises {
        let (recorded, fault) = read("record", other.as_bytes());
        assert_eq!(fault, None);
        let recorded = recorded.unwrap();
        assert_eq!(recorded.lines(), whole.lines());
        assert!(!recorded.is_torn());
        assert_eq!(verify_bytes("record", other.as_bytes()).unwrap().standing, Standing::Whole);
    }
    let torn = format!("{}(chain", text.replace('\n', "\r\n"));
    let torn = read("record", torn.as_bytes()).0.unwrap();
    assert!(torn.is_torn());
    assert_eq!(torn.lines(), whole.lines());
}

#[test]
fn every_line_reads_and_writes_back_the_same() {
    for name in NAMES {
        let playable = playable(name);
        for seed in 0..4 {
            let recorder = played(&playable, seed);
            for (line, written) in recorder.lines().iter().zip(recorder.text().lines()) {
                let text = own_text(written);
                let (value, findings) = read_text::<Line>(&Source::new("line", text), &playable.ids());
                assert!(findings.iter().all(|finding| finding.severity != Severity::Error), "{findings:?}");
                assert_eq!(value.as_ref(), Some(line));
                assert_eq!(line.text(&playable.naming()), text);
            }
        }
    }
}

/// The line without its chain.
pub(super) fn own_text(line: &str) -> &str {
    line.split_once("line: ").unwrap().1.strip_suffix(')').unwrap()
}

/// The digest after each line, as it was when the line was written.
fn digests_in_play(playable: &demarche::scenario::Playable, lines: &[Line]) -> Vec<Digest> {
    let mut play = Play::new(playable, 5);
    let mut before = play.world().digest();
    let mut digests = Vec::new();
    for line in lines {
        if let Line::Input { by, input, .. } = line {
            before = play.world().digest();
            play.take(*by, input).unwrap();
        }
        // The events of an input stand on the next line.
        let now = if matches!(line, Line::Input { .. }) { before } else { play.world().digest() };
        digests.push(now);
    }
    digests
}

#[test]
fn every_prefix_reads_and_folds_to_the_same_worlds() {
    let playable = playable("two_ports");
    let recorder = played(&playable, 5);
    let text = recorder.text();
    let whole = read("whole", text.as_bytes()).0.unwrap();
    let digests = digests_in_play(&playable, whole.lines());
    let folded: Vec<Digest> = whole.fold().map(|(_, world)| world.digest()).collect();
    assert_eq!(folded, digests);
    for count in 1..=recorder.lines().len() {
        let cut = first_lines(&recorder, count);
        let (recorded, fault) = read("cut", cut.as_bytes());
        assert_eq!(fault, None, "{count}");
        let recorded = recorded.unwrap();
        assert_eq!(recorded.lines(), whole.lines().get(..count).unwrap());
        assert_eq!(recorded.end().digest(), folded[count - 1]);
        if count % 7 == 0 || count < 12 {
            let standing = if count == recorder.lines().len() { Standing::Whole } else { Standing::Sound };
            assert_eq!(verify(&recorded).unwrap().standing, standing, "{count}");
        }
    }
}

#[test]
fn a_record_cut_at_any_byte_reads_up_to_there() {
    let text = played(&playable("two_ports"), 2).text();
    let header = text.find('\n').unwrap();
    for at in (header + 1..text.len()).step_by(997) {
        let (recorded, fault) = read("cut", &text.as_bytes()[..at]);
        assert_eq!(fault, None);
        let recorded = recorded.unwrap();
        // A line that lacks only its end is whole.
        let is_whole = text[..at].ends_with('\n') || text[at..].starts_with('\n');
        assert_eq!(recorded.is_torn(), !is_whole);
        let lacks_end = usize::from(text[at..].starts_with('\n'));
        assert_eq!(recorded.lines().len(), text[..at].matches('\n').count() + lacks_end);
    }
    assert_eq!(read("cut", &text.as_bytes()[..header]).0.map(|recorded| recorded.lines().len()), Some(1));
    for at in [0, 1, 50, 100, header / 2, header - 1] {
        let (recorded, fault) = read("cut", &text.as_bytes()[..at]);
        assert!(recorded.is_none());
        assert_eq!(fault.unwrap().kind, FaultKind::NotARecord);
    }
}

#[test]
fn a_play_is_taken_up_where_its_record_ends() {
    let playable = playable("two_ports");
    let recorder = played(&playable, 3);
    for count in (1..recorder.lines().len()).step_by(5) {
        let cut = first_lines(&recorder, count);
        let recorded = read("cut", cut.as_bytes()).0.unwrap();
        let mut resumed = Recorder::resume(&recorded, count).unwrap();
        let fresh = resumed.fresh().len();
        let lines = resumed.lines().len();
        assert_eq!(lines, count + fresh);
        assert_eq!(resumed.lines(), recorder.lines().get(..lines).unwrap());
        // What came next goes on as it did.
        let whole = read("whole", recorder.text().as_bytes()).0.unwrap();
        if let Some(Line::Input { by, input, .. }) = whole.lines().get(lines) {
            resumed.take(*by, input).unwrap();
            let now = resumed.lines().len();
            assert_eq!(resumed.lines(), recorder.lines().get(..now).unwrap());
        }
    }
}

#[test]
fn rounds_and_branches_can_be_gone_back_to() {
    let playable = playable("two_ports");
    let recorder = played(&playable, 4);
    let recorded = read("record", recorder.text().as_bytes()).0.unwrap();
    let rounds = recorded.end().now().round;
    assert_eq!(recorded.at_round(0).unwrap().digest(), demarche::world::set_up(&playable).digest());
    assert_eq!(recorded.at_round(rounds).unwrap().digest(), recorder.play().world().digest());
    let first = recorded.at_round(1).unwrap();
    assert_eq!((first.now().round, first.now().phase), (1, Phase::Communique));
    assert!(recorded.at_round(rounds + 1).is_none());

    let talks = recorded.lines().iter().position(|line| line.place() == (2, Phase::Talks)).unwrap();
    let mut branch = play_at(&recorded, talks).unwrap();
    assert_eq!((branch.round(), branch.phase()), (2, Phase::Talks));
    branch.take(By::Table, &Act::Advance).unwrap();
    assert_eq!(branch.phase(), Phase::Orders);
}

#[test]
fn a_record_of_other_rules_is_folded_only() {
    let playable = playable("two_ports");
    let text = played(&playable, 1).text();
    let other = super::spoil::rechained(&text, |number, line| {
        if number == 1 { line.replacen(&format!("rules: {}", rules::VERSION), "rules: 99", 1) } else { line }
    });
    let verified = verify_bytes("other", other.as_bytes()).unwrap();
    assert!(matches!(verified.standing, Standing::Folded(_)));
    let said = verified.to_string();
    let expected =
        format!("folded, not verified: it was made under rules 99, and this program plays rules {}; ", rules::VERSION);
    assert!(said.starts_with(&expected), "{said}");
}

/// A whole play as an older program wrote it down.
const FORMAT_1: &[u8] = include_bytes!("../fixtures/records/format_1.record.ron");

#[test]
fn a_record_of_format_1_is_folded_and_told_and_not_gone_on_with() {
    let (recorded, fault) = read("old", FORMAT_1);
    assert_eq!(fault, None);
    let recorded = recorded.unwrap();
    let verified = verify(&recorded).unwrap();
    assert!(matches!(&verified.standing, Standing::Folded(why) if why.contains("rules 1")), "{verified}");
    assert!(verified.reach.is_whole());
    // Of the world that the older program ended in, as version 6 of the encoding has it.
    let digest = "11bdc6b8402bdfbfb077444fbfa10e0b1e83dfdada8e2958241e3b896071f20b";
    assert_eq!(recorded.end().digest().to_string(), digest);
    assert!(demarche::session::Playback::read("old", FORMAT_1).is_ok());
    assert!(demarche::session::Session::resume("old", FORMAT_1).is_err());
    assert!(demarche::session::Glance::of("old", FORMAT_1).stuck.is_some());
    // An altered word is found as in any other record.
    let altered = String::from_utf8_lossy(FORMAT_1).replacen("phase: Orders", "phase: Talks", 1);
    assert!(verify_bytes("old", altered.as_bytes()).is_err());
}
