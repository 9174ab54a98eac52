//! Pages that are read: the brief, how one stands with the others, the table.

use super::common::{because, done};
use super::screen::{Asked, Screen};
use super::seat::Seat;
use crate::desk::{Joining, name, names};
use crate::order::{Act, TeamPage};
use crate::print;
use crate::store::{Places, keep_brief};
use crate::terms::letters::capitalised;
use crate::terms::{Module, NationId};
use crate::view::sheet::{ClaimRow, CovertPage, NationRow, RelationRow, Sheet};

/// The seat's instructions.
pub(super) fn brief(screen: &Screen, sheet: &Sheet) {
    let header = &sheet.header;
    screen.head(&format!("Your brief: {}, {}", capitalised(&header.nation), header.ministry));
    screen.say(&format!("{}. {}.", header.title, header.outline));
    sheet.brief.paragraphs.iter().for_each(|paragraph| screen.head(paragraph));
    if !sheet.brief.objectives.is_empty() {
        screen.head("What you are to achieve");
    }
    for row in &sheet.brief.objectives {
        let by = row.by.map_or(String::new(), |round| format!(", by {}", header.dated(round)));
        let met = match (row.sealed, row.met) {
            (true, _) => "comes out when the play ends",
            (false, true) => "met as things stand",
            (false, false) => "not met as things stand",
        };
        let public = if row.public { "known to all" } else { "secret" };
        screen.item(&format!("{} ({} points{by}; {public}; {met})", row.text, row.points));
    }
    if !sheet.brief.red_lines.is_empty() {
        screen.head("What your minister will not have");
    }
    for (line, crossed) in &sheet.brief.red_lines {
        screen.item(&format!("{line}{}", if *crossed { " (it has happened)" } else { "" }));
    }
    if let Some(exit) = &sheet.brief.honourable_exit {
        screen.head(&format!("The honourable way out: {exit}"));
    }
    if let Some(page) = &sheet.covert {
        covert(screen, sheet, page);
    }
}

/// The covert side.
fn covert(screen: &Screen, sheet: &Sheet, page: &CovertPage) {
    if !page.groups.is_empty() || !page.forged.is_empty() || page.exit_open {
        screen.head("Known to you alone");
    }
    for group in &page.groups {
        let mut is = vec![if group.restrained { "restrained" } else { "not restrained" }];
        is.extend(group.cleaned.then_some("its traces cleaned up"));
        screen.item(&format!("You shelter {}: {}", group.name, is.join(", ")));
    }
    for card in &page.forged {
        let planted = if card.planted { "planted" } else { "in hand" };
        let unmasked = if card.unmasked { ", unmasked" } else { "" };
        screen.item(&format!("You have forged “{}”: {planted}{unmasked}", card.title));
    }
    if page.exit_open {
        screen.item("The honourable way out can still be taken");
    }
    if !page.exposed.is_empty() || !page.came_forward.is_empty() {
        screen.head("What has come to light");
    }
    for (word, set) in [("Something has come to light of", page.exposed), ("Came forward", page.came_forward)] {
        if !set.is_empty() {
            screen.item(&format!("{word}: {}", names(sheet, set)));
        }
    }
}

#[derive(Clone)]
enum AtHome {
    Read,
    Print,
    Join,
    Leaves(Act),
    LeaveSeat,
}

/// The brief, the people at the seat, and the way to leave it.
pub(super) fn at_home(places: &Places, seat: &mut Seat) -> Asked<()> {
    brief(&seat.screen, &seat.sheet);
    loop {
        let mut ways = vec![
            ("Read the brief again".to_owned(), AtHome::Read),
            ("Make a page of it to print".to_owned(), AtHome::Print),
            ("Name somebody who sits here, too".to_owned(), AtHome::Join),
        ];
        for member in &seat.team.members {
            let leaves = seat.team.without(member).map(AtHome::Leaves);
            ways.extend(leaves.map(|way| (format!("{} leaves", member.initials), way)));
        }
        ways.push(("Leave the seat to a policy".to_owned(), AtHome::LeaveSeat));
        match seat.screen.pick("Brief", ways)? {
            None => return Ok(()),
            Some(AtHome::Read) => brief(&seat.screen, &seat.sheet),
            Some(AtHome::Print) => {
                let page = print::brief(&seat.sheet);
                seat.screen.say(&match keep_brief(&places.briefs_folder(), &seat.called(), &page) {
                    Ok(file) => format!("The page is in {}", file.display()),
                    Err(why) => format!("The page could not be written: {why}."),
                });
            }
            Some(AtHome::Join) => join(seat)?,
            Some(AtHome::Leaves(act)) => _ = done(seat, act, "Noted."),
            Some(AtHome::LeaveSeat) => {
                let heading = "Anybody may leave a seat at any time. A policy plays on in it, to the end";
                let ways = vec![("Leave it".to_owned(), true), ("Stay".to_owned(), false)];
                if seat.screen.pick(heading, ways)? == Some(true) {
                    return seat.leave_to_policies();
                }
            }
        }
    }
}

