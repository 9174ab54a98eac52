//! Panels by role and label, without a GPU.

use bevy_egui::egui::{self, accesskit::Role};
use demarche::app::map::{self, ChartView, Pick};
use demarche::app::screens::truths::Truths;
use demarche::app::screens::{communique, findings, letter, library, seats, title};
use demarche::app::theme;
use demarche::app::widgets::{self, Chip, Confidence, Seal, Tlp};
use demarche::terms::NationId;
use egui_kittest::{Harness, kittest::Queryable};

/// A harness over a panel with our fonts and style, past the pass in which the
/// fonts come into force.
pub(super) fn panel<'a, S: 'a>(state: S, mut draw: impl FnMut(&mut egui::Ui, &mut S) + 'a) -> Harness<'a, S> {
    let mut harness = Harness::builder().with_size(egui::vec2(1280.0, 720.0)).build_ui_state(
        move |ui, state| {
            if theme::install(ui.ctx()) {
                draw(ui, state);
            }
        },
        state,
    );
    harness.run();
    harness
}

#[test]
fn the_title_has_its_ways_on() {
    for (label, choice) in [
        ("Take a seat", title::Choice::TakeASeat),
        ("Learn to play", title::Choice::Learn),
        ("Choose a scenario", title::Choice::ChooseScenario),
        ("Watch policies play", title::Choice::Watch),
        ("Plays so far", title::Choice::PlaysSoFar),
        ("Settings", title::Choice::Settings),
        ("Quit", title::Choice::Quit),
    ] {
        let mut chart = ChartView::default();
        let mut harness = panel(None, move |ui, chosen| {
            *chosen = title::show(ui, &mut chart, true, title::Notes::default()).or(*chosen);
        });
        harness.get_by_role_and_label(Role::Button, label).click();
        harness.run();
        assert_eq!(*harness.state(), Some(choice));
    }
}

#[test]
fn enter_takes_the_primary_way_on() {
    let mut chart = ChartView::default();
    let mut harness = panel(None, move |ui, chosen| {
        *chosen = title::show(ui, &mut chart, true, title::Notes::default()).or(*chosen);
    });
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert_eq!(*harness.state(), Some(title::Choice::TakeASeat));
}

#[test]
fn night_falls_at_a_press() {
    let mut chart = ChartView::default();
    let mut harness = panel((), move |ui, ()| {
        title::show(ui, &mut chart, true, title::Notes::default());
    });
    harness.get_by_role_and_label(Role::Button, "Night").click();
    harness.run();
    assert!(harness.query_by_role_and_label(Role::Button, "Day").is_some());
    assert_eq!(harness.ctx.theme(), egui::Theme::Dark);
}

#[test]
fn everything_on_the_chart_can_be_picked() {
    for (label, pick) in [
        ("Belgrave, capital Port Élan", Pick::Nation(1)),
        ("Incident in Belgrave: Wiper at the container terminals", Pick::Incident(0)),
        ("Tension Corrantine – Estrava: forces on alert", Pick::Tension(3)),
    ] {
        let (mut view, chart) = (ChartView::default(), map::specimen());
        let mut harness = panel(None, move |ui, picked| {
            *picked = map::show(ui, &mut view, &chart).or(*picked);
        });
        harness.get_by_role_and_label(Role::Button, label).click();
        harness.run();
        assert_eq!(*harness.state(), Some(pick));
    }
}

#[test]
fn a_click_on_open_land_picks_its_nation() {
    let (mut view, chart) = (ChartView::default(), map::specimen());
    let mut harness = panel(None, move |ui, picked| {
        *picked = map::show(ui, &mut view, &chart).or(*picked);
    });
    let capital = harness.get_by_label_contains("Dunmark, capital").rect().center();
    let inland = capital + egui::vec2(-25.0, 0.0);
    for pressed in [true, false] {
        harness.event(egui::Event::PointerMoved(inland));
        harness.event(egui::Event::PointerButton {
            pos: inland,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: egui::Modifiers::NONE,
        });
    }
    harness.run();
    assert_eq!(*harness.state(), Some(Pick::Nation(3)));
}

#[test]
fn an_empty_chart_is_drawn_too() {
    let mut view = ChartView::default();
    let harness = panel((), move |ui, ()| {
        map::show(ui, &mut view, &map::Chart::default());
    });
    assert!(harness.query_by_label_contains("Chart:").is_some());
}

#[test]
fn marks_say_their_words() {
    let harness = panel((), |ui, ()| {
        widgets::chip(ui, &Chip { letter: 'A', name: "Arvonia".to_owned(), colour: 0 });
        for seal in [Seal::Lawful, Seal::LawfulIf, Seal::Contested, Seal::Unlawful] {
            widgets::seal(ui, seal, None);
        }
        widgets::likelihood(ui, "roughly even chance");
        widgets::confidence(ui, Confidence::Moderate);
        widgets::tlp(ui, Tlp::AmberStrict);
        widgets::grade(ui, "B2");
        widgets::staff_dots(ui, 3, 4);
    });
    for words in [
        "Arvonia",
        "lawful",
        "lawful if",
        "contested",
        "unlawful",
        "roughly even chance",
        "moderate confidence",
        "TLP:AMBER+STRICT",
        "source grade B2",
        "staff: 3 of 4 free",
    ] {
        assert!(harness.query_by_label(words).is_some(), "{words:?} is not said");
    }
}

#[test]
fn what_is_missing_is_a_link() {
    let mut harness = panel(false, |ui, followed| {
        *followed |= widgets::seal(ui, Seal::LawfulIf, Some("a claim on record"));
    });
    harness.get_by_role_and_label(Role::Link, "a claim on record").click();
    harness.run();
    assert!(*harness.state());
}

fn offer() -> seats::Offer {
    let seat = |place: usize, name: &str| seats::Seat {
        nation: NationId::at(place),
        letter: name.chars().next().unwrap_or('?'),
        name: name.to_owned(),
        ministry: "Ministry of Foreign Affairs".to_owned(),
        about: "A coast.".to_owned(),
        delicate: place == 1,
    };
    seats::Offer {
        title: "The Narrows".to_owned(),
        seats: vec![seat(0, "Arvonia"), seat(1, "Belgrave"), seat(2, "Corrantine")],
        characters: vec![("cautious", "Looks first."), ("hawk", "Speaks early.")],
        played_by: vec![0, 1, 0],
        held: vec![false; 3],
        ..seats::Offer::default()
    }
}

#[test]
fn the_first_click_on_a_seat_takes_it() {
    let mut harness = panel((offer(), None), |ui, (offer, chosen)| {
        *chosen = seats::show(ui, offer).or(*chosen);
    });
    harness.get_by_role_and_label(Role::Button, "Take the seat of Belgrave").click();
    harness.run();
    assert_eq!(harness.state().1, Some(seats::Choice::Take(NationId::at(1))));
}

#[test]
fn the_others_are_played_as_one_wishes() {
    let mut harness = panel((offer(), None), |ui, (offer, chosen)| {
        *chosen = seats::show(ui, offer).or(*chosen);
    });
    harness.get_all_by_role_and_label(Role::RadioButton, "hawk").next().expect("a policy").click();
    harness.run();
    assert_eq!((harness.state().0.played_by[0], harness.state().1), (1, None));
}

#[test]
fn a_facilitator_chooses_what_is_true_behind_a_door() {
    let truths = Truths::of(vec!["Thieves did it.".to_owned(), "A neighbour did it.".to_owned()]);
    let offer = seats::Offer { truths, ..offer() };
    let mut harness = panel((offer, None), |ui, (offer, chosen)| {
        *chosen = seats::show(ui, offer).or(*chosen);
    });
    let press = |harness: &mut Harness<_>, role: Role, label: &str| {
        harness.get_by_role_and_label(role, label).click();
        harness.run();
    };
    press(&mut harness, Role::Button, "Truth: drawn");
    assert!(harness.query_by_label("A neighbour did it.").is_none(), "the door tells nothing");
    press(&mut harness, Role::Button, "Show what may be true");
    press(&mut harness, Role::RadioButton, "A neighbour did it.");
    press(&mut harness, Role::Button, "Back to the seats");
    assert_eq!(harness.state().0.truths.chosen, Some(1));
    assert!(harness.query_by_label("Truth: chosen").is_some());
    assert!(harness.query_by_label("A neighbour did it.").is_none(), "the seats tell nothing");
    press(&mut harness, Role::Button, "Truth: chosen");
    press(&mut harness, Role::Button, "Leave it to the seed");
    assert_eq!(harness.state().0.truths.chosen, None);
}

#[test]
fn several_people_sit_at_one_screen_and_nobody_need_to() {
    let mut harness = panel((offer(), None), |ui, (offer, chosen)| {
        *chosen = seats::show(ui, offer).or(*chosen);
    });
    harness.get_by_role_and_label(Role::Button, "Watch policies play").click();
    harness.run();
    assert_eq!(harness.state().1, Some(seats::Choice::Watch));
    for name in ["Corrantine", "Arvonia"] {
        harness.get_by_role_and_label(Role::RadioButton, &format!("{name}: a person here")).click();
        harness.run();
    }
    assert_eq!(harness.state().0.people(), vec![NationId::at(0), NationId::at(2)]);
    harness.get_by_role_and_label(Role::Button, "Begin with 2 people").click();
    harness.run();
    assert_eq!(harness.state().1, Some(seats::Choice::Begin));
    harness.get_all_by_role_and_label(Role::RadioButton, "hawk").next().expect("a policy").click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Sit down for Corrantine").click();
    harness.run();
    assert_eq!(harness.state().0.people(), vec![NationId::at(2)]);
}

#[test]
fn the_news_are_read_in_two_lengths_and_gone_on_from() {
    let news = communique::News {
        headlines: vec![("Cranes stand still".to_owned(), "At the port.".to_owned())],
        short: vec!["Cranes stand still".to_owned()],
        long: vec!["Trust fell in Arvonia".to_owned()],
        way_on: "Next round",
        ..communique::News::default()
    };
    let mut harness = panel((communique::Reading::default(), false), move |ui, (reading, on)| {
        *on |= communique::show(ui, &news, reading, &mut ChartView::default());
    });
    harness.get_by_role_and_label(Role::RadioButton, "At length").click();
    harness.run();
    assert!(harness.query_by_label("Trust fell in Arvonia").is_some());
    harness.get_by_role_and_label(Role::Button, "Next round").click();
    harness.run();
    assert!(harness.state().1);
}

#[test]
fn what_was_done_is_seen_on_the_chart_beside_the_news() {
    let (play, _) = super::hot_seat::shared("news-chart", &[0]);
    let board = Some(play.table().page.board);
    for (wide, high, beside) in [(1280.0, 720.0, true), (853.0, 480.0, false)] {
        let headlines = vec![("Cranes stand still".to_owned(), String::new())];
        let news = communique::News { headlines, board: board.clone(), ..communique::News::default() };
        let mut harness = panel(communique::Reading::default(), move |ui, reading| {
            communique::show(ui, &news, reading, &mut ChartView::default());
        });
        harness.set_size(egui::vec2(wide, high));
        harness.run();
        assert!(harness.query_by_label("Cranes stand still").is_some());
        assert_eq!(harness.query_by_label_contains("Chart:").is_some(), beside, "{wide} × {high}");
        if !beside {
            harness.get_by_role_and_label(Role::RadioButton, "On the chart").click();
            harness.run();
            assert!(harness.query_by_label_contains("Chart:").is_some());
        }
    }
}

#[test]
fn the_letter_leads_back_to_the_title() {
    let page =
        letter::Page { salutation: "Dear colleague,".to_owned(), way_on: "To the debrief", ..letter::Page::default() };
    let mut harness = panel(false, move |ui, done| *done |= letter::show(ui, &page));
    assert!(harness.query_by_label("Dear colleague,").is_some());
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert!(*harness.state());
}

fn entries() -> Vec<library::Entry> {
    let sound = library::Entry {
        title: "The Narrows".to_owned(),
        line: "3 seats · 5 rounds".to_owned(),
        learning: vec!["Ask before you accuse.".to_owned()],
        ..library::Entry::default()
    };
    let broken = library::Entry {
        title: "broken".to_owned(),
        findings: "error: unknown field `titel`".to_owned(),
        file: Some("scenarios/broken.ron".to_owned()),
        ..library::Entry::default()
    };
    vec![sound, broken]
}

#[test]
fn a_card_says_what_is_learnt_or_what_is_wrong_and_is_chosen() {
    let mut chart = ChartView::default();
    let mut harness = panel((0, None), move |ui, (open, chosen)| {
        let refused = Some("`xdg-open` could not be started");
        *chosen = library::show(ui, &entries(), open, &mut chart, refused).or(*chosen);
    });
    for said in ["Ask before you accuse.", "cannot be played", "could not be started"] {
        assert!(harness.query_by_label_contains(said).is_some(), "{said:?} is not said");
    }
    harness.get_by_role_and_label(Role::Button, "Choose a seat").click();
    harness.run();
    assert_eq!(*harness.state(), (0, Some(library::Choice::Open(0))));
    harness.get_by_role_and_label(Role::RadioButton, "broken").click();
    harness.run();
    assert!(harness.query_by_label_contains("unknown field").is_some());
    harness.get_by_role_and_label(Role::Button, "See what is wrong").click();
    harness.run();
    assert_eq!(*harness.state(), (1, Some(library::Choice::Open(1))));
    harness.get_by_role_and_label(Role::Button, "Open in the editor").click();
    harness.run();
    assert_eq!(*harness.state(), (1, Some(library::Choice::Edit(1))));
}

#[test]
fn findings_are_read_and_left() {
    let mut harness = panel(None, |ui, way| {
        let found = "error: unknown field `titel`\n  --> broken.ron:1:13";
        *way = findings::show(ui, "broken", found, true, None).or(*way);
    });
    assert!(harness.query_by_label_contains("broken.ron:1:13").is_some());
    for (label, way) in [("Open in the editor", findings::Way::Edit), ("Back to the scenarios", findings::Way::Back)] {
        harness.get_by_role_and_label(Role::Button, label).click();
        harness.run();
        assert_eq!(*harness.state(), Some(way));
    }
}
