//! Scripted input for the end-to-end test: `demarche --script FILE`.
//!
//! One step a line; `#` begins a remark. A label names the thing whose
//! accessible name is the label or begins with it.
//!
//! ```text
//! wait LABEL        until such a thing is on the screen (half a minute at most)
//! click LABEL       move the pointer there and click
//! press LABEL       ask for it as assistive technology does
//! point LABEL       move the pointer there
//! type TEXT         type into what has the keyboard
//! key NAME          press and release a key, by egui's name for it
//! hold NAME PASSES  press a key, again in each of so many passes as a keyboard does, and release it
//! until LABEL       press Enter again and again until such a thing is there
//! size WIDTH HEIGHT make the window so large, in pixels
//! minimise          take the window off the screen
//! restore           put it back
//! shot FILE         save the window as a PNG
//! idle SECONDS      rest, then say on stderr how many passes and how much processor that took
//! frames SECONDS    make frames without rest, then say on stderr how many a second, and the longest
//! quit              close the window
//! ```
//!
//! The script ends the program with status 1 if a step cannot be done. Every play that it begins has
//! the same seed ([`SCRIPTED`]), so that it comes out the same each time; this is said on stderr.

use crate::app::rest::Wake;
use crate::store::SCRIPTED;
use bevy::prelude::*;
use bevy::render::view::screenshot::{Capturing, Screenshot, save_to_disk};
use bevy::window::RequestRedraw;
use bevy_egui::{EguiContext, EguiInput, EguiOutput, EguiPreUpdateSet, PrimaryEguiContext, egui};
use egui::accesskit::{Action, ActionRequest, NodeId, Role, TreeId};
use std::collections::VecDeque;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

/// How long a step may wait for what it needs.
const PATIENCE: Duration = Duration::from_secs(30);
/// How many looks in a row may find no new pass before an `idle` step counts: the last frames have
/// died down. They are looks and not a time, so that a machine that stood still for a while is not
/// taken for a window at rest.
const CALM: u32 = 20;
/// How long after one look comes the next.
const LOOK: Duration = Duration::from_millis(100);
/// Passes between two steps, so that the picture is the one after the step.
const SETTLE: u32 = 3;
/// How often an `until` step presses Enter before it gives up.
const PRESSES: u32 = 100;

/// The steps still to be done.
#[derive(Resource, Debug)]
pub struct Script {
    steps: VecDeque<Step>,
    began: Instant,
    since: Instant,
    settle: u32,
    resting: Option<Rest>,
    racing: Option<Race>,
    framed: bool,
    /// How often the step under way has pressed its key.
    presses: u32,
}

/// An `idle` step under way.
#[derive(Debug, Clone, Default)]
struct Rest {
    /// How many passes were made since the window opened, for whoever counts.
    made: Arc<AtomicU64>,
    counted: Arc<OnceLock<Counted>>,
    /// What asked for the last pass that was made.
    asked: String,
}

/// A `frames` step under way.
#[derive(Debug)]
struct Race {
    began: Instant,
    takes: Duration,
    last: Instant,
    frames: u32,
    longest: Duration,
}

/// What a rest took.
#[derive(Debug)]
struct Counted {
    passes: u64,
    /// The share of a core, in percent, if this system tells.
    share: Option<f32>,
}

#[derive(Debug, Clone, PartialEq)]
enum Step {
    Wait(String),
    Click(String),
    Press(String),
    Point(String),
    Type(String),
    Key(egui::Key),
    Hold(egui::Key, u32),
    Until(String),
    Size(f32, f32),
    Minimise(bool),
    Shot(String),
    Idle(f32),
    Frames(f32),
    Quit,
}

impl Script {
    /// Reads a file of steps.
    ///
    /// # Errors
    /// Names the file, or the first line that is no step.
    pub fn read(path: &Path) -> Result<Self, String> {
        let text = std::fs::read_to_string(path)
            .map_err(|error| format!("the script {} cannot be read: {error}", path.display()))?;
        let steps = parse(&text).map_err(|problem| format!("{}:{problem}", path.display()))?;
        let now = Instant::now();
        eprintln!("script: every play has the same seed, {SCRIPTED:?}");
        Ok(Self {
            steps,
            began: now,
            since: now,
            settle: SETTLE,
            resting: None,
            racing: None,
            framed: false,
            presses: 0,
        })
    }
}

