//! The facilitator's console (18.1): what can be done to a play, said to the session and nothing
//! more. It shows what no seat may know, so a page before it says so.

use crate::app::board;
use crate::app::forms;
use crate::app::keys;
use crate::app::screens::table;
use crate::app::theme::{Face, palette, size, space};
use crate::app::widgets;
use crate::order::{FacilitatorAct, Odds, Speech};
use crate::session::Notice;
use crate::terms::{NationId, NationSet, Phase};
use crate::view::sheet::{ActRow, Board, ConsolePage, InjectRow, ObservationRow};
use bevy_egui::egui;
use egui::{Frame, Margin, Panel, RichText, TextEdit, Ui, WidgetInfo, WidgetType};

/// What the clock can be set to, in seconds.
const CLOCKS: [u16; 6] = [60, 120, 210, 300, 450, 600];

/// A page of the console.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    /// The clock, the phase, and earlier phases.
    #[default]
    Clock,
    /// Injects that have not arrived.
    Injects,
    /// Free-form acts that wait for a ruling.
    Acts,
    /// Who plays each seat.
    Seats,
    /// Voices from outside the seats.
    Voices,
    /// What is observed, and notes.
    Observations,
}

impl Page {
    const ALL: [Self; 6] = [Self::Clock, Self::Injects, Self::Acts, Self::Seats, Self::Voices, Self::Observations];

    const fn word(self) -> &'static str {
        match self {
            Self::Clock => "Clock and phase",
            Self::Injects => "Injects",
            Self::Acts => "Own acts",
            Self::Seats => "Seats",
            Self::Voices => "Voices",
            Self::Observations => "Observations",
        }
    }
}

/// What the console remembers.
#[derive(Debug, Default)]
pub struct State {
    /// Whether somebody has asked for it in so many words.
    pub entered: bool,
    /// The page that lies open.
    pub page: Page,
    /// Words that news is looked for by.
    pub search: String,
    /// Who is to speak.
    pub speaker: String,
    /// What is to be said.
    pub words: String,
    /// To whom.
    pub to: NationSet,
    /// What is to be noted.
    pub note: String,
    /// Why the last thing was not done.
    pub refused: Option<String>,
}

/// What the console is drawn from.
#[derive(Debug, Clone)]
pub struct Desk {
    /// What can be done, and to what.
    pub page: ConsolePage,
    /// The names on the board.
    pub board: Board,
    /// The round.
    pub round: u8,
    /// How many there are.
    pub rounds: u8,
    /// The days that the round stands for, in words.
    pub when: String,
    /// The phase.
    pub phase: Phase,
    /// Seconds left of it, if it is timed.
    pub left: Option<u16>,
    /// Whether the clock stands still.
    pub paused: bool,
    /// Phases that the play can be taken back to, first to last.
    pub been: Vec<(u8, Phase)>,
    /// Who plays each seat.
    pub seated: Vec<(NationId, String)>,
    /// Who else could.
    pub characters: Vec<(&'static str, &'static str)>,
    /// What people should know before they sit down.
    pub notice: Option<Notice>,
}

/// What is done at the console.
#[derive(Debug, Clone, PartialEq)]
pub enum Way {
    /// Something is done to the play.
    Act(FacilitatorAct),
    /// The phase ends now, whoever is ready.
    Force,
    /// The public screen is shown.
    Table,
    /// Back to where the play goes on.
    Back,
}

fn bare(x: i8, y: i8) -> Frame {
    Frame::new().inner_margin(Margin::symmetric(x, y))
}

/// Says what the console shows before it is shown. To go back is the primary action.
pub fn gate(ui: &mut Ui, state: &mut State) -> Option<Way> {
    let mut way = None;
    let (bottom, middle) = (bare(40, 18), bare(24, 8));
    Panel::bottom("ways").resizable(false).frame(bottom).show(ui, |ui| {
        widgets::footer(ui, |ui| {
            if forms::go_on(ui, "Back to the play") || keys::pressed(ui.ctx(), egui::Key::Escape) {
                way = Some(Way::Back);
            }
            if widgets::secondary(ui, "Open the console").clicked() {
                state.entered = true;
                ui.ctx().request_repaint();
            }
        });
    });
    egui::CentralPanel::no_frame().frame(middle).show(ui, |ui| {
        widgets::sheet(ui, |ui| {
            widgets::title(ui, "The facilitator’s console");
            ui.add_space(space::SMALL);
            widgets::lead(ui, "It shows what no seat may know.");
            widgets::prose(
                ui,
                "News that has not arrived, what is being observed, who plays whom. Whoever holds a seat in this \
                 play should not go on, and nobody with a seat should see this screen. Everything done here stands \
                 in the record.",
            );
        });
    });
    way
}

