//! Rule cases: one file for each, its name beginning with the number of the rule.
//!
//! ```text
//! (
//!     rule: "4.4",                      // as in the file's name
//!     title: "Five reports are one",
//!     fixture: "harbour",               // of `tests/fixtures`; harbour if left out
//!     truth: "directed",                // of the fixture's truths; the first if left out
//!     patches: [("find", "replace")],   // on the fixture, before it is loaded
//!     seed: 1,                          // of the dice; 1 if left out
//!     play: [                           // one after the other:
//!         Open, Talks, Orders,          //   a round opens, a phase begins
//!         Given([…]),                   //   events are applied as they stand
//!         Say("arden", …),              //   a talk, which must be taken
//!         Order("arden", (…)),          //   an order that is put in now, for the next Resolve
//!         Resolve([("arden", (…))]),    //   orders, which must all be admitted
//!         Expect([…]),                  //   of the last of these: events in this order, others between
//!         Exactly([…]),                 //   of the last of these: these events and no others
//!         Never([…]),                   //   of the last of these: nothing like these happened
//!         Value(Mandate("arden"), 54),  //   a number as it stands
//!         RefusedOrder("arden", (…), …) //   what is refused, and why
//!         RefusedTalk("arden", …, …),
//!         Facilitate(…),                //   whoever runs the table does something
//!         RefusedAct(…, …),             //   and what is refused of it
//!         Sealed("arden", (…), Lawful, […], […]),    // seal, what is missing, what is doubtful
//!         Assessed("arden", "berth", […], […], Low), // words of both ladders, confidence
//!         Offered("arden", (…)),        //   an option is there
//!         Withheld("arden", (…)),       //   or is not
//!         Accepted(0, 50),              //   acceptance of a claim
//!         Points("arden", Standing, 8), //   points of the score: Instructions or Standing
//!     ],
//! )
//! ```
//!
//! Ids are the fixture's words; claims, requests and proposals have their number from 0.
//! The fixture is `tests/fixtures/harbour.ron`, or what `fixture` names: `round_table`.
//! Programmes have their place in the fixture's list, from 0.
//!
//! `Expect` and `Exactly` take events in full, in their order. `Exactly` leaves out what every phase has:
//! `RoundOpened`, `PhaseBegan` and `StepClosed`. It stands where one event too many would be a mistake:
//! trust that is lost twice, a cost that is charged to two.
//!
//! `Never` takes patterns (`pattern.rs`), so that a figure that changes does not make it hold for no
//! reason. What a pattern leaves out may be anything:
//!
//! ```text
//! Moved(gauge: Mandate("corvo"), rule: "7.3")   // by whatever amount, for whatever cause
//! Moved(rule: "10.4"), Moved(gauge: Capital("arden"))
//! Regarded(from: "arden", to: "corvo", rule: "6.3")
//! CardGained(nation: "brisk", card: "forgery"), ClaimWeighed(id: 0), IncidentStruck(incident: "berth")
//! Draft(draft: 1, what: Adopted), Programme(id: 1, what: Taught), Norm(norm: "c"), Pledge(id: 0, what: Judged)
//! Press(Upheaval), Home(Acted), Matrix(Decided), Measures(Imposed), Covert(CameForward)
//! Any(PlayEnded)                                // whatever is of this kind
//! Event(FlagRaised(flag: "haven_closed"))       // this event to the letter
//! ```

mod pattern;