fn parse(text: &str) -> Result<VecDeque<Step>, String> {
    let mut steps = VecDeque::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        let rest = rest.trim().to_owned();
        let step = match verb {
            "wait" => Some(Step::Wait(rest)),
            "click" => Some(Step::Click(rest)),
            "press" => Some(Step::Press(rest)),
            "point" => Some(Step::Point(rest)),
            "type" => Some(Step::Type(rest)),
            "key" => egui::Key::from_name(&rest).map(Step::Key),
            "hold" => rest
                .split_once(' ')
                .and_then(|(key, passes)| Some(Step::Hold(egui::Key::from_name(key)?, passes.trim().parse().ok()?))),
            "until" => Some(Step::Until(rest)),
            "size" => rest
                .split_once(' ')
                .and_then(|(wide, high)| Some(Step::Size(wide.parse().ok()?, high.trim().parse().ok()?))),
            "minimise" => Some(Step::Minimise(true)),
            "restore" => Some(Step::Minimise(false)),
            "shot" => Some(Step::Shot(rest)),
            "idle" => rest.parse().ok().map(Step::Idle),
            "frames" => rest.parse().ok().map(Step::Frames),
            "quit" => Some(Step::Quit),
            _ => None,
        };
        steps.push_back(step.ok_or_else(|| format!("{}: no step: {line}", number + 1))?);
    }
    Ok(steps)
}

/// Does the steps, one at a time.
pub fn plugin(app: &mut App) {
    app.add_systems(PreUpdate, advance.after(EguiPreUpdateSet::ProcessInput));
}

