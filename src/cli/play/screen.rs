//! A terminal by lines: what is told is wrapped, what is asked is answered by a line. No colour, no
//! cursor, nothing that is drawn over, so that a screen reader reads it in order.

use super::super::out::{is_heard, print};
use super::super::recording;
use crate::terms::letters::capitalised;
use crate::view::sheet::look_up;
use std::io::{BufRead, IsTerminal, Read as _, stdin};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

/// The widest line; a terminal may be narrower.
const WIDEST: usize = 80;
/// The narrowest that is wrapped for.
const NARROWEST: usize = 30;
/// The longest line that is read, in bytes; what stands behind it is the next line.
const LONGEST: u64 = 1 << 16;

/// Why nothing more is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// The person has said so.
    Quit,
    /// The input has ended, or nobody takes the output.
    End,
    /// Ctrl-C.
    Broken,
}

/// What was asked, or why the play stops here.
pub(super) type Asked<T> = Result<T, Stop>;

/// What comes in.
enum Got {
    Line(String),
    End,
    Broken,
}

/// What was typed at a prompt.
enum Typed {
    /// One step back.
    Back,
    /// What was asked, once more.
    Again,
    Words(String),
}

/// The terminal.
pub(super) struct Screen {
    input: Receiver<Got>,
    width: usize,
    /// Whether what is read is shown: a terminal does that by itself.
    echoes: bool,
    /// Whether the help with a first round is wanted.
    pub(super) guides: bool,
}

impl Screen {
    /// The terminal of this program. From now on it reads what is typed.
    pub(super) fn open() -> Self {
        // Whoever waits for a line is woken by Ctrl-C; whoever does not, looks before waiting.
        let (send, input) = sync_channel(1);
        let wake = send.clone();
        let hears = recording::listen_and(move || _ = wake.try_send(Got::Broken));
        thread::spawn(move || {
            loop {
                let got = line();
                let ends = matches!(got, Got::End);
                if send.send(got).is_err() || ends {
                    return;
                }
            }
        });
        let width = console::Term::stdout().size_checked().map_or(WIDEST, |(_, columns)| usize::from(columns));
        let width = width.clamp(NARROWEST, WIDEST);
        let screen = Self { input, width, echoes: !stdin().is_terminal(), guides: true };
        if !hears {
            // A window that was begun and not opened listens, and does not give it back.
            screen.say("Ctrl-C does nothing here: quit, or the end of the input, leaves the play.");
        }
        screen
    }

    /// Tells a paragraph, or several with line ends between them.
    pub(super) fn say(&self, text: &str) {
        text.lines().for_each(|line| print(&wrapped(line, 0, self.width)));
    }

    /// Tells a line of a list.
    pub(super) fn item(&self, text: &str) {
        text.lines().for_each(|line| print(&wrapped(&format!("- {line}"), 2, self.width)));
    }

    /// Tells a heading, or the beginning of a paragraph, after an empty line.
    pub(super) fn head(&self, text: &str) {
        print("\n");
        self.say(text);
    }

    /// Has one of several things chosen by its number, or by the beginning of its name; nothing if
    /// one goes back.
    pub(super) fn pick<T>(&mut self, heading: &str, mut items: Vec<(String, T)>) -> Asked<Option<T>> {
        let labels: Vec<&str> = items.iter().map(|(label, _)| label.as_str()).collect();
        let Some(place) = self.place(heading, &labels, "Type a number, or back.")? else { return Ok(None) };
        Ok(Some(items.swap_remove(place).1))
    }

    /// The same from a list that is told again only if it has changed since, or is asked for.
    pub(super) fn pick_known<T>(
        &mut self,
        heading: &str,
        mut items: Vec<(String, T)>,
        known: &mut Vec<String>,
    ) -> Asked<Option<T>> {
        let labels: Vec<String> = items.iter().map(|(label, _)| label.clone()).collect();
        while *known == labels {
            match self.ask("The list is the same. Type a number of it, again to hear it, or back.")? {
                Typed::Back => return Ok(None),
                Typed::Again => known.clear(),
                Typed::Words(words) => {
                    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
                    match found(&words, &labels) {
                        Some(place) => return Ok(Some(items.swap_remove(place).1)),
                        None => self.not_understood(&words, labels.len(), "again, back"),
                    }
                }
            }
        }
        *known = labels;
        self.pick(heading, items)
    }

    /// The same where there is no way back but those that are listed.
    pub(super) fn pick_at_home<T>(&mut self, heading: &str, mut items: Vec<(String, T)>) -> Asked<T> {
        loop {
            let labels: Vec<&str> = items.iter().map(|(label, _)| label.as_str()).collect();
            if let Some(place) = self.place(heading, &labels, "Type a number, or help.")? {
                return Ok(items.swap_remove(place).1);
            }
        }
    }