/// Shows the console; answers what was done on it.
pub fn show(ui: &mut Ui, desk: &Desk, state: &mut State) -> Option<Way> {
    let mut way = None;
    let (top, bottom, left, middle) = (bare(24, 10), bare(24, 12), bare(0, 10), bare(24, 14));
    Panel::top("head").resizable(false).frame(top).show(ui, |ui| head(ui, desk, state));
    Panel::bottom("ways").resizable(false).frame(bottom).show(ui, |ui| {
        widgets::footer(ui, |ui| {
            if forms::go_on(ui, "Back to the play") || keys::pressed(ui.ctx(), egui::Key::Escape) {
                way = Some(Way::Back);
            }
            if widgets::secondary(ui, "Show the table").clicked() {
                way = Some(Way::Table);
            }
        });
    });
    Panel::left("pages").exact_size(190.0).resizable(false).frame(left).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for page in Page::ALL {
            let count = match page {
                Page::Injects => desk.page.injects.len(),
                Page::Acts => desk.page.acts.len(),
                Page::Clock | Page::Seats | Page::Voices | Page::Observations => 0,
            };
            if widgets::room_tab(ui, page.word(), None, count, state.page == page).clicked() {
                state.page = page;
            }
        }
    });
    egui::CentralPanel::no_frame().frame(middle).show(ui, |ui| {
        widgets::rolled(ui, state.page.word(), |ui| {
            let done = match state.page {
                Page::Clock => clock(ui, desk),
                Page::Injects => injects(ui, desk, &mut state.search).map(Way::Act),
                Page::Acts => acts(ui, desk).map(Way::Act),
                Page::Seats => seats(ui, desk).map(Way::Act),
                Page::Voices => voices(ui, desk, state).map(Way::Act),
                Page::Observations => observations(ui, desk, state).map(Way::Act),
            };
            way = done.or(way.take());
        });
    });
    way
}

fn head(ui: &mut Ui, desk: &Desk, state: &State) {
    ui.horizontal(|ui| {
        ui.label(RichText::new("Console").font(Face::SerifBold.at(size::HEADING)).color(palette(ui).ink));
        forms::word(ui, "shows secrets", palette(ui).secret);
        widgets::footer(ui, |ui| {
            let line = format!("round {} of {} · {}", desk.round, desk.rounds, desk.phase.word());
            ui.label(RichText::new(line).font(Face::SansBold.at(size::BODY)).color(palette(ui).ink));
            widgets::remark(ui, &desk.when);
            if let Some(left) = desk.left {
                ui.label(RichText::new(table::clock(left)).font(Face::SansBold.at(size::LEAD)));
            }
        });
    });
    if let Some(why) = &state.refused {
        forms::word(ui, &format!("Not done: {why}"), palette(ui).heat);
    }
}

/// A button whose accessible name says what it is about.
fn button(ui: &mut Ui, label: &str, said: &str, enabled: bool) -> bool {
    let response = ui.push_id(said, |ui| ui.add_enabled_ui(enabled, |ui| forms::small(ui, label)).inner).inner;
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, enabled, said));
    response.clicked()
}

fn clock(ui: &mut Ui, desk: &Desk) -> Option<Way> {
    let mut way = None;
    widgets::heading(ui, "Clock and phase");
    let (label, act) = if desk.paused {
        ("Let the clock run", FacilitatorAct::Resume)
    } else {
        ("Stop the clock", FacilitatorAct::Pause)
    };
    if forms::settle(ui, label, desk.left.is_some()) {
        way = Some(Way::Act(act));
    }
    if desk.left.is_none() {
        widgets::remark(ui, "This phase has no clock yet: set what it has left.");
    }
    forms::group(ui, "Set what this phase has left", |ui| {
        for seconds in CLOCKS {
            if forms::small(ui, &table::clock(seconds)).clicked() {
                way = Some(Way::Act(FacilitatorAct::SetClock { seconds }));
            }
        }
    });
    ui.add_space(space::MEDIUM);
    if forms::settle(ui, &format!("End {} now", desk.phase.word()), true) {
        way = Some(Way::Force);
    }
    if desk.phase == Phase::Orders {
        widgets::remark(ui, "Orders are locked as they stand.");
    }
    ui.add_space(space::MEDIUM);
    widgets::overline(ui, "Take the play back to the beginning of");
    for been in desk.been.chunk_by(|a, b| a.0 == b.0).rev() {
        ui.horizontal_wrapped(|ui| {
            for &(round, phase) in been {
                if forms::small(ui, &format!("round {round} · {}", phase.word())).clicked() {
                    way = Some(Way::Act(FacilitatorAct::TakeBack { round, phase }));
                }
            }
        });
    }
    widgets::remark(ui, "What was played since stays in the record as a branch.");
    way
}

