//! Reading a record: any number of whole lines from its start is one.
//!
//! What is read has a whole chain, and its events fit the play. Whether they
//! are what the rules make of the inputs is [`verify`](super::verify)'s question.

use super::fault::{Fault, FaultKind};
use super::format1::{OldLine, Trays};
use super::line::{BEFORE, Chain, FORMAT, Header, Line, OPEN, open, taken_back};
use super::marks::Marks;
use crate::event::Event;
use crate::scenario::text::{Finding, Ids, Severity, Source, Tree, parse, read as read_text, read_tree};
use crate::scenario::{Playable, from_tree};
use crate::terms::Phase;
use crate::world::{Misfit, World, set_up};
use std::fmt;
use std::sync::Arc;

/// The oldest format that is read.
const OLDEST: u8 = 1;

/// The place of the header.
const START: (u8, Phase) = (0, Phase::Briefing);

/// A record as it was read, up to its end or its first fault.
#[derive(Clone)]
pub struct Recorded {
    header: Arc<Header>,
    playable: Arc<Playable>,
    lines: Vec<Line>,
    /// The chain at its end; nothing if it was not read from text.
    chain: Option<Chain>,
    torn: bool,
}

/// How far a record goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Its whole lines, the header among them.
    pub lines: usize,
    /// The round that it ends in; 0 before the first.
    pub round: u8,
    /// The phase that it ends in.
    pub phase: Phase,
    /// Whether the play is over.
    pub over: bool,
    /// Whether a last line was left aside because it was cut short.
    pub torn: bool,
    /// Whether its last act is not written to its end.
    pub within_act: bool,
    /// The hash that the last line carries, in hexadecimal digits.
    pub hash: String,
}

impl Reach {
    /// Whether the play is over, and all of it is there.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.over && !self.torn && !self.within_act
    }
}

impl fmt::Display for Reach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { lines, round, .. } = self;
        let noun = if *lines == 1 { "line" } else { "lines" };
        write!(f, "{lines} {noun}, to {} of round {round}", self.phase.word())?;
        f.write_str(if self.over { "; the play is over" } else { "; the play is not over" })?;
        if self.within_act {
            f.write_str("; its last act is not written to its end")?;
        }
        if self.torn {
            f.write_str("; a last line is torn and was left aside")?;
        }
        Ok(())
    }
}

/// Reads a record as far as it goes, and tells what stopped the reading, if anything
/// did. The name is only shown.
///
/// A last line without a line end counts if it follows from the one before it: an editor, or mail,
/// took the end away. Any other was still being written; it is left aside, see [`Recorded::is_torn`].
#[must_use]
pub fn read(name: &str, bytes: &[u8]) -> (Option<Recorded>, Option<Fault>) {
    let (mut whole, torn) = lines_of(bytes);
    let Some(first) = whole.next() else {
        let message = if torn { "its first line is cut short" } else { "the file is empty" };
        return (None, Some(Fault::at(1, START, FaultKind::NotARecord, message)));
    };
    let (chain, header, playable) = match read_header(name, first) {
        Ok(read) => read,
        Err(fault) => return (None, Some(fault)),
    };
    let ids = playable.ids();
    let folding = Folding::new(&playable);
    let trays = (header.format != FORMAT).then(Trays::default);
    let mut reading = Reading { name, ids: &ids, chain, folding, trays, place: START };
    let mut lines = vec![Line::Header(Arc::clone(&header))];
    let mut fault = None;
    for line in whole {
        match reading.line(lines.len() + 1, line) {
            Ok(line) => lines.push(line),
            Err(found) => {
                fault = Some(found);
                break;
            }
        }
    }
    let chain = Some(reading.chain);
    drop(ids);
    let playable = Arc::new(playable);
    (Some(Recorded { header, playable, lines, chain, torn }), fault)
}

impl Recorded {
    /// What the play started from.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The scenario as it was played.
    #[must_use]
    pub fn playable(&self) -> &Playable {
        &self.playable
    }