    /// The place of what is chosen; nothing if one goes back.
    fn place(&mut self, heading: &str, labels: &[&str], ask: &str) -> Asked<Option<usize>> {
        loop {
            self.head(heading);
            if labels.is_empty() {
                self.say("There is nothing to choose from now.");
                return Ok(None);
            }
            self.numbered(labels.iter().map(|label| (*label).to_owned()));
            loop {
                match self.ask(ask)? {
                    Typed::Back => return Ok(None),
                    Typed::Again => break,
                    Typed::Words(words) => match found(&words, labels) {
                        Some(place) => return Ok(Some(place)),
                        None => self.not_understood(&words, labels.len(), "back"),
                    },
                }
            }
        }
    }

    /// Has any number of things chosen; those chosen so far are marked. Nothing if one goes back.
    pub(super) fn pick_some<T: Copy>(
        &mut self,
        heading: &str,
        items: &[(String, T)],
        chosen: impl Fn(T) -> bool,
    ) -> Asked<Option<Vec<T>>> {
        loop {
            self.head(heading);
            if items.is_empty() {
                self.say("There is nothing to choose from now.");
                return Ok(None);
            }
            let mark = |one: T| if chosen(one) { " (chosen)" } else { "" };
            self.numbered(items.iter().map(|(label, one)| format!("{label}{}", mark(*one))));
            loop {
                match self.ask("Type the numbers of all that you mean, all, none, or back.")? {
                    Typed::Back => return Ok(None),
                    Typed::Again => break,
                    Typed::Words(words) => match some_of(&words, items.len()) {
                        Some(places) => {
                            let picked = places.iter().filter_map(|place| items.get(*place)).map(|(_, one)| *one);
                            return Ok(Some(picked.collect()));
                        }
                        None => self.not_understood(&words, items.len(), "all, none, back"),
                    },
                }
            }
        }
    }

    /// Has something written in a line, which may be empty; nothing if one goes back.
    pub(super) fn write(&mut self, ask: &str) -> Asked<Option<String>> {
        loop {
            self.prompt(ask);
            let line = self.read()?;
            // Whatever else is typed is what is meant to be written.
            match line.trim() {
                "back" => return Ok(None),
                "quit" => return Err(Stop::Quit),
                "help" | "?" => self.help(),
                words => return Ok(Some(words.to_owned())),
            }
        }
    }

    /// Waits until one has read.
    pub(super) fn wait(&mut self, ask: &str) -> Asked<()> {
        self.ask(ask).map(|_| ())
    }

    fn prompt(&self, ask: &str) {
        self.say(ask);
        print("> ");
    }

    fn numbered(&self, labels: impl Iterator<Item = String>) {
        for (number, label) in (1..).zip(labels) {
            print(&wrapped(&format!("{number}. {label}"), 4, self.width));
        }
    }

    fn not_understood(&self, words: &str, most: usize, besides: &str) {
        let words: String = words.chars().take(40).collect();
        self.say(&format!("Not understood: “{words}”. A number from 1 to {most} is expected, or {besides}, or help."));
    }

