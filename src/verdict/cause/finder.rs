//! The broken relations of a report → its causes, one problem after the other.

use super::budget::Budget;
use super::evaluator::{self, Candidate, Evaluator};
use super::list::ShortShares;
use super::miscount::Differences;
use super::problem::{Problem, Splitter};
use super::reach::Reach;
use super::search::SearchOutcome;
use super::system::{Deltas, System};
use super::trial::Trial;
use super::{Cause, LISTED, Repair, miscount_words, words};
use crate::language::Words;
use crate::order::{self, Map};
use crate::report::figure::{Edits, FigureId};
use crate::report::sums::Sums;
use crate::rules::rule::Subject;
use crate::verdict::{Finding, Judged, judge};

/// The looks that may be spent on the search for changes, and as many on the weighing of what was found.
const LOOKS: u32 = 1_500_000;

/// The most of these for the weighing of one problem.
const LOOKS_EACH: u32 = 300_000;

/// The text that may be read again to try repairs out, in bytes.
const TEXT: u32 = 44_000;

/// The part of what is left that the repairs of one problem take, if not all of them harm something; a smaller one
/// where there are more problems than parts.
const PART: usize = 4;

/// The text that is read again for one problem until a repair harms nothing.
const TEXT_FIRST: usize = 16_000;

/// Everything that causes are found from, and those found already.
pub(super) struct Finder<'a> {
    evaluator: Evaluator<'a>,
    /// What the parts of the report come to, where they were given.
    sums: Option<&'a Sums>,
    trial: Trial<'a>,
    /// The findings about each line of the ledger.
    findings: Map<usize, Vec<usize>>,
    /// Which lines of the ledger are broken and have no cause yet.
    open: Vec<bool>,
    /// How many these are.
    left: usize,
    /// The causes, in the order in which they were found.
    pub(super) causes: Vec<Cause>,
    /// The cause of each line of the ledger that has one without a repair.
    unnamed: Map<usize, usize>,
    /// The same of those lines that disagreed with a number that the person typed.
    disagreeing: Map<usize, usize>,
    /// Looks that are left for the search …
    searching: Budget,
    /// … and for the weighing.
    weighing: Budget,
    /// Text that may still be read again.
    reading: Budget,
}

/// A broken relation from which no number follows.
struct Single {
    line: usize,
    /// The percentages that it adds up, if they make too little.
    short: Option<ShortShares>,
    why: Unnamed,
}

/// Why no repair is named, and whether it was looked for to the end.
struct Unnamed {
    message: Words,
    searched: bool,
}

impl Unnamed {
    fn searched(message: Words) -> Self {
        Self {
            message,
            searched: true,
        }
    }

    fn not_searched() -> Self {
        Self {
            message: words::not_searched(),
            searched: false,
        }
    }

    /// There was more to look at than may be.
    fn spent(budget: &Budget) -> Self {
        if budget.is_short() {
            Self::not_searched()
        } else {
            Self::searched(words::too_many())
        }
    }
}

impl<'a> Finder<'a> {
    /// No cause is found yet of the lines of the ledger that are `open`.
    pub(super) fn new(
        subject: Subject<'a>,
        edits: &'a Edits,
        ledger: &'a [Judged],
        findings: &[Finding],
        system: &'a System,
        reach: &'a Reach,
        open: Vec<bool>,
    ) -> Self {
        let mut of_line: Map<usize, Vec<usize>> = Map::new();
        for (place, finding) in findings.iter().enumerate() {
            if let Some(line) = finding.judged {
                of_line.entry(line).or_default().push(place);
            }
        }
        let report = subject.report;
        let typed = edits.keys().map(|&id| (id, report.former(id)));
        let edited = order::map(typed.filter_map(|(id, printed)| Some((id, printed?))));
        Self {
            evaluator: Evaluator {
                report,
                last_year: subject.last_year,
                ledger,
                system,
                reach,
                missing: judge::missing_totals(report, ledger),
                edited,
            },
            sums: subject.sums,
            trial: Trial::new(subject, edits, ledger),
            findings: of_line,
            causes: Vec::new(),
            unnamed: Map::new(),
            disagreeing: Map::new(),
            searching: Budget::new(LOOKS),
            weighing: Budget::new(LOOKS),
            reading: Budget::new(TEXT),
            left: open.iter().filter(|&&open| open).count(),
            open,
        }
    }

    /// Makes causes of the constraints of the system that are still open, and closes what they settle.
    pub(super) fn solve(&mut self, system: &System) {
        let constraints = system.constraints.iter().enumerate();
        let is_open = |line: usize| self.open.get(line) == Some(&true);
        let broken: Vec<usize> = constraints
            .filter(|(_, line)| is_open(line.judged))
            .map(|(place, _)| place)
            .collect();
        let evaluator = &self.evaluator;
        let splitter = Splitter {
            system,
            admits: &|deltas| evaluator.admits(system, deltas),
        };
        for problem in splitter.problems(&broken, &mut self.searching) {
            self.problem(system, problem);
        }
    }