use self::pattern::{Kind, Pattern};
use crate::common::{ACADEMY, COLD_CHAIN, HARBOUR, Input, ROUND_TABLE, loaded};
use demarche::dice::Dice;
use demarche::event::{Event, Gauge};
use demarche::order::{Doubt, FacilitatorAct, Missing, Order, Refusal, Seal, Stem, Talk, Tray};
use demarche::rules::{self, Engine, Facts};
use demarche::scenario::Playable;
use demarche::scenario::text::{NoIds, Severity, Source, read, render, to_line};
use demarche::terms::{Confidence, IdKind, IncidentId, Likelihood, NationId, Phase, TruthId};
use demarche::world::{Known, World, set_up};
use serde::Deserialize;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// What is read before ids mean anything.
#[derive(Deserialize)]
struct Head {
    rule: String,
    #[serde(default)]
    fixture: Option<String>,
    #[serde(default)]
    truth: Option<String>,
    #[serde(default)]
    patches: Vec<(String, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    #[serde(rename = "rule")]
    _rule: String,
    #[serde(rename = "title")]
    _title: String,
    #[serde(rename = "fixture", default)]
    _fixture: Option<String>,
    #[serde(rename = "truth", default)]
    _truth: Option<String>,
    #[serde(rename = "patches", default)]
    _patches: Vec<(String, String)>,
    #[serde(default = "one")]
    seed: u64,
    play: Vec<Do>,
}

const fn one() -> u64 {
    1
}

#[derive(Clone, Debug, Deserialize)]
enum Do {
    Open,
    Talks,
    Orders,
    Given(Vec<Event>),
    Say(NationId, Talk),
    Facilitate(FacilitatorAct),
    RefusedAct(FacilitatorAct, Refusal),
    Order(NationId, Order),
    Resolve(Vec<(NationId, Order)>),
    Expect(Vec<Event>),
    Exactly(Vec<Event>),
    Never(Vec<Pattern>),
    Value(Gauge, i16),
    RefusedOrder(NationId, Order, Refusal),
    RefusedTalk(NationId, Talk, Refusal),
    Sealed(NationId, Order, Seal, Vec<Missing>, Vec<Doubt>),
    Assessed(NationId, IncidentId, Vec<Likelihood>, Vec<Likelihood>, Confidence),
    Offered(NationId, Stem),
    Withheld(NationId, Stem),
    Accepted(usize, i16),
    Points(NationId, Part, i16),
}

/// A part of the score.
#[derive(Clone, Copy, Debug, Deserialize)]
enum Part {
    Instructions,
    Standing,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

#[test]
fn every_case_comes_out_as_it_says() {
    let mut wrong = String::new();
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "ron"));
    files.sort();
    for path in &files {
        if let Err(why) = check(path) {
            writeln!(wrong, "{}: {why}\n", path.file_name().unwrap().display()).unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(files.len() >= 45, "every rule that is built has a case");
}

/// Plays one case.
fn check(path: &Path) -> Result<(), String> {
    let name = path.file_name().unwrap().to_str().unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let source = Source::new(name, &text);
    let (head, findings) = read::<Head>(&source, &NoIds);
    let head = head.ok_or_else(|| render(&findings, &source))?;
    if name.split_once('-').is_none_or(|(number, _)| number != head.rule) {
        return Err(format!("the file is of rule {} and not named so", head.rule));
    }
    let playable = patched(head.fixture.as_deref(), &head.patches)?;
    let playable = match &head.truth {
        Some(name) => playable.in_truth(truth(&playable, name)?),
        None => playable,
    };
    let (case, findings) = read::<Case>(&source, &playable.ids());
    if findings.iter().any(|finding| finding.severity == Severity::Error) {
        return Err(render(&findings, &source));
    }
    let case = case.ok_or("it cannot be read")?;
    let (world, dice) = (set_up(&playable), Dice::new(case.seed));
    let mut table = Stage { playable: &playable, world, dice, events: Vec::new(), ordered: Vec::new() };
    for (place, one) in case.play.iter().enumerate() {
        table.play(one).map_err(|why| format!("step {}: {why}", place + 1))?;
    }
    Ok(())
}

fn truth(playable: &Playable, name: &str) -> Result<TruthId, String> {
    let index = playable.names.index(IdKind::Truth, name);
    index.map(TruthId::at).ok_or_else(|| format!("the fixture states no truth `{name}`"))
}

fn patched(fixture: Option<&str>, patches: &[(String, String)]) -> Result<Playable, String> {
    let name = fixture.unwrap_or("harbour");
    let mut text = match name {
        "harbour" => HARBOUR,
        "academy" => ACADEMY,
        "round_table" => ROUND_TABLE,
        "cold_chain" => COLD_CHAIN,
        other => return Err(format!("there is no fixture `{other}`")),
    }
    .to_owned();
    for (find, replace) in patches {
        if !text.contains(find) {
            return Err(format!("the fixture has no `{find}`"));
        }
        text = text.replace(find, replace);
    }
    Ok(loaded(name, &text))
}

/// The world of a case and what happened last.
struct Stage<'p> {
    playable: &'p Playable,
    world: World,
    dice: Dice,
    events: Vec<Event>,
    /// What was put in for the next resolution.
    ordered: Vec<(NationId, Order)>,
}

impl Stage<'_> {
    fn play(&mut self, one: &Do) -> Result<(), String> {
        match one {
            Do::Open => self.take(&Input::Open),
            Do::Talks => self.take(&Input::Begin(Phase::Talks)),
            Do::Orders => self.take(&Input::Begin(Phase::Orders)),
            Do::Facilitate(act) => self.take(&Input::Facilitate(act.clone())),
            Do::Say(by, talk) => self.take(&Input::Say(*by, talk.clone())),
            Do::Given(events) => {
                events.iter().try_for_each(|event| self.world.apply(event).map_err(|misfit| misfit.to_string()))
            }
            Do::Order(by, order) => {
                let admitted = rules::admit(self.world.sight(*by), &Tray::default(), order);
                admitted.map_err(|refusal| format!("{order:?} is refused: {refusal:?}"))?;
                self.ordered.push((*by, *order));
                Ok(())
            }
            Do::Resolve(orders) => {
                for seat in self.world.table().seats() {
                    let mut tray = Tray::default();
                    for (_, order) in orders.iter().filter(|(by, _)| *by == seat) {
                        let admitted = rules::admit(self.world.sight(seat), &tray, order);
                        admitted.map_err(|refusal| format!("{order:?} is refused: {refusal:?}"))?;
                        tray.put(*order);
                    }
                }
                let ordered = std::mem::take(&mut self.ordered);
                self.take(&Input::Resolve(ordered.into_iter().chain(orders.iter().copied()).collect()))
            }
            _ => self.look(one),
        }
    }