    /// Every line, the header first: line `n` of the file is at `n - 1`.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Everything that happened, first to last.
    pub fn events(&self) -> impl Iterator<Item = &Event> {
        let events = self.lines.iter().filter_map(|line| match line {
            Line::Events { events, .. } => Some(events),
            Line::Header(_) | Line::Input { .. } | Line::Phase { .. } | Line::Done { .. } => None,
        });
        events.flatten()
    }

    /// A record of lines that were never text; nothing if the first of them is no header.
    pub(super) fn of(playable: Arc<Playable>, lines: Vec<Line>) -> Option<Self> {
        let Some(Line::Header(header)) = lines.first() else { return None };
        Some(Self { header: Arc::clone(header), playable, lines, chain: None, torn: false })
    }

    /// The scenario as it was played, to be held on to.
    pub(super) fn shared_playable(&self) -> Arc<Playable> {
        Arc::clone(&self.playable)
    }

    /// The same record with other lines of it.
    pub(super) fn with_lines(&self, lines: Vec<Line>) -> Self {
        let (header, playable) = (Arc::clone(&self.header), Arc::clone(&self.playable));
        Self { header, playable, lines, chain: self.chain, torn: self.torn }
    }

    /// The same record up to its last act that is written to its end.
    #[must_use]
    pub fn done(&self) -> Self {
        self.with_lines(self.lines.iter().take(self.lines.len() - self.within_act().len()).cloned().collect())
    }

    /// What is there of a last act that is not written to its end.
    #[must_use]
    pub fn within_act(&self) -> &[Line] {
        let done = |line: &Line| matches!(line, Line::Done { .. } | Line::Header(_));
        let whole = self.lines.iter().rposition(done).map_or(0, |last| last + 1);
        // Format 1 does not say where an act ends.
        let lines = if self.header.format == FORMAT { whole } else { self.lines.len() };
        self.lines.get(lines..).unwrap_or_default()
    }

    /// The hash that the last whole line carries, in hexadecimal digits. Another play, or one that
    /// was altered anywhere, has another. Lines that were never text have none.
    #[must_use]
    pub fn hash(&self) -> String {
        self.chain.map(Chain::hex).unwrap_or_default()
    }

    /// How far it goes.
    #[must_use]
    pub fn reach(&self) -> Reach {
        let end = self.end();
        Reach {
            lines: self.lines.len(),
            round: end.now().round,
            phase: end.now().phase,
            over: end.now().ended.is_some(),
            torn: self.torn,
            within_act: !self.within_act().is_empty(),
            hash: self.hash(),
        }
    }

    /// Whether a last line was left aside because it was cut short.
    #[must_use]
    pub const fn is_torn(&self) -> bool {
        self.torn
    }

    /// Every line with the world after it. Recorded events are folded; no rule is asked.
    #[must_use]
    pub fn fold(&self) -> Fold<'_> {
        Fold { folding: Folding::new(&self.playable), lines: self.lines.iter() }
    }

    /// The world where the record ends.
    #[must_use]
    pub fn end(&self) -> World {
        let mut fold = self.fold();
        while fold.go().is_some() {}
        fold.folding.world
    }

    /// The world where a round ends, or the record does within it; nothing if it does not
    /// go so far. Round 0 is the world before the first.
    #[must_use]
    pub fn at_round(&self, round: u8) -> Option<World> {
        let main = self.main_line();
        let mut fold = main.fold();
        let mut found = None;
        while fold.go().is_some() {
            let now = fold.world().now().round;
            if now == round {
                found = Some(fold.world().clone());
            } else if now > round {
                break;
            }
        }
        found
    }
}

/// A world that lines are folded into, and where it can go back to.
struct Folding {
    world: World,
    marks: Marks<World>,
}

impl Folding {
    fn new(playable: &Playable) -> Self {
        Self { world: set_up(playable), marks: Marks::new() }
    }

    /// Takes a line into the world.
    fn take(&mut self, line: &Line) -> Result<(), Misfit> {
        match line {
            Line::Events { events, .. } => events.iter().try_for_each(|event| self.world.apply(event)),
            Line::Phase { round, phase, .. } => {
                self.marks.put((*round, *phase), self.world.clone());
                Ok(())
            }
            line => {
                if let Some(place) = taken_back(line) {
                    let world = self.marks.back_to(place).ok_or(Misfit { what: "phase to go back to" })?;
                    self.world = world.clone();
                }
                Ok(())
            }
        }
    }
}