/// Names somebody at the seat.
fn join(seat: &mut Seat) -> Asked<()> {
    for member in &seat.team.members {
        let pages: Vec<&str> = member.pages.iter().map(|page| page.word()).collect();
        seat.screen.item(&format!("{}: {}", member.initials, pages.join(", ")));
    }
    let Some(initials) = seat.screen.write("Their initials, one to four letters:")? else { return Ok(()) };
    let pages: Vec<_> = TeamPage::ALL.iter().map(|page| (capitalised(page.word()), *page)).collect();
    let pages = seat.screen.pick_some("Which pages do they keep?", &pages, |_| false)?.unwrap_or_default();
    seat.desk.joining = Joining { initials, pages, leaving: false };
    match seat.desk.joining.act(&seat.team) {
        Some(act) => _ = done(seat, act, "They sit here, too."),
        None => seat.screen.say("Initials have one to four letters, and a seat eight people at most."),
    }
    Ok(())
}

fn signed(value: i16) -> String {
    if value > 0 { format!("+{value}") } else { value.to_string() }
}

/// How the seat stands with the others.
pub(super) fn relations(seat: &mut Seat) -> Asked<()> {
    loop {
        let label = |row: &RelationRow| {
            let trust = signed(row.trust);
            format!(
                "{} ({}; trust {trust}; tension {}, {})",
                name(&seat.sheet, row.id),
                row.relation,
                row.tension,
                row.rung
            )
        };
        let nations = seat.sheet.relations.iter().map(|row| (label(row), Some(row.id)));
        let claims = ("Claims, measures and pressure".to_owned(), None);
        match seat.screen.pick("Relations", nations.chain([claims]).collect())? {
            None => return Ok(()),
            Some(Some(id)) => relation(seat, id)?,
            Some(None) => heard(seat)?,
        }
    }
}

fn relation(seat: &mut Seat, id: NationId) -> Asked<()> {
    let (screen, sheet) = (&seat.screen, &seat.sheet);
    let Some(row) = sheet.relations.iter().find(|row| row.id == id) else { return Ok(()) };
    screen.head(name(sheet, id));
    if let Some(nation) = sheet.nation(id) {
        screen.say(&nation.about.replace('\n', " "));
        screen.say(&format!("Capacity: {}. It professes: {}.", nation.stage, nation.narrative));
    }
    let channels: Vec<&str> = row.channels.iter().map(|channel| channel.word()).collect();
    let channels = if channels.is_empty() { "none is open".to_owned() } else { channels.join(", ") };
    screen.say(&format!("Lines: {channels}."));
    let figure = |what: &str, because: &[String]| {
        screen.say(what);
        if because.is_empty() {
            screen.item("Nothing has moved it yet.");
        }
        because.iter().for_each(|line| screen.item(line));
    };
    figure(&format!("Your trust in it: {}.", signed(row.trust)), &row.because);
    let between = [(sheet.seat, id), (id, sheet.seat)];
    let tension = sheet.board.tensions.iter().find(|pair| between.contains(&(pair.a, pair.b)));
    figure(&format!("Tension: {}, {}.", row.tension, row.rung), tension.map_or(&[], |pair| &pair.because));
    screen.say("What either did toward the other:");
    if row.acts.is_empty() {
        screen.item("No act yet that you know of. What is said in Talks is none.");
    }
    row.acts.iter().for_each(|act| screen.item(act));
    seat.desk.relation = Some(id);
    seat.screen.wait("Press Enter to go back.")
}