    fn take(&mut self, input: &Input) -> Result<(), String> {
        let mut engine = Engine::from(self.world.clone(), self.dice);
        input.take(&mut engine).map_err(|refusal| format!("refused: {refusal:?}"))?;
        (self.world, self.events) = (engine.world().clone(), engine.events().to_vec());
        Ok(())
    }

    /// Compares something with what the case says of it.
    fn look(&self, one: &Do) -> Result<(), String> {
        match one {
            Do::Expect(expected) => self.expect(expected),
            Do::Exactly(expected) => self.exactly(expected),
            Do::Never(never) => {
                let taken = |event: &&Event| never.iter().any(|pattern| pattern.takes(event));
                let happened = self.events.iter().find(taken);
                happened.map_or(Ok(()), |event| Err(format!("it happened:{}", self.listed([event]))))
            }
            Do::Value(gauge, expected) => same(&value(&self.world, *gauge), expected),
            Do::RefusedOrder(by, order, refusal) => {
                same(&rules::admit(self.world.sight(*by), &Tray::default(), order), &Err(*refusal))
            }
            Do::RefusedTalk(by, talk, refusal) => same(&rules::may_say(self.world.sight(*by), talk), &Err(*refusal)),
            Do::RefusedAct(act, refusal) => same(&rules::may_facilitate(&self.world, act), &Err(*refusal)),
            Do::Sealed(by, order, seal, missing, doubts) => {
                let verdict = rules::verdict(self.world.sight(*by), order);
                same(&verdict.seal, seal)?;
                same(&verdict.missing.iter().collect::<Vec<_>>(), missing)?;
                same(&verdict.doubts.iter().collect::<Vec<_>>(), doubts)
            }
            Do::Assessed(by, incident, who, link, confidence) => {
                let made = rules::assess(self.world.sight(*by), *incident).ok_or("it does not know of the incident")?;
                let words =
                    |ladder: rules::Ladder| (0..ladder.named()).map(|place| ladder.word(place)).collect::<Vec<_>>();
                same(&words(made.who), who)?;
                same(&words(made.link), link)?;
                same(&made.confidence, confidence)
            }
            Do::Offered(by, stem) => {
                same(&rules::options(self.world.sight(*by), &Tray::default()).contains(stem), &true)
            }
            Do::Withheld(by, stem) => {
                same(&rules::options(self.world.sight(*by), &Tray::default()).contains(stem), &false)
            }
            Do::Accepted(claim, expected) => {
                let now = self.world.now();
                let claim = now.claims.get(*claim).ok_or("there is no such claim")?;
                same(&Facts::Whole(&self.world).acceptance(Known::of(claim)), expected)
            }
            Do::Points(nation, part, expected) => {
                let score = rules::score(&self.world, *nation);
                let points = match part {
                    Part::Instructions => score.instructions,
                    Part::Standing => score.standing,
                };
                same(&points, expected)
            }
            _ => Err("this step does something".to_owned()),
        }
    }