/// Goes along the lines of a record with the world after each.
pub struct Fold<'a> {
    folding: Folding,
    lines: std::slice::Iter<'a, Line>,
}

impl<'a> Fold<'a> {
    /// Takes one more line into the world, without copying it.
    pub fn go(&mut self) -> Option<&'a Line> {
        let line = self.lines.next()?;
        // Reading has seen that it fits.
        let _ = self.folding.take(line);
        Some(line)
    }

    /// The world after the lines that were gone along so far.
    #[must_use]
    pub const fn world(&self) -> &World {
        &self.folding.world
    }
}

impl<'a> Iterator for Fold<'a> {
    type Item = (&'a Line, World);

    fn next(&mut self) -> Option<Self::Item> {
        let line = self.go()?;
        Some((line, self.folding.world.clone()))
    }
}

/// The lines of a record without their ends, and whether the last was cut short. Line ends, lines
/// that are empty or blank, and a byte-order mark are no part of the chain: mail, version control and
/// editors change them.
fn lines_of(bytes: &[u8]) -> (impl DoubleEndedIterator<Item = &[u8]>, bool) {
    let (whole, torn) = bytes.split_at_checked(whole_bytes(bytes)).unwrap_or((bytes, b""));
    (written(whole), !torn.trim_ascii().is_empty())
}

/// How many bytes of a file, from its beginning, are whole lines of a record: up to the last line end,
/// and beyond it if what stands there follows from the line before it.
#[must_use]
pub fn whole_bytes(bytes: &[u8]) -> usize {
    let ended = bytes.iter().rposition(|byte| is_end(*byte)).map_or(0, |last| last + 1);
    let (before, last) = bytes.split_at_checked(ended).unwrap_or((bytes, b""));
    let last = last.strip_prefix(MARK).filter(|_| ended == 0).unwrap_or(last);
    if is_next(written(before).next_back(), last) { bytes.len() } else { ended }
}

/// A byte-order mark.
const MARK: &[u8] = b"\xEF\xBB\xBF";

const fn is_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// The lines of some bytes in which something is written.
fn written(bytes: &[u8]) -> impl DoubleEndedIterator<Item = &[u8]> {
    let bytes = bytes.strip_prefix(MARK).unwrap_or(bytes);
    bytes.split(|byte| is_end(*byte)).filter(|line| !line.trim_ascii().is_empty())
}

/// Whether a line is the one after another, or a first one, by the chain that they carry.
fn is_next(before: Option<&[u8]>, line: &[u8]) -> bool {
    let Some((said, text)) = open(line) else { return false };
    let Some(before) = before else {
        return (OLDEST..=FORMAT).any(|format| Chain::beginning(format).with(text).is(said));
    };
    let chain = open(before).and_then(|(said, _)| Chain::said(said));
    chain.is_some_and(|chain| chain.with(text).is(said))
}

/// Whether a file begins as a record does, whatever else is in it.
#[must_use]
pub fn is_begun(bytes: &[u8]) -> bool {
    bytes.strip_prefix(MARK).unwrap_or(bytes).trim_ascii_start().starts_with(OPEN.as_bytes())
}

/// Reads the first line, which brings the ids that all others are read with.
fn read_header(name: &str, line: &[u8]) -> Result<(Chain, Arc<Header>, Playable), Fault> {
    let fault = |kind, message: &str| Fault::at(1, START, kind, message);
    let none = || fault(FaultKind::NotARecord, "it does not begin with a header");
    let (said, text) = open(line).ok_or_else(none)?;
    let rest = text.strip_prefix(b"Header((format: ").ok_or_else(none)?;
    let digits = rest.split(|byte| !byte.is_ascii_digit()).next().unwrap_or_default();
    let format = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse::<u8>().ok());
    let Some(format) = format.filter(|format| (OLDEST..=FORMAT).contains(format)) else {
        return Err(fault(
            FaultKind::NewerFormat,
            "a later program wrote this record, in a form that this one does not know",
        ));
    };
    let chain = Chain::beginning(format).with(text);
    if !chain.is(said) {
        return Err(fault(FaultKind::ChainBroken, "the header was altered"));
    }
    let source = Source::new(name, text);
    let (tree, findings) = parse(&source);
    sound(1, START, findings)?;
    let mut scenario = Tree::clone(&tree);
    scenario.root = tree.root.as_ref().and_then(|root| {
        let field = root.fields()?.iter().find(|field| field.name.text == "scenario")?;
        Some(field.value.clone())
    });
    let (playable, findings) = from_tree(&source, &scenario);
    sound(1, START, findings)?;
    let playable = playable.ok_or_else(none)?;
    let (line, findings) = read_tree::<Line>(&source, &tree, &playable.ids());
    sound(1, START, findings)?;
    match line {
        Some(Line::Header(header)) => Ok((chain, header, playable)),
        _ => Err(none()),
    }
}

