//! Cells that are not what the reports of the parts add up to → the part that was not counted, or counted twice,
//! where that explains several of them at once.
//!
//! The difference of a cell is what the whole shows less what the parts add up to. A part that was left out makes
//! each difference the less by its own number, one that was counted twice makes it the more; so each part is held
//! against all differences, in all tables together and in each by itself. What explains most is taken first, the
//! differences that it makes are put right, and the rest is looked at again. Work is linear in parts × cells.

use super::{Counted, Miscount, is_of_tables};
use crate::form::TableKind;
use crate::order::Map;
use crate::read::number::Number;
use crate::report::figure::FigureId;
use crate::rules::kind::RuleSource;
use crate::rules::reading::{Operand, Relation, Term};
use crate::verdict::{Judged, Verdict};

/// The most parts that are named one after the other.
const NAMED: usize = 3;

/// With more cells than this no single wrong number is looked for.
const SINGLE: usize = 3;

/// The cells of a report of a whole, and what they differ by.
pub(super) struct Differences<'a> {
    ledger: &'a [Judged],
    cells: Vec<CountedCell<'a>>,
    parts: usize,
}

struct CountedCell<'a> {
    line: usize,
    figure: FigureId,
    table: usize,
    difference: Number,
    shares: &'a [Term],
}

/// What was found: how the parts were counted, and the lines of the ledger that it explains.
pub(super) struct FoundMiscount {
    pub(super) miscount: Miscount,
    pub(super) lines: Vec<usize>,
}

/// How well a part fits the differences of a table, or of all.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    /// Cells that agree once it is counted, …
    never: usize,
    /// … or counted once less.
    twice: usize,
    /// Cells that would no longer agree.
    spoiled: usize,
    /// Cells in which it counts anything.
    counted: usize,
}

/// One part, counted in one way, in one table or in all.
#[derive(Clone, Copy, Debug)]
struct Guess {
    part: u32,
    how: Counted,
    table: Option<usize>,
    /// How many cells agree with it.
    fixed: usize,
    /// How many do not, after it.
    left: usize,
}

impl<'a> Differences<'a> {
    /// What the cells of `parts` parts differ by, of those relations of a ledger that are decided.
    pub(super) fn of(ledger: &'a [Judged], parts: usize) -> Self {
        let lines = ledger.iter().enumerate();
        let sums = lines.filter(|(_, judged)| judged.equation.rule.source == RuleSource::Parts);
        let cell = |(line, judged): (usize, &'a Judged)| {
            let difference = match judged.verdict {
                Verdict::Broken { difference, .. } => difference,
                Verdict::Holds => Number::ZERO,
                Verdict::Undecided(_) | Verdict::NotApplicable => return None,
            };
            let reading = judged.chosen()?;
            let figure = reading.figures().next()?;
            Some(CountedCell {
                line,
                figure,
                table: table(figure)?,
                difference,
                shares: &reading.right,
            })
        };
        Self {
            ledger,
            cells: sums.filter_map(cell).collect(),
            parts,
        }
    }

    /// What explains the differences, the simplest first.
    pub(super) fn explain(mut self) -> Vec<FoundMiscount> {
        let mut found = Vec::new();
        while found.len() < NAMED
            && let Some(guess) = self.best()
        {
            let parts = self.alike(guess);
            let lines = self.apply(guess);
            found.push(FoundMiscount {
                miscount: Miscount {
                    how: guess.how,
                    parts,
                    table: guess
                        .table
                        .and_then(|table| TableKind::ALL.get(table))
                        .copied(),
                },
                lines,
            });
        }
        if found.is_empty() {
            found.extend(self.absent());
        }
        if found.is_empty() {
            found.extend((0..TableKind::ALL.len()).filter_map(|table| self.scattered(table)));
        }
        found
    }

    fn broken(&self, of: Option<usize>) -> usize {
        self.of_table(of)
            .filter(|cell| !cell.difference.is_zero())
            .count()
    }