    fn expect(&self, expected: &[Event]) -> Result<(), String> {
        let mut happened = self.events.iter();
        for event in expected {
            if !happened.any(|one| one == event) {
                let (missed, all) = (self.listed([event]), self.listed(&self.events));
                return Err(format!("it did not happen, or not in this order:{missed}\n  what did:{all}"));
            }
        }
        Ok(())
    }

    fn exactly(&self, expected: &[Event]) -> Result<(), String> {
        let happened: Vec<&Event> = self.events.iter().filter(|event| !is_bookkeeping(event)).collect();
        if happened.iter().copied().eq(expected) {
            return Ok(());
        }
        let more = self.listed(happened.iter().copied().filter(|event| !expected.contains(event)));
        let less = self.listed(expected.iter().filter(|event| !happened.contains(event)));
        let all = self.listed(happened.iter().copied());
        Err(format!("not exactly this; too many:{more}\n  missing:{less}\n  what happened, in its order:{all}"))
    }

    /// Events as a case writes them, one to a line.
    fn listed<'e>(&self, events: impl IntoIterator<Item = &'e Event>) -> String {
        let names = self.playable.naming();
        events.into_iter().fold(String::new(), |all, event| all + "\n    " + &to_line(event, &names).unwrap() + ",")
    }
}

/// What every phase has, and `Exactly` does not ask for.
fn is_bookkeeping(event: &Event) -> bool {
    matches!(Kind::of(event), Kind::RoundOpened | Kind::PhaseBegan | Kind::StepClosed)
}

fn same<T: PartialEq + std::fmt::Debug>(found: &T, expected: &T) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("it is {found:?} and not {expected:?}")) }
}

/// A number as it stands.
fn value(world: &World, gauge: Gauge) -> i16 {
    let now = world.now();
    match gauge {
        Gauge::Track(id, theme) => now.nation(id).track(theme).get(),
        Gauge::Mandate(id) => now.nation(id).mandate.get(),
        Gauge::Credibility(id) => now.nation(id).credibility.get(),
        Gauge::Capital(id) => now.nation(id).capital.get(),
        Gauge::Funds(id) => now.nation(id).funds.get(),
        Gauge::Staff(id) => now.nation(id).staff.get(),
        Gauge::SourceHealth(id) => now.nation(id).sources.get(),
        Gauge::Capacity(id, pillar) => now.nation(id).pillar(pillar),
        Gauge::Surge(id, pillar) => now.nation(id).surged(pillar) - now.nation(id).pillar(pillar),
        Gauge::Trust(from, to) => now.trust(from, to),
        Gauge::Tension(a, b) => now.tension(a, b),
        Gauge::Salience(id) => now.incident(id).map_or(0, |now| now.salience.get()),
        Gauge::Strength(id) => now.incident(id).map_or(0, |now| now.strength.get()),
        Gauge::Containment(id) => now.incident(id).map_or(0, |now| now.containment),
        Gauge::Pressure(id) => now.measures.pressure.get(id).get(),
        Gauge::Erosion(id) => now.norms.get(id.index()).map_or(0, |now| now.erosion.get()),
    }
}