/// The lines after the header, one by one.
struct Reading<'a> {
    name: &'a str,
    ids: &'a dyn Ids,
    chain: Chain,
    folding: Folding,
    /// What the lines of an older format need to be understood.
    trays: Option<Trays>,
    place: (u8, Phase),
}

impl Reading<'_> {
    /// The value of a line, if it can be read, and what is wrong with it.
    fn value(&mut self, source: &Source) -> (Option<Line>, Vec<Finding>) {
        let Some(trays) = &mut self.trays else { return read_text::<Line>(source, self.ids) };
        let (line, findings) = read_text::<OldLine>(source, self.ids);
        (line.and_then(|line| trays.translate(line)), findings)
    }

    fn line(&mut self, number: usize, line: &[u8]) -> Result<Line, Fault> {
        let Some((said, text)) = open(line) else {
            let message = "this is no line of a record";
            return Err(Fault::at(number, self.place, FaultKind::Malformed, message));
        };
        let (value, findings) = self.value(&Source::new(self.name, text));
        let place = value.as_ref().map(Line::place).filter(|&next| follows(self.place, next)).unwrap_or(self.place);
        let chain = self.chain.with(text);
        if !chain.is(said) {
            let message =
                "this line does not follow from those before it: it was altered, or a line before it is missing";
            return Err(Fault::at(number, place, FaultKind::ChainBroken, message));
        }
        sound(number, place, findings)?;
        let value = value.filter(|value| !matches!(value, Line::Header(_)));
        let Some(value) = value else {
            return Err(Fault::at(number, place, FaultKind::OutOfPlace, "no such line can stand here"));
        };
        self.fold(number, &value)?;
        self.chain = chain;
        self.place = value.place();
        Ok(value)
    }

    fn fold(&mut self, number: usize, line: &Line) -> Result<(), Fault> {
        let misfit =
            |misfit: Misfit| Fault::at(number, line.place(), FaultKind::EventMisfit(misfit), misfit.to_string());
        self.folding.take(line).map_err(misfit)
    }
}

/// Whether a line of one place can stand after one of another. What an altered line says of its
/// own place is believed only then.
fn follows((round, phase): (u8, Phase), (next, then): (u8, Phase)) -> bool {
    (next, then) == (round, phase)
        || next == round && then > phase
        || (Some(next), then) == (round.checked_add(1), Phase::Briefing)
}

/// The first error among the findings of a line, as a fault at its place in the file.
fn sound(number: usize, place: (u8, Phase), findings: Vec<Finding>) -> Result<(), Fault> {
    let Some(mut finding) = findings.into_iter().find(|finding| finding.severity == Severity::Error) else {
        return Ok(());
    };
    let before = u32::try_from(BEFORE).unwrap_or(0);
    let mut fault = Fault::at(number, place, FaultKind::Malformed, finding.message.clone());
    fault.column = finding.column.saturating_add(before);
    finding.line = fault.line;
    finding.end_line = fault.line;
    finding.column = fault.column;
    finding.end_column = finding.end_column.saturating_add(before);
    fault.kind = FaultKind::Unreadable(Box::new(finding));
    Err(fault)
}