/// What was claimed, and the measures and the pressure between all.
fn heard(seat: &mut Seat) -> Asked<()> {
    let (screen, sheet) = (&seat.screen, &seat.sheet);
    screen.head("Claims you have heard");
    if sheet.claims.is_empty() {
        screen.say("Nobody has accused anybody yet.");
    }
    sheet.claims.iter().for_each(|claim| one_claim(screen, sheet, claim));
    if sheet.header.plays(Module::Measures) {
        screen.head("Restrictive measures and pressure");
        if sheet.measures.is_empty() && sheet.pressure.is_empty() {
            screen.say("None are in force, and nobody is under pressure.");
        }
    }
    for row in &sheet.measures {
        screen.item(&format!("{} against {}, since round {}", name(sheet, row.by), name(sheet, row.on), row.since));
    }
    for row in &sheet.pressure {
        let mut from = Vec::new();
        if !row.imposing.is_empty() {
            from.push(format!("measures of {}", names(sheet, row.imposing)));
        }
        if !row.threatening.is_empty() {
            from.push(format!("threats of {}", names(sheet, row.threatening)));
        }
        let from = if from.is_empty() { "fading".to_owned() } else { from.join("; ") };
        screen.item(&format!("Pressure on {}: {} ({from})", name(sheet, row.on), row.level));
    }
    if !sheet.counter.is_empty() {
        screen.head("Countermeasures that stand");
    }
    for row in &sheet.counter {
        let (by, on) = (name(sheet, row.by), name(sheet, row.on));
        screen.item(&format!("{by} against {on}, since round {}: {}; {}", row.since, row.title, row.standing()));
    }
    if !sheet.terms.is_empty() {
        screen.head("What hosts were told");
    }
    for row in &sheet.terms {
        let (by, host) = (name(sheet, row.by), name(sheet, row.host));
        screen.item(&format!("{host}, told by {by} of {}: {}", row.incident, row.standing()));
    }
    seat.screen.wait("Press Enter to go back.")
}

fn one_claim(screen: &Screen, sheet: &Sheet, claim: &ClaimRow) {
    let mut remarks = vec![format!("round {}", claim.round)];
    remarks.push(if claim.public { "in public" } else { "in private" }.to_owned());
    remarks.extend(claim.acceptance.map(|share| format!("accepted {share} of 100")));
    remarks.extend(claim.reply.map(|reply| format!("the accused {reply}")));
    remarks.extend(claim.shown_false.then(|| "shown to be false".to_owned()));
    let others = claim.answers.iter().map(|(nation, answer)| format!("{} {answer}", name(sheet, *nation)));
    remarks.extend(others);
    screen.item(&format!("{} ({})", claim.text, remarks.join("; ")));
}

/// The tracks of all, the tensions, the incidents, and what was done.
pub(super) fn table(seat: &mut Seat) -> Asked<()> {
    let (screen, board) = (&seat.screen, &seat.sheet.board);
    screen.head(&format!("The table: shared index {} of 100, peace {} of 10", board.index, board.peace));
    for nation in &board.nations {
        let ([growth, freedom, security], [people, organisation, law]) = (nation.tracks, nation.capacity);
        screen.item(&format!(
            "{}: growth {growth}, freedom {freedom}, security {security}, mandate {}, credibility {}; people {people}, organisation {organisation}, law {law}",
            nation.short, nation.mandate, nation.credibility
        ));
    }
    for stamp in &board.incidents {
        let at: Vec<&str> = stamp.nations.iter().map(|id| name(&seat.sheet, *id)).collect();
        let state = if stamp.live { "live" } else { "over" };
        screen.item(&format!(
            "{} in {}: severity {} of 10, salience {} of 5, {state}",
            stamp.title,
            at.join(", "),
            stamp.severity,
            stamp.salience
        ));
    }
    for pair in board.tensions.iter().filter(|pair| pair.level > 1) {
        let (a, b) = (name(&seat.sheet, pair.a), name(&seat.sheet, pair.b));
        screen.item(&format!("{a} and {b}: tension {}, {}", pair.level, pair.rung));
    }
    let moved = board.norms.iter().filter(|norm| !norm.support.is_empty() || norm.erosion != 0);
    for norm in moved {
        screen.item(&format!(
            "Norm {}: cited by {}, worn by {}",
            norm.name,
            names(&seat.sheet, norm.support),
            norm.erosion
        ));
    }
    for deed in &board.deeds {
        screen.item(&format!("Round {}: {}{}", deed.round, deed.said, if deed.loud { " (aloud)" } else { "" }));
    }
    if let Some(press) = &seat.sheet.press {
        press.digest.iter().for_each(|row| screen.item(&format!("Press, round {}: {}", row.round, row.line)));
    }
    loop {
        let why = |row: &NationRow| (format!("Why the figures of {} stand where they stand", row.short), Some(row.id));
        let nations = seat.sheet.board.nations.iter().map(why);
        let own = ("Why your own means stand where they stand".to_owned(), None);
        match seat.screen.pick("", nations.chain([own]).collect())? {
            None => return Ok(()),
            Some(Some(id)) => {
                let why = seat.sheet.nation(id).map_or(&[][..], |row| &row.why);
                because(seat, why);
            }
            Some(None) => because(seat, &seat.sheet.means.why),
        }
    }
}