fn injects(ui: &mut Ui, desk: &Desk, search: &mut String) -> Option<FacilitatorAct> {
    let mut act = None;
    widgets::heading(ui, "News that has not arrived");
    if desk.page.injects.is_empty() {
        widgets::remark(ui, "Everything has arrived.");
        return None;
    }
    let label = widgets::overline(ui, "Look for");
    ui.add(TextEdit::singleline(search).hint_text("A word of it, or a nation").desired_width(320.0))
        .labelled_by(label.id);
    let sought = search.trim().to_lowercase();
    let to = |row: &InjectRow| {
        row.to.map_or_else(|| "to everybody".to_owned(), |to| format!("to {}", board::names(&desk.board, to)))
    };
    let found = |row: &&InjectRow| {
        [&row.headline, &row.text, &to(row)].iter().any(|words| words.to_lowercase().contains(&sought))
    };
    let mut rows: Vec<&InjectRow> = desk.page.injects.iter().filter(found).collect();
    rows.sort_by_key(|row| row.round.unwrap_or(u8::MAX));
    if rows.is_empty() {
        widgets::remark(ui, "No news has that in it.");
    }
    for due in rows.chunk_by(|a, b| a.round == b.round) {
        ui.add_space(space::SMALL);
        let when = due.first().and_then(|row| row.round);
        widgets::overline(ui, &when.map_or("When something happens".to_owned(), |round| format!("From round {round}")));
        for row in due {
            act = waiting(ui, row, &to(row)).or(act);
        }
    }
    act
}

/// News that can be sent before its time.
fn waiting(ui: &mut Ui, row: &InjectRow, to: &str) -> Option<FacilitatorAct> {
    let asks = if row.asks { " · asks for a choice, in Briefing or Talks" } else { "" };
    let sent = ui.horizontal(|ui| {
        let sent = button(ui, "Send now", &format!("Send {}", row.headline), row.may_send);
        ui.vertical(|ui| {
            forms::strong(ui, &row.headline).on_hover_text(&row.text);
            widgets::remark(ui, &format!("{to}{asks}"));
        });
        sent
    });
    sent.inner.then_some(FacilitatorAct::Send { inject: row.id })
}

fn acts(ui: &mut Ui, desk: &Desk) -> Option<FacilitatorAct> {
    let mut done = None;
    widgets::heading(ui, "Acts of their own that wait for a ruling");
    if desk.page.acts.is_empty() {
        widgets::remark(ui, "None. After a minute without a ruling an act is put to the vote by itself.");
    }
    for row in &desk.page.acts {
        widgets::rule(ui);
        done = ruling(ui, desk, row).or(done);
    }
    done
}

fn ruling(ui: &mut Ui, desk: &Desk, row: &ActRow) -> Option<FacilitatorAct> {
    let mut done = None;
    let by = board::name(&desk.board, row.by);
    forms::strong(ui, by);
    widgets::prose(ui, &row.text);
    widgets::remark(ui, &format!("It is meant {}.", row.meant));
    for argument in &row.arguments {
        widgets::remark(ui, &format!("– {argument}"));
    }
    forms::group(ui, "How likely is it? The dice are thrown at once.", |ui| {
        for odds in Odds::ALL {
            if button(ui, odds.word(), &format!("Rule on {by}: {}", odds.word()), true) {
                done = Some(FacilitatorAct::Rule { act: row.act, odds, aims: vec![row.aim] });
            }
        }
    });
    if button(ui, "Put it to the vote", &format!("Put {by}’s act to the vote"), true) {
        done = Some(FacilitatorAct::PutToVote { act: row.act });
    }
    done
}

