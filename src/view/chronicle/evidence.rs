//! Evidence in words: what was found, checked, shared, published, believed.

use crate::event::{Event, Way};
use crate::order::Judgement;
use crate::terms::{ActorId, CardId, CardSet, IncidentId, Likelihood, Link, NationId, NationSet, Route};
use crate::view::prose::{Lens, and, capitalised, number};
use crate::world::World;

/// What an inquiry found, all in one sentence.
pub(super) fn found(lens: Lens<'_>, nations: NationSet, route: Route, cards: CardSet) -> String {
    let (who, what, one) = (lens.nations(nations), lens.cards(cards), nations.len() == 1);
    match route {
        Route::Forensics => format!("{} own experts found {what}.", lens.theirs(nations)),
        Route::LegalAssistance => format!("Legal assistance brought {who} {what}."),
        Route::Intelligence => format!("{} services brought {what}.", lens.theirs(nations)),
        Route::Partner => format!("{} passed {who} {what}.", if one { "A partner" } else { "Partners" }),
        Route::PrivateSector => format!("{} sold {who} {what}.", if one { "A vendor" } else { "Vendors" }),
        Route::OpenSource => format!("In the open {who} came across {what}."),
    }
}

/// What an inject put into hands.
pub(super) fn handed(lens: Lens<'_>, nations: NationSet, cards: CardSet) -> String {
    format!("{} handed {}.", lens.those_were(nations), lens.cards(cards))
}

/// An inquiry that found nothing, of one nation or of several.
pub(super) fn empty(lens: Lens<'_>, nations: NationSet, incident: IncidentId, route: Route) -> String {
    let (who, what) = (lens.those(nations), lens.incident(incident));
    match route {
        Route::Forensics => format!("{who} searched the traces of {what} and found nothing new."),
        Route::LegalAssistance => format!("The courts that {who} had turned to over {what} had nothing new to send."),
        Route::Intelligence => format!("The services of {who} were asked about {what} and came back with nothing."),
        Route::Partner => format!("{who} asked a partner about {what}, and there was nothing new to pass on."),
        Route::PrivateSector => format!("{who} paid a vendor, who found nothing on {what}."),
        Route::OpenSource => format!("{who} read what is public about {what} and found nothing new."),
    }
}

/// Cards passed from one to another: a few by name, or how many.
pub(super) fn passed(
    lens: Lens<'_>,
    world: &World,
    (from, to): (NationId, NationId),
    cards: CardSet,
    against: bool,
) -> String {
    let mut names: Vec<String> = cards.iter().map(|card| shared_title(lens, world, card)).collect();
    let count = match names.len() {
        2..=SHOWN => format!("{} cards: ", number(names.len())),
        _ => String::new(),
    };
    if let (true, Some(first)) = (names.len() > SHOWN, names.first()) {
        let some = format!("{} cards, {first} among them", number(names.len()));
        names = vec![some];
    }
    let label = if against { ", although the label forbade it" } else { "" };
    format!("{} passed {} {count}{}{label}.", lens.nation(from), lens.nation(to), and(names))
}

/// How many cards of a parcel are told by their titles.
const SHOWN: usize = 3;

/// Words put on file about one incident, the same ones together.
pub(super) fn judged_all(lens: Lens<'_>, incident: IncidentId, words: &[(Word, NationSet)]) -> String {
    let told = |(word, nations): &(Word, NationSet)| {
        let by = lens.those(*nations);
        let Some((who, who_word, link, link_word)) = word else {
            return if lens.are_all(*nations) { "nobody could say".to_owned() } else { format!("{by} could not say") };
        };
        let link = link.map_or_else(String::new, |link| format!(", {} ({})", link_words(link), link_word.word()));
        let (who, word) = (lens.actor(*who), who_word.word());
        // Whom one finds unlikely one does not name.
        if *who_word < Likelihood::RoughlyEven {
            format!("{by} thought most of {who}, though {word}{link}")
        } else {
            format!("{by} named {who} ({word}){link}")
        }
    };
    let parts: Vec<String> = words.iter().map(told).collect();
    format!("Who was behind {}? {}.", lens.incident(incident), capitalised(&parts.join("; ")))
}

