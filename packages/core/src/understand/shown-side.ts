/** Below this, a number of reports says too much about who wrote them. */
const fewestReports = 5;

/** One agent's report of a round: one slip. It may speak of several themes, or of none. */
export interface AgentReport {
  readonly id: string;
  readonly team: string;
  readonly themeIds: readonly string[];
  readonly frequency: string;
  readonly step: string;
}

export interface ShownPart {
  readonly name: string;
  readonly reports: number;
}

/** What may be said of some reports: how many, how often and at which step; the last two are null where they would tell of one to four people. */
export interface ShownCount {
  readonly reports: number;
  readonly frequencies: readonly ShownPart[] | null;
  readonly steps: readonly ShownPart[] | null;
}

export interface ShownCell extends ShownCount {
  readonly themeId: string;
  readonly team: string;
  /** Whose words these are: no person, only the reports themselves. */
  readonly ids: readonly string[];
}

export interface ShownTheme extends ShownCount {
  readonly themeId: string;
  readonly cells: readonly ShownCell[];
}

type Slips = ReadonlySet<string>;

/**
 * What may be shown of one round's reports, worked out over everything at once, so that no question tells more than another. A theme is shown
 * with all its teams or not at all, and only when each team behind it filed none or at least five. Whatever can be asked then never differs
 * from anything else that can be asked, nor from a team or the whole round, by one to four slips: else a theme goes, or how it falls apart.
 */
export function shownSide(reports: readonly AgentReport[]): ShownTheme[] {
  const round = new RoundSlips(reports);
  const shown = new Set(round.themes.filter((theme) => round.teams.every((team) => isWhole(round.of(theme, team).size))));
  for (let exposed = findExposed(round, shown); exposed !== undefined; exposed = findExposed(round, shown)) shown.delete(exposed);
  const said: Slips[] = [round.all, ...[...shown].flatMap((theme) => [round.of(theme), ...round.teamsOf(theme).map((team) => round.of(theme, team))])];
  const byId = new Map(reports.map((report) => [report.id, report]));
  const countOf = (slips: Slips): ShownCount => {
    const own = [...slips].flatMap((id) => byId.get(id) ?? []);
    return { reports: slips.size, frequencies: sayParts(own, (report) => report.frequency, said), steps: sayParts(own, (report) => report.step.trim().toLowerCase(), said)?.filter(({ name }) => name !== '') ?? null };
  };
  return [...shown].map((themeId) => {
    const cells = round.teamsOf(themeId).map((team) => ({ themeId, team, ids: [...round.of(themeId, team)], ...countOf(round.of(themeId, team)) }));
    return { themeId, cells, ...countOf(round.of(themeId)) };
  });
}

/** The slips of one round, by theme and by team. */
class RoundSlips {
  readonly all: Slips;
  readonly teams: readonly string[];
  readonly themes: readonly string[];
  readonly #byPlace = new Map<string, Set<string>>();

  constructor(reports: readonly AgentReport[]) {
    this.all = new Set(reports.map(({ id }) => id));
    this.teams = [...new Set(reports.map(({ team }) => team))].sort();
    for (const { id, team, themeIds } of reports) {
      for (const place of new Set([JSON.stringify([null, team]), ...themeIds.flatMap((theme) => [JSON.stringify([theme, null]), JSON.stringify([theme, team])])])) this.#byPlace.set(place, (this.#byPlace.get(place) ?? new Set()).add(id));
    }
    const sizes = new Map(reports.flatMap(({ themeIds }) => themeIds).map((theme) => [theme, this.of(theme).size]));
    this.themes = [...sizes].sort(([a, one], [b, two]) => two - one || (a < b ? -1 : 1)).map(([theme]) => theme);
  }

  of(theme: string | null, team: string | null = null): Slips {
    return this.#byPlace.get(JSON.stringify([theme, team])) ?? new Set();
  }

  teamsOf(theme: string): string[] {
    return this.teams.filter((team) => this.of(theme, team).size > 0);
  }
}

/** The shown theme that a subtraction would break open, or the smaller of two that differ too little. */
function findExposed(round: RoundSlips, shown: ReadonlySet<string>): string | undefined {
  const smallestFirst = round.themes.filter((theme) => shown.has(theme)).toReversed();
  const leavesFew = (whole: Slips, team: string | null) => {
    const own = smallestFirst.filter((theme) => round.of(theme, team).size > 0);
    const left = own.reduce((rest, theme) => rest.difference(round.of(theme, team)), whole);
    return own.find((theme) => isFew(whole.difference(round.of(theme, team)).size)) ?? (isFew(left.size) ? own[0] : undefined);
  };
  const places = [...round.teams.map((team) => ({ whole: round.of(null, team), team })), { whole: round.all, team: null }];
  for (const { whole, team } of places) {
    const exposed = leavesFew(whole, team);
    if (exposed !== undefined) return exposed;
  }
  return smallestFirst.find((theme) => {
    const sides = (of: string) => [null, ...round.teams].map((team) => round.of(of, team)).filter((slips) => slips.size > 0);
    const others = smallestFirst.filter((other) => other !== theme).flatMap(sides);
    return sides(theme).some((slips) => others.some((other) => isFew(slips.symmetricDifference(other).size)));
  });
}

/** The parts of some reports that may be said beside all that is said already; they count as said from then on. */
function sayParts(own: readonly AgentReport[], nameOf: (report: AgentReport) => string, said: Slips[]): readonly ShownPart[] | null {
  const parts = [...Map.groupBy(own, nameOf)].map(([name, reports]) => ({ name, slips: new Set(reports.map(({ id }) => id)) }));
  const large = parts.filter(({ slips }) => slips.size >= fewestReports).toSorted((a, b) => b.slips.size - a.slips.size || (a.name < b.name ? -1 : 1));
  const rest = own.length - large.reduce((sum, { slips }) => sum + slips.size, 0);
  const isNear = large.some(({ slips }) => said.some((other) => isFew(slips.symmetricDifference(other).size)));
  if (large.length === 0 || isFew(rest) || isNear) return null;
  said.push(...large.map(({ slips }) => slips));
  return large.map(({ name, slips }) => ({ name, reports: slips.size }));
}

function isFew(slips: number): boolean {
  return slips > 0 && slips < fewestReports;
}

function isWhole(slips: number): boolean {
  return !isFew(slips);
}