fn seats(ui: &mut Ui, desk: &Desk) -> Option<FacilitatorAct> {
    let mut act = None;
    widgets::heading(ui, "Who plays each seat");
    if let Some(notice) = &desk.notice {
        widgets::remark(ui, &format!("Before anybody sits down: {}", notice.text));
    }
    for (seat, by) in &desk.seated {
        widgets::line(ui, |ui| {
            widgets::chip(ui, &board::chip(&desk.board, *seat));
            if desk.notice.as_ref().is_some_and(|notice| notice.delicate.has(*seat)) {
                forms::word(ui, "delicate seat: whoever takes it reads the notice and may decline", palette(ui).secret);
            }
        });
        ui.horizontal_wrapped(|ui| {
            let name = board::name(&desk.board, *seat);
            let people = std::iter::once(("person", "Somebody at this screen."));
            for (player, about) in people.chain(desk.characters.iter().copied()) {
                let choice = forms::choice_said(ui, player, &format!("{name}: {player}"), by == player);
                if choice.on_hover_text(about).clicked() && by != player {
                    act = Some(FacilitatorAct::Hand { seat: *seat, to: player.to_owned(), in_full: None });
                }
            }
        });
        ui.add_space(space::SMALL);
    }
    act
}

fn voices(ui: &mut Ui, desk: &Desk, state: &mut State) -> Option<FacilitatorAct> {
    widgets::heading(ui, "Speak as somebody outside the seats");
    let label = widgets::overline(ui, "Who speaks");
    ui.add(TextEdit::singleline(&mut state.speaker).desired_width(360.0)).labelled_by(label.id);
    ui.horizontal_wrapped(|ui| {
        for actor in &desk.page.actors {
            if forms::small(ui, actor).clicked() {
                state.speaker.clone_from(actor);
            }
        }
    });
    forms::group(ui, "To", |ui| {
        for (seat, _) in &desk.seated {
            let on = state.to.has(*seat);
            if forms::tick(ui, board::name(&desk.board, *seat), on).clicked() {
                state.to = if on { state.to.without(*seat) } else { state.to.with(*seat) };
            }
        }
        if forms::small(ui, "Everybody").clicked() {
            state.to = desk.seated.iter().map(|(seat, _)| *seat).collect();
        }
    });
    ui.add_space(space::SMALL);
    let label = widgets::overline(ui, "Words");
    let field = TextEdit::multiline(&mut state.words).desired_rows(4).desired_width(560.0);
    ui.add(field).labelled_by(label.id);
    ui.add_space(space::SMALL);
    let ready = !state.speaker.trim().is_empty() && !state.words.trim().is_empty() && !state.to.is_empty();
    forms::settle(ui, "Say it", ready).then(|| {
        let text = std::mem::take(&mut state.words).trim().to_owned();
        FacilitatorAct::Speak(Speech { speaker: state.speaker.trim().to_owned(), to: state.to, text })
    })
}

fn observations(ui: &mut Ui, desk: &Desk, state: &mut State) -> Option<FacilitatorAct> {
    let mut act = None;
    widgets::heading(ui, "What is observed");
    let label = widgets::overline(ui, "A note for the debrief");
    ui.add(TextEdit::multiline(&mut state.note).desired_rows(2).desired_width(560.0)).labelled_by(label.id);
    if forms::settle(ui, "Note it", !state.note.trim().is_empty()) {
        act = Some(FacilitatorAct::Note { text: std::mem::take(&mut state.note).trim().to_owned() });
    }
    for row in &desk.page.observations {
        act = observed(ui, desk, row).or(act);
    }
    act
}

fn observed(ui: &mut Ui, desk: &Desk, row: &ObservationRow) -> Option<FacilitatorAct> {
    let mut act = None;
    ui.add_space(space::SMALL);
    widgets::prose(ui, &row.text);
    ui.horizontal_wrapped(|ui| {
        for (seat, _) in &desk.seated {
            let (name, on) = (board::name(&desk.board, *seat), row.ticked.has(*seat));
            let tick = ui.push_id((row.text.as_str(), seat.index()), |ui| forms::tick(ui, name, on)).inner;
            tick.widget_info(|| WidgetInfo::selected(WidgetType::Checkbox, true, on, format!("{name}: {}", row.text)));
            if tick.clicked() && !on {
                act = Some(FacilitatorAct::Observe { observation: row.id, nation: *seat });
            }
        }
    });
    act
}