    fn problem(&mut self, system: &System, problem: Problem) {
        let lines = problem.constraints.iter();
        let lines = lines.filter_map(|&line| system.constraints.get(line));
        // another cause may have settled some of them already
        let lines = lines.map(|line| line.judged);
        let lines: Vec<usize> = lines.filter(|&line| self.take(line)).collect();
        if lines.is_empty() {
            return;
        }
        let made = match problem.outcome {
            SearchOutcome::Found(all_deltas) => self
                .weigh(system, &lines, &all_deltas)
                .and_then(|candidates| self.name(&lines, candidates)),
            SearchOutcome::None => {
                if let Some(list) = self.evaluator.incomplete(&lines) {
                    let incomplete = words::incomplete(&list);
                    return self.unnamed(&lines, Unnamed::searched(incomplete));
                }
                Err(Unnamed::searched(words::beyond()))
            }
            SearchOutcome::TooMany => Err(Unnamed::searched(words::too_many())),
            SearchOutcome::NotSearched => Err(Unnamed::not_searched()),
        };
        let add_apart = |message: &mut Words| {
            if problem.apart {
                words::add_apart(message);
            }
        };
        match made {
            Ok(mut cause) => {
                add_apart(&mut cause.message);
                self.causes.push(cause);
            }
            Err(mut unnamed) => {
                add_apart(&mut unnamed.message);
                self.unnamed(&lines, unnamed);
            }
        }
    }

    /// Weighs changes that solve a problem; those that lose least and change least stay, the best first.
    fn weigh(
        &mut self,
        system: &System,
        lines: &[usize],
        all_deltas: &[Deltas],
    ) -> Result<Vec<Candidate>, Unnamed> {
        let evaluator = &self.evaluator;
        self.weighing.within(LOOKS_EACH, |budget| {
            let mut candidates = Vec::with_capacity(all_deltas.len());
            for deltas in all_deltas {
                let changes = evaluator::changes(evaluator.report, system, deltas);
                if !budget.spend(evaluator.cost(&changes) + lines.len()) {
                    return Err(Unnamed::spent(budget));
                }
                candidates.push(evaluator.candidate(lines, changes));
            }
            least(&mut candidates, |candidate| candidate.effect.lost.len());
            for candidate in &mut candidates {
                // what would break a relation that holds is no repair, unless that can be put right too
                if !candidate.effect.lost.is_empty() {
                    evaluator.complete(candidate, budget);
                    candidate.size = candidate.changes.len();
                }
            }
            least(&mut candidates, |candidate| {
                (candidate.effect.lost.len(), candidate.size)
            });
            order::sort_by_key(&mut candidates, Candidate::order);
            for candidate in candidates.iter_mut().take(LISTED) {
                if !candidate.effect.unsettled.is_empty() {
                    evaluator.complete(candidate, budget);
                }
            }
            Ok(candidates)
        })
    }

    /// Makes a cause of each part of a whole that was left out or counted twice, with all cells that show it.
    pub(super) fn miscounts(&mut self) {
        let Some(sums) = self.sums else {
            return;
        };
        for found in Differences::of(self.evaluator.ledger, sums.parts.len()).explain() {
            let lines = found.lines.into_iter();
            let lines: Vec<usize> = lines.filter(|&line| self.take(line)).collect();
            if lines.is_empty() {
                continue;
            }
            let message = miscount_words::miscount(sums, &found.miscount, lines.len());
            self.unnamed(&lines, Unnamed::searched(message));
            if let Some(cause) = self.causes.last_mut() {
                cause.miscount = Some(found.miscount);
            }
        }
    }

    /// Makes a cause of each number that the person typed and that disagrees with what fitted before.
    pub(super) fn edits(&mut self) {
        let mut disagreeing: Map<FigureId, Vec<usize>> = Map::new();
        for line in 0..self.open.len() {
            if self.open.get(line) == Some(&true)
                && !self.evaluator.is_worded(line)
                && let Some(figure) = self.evaluator.edit_behind(line, &mut self.weighing)
            {
                disagreeing.entry(figure).or_default().push(line);
            }
        }
        for (figure, lines) in disagreeing {
            let Some(back) = self.evaluator.back(figure) else {
                continue;
            };
            for &line in &lines {
                self.take(line);
            }
            let candidate = self.evaluator.candidate(&lines, vec![back]);
            if let Ok(cause) = self.name(&lines, vec![candidate]) {
                self.causes.push(cause);
                continue;
            }
            let cause = self.causes.len();
            self.disagreeing
                .extend(lines.iter().map(|&line| (line, cause)));
            let message = words::edited(&back, lines.len());
            self.unnamed(&lines, Unnamed::searched(message));
        }
    }