/// The window's end of a script.
type Stage<'w, 's> =
    Query<'w, 's, (&'static mut EguiContext, &'static mut EguiInput, &'static EguiOutput), With<PrimaryEguiContext>>;

fn advance(
    mut commands: Commands,
    mut script: ResMut<Script>,
    (mut stage, mut windows): (Stage, Query<&mut Window>),
    capturing: Query<(), With<Capturing>>,
    mut redraw: MessageWriter<RequestRedraw>,
    mut exit: MessageWriter<AppExit>,
    wake: Wake,
) {
    let Ok((mut context, mut input, output)) = stage.single_mut() else {
        return;
    };
    context.get_mut().enable_accesskit();
    if !script.framed && output.platform_output.accesskit_update.is_some() {
        script.framed = true;
        eprintln!("script: first pass after {:.2} s", script.began.elapsed().as_secs_f32());
    }
    let passes = context.get_mut().cumulative_pass_nr();
    if script.still_resting(passes, context.get_mut()) {
        return;
    }
    redraw.write(RequestRedraw);
    if script.still_racing() {
        return;
    }
    script.settle = script.settle.saturating_sub(1);
    if script.settle > 0 || !capturing.is_empty() {
        return;
    }
    let Some(step) = script.steps.front().cloned() else {
        return;
    };
    let deed = perform(&step, script.presses, &mut input, output);
    if script.presses_again(&deed) {
        return;
    }
    match deed {
        Deed::Done | Deed::Held => script.presses = 0,
        Deed::Later if script.since.elapsed() < PATIENCE => return,
        Deed::Later | Deed::Again => {
            let seen = labels(output).join(" | ");
            eprintln!("script: gave up at {step:?}; on the screen: {seen}");
            exit.write(AppExit::from_code(1));
        }
        Deed::Size(wide, high) => windows.iter_mut().for_each(|mut window| window.resolution.set(wide, high)),
        Deed::Minimise(away) => windows.iter_mut().for_each(|mut window| {
            window.set_minimized(away);
            // Without a window manager nobody heeds that wish; a window that is not shown is as far away.
            window.visible = !away;
        }),
        Deed::Shoot(file) => {
            eprintln!("script: {file} after {:.2} s", script.began.elapsed().as_secs_f32());
            commands.spawn(Screenshot::primary_window()).observe(save_to_disk(file));
        }
        Deed::Rest(time) => {
            let rest = Rest { made: Arc::new(AtomicU64::new(passes)), ..Rest::default() };
            rest.count(&wake, time);
            script.resting = Some(rest);
        }
        Deed::Race(takes) => script.racing = Some(Race::new(takes)),
        Deed::Quit => {
            exit.write(AppExit::Success);
        }
    }
    script.steps.pop_front();
    script.since = Instant::now();
    script.settle = SETTLE;
}

impl Rest {
    /// Counts what a rest takes, on a thread of its own: a frame made to look at the clock would
    /// itself be the greatest part of it. A window that finds no rest is counted all the same.
    fn count(&self, wake: &Wake, time: Duration) {
        let Self { made, counted, .. } = self.clone();
        wake.when(move || {
            let began = Instant::now();
            let (mut before, mut calm) = (made.load(Ordering::Acquire), 0);
            while calm < CALM && began.elapsed() < PATIENCE {
                std::thread::sleep(LOOK);
                let now = made.load(Ordering::Acquire);
                calm = if std::mem::replace(&mut before, now) == now { calm + 1 } else { 0 };
            }
            let spent = processor_time();
            std::thread::sleep(time);
            let spent = processor_time().zip(spent).map(|(after, before)| after - before);
            // Linux counts a process's time in hundredths of a second.
            let share = spent.map(|spent| spent as f32 / time.as_secs_f32());
            counted.set(Counted { passes: made.load(Ordering::Acquire) - before, share }).is_ok()
        });
    }
}

impl Race {
    fn new(takes: Duration) -> Self {
        let now = Instant::now();
        Self { began: now, takes, last: now, frames: 0, longest: Duration::ZERO }
    }
}

impl Script {
    /// Whether the step under way presses its key once more.
    fn presses_again(&mut self, deed: &Deed) -> bool {
        self.settle = match deed {
            Deed::Held => 0,
            Deed::Again if self.presses < PRESSES => SETTLE,
            _ => return false,
        };
        self.presses += 1;
        self.since = Instant::now();
        true
    }

    /// Whether a `frames` step is under way; reports when it is over.
    fn still_racing(&mut self) -> bool {
        let Some(race) = &mut self.racing else {
            return false;
        };
        race.frames += 1;
        race.longest = race.longest.max(race.last.elapsed());
        race.last = Instant::now();
        let took = race.began.elapsed();
        if took < race.takes {
            return true;
        }
        let (a_second, longest) = (race.frames as f32 / took.as_secs_f32(), race.longest.as_millis());
        eprintln!("script: {a_second:.1} frames a second, the longest took {longest} ms");
        self.racing = None;
        false
    }

    /// Whether an `idle` step is under way; reports when it is over.
    fn still_resting(&mut self, passes: u64, context: &egui::Context) -> bool {
        let Some(rest) = &mut self.resting else {
            return false;
        };
        let Some(Counted { passes, share }) = rest.counted.get() else {
            rest.made.store(passes, Ordering::Release);
            let events = context.input(|input| format!("{:?}", input.events));
            rest.asked = format!("{:?}, events {events}", context.repaint_causes());
            return true;
        };
        let share = share.map_or_else(|| "?".to_owned(), |share| format!("{share:.2}"));
        eprintln!("script: at rest, {passes} passes, {share} % of a core");
        if *passes > 0 {
            eprintln!("script: the last of them was asked for by {}", rest.asked);
        }
        self.resting = None;
        false
    }
}

/// Processor time of this process so far in hundredths of a second.
fn processor_time() -> Option<u64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let user: u64 = fields.next()?.parse().ok()?;
    let system: u64 = fields.next()?.parse().ok()?;
    Some(user + system)
}

enum Deed {
    Done,
    /// Done, and to be done again.
    Again,
    /// Done for this pass, and to be done again with the next.
    Held,
    Later,
    Size(f32, f32),
    Minimise(bool),
    Shoot(String),
    Rest(Duration),
    Race(Duration),
    Quit,
}

