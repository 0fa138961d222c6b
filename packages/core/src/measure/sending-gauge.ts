import { compareTallies, type Change } from './compare-tallies.ts';
import { type Estimate, estimate } from './estimate.ts';

/** No line of the gauge speaks of fewer agents. */
const fewestAgents = 5;

/** Ended contacts of one kind (a channel, an outcome, a team): how many their customers were asked about, and how many not. */
export interface GaugeCell {
  readonly value: string;
  readonly surveyed: number;
  readonly notSurveyed: number;
}

/** One kind of contact in the gauge: its share of those that were not surveyed, of those that were, and the difference in points. */
export interface GaugeRow extends GaugeCell {
  readonly ofNotSurveyed: Estimate;
  readonly ofSurveyed: Estimate;
  /** How much more often it stands among the contacts nobody was asked about; null where either side has fewer than 30. */
  readonly difference: Change | null;
}

/** Compares the make-up of contacts nobody was asked about with that of contacts somebody was: picked by lot, the two look alike. */
export function sendingGauge(cells: readonly GaugeCell[]): GaugeRow[] {
  const surveyed = cells.reduce((sum, cell) => sum + cell.surveyed, 0);
  const notSurveyed = cells.reduce((sum, cell) => sum + cell.notSurveyed, 0);
  const rows = cells.map((cell) => {
    const left = { kind: 'share', n: notSurveyed, hits: cell.notSurveyed } as const;
    const asked = { kind: 'share', n: surveyed, hits: cell.surveyed } as const;
    return { ...cell, ofNotSurveyed: estimate(left), ofSurveyed: estimate(asked), difference: compareTallies(left, asked) };
  });
  return rows.toSorted((a, b) => b.surveyed + b.notSurveyed - a.surveyed - a.notSurveyed || (a.value < b.value ? -1 : 1));
}

/** A team's contacts, and whose they were as far as it was noted. */
export interface TeamContacts extends GaugeCell {
  readonly agents: readonly string[];
}

/**
 * Puts teams together until no line can be about fewer than five agents: those with fewer become one line, and where that line would
 * still be about one to four, the smallest team left joins it. Teams whose agents were not noted count as having none.
 */
export function foldTeams(teams: readonly TeamContacts[], together: string): GaugeCell[] {
  const bySize = teams.toSorted((a, b) => new Set(b.agents).size - new Set(a.agents).size);
  const shown = bySize.filter((team) => new Set(team.agents).size >= fewestAgents);
  const folded = bySize.filter((team) => !shown.includes(team));
  while (folded.length > 0 && new Set(folded.flatMap((team) => team.agents)).size < fewestAgents) {
    const smallest = shown.pop();
    if (smallest === undefined) return [];
    folded.push(smallest);
  }
  const rest: GaugeCell = { value: together, surveyed: sumOf(folded, 'surveyed'), notSurveyed: sumOf(folded, 'notSurveyed') };
  return [...shown.map(({ value, surveyed, notSurveyed }) => ({ value, surveyed, notSurveyed })), ...(folded.length === 0 ? [] : [rest])];
}

function sumOf(cells: readonly GaugeCell[], name: 'surveyed' | 'notSurveyed'): number {
  return cells.reduce((sum, cell) => sum + cell[name], 0);
}