    /// Makes causes of the broken relations that no equation can solve, or adds them to one.
    ///
    /// First those from which a number follows: it may be all that is wrong with the others.
    pub(super) fn singles(&mut self) {
        let open = (0..self.open.len()).filter(|&line| self.open.get(line) == Some(&true));
        let mut left = Vec::new();
        for line in open.collect::<Vec<usize>>() {
            if let Some(single) = self.single(line) {
                left.push(single);
            }
        }
        for Single { line, short, why } in left {
            let lists = short.map_or(Vec::new(), |short| short.lists);
            let list = lists
                .iter()
                .find_map(|list| self.unnamed.get(list))
                .copied();
            if self.take(line) && !self.joins(line, list) {
                self.unnamed(&[line], why);
            }
        }
    }

    /// Makes causes of broken relations that were not looked at.
    pub(super) fn beyond_reach(&mut self, lines: &[usize]) {
        for &line in lines {
            let why = if self.evaluator.is_worded(line) {
                Unnamed::searched(Words::default())
            } else {
                Unnamed::not_searched()
            };
            self.unnamed(&[line], why);
        }
    }

    /// Names the repairs of a broken relation if any number follows from it; else gives it back.
    fn single(&mut self, line: usize) -> Option<Single> {
        if self.open.get(line) != Some(&true) {
            return None;
        }
        let left = |short, why| Some(Single { line, short, why });
        if self.evaluator.is_worded(line) {
            // the finding itself says what the words and the figures say
            return left(None, Unnamed::searched(Words::default()));
        }
        let evaluator = &self.evaluator;
        let found = self.weighing.within(LOOKS_EACH, |budget| {
            let changes = evaluator.single_changes(line, budget);
            let changes = changes.ok_or_else(|| Unnamed::spent(budget))?;
            let one = |change| evaluator.candidate(&[line], vec![change]);
            let candidates: Vec<Candidate> = changes.into_iter().map(one).collect();
            Ok((candidates, evaluator.short_shares(line, budget)))
        });
        let (mut candidates, short) = match found {
            Ok(found) => found,
            Err(unnamed) => return left(None, unnamed),
        };
        let mut of = short
            .iter()
            .flat_map(|short| short.shares.iter().chain(&short.lists));
        let disagreeing = of.find_map(|line| self.disagreeing.get(line)).copied();
        if self.joins(line, disagreeing) {
            self.take(line);
            return None;
        }
        if candidates.is_empty() {
            let list = self.evaluator.incomplete(&[line]);
            let message = match (&short, list) {
                (Some(short), _) => words::short_shares(short),
                (None, Some(list)) => words::incomplete(&list),
                (None, None) => words::no_equation(),
            };
            return left(short, Unnamed::searched(message));
        }
        order::sort_by_key(&mut candidates, Candidate::order);
        match self.name(&[line], candidates) {
            Ok(cause) => {
                self.take(line);
                self.causes.push(cause);
                None
            }
            Err(unnamed) => left(short, unnamed),
        }
    }

    /// Adds the findings about a line to a cause, if one is given that has no repair; whether it is.
    fn joins(&mut self, line: usize, cause: Option<usize>) -> bool {
        let Some(cause) = cause.and_then(|cause| self.causes.get_mut(cause)) else {
            return false;
        };
        cause
            .findings
            .extend(self.findings.get(&line).into_iter().flatten());
        true
    }

    /// The cause with those of the candidates, which are given the best first, that are tried out and
    /// harm nothing; closes what the first one settles as well.
    fn name(&mut self, lines: &[usize], candidates: Vec<Candidate>) -> Result<Cause, Unnamed> {
        let (evaluator, trial, reading) = (&self.evaluator, &mut self.trial, &mut self.reading);
        let (mut sound, mut untried) = (Vec::new(), Vec::new());
        // the more problems there are, the fewer repairs of each are listed
        let share = reading.share(PART.max(self.left));
        let mut used = 0;
        for mut candidate in candidates {
            let cost = trial.cost(&candidate.changes);
            let most = if sound.is_empty() {
                share.max(TEXT_FIRST)
            } else {
                share
            };
            let due = cost == 0 || used + cost <= most;
            let may = due && sound.len() < LISTED;
            if !may || !reading.spend_if(cost) {
                untried.push(candidate);
                continue;
            }
            used += cost;
            let tried = trial.of(evaluator, lines, &candidate.changes, &candidate.effect);
            if let Some(effect) = tried {
                candidate.effect = effect;
                sound.push(candidate);
            }
        }
        let listed = sound.len();
        let Some(first) = sound.first() else {
            return Err(if untried.is_empty() {
                Unnamed::searched(words::harmful())
            } else {
                Unnamed::not_searched()
            });
        };
        let mut mended = lines.to_vec();
        for &line in &first.effect.gained {
            if self.take(line) {
                mended.push(line);
            }
        }
        let weight = first.weight();
        sound.extend(untried);
        let mut others = sound.iter().skip(1);
        let tied = others.any(|other| other.weight() <= weight);
        let report = self.evaluator.report;
        let mut message = words::message(report, &sound, listed);
        if tied && let Some(list) = self.evaluator.incomplete(lines) {
            words::add_incomplete(&mut message, &list);
        }
        let candidates = sound.len();
        let repairs = sound.into_iter().take(listed).map(|candidate| Repair {
            why: words::why(report, self.evaluator.ledger, &candidate),
            changes: candidate.changes,
        });
        Ok(Cause {
            repairs: repairs.collect(),
            findings: self.findings_of(&mended),
            candidates,
            tied,
            searched: true,
            message,
            miscount: None,
        })
    }

