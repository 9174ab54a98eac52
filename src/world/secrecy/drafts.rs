//! The classes of negotiated texts (§8): what a forum's members, a party's home and everybody know.

use super::known::{Known, Salt, Texts};
use crate::order::{Package, Pick};
use crate::script::{Clause, ClauseOption, Decides, Draft, Panel};
use crate::terms::{DraftStage, NationSet, Stance};
use crate::world::{DraftNow, PerNation};

/// Whether the seat sits in the forum, and whether it knows of the draft at all.
fn knows(known: &Known<'_>, id: u8) -> (bool, bool) {
    (known.sight.sits_in(id), known.sight.draft(id).is_some())
}

/// What stands in the text of an adopted draft, who adopted, signed and is bound, and what the
/// panel said is public; the rest is for the members.
pub(super) fn draft_now(known: &Known<'_>, id: u8, now: DraftNow, salt: &mut Salt) -> DraftNow {
    let DraftNow { stage, since, sponsors, text, marks, reserved, package, against, signed, parties, endorsed } = now;
    let (member, told) = knows(known, id);
    if member {
        return DraftNow { stage, since, sponsors, text, marks, reserved, package, against, signed, parties, endorsed };
    }
    let stages = [DraftStage::Shelved, DraftStage::Tabled, DraftStage::UnderSilence];
    let pick = |salt: &mut Salt| Pick { clause: salt.byte(3), option: salt.byte(3) };
    let mut marked = PerNation::default();
    for nation in known.others.iter() {
        if let Some(marks) = marked.get_mut(nation) {
            *marks = [[salt.one_of(Stance::ALL), None, None]; 3];
        }
    }
    let package = Package { by: known.other(salt), to: known.other(salt), gives: pick(salt), takes: pick(salt) };
    let hidden = DraftNow {
        stage: salt.one_of(&stages).unwrap_or(DraftStage::Shelved),
        since: salt.byte(usize::from(known.round) + 1),
        sponsors: known.some_others(salt),
        text: [salt.flip().then(|| salt.byte(3)), None, None],
        marks: marked,
        reserved: PerNation::default(),
        package: salt.flip().then_some(package),
        against: known.some_others(salt),
        signed,
        parties: NationSet::NONE,
        endorsed: None,
    };
    if told { DraftNow { stage, since, text, signed, parties, endorsed, ..hidden } } else { hidden }
}

/// Instructions are for the nation that has them; all else of a draft for those who know of it.
pub(super) fn draft(known: &Known<'_>, at: u8, spec: &Draft, texts: &mut Texts, salt: &mut Salt) -> Draft {
    let Draft { id, title, treaty, forum, decides, members, silence, opens, clauses } = spec;
    let (member, told) = knows(known, at);
    let clauses = clauses
        .iter()
        .map(|Clause { title, options }| Clause {
            title: if told { texts.read(*title) } else { *title },
            options: options.iter().map(|option| self::option(known, told, option, texts, salt)).collect(),
        })
        .collect();
    if told {
        _ = texts.read(*title);
    }
    let shown = Draft {
        id: id.clone(),
        title: *title,
        treaty: *treaty,
        forum: forum.clone(),
        decides: *decides,
        members: members.clone(),
        silence: *silence,
        opens: *opens,
        clauses,
    };
    if member || told {
        return shown;
    }
    Draft {
        id: format!("secret {}", salt.below(1000)),
        forum: format!("secret {}", salt.below(1000)),
        treaty: salt.flip(),
        decides: if salt.flip() { Decides::Consensus } else { Decides::Willing },
        // That it does not sit there is all that an outsider knows.
        members: Some(known.some_others(salt).iter().collect()),
        silence: 1 + salt.byte(3),
        opens: salt.byte(6),
        ..shown
    }
}

fn option(known: &Known<'_>, told: bool, option: &ClauseOption, texts: &mut Texts, salt: &mut Salt) -> ClauseOption {
    let ClauseOption { text, effects, weights, red_lines, panel } = option;
    let mut changed: Vec<_> = known.some_others(salt).iter().map(|nation| (nation, salt.number(-5, 5))).collect();
    changed.extend(weights.iter().filter(|(nation, _)| told && known.is_me(*nation)));
    let mut lines: Vec<_> = known.some_others(salt).iter().collect();
    lines.extend(red_lines.iter().filter(|&&nation| told && known.is_me(nation)));
    let unknown = Panel { industry: salt.number(-2, 2), ..Panel::default() };
    ClauseOption {
        text: if told { texts.read(*text) } else { *text },
        effects: if told { effects.clone() } else { Vec::new() },
        weights: changed,
        red_lines: lines,
        panel: if told { *panel } else { unknown },
    }
}