fn perform(step: &Step, presses: u32, input: &mut EguiInput, output: &EguiOutput) -> Deed {
    match step {
        Step::Wait(label) => found(output, label).map_or(Deed::Later, |_| Deed::Done),
        Step::Point(label) | Step::Click(label) => {
            let Some((_, at)) = found(output, label) else {
                return Deed::Later;
            };
            input.events.push(egui::Event::PointerMoved(at));
            if matches!(step, Step::Click(_)) {
                for pressed in [true, false] {
                    input.events.push(egui::Event::PointerButton {
                        pos: at,
                        button: egui::PointerButton::Primary,
                        pressed,
                        modifiers: egui::Modifiers::NONE,
                    });
                }
            }
            Deed::Done
        }
        Step::Press(label) => {
            let Some((node, _)) = found(output, label) else {
                return Deed::Later;
            };
            input.events.push(egui::Event::AccessKitActionRequest(ActionRequest {
                action: Action::Click,
                target_tree: TreeId::ROOT,
                target_node: node,
                data: None,
            }));
            Deed::Done
        }
        Step::Type(text) => {
            input.events.push(egui::Event::Text(text.clone()));
            Deed::Done
        }
        Step::Key(key) => {
            strike(input, *key, &[true, false]);
            Deed::Done
        }
        Step::Hold(key, passes) => {
            let over = presses >= *passes;
            strike(input, *key, &[!over]);
            if over { Deed::Done } else { Deed::Held }
        }
        Step::Until(label) => {
            if found(output, label).is_some() {
                return Deed::Done;
            }
            strike(input, egui::Key::Enter, &[true, false]);
            Deed::Again
        }
        Step::Size(wide, high) => Deed::Size(*wide, *high),
        Step::Minimise(away) => Deed::Minimise(*away),
        Step::Shot(file) => Deed::Shoot(file.clone()),
        Step::Idle(seconds) => Deed::Rest(lasting(*seconds)),
        Step::Frames(seconds) => Deed::Race(lasting(*seconds)),
        Step::Quit => Deed::Quit,
    }
}

fn lasting(seconds: f32) -> Duration {
    Duration::from_secs_f32(seconds.clamp(0.0, 600.0))
}

/// Presses a key or lets it go, one after the other.
fn strike(input: &mut EguiInput, key: egui::Key, ways: &[bool]) {
    for &pressed in ways {
        input.events.push(egui::Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: egui::Modifiers::NONE,
        });
    }
}

/// Things on the screen: their node, name and centre. What is operated comes
/// before mere words, so that a field is found and not the word beside it.
fn things(output: &EguiOutput) -> Vec<(NodeId, &str, egui::Pos2)> {
    let Some(update) = &output.platform_output.accesskit_update else {
        return Vec::new();
    };
    let name_of = |id: &NodeId| {
        let (_, node) = update.nodes.iter().find(|(other, _)| other == id)?;
        node.label().or_else(|| node.value())
    };
    let root = update.nodes.iter().filter_map(|(_, node)| node.bounds()).map(|bounds| bounds.y1);
    let window = update.nodes.iter().find(|(_, node)| node.role() == Role::Window);
    let bottom = window.and_then(|(_, node)| node.bounds()).map_or(root.fold(0.0, f64::max), |bounds| bounds.y1);
    let mut things: Vec<(bool, bool, NodeId, &str, egui::Pos2)> = update
        .nodes
        .iter()
        .filter_map(|(id, node)| {
            let bounds = node.bounds()?;
            let name =
                node.label().or_else(|| node.labelled_by().first().and_then(name_of)).or_else(|| node.value())?;
            let centre =
                egui::pos2(f64::midpoint(bounds.x0, bounds.x1) as f32, f64::midpoint(bounds.y0, bounds.y1) as f32);
            let rolled_away = centre.y < 0.0 || f64::from(centre.y) > bottom;
            Some((rolled_away, node.role() == Role::Label, *id, name, centre))
        })
        .collect();
    things.sort_by_key(|(rolled_away, words, id, ..)| (*rolled_away, *words, *id));
    things.into_iter().map(|(_, _, id, name, at)| (id, name, at)).collect()
}

fn labels(output: &EguiOutput) -> Vec<&str> {
    things(output).into_iter().map(|(_, name, _)| name).collect()
}

/// The thing with this very name, or else the first whose name begins so.
fn found(output: &EguiOutput, label: &str) -> Option<(NodeId, egui::Pos2)> {
    let things = things(output);
    things
        .iter()
        .find(|(_, name, _)| *name == label)
        .or_else(|| things.iter().find(|(_, name, _)| name.starts_with(label)))
        .map(|&(id, _, at)| (id, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_read_and_others_are_named() {
        let steps = parse("# a remark\nclick Play alone\n\nkey Enter\nquit\n").expect("three steps");
        assert_eq!(steps[0], Step::Click("Play alone".to_owned()));
        assert_eq!(steps.len(), 3);
        let said = parse("wait x\ndance\n").expect_err("no such step");
        assert_eq!(said, "2: no step: dance");
    }
}