    /// Makes a cause without a repair.
    fn unnamed(&mut self, lines: &[usize], unnamed: Unnamed) {
        for &line in lines {
            self.unnamed.insert(line, self.causes.len());
        }
        self.causes.push(Cause {
            findings: self.findings_of(lines),
            repairs: Vec::new(),
            candidates: 0,
            tied: false,
            searched: unnamed.searched,
            message: unnamed.message,
            miscount: None,
        });
    }

    /// Takes a line from those that are open; whether it was.
    fn take(&mut self, line: usize) -> bool {
        let was = self.open.get_mut(line).is_some_and(std::mem::take);
        self.left -= usize::from(was);
        was
    }

    /// The findings about these lines of the ledger, in order.
    fn findings_of(&self, lines: &[usize]) -> Vec<usize> {
        let found = lines.iter().filter_map(|line| self.findings.get(line));
        let mut findings: Vec<usize> = found.flatten().copied().collect();
        order::sort(&mut findings);
        findings.dedup();
        findings
    }
}

/// Leaves those that come to least.
fn least<K: Ord>(candidates: &mut Vec<Candidate>, key: impl Fn(&Candidate) -> K) {
    let least = candidates.iter().map(&key).min();
    candidates.retain(|candidate| Some(key(candidate)) == least);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;
    use crate::verdict::cause::system::System;
    use crate::verdict::cause::{is_broken, is_evidence, is_of_tables};
    use crate::verdict::findings;

    /// How many looks the causes of a text take, and how much of it is read again.
    fn work(text: &str) -> (u32, u32) {
        let document = crate::read::text(text);
        let edits = Edits::new();
        let report = crate::report::recognise(&document, &edits);
        let subject = Subject {
            document: &document,
            report: &report,
            last_year: None,
            sums: None,
        };
        let ledger = crate::verdict::judge(&report, None, rules::apply(&subject).0);
        let findings = findings(&subject, &ledger, Vec::new());
        let system = System::new(&report, &ledger, |_, judged| is_evidence(judged));
        let reach = Reach::default();
        let open: Vec<bool> = ledger.iter().map(is_broken).collect();
        let mut finder = Finder::new(subject, &edits, &ledger, &findings, &system, &reach, open);
        finder.solve(&system.only(&|line| is_of_tables(&ledger[line])));
        finder.solve(&system);
        finder.edits();
        finder.singles();
        let looks = 2 * LOOKS - finder.searching.left() - finder.weighing.left();
        (looks, TEXT - finder.reading.left())
    }

    /// So many sentences are more than are read together.
    const COUNT: usize = 40;

    /// Four times as many sentences take four times as much, for each by itself and all in one paragraph.
    #[track_caller]
    fn grows_linearly(sentence: &str) {
        for end in ["", "\n"] {
            let sentences = |count: usize| format!("{sentence}{end}").repeat(count);
            let (few, many) = (work(&sentences(COUNT)), work(&sentences(4 * COUNT)));
            assert!(few.0 > 0, "{sentence}");
            assert!(many.0 <= 5 * few.0, "{sentence} {few:?} {many:?}");
            // a paragraph is read as a whole for each of its repairs, until that is too much
            assert!(
                end.is_empty() || many.1 <= 5 * few.1,
                "{sentence} {few:?} {many:?}"
            );
        }
    }

    #[test]
    fn many_problems_take_what_each_takes() {
        grows_linearly(
            "全年主动公开政府信息100条，其中政策文件40条，占40%；财政信息30条，占30%；其他信息20条，占20%。",
        );
        grows_linearly("共收到申请2件，其中甲1件，乙2件。");
        grows_linearly("共收到申请12件，包括甲5件，乙6件。");
        grows_linearly("全年收到申请1,105件，上年结转41件；办结1,101件，结转下年48件。");
        grows_linearly("全年公开信息57条，同比增长20%，上年为40条。");
    }
}