    /// Asks, and answers what is asked at any prompt: help, words that are to be explained, the end.
    fn ask(&mut self, ask: &str) -> Asked<Typed> {
        loop {
            self.prompt(ask);
            let line = self.read()?;
            let words = line.trim();
            let (first, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
            match (first.to_lowercase().as_str(), rest.trim()) {
                ("" | "back" | "b" | "0", "") => return Ok(Typed::Back),
                ("again" | "menu", "") => return Ok(Typed::Again),
                ("quit" | "exit" | "q", "") => return Err(Stop::Quit),
                ("help" | "?", "") => self.help(),
                ("guide", "") => {
                    self.guides = !self.guides;
                    self.say(if self.guides { "The guide speaks again." } else { "The guide is silent." });
                }
                ("explain", rest) => self.explain(rest),
                _ => return Ok(Typed::Words(words.to_owned())),
            }
        }
    }

    fn read(&mut self) -> Asked<String> {
        if recording::is_broken_off() {
            return Err(Stop::Broken);
        }
        if !is_heard() {
            return Err(Stop::End);
        }
        match self.input.recv() {
            _ if recording::is_broken_off() => Err(Stop::Broken),
            Ok(Got::Line(line)) => {
                if self.echoes {
                    print(&format!("{line}\n"));
                }
                Ok(line)
            }
            Ok(Got::Broken) => Err(Stop::Broken),
            Ok(Got::End) | Err(_) => {
                print("\n");
                Err(Stop::End)
            }
        }
    }

    fn help(&self) {
        let lines = [
            "A number chooses from the list; the beginning of a name or of a word in it does, too.",
            "back, or an empty line: one step back. What you have filled in stays.",
            "again: reads the list once more.",
            "explain WORD: what a word means here, such as explain mandate.",
            "Where you write a text, back, help and quit are not written, and all else is.",
            "guide: turns the advice for a first round off, or on again.",
            "quit, or the end of the input: leaves the play, which can be gone on with.",
            "Several things are chosen by several numbers, such as 1 3 4.",
        ];
        lines.iter().for_each(|line| self.item(line));
    }

    fn explain(&self, word: &str) {
        let found = look_up(word);
        match found.as_slice() {
            [] => self.say(&format!("There is no word “{word}” in the glossary.")),
            many if word.is_empty() => {
                let words: Vec<&str> = many.iter().map(|term| term.term.as_str()).collect();
                self.say(&format!("Say which word, such as explain mandate. There are: {}.", words.join(", ")));
            }
            [term, others @ ..] => {
                self.say(&format!("{}: {}", capitalised(&term.term), term.means));
                let others: Vec<&str> = others.iter().take(6).map(|term| term.term.as_str()).collect();
                if !others.is_empty() {
                    self.say(&format!("See also: {}.", others.join(", ")));
                }
            }
        }
    }
}

/// The next line of the input.
fn line() -> Got {
    let mut bytes = Vec::new();
    match stdin().lock().take(LONGEST).read_until(b'\n', &mut bytes) {
        Ok(0) | Err(_) => Got::End,
        Ok(_) => Got::Line(String::from_utf8_lossy(&bytes).trim_end_matches(['\n', '\r']).to_owned()),
    }
}

/// The place of what was typed: a number from 1, a whole name, the beginning of one alone, or of a word
/// in one alone.
fn found(words: &str, labels: &[&str]) -> Option<usize> {
    if let Ok(number) = words.trim_end_matches('.').parse::<usize>() {
        return number.checked_sub(1).filter(|place| *place < labels.len());
    }
    let words = words.to_lowercase();
    let lower: Vec<String> = labels.iter().map(|label| label.to_lowercase()).collect();
    if let Some(place) = lower.iter().position(|label| *label == words) {
        return Some(place);
    }
    let begun = |label: &String| label.starts_with(&words);
    let within = |label: &String| label.contains(&format!(" {words}"));
    if lower.iter().any(begun) { alone(&lower, begun) } else { alone(&lower, within) }
}

/// The place of the one label that is so; nothing if several are, or none.
fn alone(labels: &[String], is: impl Fn(&String) -> bool) -> Option<usize> {
    let mut those = labels.iter().enumerate().filter(|(_, label)| is(label));
    let (first, second) = (those.next(), those.next());
    first.filter(|_| second.is_none()).map(|(place, _)| place)
}

/// The places of several numbers, each once and in order; nothing if one of them is none.
fn some_of(words: &str, most: usize) -> Option<Vec<usize>> {
    match words.to_lowercase().as_str() {
        "all" => return Some((0..most).collect()),
        "none" => return Some(Vec::new()),
        _ => {}
    }
    let numbers = words.split([' ', ',', ';', '\t']).filter(|word| !word.is_empty() && *word != "and");
    let place = |word: &str| word.parse::<usize>().ok()?.checked_sub(1).filter(|place| *place < most);
    let mut places: Vec<usize> = numbers.map(place).collect::<Option<_>>()?;
    places.sort_unstable();
    places.dedup();
    Some(places)
}

/// A paragraph in lines of at most so many characters, all but the first indented.
fn wrapped(text: &str, indent: usize, width: usize) -> String {
    let (mut out, mut column) = (String::new(), 0);
    for word in text.split_whitespace() {
        let wide = word.chars().count();
        if column > indent && column + 1 + wide > width {
            out.push('\n');
            out.push_str(&" ".repeat(indent));
            column = indent;
        } else if column > 0 && !(column == indent && out.ends_with(' ')) {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += wide;
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::{found, some_of, wrapped};

    #[test]
    fn a_choice_is_a_number_or_the_beginning_of_one_name() {
        let labels = ["Inbox (2)", "Incidents", "Orders", "Order nothing", "orders"];
        assert_eq!((found("2", &labels), found("2.", &labels), found("9", &labels)), (Some(1), Some(1), None));
        assert_eq!(
            (found("0", &labels), found("-1", &labels), found("99999999999999999999", &labels)),
            (None, None, None)
        );
        assert_eq!((found("inb", &labels), found("in", &labels)), (Some(0), None), "two begin so");
        assert_eq!((found("ORDERS", &labels), found("order n", &labels)), (Some(2), Some(3)));
        assert_eq!((found("noth", &labels), found("(2", &labels)), (Some(3), Some(0)), "a word of one");
        assert_eq!((found("x", &labels), found("", &[])), (None, None));
    }

    #[test]
    fn several_are_chosen_by_numbers_each_of_which_must_be_there() {
        assert_eq!(some_of("3, 1 1;2", 3), Some(vec![0, 1, 2]));
        assert_eq!((some_of("all", 2), some_of("None", 2)), (Some(vec![0, 1]), Some(Vec::new())));
        assert_eq!((some_of("4", 3), some_of("1 x", 3), some_of("0", 3)), (None, None, None));
    }

    #[test]
    fn lines_are_no_wider_than_the_terminal_and_no_word_is_lost() {
        let text = "1. A paper of some length, with aWordThatIsLongerThanALine in it, and an end.";
        let out = wrapped(text, 4, 20);
        assert_eq!(out.split_whitespace().collect::<Vec<_>>(), text.split_whitespace().collect::<Vec<_>>());
        for line in out.lines() {
            assert!(line.chars().count() <= 20 || !line.trim().contains(' '), "{line}");
            assert!(line.starts_with("    ") || line.starts_with("1."), "{line}");
        }
        assert_eq!(wrapped("", 0, 20), "\n");
    }
}