/// One event about evidence.
pub(super) fn evidence(lens: Lens<'_>, world: &World, event: &Event) -> Option<String> {
    match *event {
        Event::CardGained { nation, card, way } => match way {
            Way::Found(route) => Some(found(lens, NationSet::one(nation), route, CardSet::one(card))),
            Way::Inject => Some(handed(lens, NationSet::one(nation), CardSet::one(card))),
            // Told by the event that passed it on.
            Way::Start | Way::SharedBy(_) | Way::Published | Way::Leaked => None,
        },
        Event::InquiryCameUpEmpty { nation, incident, route } => {
            Some(empty(lens, NationSet::one(nation), incident, route))
        }
        Event::SourceChecked { nation, card } => Some(checked(lens, world, &[nation], card)),
        Event::CardShared { from, to, card, against_label } => {
            let label = if against_label { ", although its label forbade it" } else { "" };
            let what = shared_title(lens, world, card);
            Some(format!("{} passed {what} to {}{label}.", lens.nation(from), lens.nation(to)))
        }
        Event::BreachNoticed { from, card } => Some(format!(
            "It was noticed that {} had passed on {} against its label.",
            lens.nation(from),
            lens.card(card)
        )),
        Event::CardLeaked { card } => Some(format!("{} leaked to the press.", lens.card(card))),
        Event::CardPublished { card, by } => Some(match by {
            Some(by) => format!("{} published {}.", lens.nation(by), lens.card(card)),
            None => format!("{} became public.", lens.card(card)),
        }),
        Event::Judged { nation, ref judgement } => Some(judged(lens, nation, judgement)),
        _ => None,
    }
}

/// The title of a card that changes hands: both ends know it.
fn shared_title(lens: Lens<'_>, world: &World, card: CardId) -> String {
    let title = world.table().card(card).map(|card| card.title);
    match lens {
        Lens::Seat(sight) => {
            title.map_or_else(|| lens.card(card), |title| crate::view::prose::quoted(sight.text(title)))
        }
        Lens::Press(_) | Lens::Whole(_) => lens.card(card),
    }
}

/// A source checked: the name of the upstream, and whether another card shares it.
pub(super) fn checked(lens: Lens<'_>, world: &World, nations: &[NationId], card: CardId) -> String {
    let who = lens.those(nations.iter().copied().collect());
    let Some(&nation) = nations.first() else { return String::new() };
    let sight = world.sight(nation);
    let from = sight.upstream_name(card).map_or("an unknown hand", |name| sight.text(name));
    let from = from.split_once(": ").map_or_else(|| from.to_owned(), |(who, what)| format!("{who} ({what})"));
    let upstream = sight.upstream(card);
    let same = sight
        .hand()
        .without(card)
        .iter()
        .filter(|&other| upstream.is_some() && sight.upstream(other) == upstream)
        .count();
    let tail = match same {
        _ if nations.len() > 1 => String::new(),
        0 => String::new(),
        1 => ", like another of its cards".to_owned(),
        more => format!(", like {} others of its cards", number(more)),
    };
    format!("{who} asked where {} comes from: {from}{tail}.", lens.card(card))
}

fn judged(lens: Lens<'_>, nation: NationId, judgement: &Judgement) -> String {
    let (who, what) = (lens.nation(nation), lens.incident(judgement.incident));
    let Some(actor) = judgement.who else {
        return format!("{who} put its own word on file about {what}: it could not say who was behind it.");
    };
    let actor = lens.actor(actor);
    let link = match judgement.link {
        None => "of its link to a state it could not say".to_owned(),
        Some(link) => format!("{}, {}", link_words(link), judgement.link_word.word()),
    };
    format!("{who} put its own word on file about {what}: {actor}, {}; {link}.", judgement.who_word.word())
}

const fn link_words(link: Link) -> &'static str {
    match link {
        Link::None => "acting for itself",
        Link::Tolerated => "tolerated by a state",
        Link::Directed => "directed by a state",
        Link::Organ => "an organ of a state",
    }
}

/// A word on file: who, how likely, the link, how likely that is; or that nobody could be named.
pub(super) type Word = Option<(ActorId, Likelihood, Option<Link>, Likelihood)>;
