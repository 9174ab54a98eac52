//! Craft: claims by what supported them and what was true, judgements, instruments, labels, replies.

use super::Desk;
use crate::rules::{self, Recorded};
use crate::script::Truth;
use crate::terms::{IncidentId, Likelihood, Link, Reply, Rung};
use crate::view::prose::{quoted, small, unstopped};
use crate::world::JudgementNow;

impl Desk<'_> {
    pub(super) fn craft(&self) -> Vec<String> {
        let mut said = vec![self.claims()];
        said.extend(self.accounts());
        said.extend(self.countermeasures());
        said.extend(self.word());
        said.extend(self.judgement());
        said.push(self.instruments().to_owned());
        said.extend(self.replies());
        said.extend(self.labels());
        said.extend(self.ticked());
        said
    }

    /// What the seat said in public or in confidence, by evidence and by truth.
    fn claims(&self) -> String {
        let own = || self.judgements().said_by(self.seat);
        let gravest = own().filter(|claim| claim.accused().is_some()).max_by_key(|claim| claim.wording().rung);
        let Some(claim) = gravest else {
            let group = own().find(|claim| claim.wording().rung == Rung::NamesGroup);
            if let Some(who) = group.and_then(|claim| claim.wording().who) {
                return format!(
                    "You named {} and left the states out of it, and a crime is a crime whoever looks away.",
                    self.lens.actor(who)
                );
            }
            return match own().count() {
                0 => "You accused nobody and stated nothing, and there were weeks in which that was wisdom and weeks in which it was only quiet.",
                _ => "You spoke and named nobody, so nothing that you said will have to be taken back.",
            }
            .to_owned();
        };
        let (who, what) =
            (self.lens.nation(claim.accused().unwrap_or(self.seat)), self.lens.incident(claim.incident()));
        match (claim.is_supported(), claim.is_true()) {
            (true, true) => format!(
                "When you named {who} over {what}, you could show why, and it was so; I know of no better sentence to write about an accusation."
            ),
            (true, false) => format!(
                "When you named {who} over {what}, your papers bore you out, and the world did not; that is the honest way of being wrong, and it is still wrong."
            ),
            (false, true) => format!(
                "When you named {who} over {what}, you were right and could not have known it; please do not mistake the one for the other."
            ),
            (false, false) => format!(
                "When you named {who} over {what}, you had not enough to go on, and it was not so; you owe {who} a visit, and not by cable."
            ),
        }
    }

    /// What its public words came to, once the truth was out (5.5).
    fn accounts(&self) -> Option<String> {
        let settled = self.judgements().claims().filter(|claim| claim.came_to(self.seat).is_some());
        let told = settled.map(|claim| {
            let (word, what) = (claim.wording().word.word(), self.lens.incident(claim.incident()));
            let held = if claim.is_true() { "and it was so" } else { "and it was not so" };
            format!("“{word}” on {what}, {held}")
        });
        let words: Vec<String> = told.collect();
        let worth = match self.judgements().settled(self.seat) {
            ..0 => "your name is worth less for it than when you came",
            0 => "your name is worth what it was",
            1.. => "your name is worth more for it than when you came",
        };
        (!words.is_empty()).then(|| format!("You put your name to {}; {worth}.", words.join("; to ")))
    }

    /// The countermeasure of the seat's that turned out to have no ground in law, if one did (6.1).
    fn countermeasures(&self) -> Option<String> {
        let own = || self.world.now().law.counter.iter().filter(|one| one.by == self.seat && one.unlawful);
        let one = own().find(|one| one.innocent).or_else(|| own().next())?;
        let (on, what) = (self.lens.nation(one.on), self.lens.incident(one.incident));
        Some(if one.innocent {
            format!(
                "What you did to {on} over {what} was lawful on our papers and unlawful from the start, since {on} had no part in it; we owe them amends, and they know it."
            )
        } else if one.complied > 0 && (one.stands() || one.lifted > one.complied.saturating_add(1)) {
            format!("{on} had complied, and our countermeasure stood on: from that day the breach was ours.")
        } else {
            format!("Our countermeasure against {on} had no ground in law, and everybody could see it.")
        })
    }

    /// The seat's word on the gravest incident that it judged, against the truth.
    fn judgement(&self) -> Option<String> {
        let table = self.world.table();
        let judged =
            table.incident_ids().filter_map(|id| self.world.now().judgement(self.seat, id).map(|own| (id, own)));
        let gravest =
            judged.max_by_key(|(id, _)| (table.incident(*id).map(|spec| spec.severity), std::cmp::Reverse(*id)));
        let Some((id, own)) = gravest else {
            return Some(
                "I find no judgement of yours on file: nobody can learn from an opinion that was not written down."
                    .to_owned(),
            );
        };
        let truth = table.incident(id)?.truth;
        let right = self.judgements().recorded(self.seat, id) == Recorded::Right;
        Some(format!("{} {}", self.weighed(id, own, right), self.truth(truth, right)))
    }

    fn weighed(&self, id: IncidentId, own: &JudgementNow, right: bool) -> String {
        let (what, word) = (self.lens.incident(id), own.who_word.word());
        let firm = own.who_word >= Likelihood::Likely;
        match own.who {
            None => format!("On {what} you wrote that you could not say, and you meant it."),
            Some(who) if right && firm => {
                format!("On {what} you wrote {}, and “{word}”, and you were right.", self.lens.actor(who))
            }
            Some(_) if right => {
                format!("On {what} you had the right name and only “{word}” beside it: you knew more than you dared.")
            }
            Some(who) if firm => format!(
                "On {what} you wrote {}, and “{word}”; it was not, and the word was too strong for what lay beneath it.",
                self.lens.actor(who)
            ),
            Some(who) => format!("On {what} you wrote {}, and had the sense to add “{word}”.", self.lens.actor(who)),
        }
    }

    fn truth(&self, truth: Truth, named: bool) -> String {
        let actor = self.lens.actor(truth.actor);
        let sponsor = self.world.table().actor(truth.actor).and_then(|actor| actor.sponsor);
        if let (true, Some(sponsor)) = (named, sponsor) {
            let sponsor = crate::view::prose::capitalised(&self.us(sponsor));
            return match truth.link {
                Link::None => "No state stood behind it.".to_owned(),
                Link::Tolerated => format!("{sponsor} had let it be."),
                Link::Directed => format!("{sponsor} had directed it."),
                Link::Organ => format!("{sponsor} had it as an organ of state."),
            };
        }
        let whose = |verb: &str| {
            sponsor.map_or_else(
                || format!("It was {actor}."),
                |sponsor| format!("It was {actor}, whom {} {verb}.", self.us(sponsor)),
            )
        };
        match truth.link {
            Link::None => format!("It was {actor}, and no state stood behind it."),
            Link::Tolerated => whose("let be"),
            Link::Directed => whose("directed"),
            Link::Organ => sponsor.map_or_else(
                || format!("It was {actor}."),
                |sponsor| format!("It was {actor}, an organ of {}.", self.lens.nation(sponsor)),
            ),
        }
    }

    fn us(&self, nation: crate::terms::NationId) -> String {
        if nation == self.seat { "we ourselves".to_owned() } else { self.lens.nation(nation).to_owned() }
    }

    /// Quiet instruments before loud ones.
    fn instruments(&self) -> &'static str {
        let deeds = self.world.now().deeds.iter().filter(|deed| deed.by == self.seat && deed.target.is_some());
        let heats = deeds.filter_map(|deed| self.world.table().action(deed.action)).map(|action| action.heat.get());
        let (quiet, loud) =
            heats.fold((0, 0), |(quiet, loud), heat| (quiet + i32::from(heat <= 3), loud + i32::from(heat >= 5)));
        match (quiet, loud) {
            (0, 0) => "You hardly called on anybody, and the telephone was there.",
            (_, 0) => "You used the quiet instruments and left the loud ones in their case.",
            (quiet, loud) if quiet >= 2 * loud => {
                "You used the quiet instruments first and the loud ones seldom, which is the right way round."
            }
            (0, _) => {
                "You reached for the loud instruments and never for a quiet one; doors that are slammed have to be opened by somebody."
            }
            _ => "You used the loud instruments about as readily as the quiet ones, and the neighbours have noticed.",
        }
    }

    fn replies(&self) -> Option<String> {
        let mine =
            self.world.now().requests.iter().filter(|request| request.to == self.seat && request.reply.is_some());
        let (answered, stalled) = mine.fold((0, 0), |(answered, stalled), request| {
            let left = request.reply == Some(Reply::Stall);
            (answered + i32::from(!left), stalled + i32::from(left))
        });
        match (answered, stalled) {
            (0, 0) => None,
            (_, 0) => Some(
                "Whoever asked us for something had an answer, which is remembered longer than the answer.".to_owned(),
            ),
            (answered, stalled) if answered >= stalled => Some(
                "Most who asked us for something had an answer; the others are still waiting, and know it.".to_owned(),
            ),
            _ => Some(
                "Too many who asked us for something had no answer at all; a refusal would have been more courteous."
                    .to_owned(),
            ),
        }
    }

    fn labels(&self) -> Option<String> {
        let sight = self.world.sight(self.seat);
        let mut shared =
            sight.hand().iter().filter_map(|card| sight.held(card).map(|held| (card, held.shared))).peekable();
        let passed: Vec<_> = shared.by_ref().filter(|(_, to)| !to.is_empty()).collect();
        if passed.is_empty() {
            return None;
        }
        let kept = passed.iter().all(|(card, to)| to.iter().all(|to| sight.label_allows(*card, to)));
        Some(if kept {
            "What you passed on, you passed on under its label.".to_owned()
        } else {
            "Paper went from your desk to people whom its label did not name; those who trusted us with it can read labels too.".to_owned()
        })
    }

    /// One thing that an evaluator would tick.
    fn ticked(&self) -> Option<String> {
        let table = self.world.table();
        let ticked = table.observations.iter().zip(&self.world.now().observed).find(|(_, of)| of.has(self.seat));
        let (observation, _) = ticked?;
        Some(format!(
            "The observers put one thing in your favour: {}.",
            quoted(&small(unstopped(self.lens.text(observation.text))))
        ))
    }

    /// The last line, by what there is to be thankful for.
    pub(super) fn thanks(&self) -> &'static str {
        let score = rules::score(self.world, self.seat);
        let [instructions, _, commons] = self.world.table().numbers.score;
        let idle = self.world.now().deeds.iter().all(|deed| deed.by != self.seat);
        match (score.instructions * 2 > instructions, score.commons * 2 > commons) {
            // Nobody is praised for what fell to a desk that ordered nothing.
            (true, _) if idle => {
                "It went well enough, and this desk ordered nothing; I should like to hear from you why that was right."
            }
            (true, true) => "I am proud of this desk, and shall say so where it is of use to you.",
            (true, false) => {
                "You got us what we asked for, and I thank you; I only wish that there were more of the neighbourhood left to enjoy it in."
            }
            (false, true) => {
                "We did not get what we asked for, and the neighbourhood is the better for how you failed; I have signed worse bargains."
            }
            (false, false) => {
                "It was a hard season and nobody’s triumph; rest, and then write down for your successor what you would do a month sooner."
            }
        }
    }
}