    fn of_table(&self, of: Option<usize>) -> impl Iterator<Item = &CountedCell<'a>> {
        self.cells
            .iter()
            .filter(move |cell| of.is_none_or(|table| table == cell.table))
    }

    /// The part that leaves least to be explained, if any explains enough.
    fn best(&self) -> Option<Guess> {
        let tallies = self.tallies();
        let all = self.guess(&tallies, None);
        let each: Vec<Guess> = (0..TableKind::ALL.len())
            .filter_map(|table| self.guess(&tallies, Some(table)))
            .collect();
        let tables = (0..TableKind::ALL.len()).map(|table| {
            let guess = each.iter().find(|guess| guess.table == Some(table));
            guess.map_or_else(|| self.broken(Some(table)), |guess| guess.left + 1)
        });
        // one explanation goes before several that come to the same
        all.filter(|all| all.left < tables.sum::<usize>())
            .or_else(|| each.into_iter().max_by_key(|guess| guess.fixed))
    }

    fn tallies(&self) -> Vec<[Tally; TableKind::ALL.len()]> {
        let mut tallies = vec![[Tally::default(); TableKind::ALL.len()]; self.parts];
        for cell in &self.cells {
            for (part, number) in shares(cell.shares) {
                let tally = tallies.get_mut(part as usize);
                let Some(tally) = tally.and_then(|tally| tally.get_mut(cell.table)) else {
                    continue;
                };
                tally.counted += 1;
                if cell.difference.is_zero() {
                    tally.spoiled += 1;
                } else if cell.difference == -number {
                    tally.never += 1;
                } else if cell.difference == number {
                    tally.twice += 1;
                }
            }
        }
        tallies
    }

    /// The part that explains most of a table, or of all.
    fn guess(
        &self,
        tallies: &[[Tally; TableKind::ALL.len()]],
        table: Option<usize>,
    ) -> Option<Guess> {
        let broken = self.broken(table);
        let of_part = |(part, tally): (u32, &[Tally; TableKind::ALL.len()])| {
            let tables = tally.iter().enumerate();
            let tables = tables.filter(|&(place, _)| table.is_none_or(|table| table == place));
            let sum = tables.fold(Tally::default(), |sum, (_, tally)| sum.plus(*tally));
            [(Counted::Never, sum.never), (Counted::Twice, sum.twice)].map(|(how, fixed)| {
                let left = broken.saturating_sub(fixed) + sum.spoiled;
                let guess = Guess {
                    part,
                    how,
                    table,
                    fixed,
                    left,
                };
                // most of what it counts must fit, and be worth more than one wrong number
                (fixed * 2 > sum.counted && left + 2 <= broken).then_some(guess)
            })
        };
        let guesses = (0..).zip(tallies).flat_map(of_part).flatten();
        guesses.min_by_key(|guess| (guess.left, guess.part))
    }

    /// The parts that a guess would be as good with: those with the same numbers where it fits.
    fn alike(&self, guess: Guess) -> Vec<u32> {
        let mut counts: Map<u32, usize> = Map::new();
        let mut others: Map<u32, usize> = Map::new();
        for cell in self.of_table(guess.table) {
            let own = share(cell.shares, guess.part);
            for (part, number) in shares(cell.shares) {
                *others.entry(part).or_default() += 1;
                if Some(number) == own {
                    *counts.entry(part).or_default() += 1;
                }
            }
        }
        let own = others.get(&guess.part).copied();
        let is_alike = |&(part, &count): &(u32, &usize)| {
            Some(count) == own && others.get(&part).copied() == own
        };
        let all = counts.iter().map(|(&part, count)| (part, count));
        all.filter(is_alike).map(|(part, _)| part).collect()
    }

    /// Puts right what a guess explains; the lines that agree then.
    fn apply(&mut self, guess: Guess) -> Vec<usize> {
        let mut lines = Vec::new();
        for cell in &mut self.cells {
            if guess.table.is_some_and(|table| table != cell.table) {
                continue;
            }
            let Some(number) = share(cell.shares, guess.part) else {
                continue;
            };
            let by = match guess.how {
                Counted::Never => Some(number),
                Counted::Twice => Some(-number),
                Counted::Absent | Counted::Unknown => None,
            };
            let after = by.and_then(|by| cell.difference.checked_add(by));
            let before = cell.difference;
            cell.difference = after.unwrap_or(before);
            if !before.is_zero() && cell.difference.is_zero() {
                lines.push(cell.line);
            }
        }
        lines
    }

    /// A report that is not among the parts: no cell shows too little, and what all show too much fits together.
    fn absent(&self) -> Option<FoundMiscount> {
        let several = self.broken(None) > SINGLE;
        let too_much = self
            .cells
            .iter()
            .all(|cell| cell.difference >= Number::ZERO);
        (several && too_much && self.fits(None)).then(|| self.found(None, Counted::Absent))
    }

    /// Several cells of a table that no part explains, and that fit together all the same: no single number is wrong.
    fn scattered(&self, table: usize) -> Option<FoundMiscount> {
        let several = self.broken(Some(table)) > SINGLE;
        (several && self.fits(Some(table))).then(|| self.found(Some(table), Counted::Unknown))
    }

    fn found(&self, table: Option<usize>, how: Counted) -> FoundMiscount {
        let broken = self
            .of_table(table)
            .filter(|cell| !cell.difference.is_zero());
        FoundMiscount {
            lines: broken.map(|cell| cell.line).collect(),
            miscount: Miscount {
                how,
                parts: Vec::new(),
                table: table.and_then(|table| TableKind::ALL.get(table)).copied(),
            },
        }
    }

    /// Whether the relations of the tables hold between the differences, as they would in a report.
    fn fits(&self, table: Option<usize>) -> bool {
        let of_table = self
            .of_table(table)
            .map(|cell| (cell.figure, cell.difference));
        let differences: Map<FigureId, Number> = of_table.collect();
        let side = |terms: &[Term]| {
            terms.iter().try_fold(Number::ZERO, |sum, term| {
                let difference = term.figure().and_then(|id| differences.get(&id).copied());
                let times = difference
                    .unwrap_or_default()
                    .checked_mul(term.coefficient.into())?;
                sum.checked_add(times)
            })
        };
        let of_tables = self.ledger.iter().filter(|judged| is_of_tables(judged));
        let readings = of_tables.filter_map(Judged::chosen);
        let mut equations = readings.filter(|reading| reading.relation == Relation::Equal);
        equations.all(|reading| side(&reading.left) == side(&reading.right))
    }
}

impl Tally {
    fn plus(self, other: Self) -> Self {
        Self {
            never: self.never + other.never,
            twice: self.twice + other.twice,
            spoiled: self.spoiled + other.spoiled,
            counted: self.counted + other.counted,
        }
    }
}

/// The parts of a sum, and what each counts.
fn shares(terms: &[Term]) -> impl Iterator<Item = (u32, Number)> + '_ {
    terms.iter().filter_map(|term| match term.operand {
        Operand::Part { part, number, .. } => Some((part, number?)),
        Operand::Figure(_) | Operand::LastYear(_) | Operand::Constant(_) => None,
    })
}

fn share(terms: &[Term], of: u32) -> Option<Number> {
    let mut shares = shares(terms);
    shares
        .find(|&(part, _)| part == of)
        .map(|(_, number)| number)
}

/// The place of the table of a figure among those of the form.
fn table(figure: FigureId) -> Option<usize> {
    let kind = match figure {
        FigureId::Disclosure(..) => TableKind::Disclosure,
        FigureId::Application(..) => TableKind::Application,
        FigureId::Dispute(..) => TableKind::Dispute,
        FigureId::Cell { .. } | FigureId::Text(_) => return None,
    };
    TableKind::ALL.iter().position(|&other| other == kind)
}
