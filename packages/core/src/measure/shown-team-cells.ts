import { fewestReports } from '../understand/shown-reports.ts';

/** Reports of one team on one theme in one release; a report may stand in several themes. */
export interface TeamCell {
  readonly themeId: string;
  readonly team: string;
  readonly reports: number;
}

/**
 * Which cells of one release may be shown. A theme is shown with all its teams or not at all, and only when each team behind it
 * filed none or at least five; then, as long as a team's reports outside the shown themes are one to four, the smallest theme of
 * that team is withdrawn whole. What is left out of any row or column is therefore none or five, and no subtraction tells who.
 */
export function shownTeamCells(cells: readonly TeamCell[], filed: ReadonlyMap<string, number>): TeamCell[] {
  const byTheme = Map.groupBy(cells.filter(({ reports }) => reports > 0), ({ themeId }) => themeId);
  const shown = new Map([...byTheme].filter(([, row]) => row.every(({ reports }) => reports >= fewestReports)));
  for (let exposed = findExposed(shown, filed); exposed !== undefined; exposed = findExposed(shown, filed)) shown.delete(smallestOf(shown, exposed));
  return [...shown.values()].flat();
}

/** A team that filed one to four reports outside what is shown of it, in all or outside any one theme. */
function findExposed(shown: ReadonlyMap<string, readonly TeamCell[]>, filed: ReadonlyMap<string, number>): string | undefined {
  const own = Map.groupBy([...shown.values()].flat(), ({ team }) => team);
  return [...own].find(([team, cells]) => {
    const all = filed.get(team) ?? 0;
    const outside = all - cells.reduce((sum, { reports }) => sum + reports, 0);
    return isOneToFour(outside) || cells.some(({ reports }) => isOneToFour(all - reports));
  })?.[0];
}

function isOneToFour(reports: number): boolean {
  return reports > 0 && reports < fewestReports;
}

function smallestOf(shown: ReadonlyMap<string, readonly TeamCell[]>, team: string): string {
  const own = [...shown.values()].flat().filter((cell) => cell.team === team);
  return own.toSorted((a, b) => a.reports - b.reports || (a.themeId < b.themeId ? -1 : 1))[0]?.themeId ?? '';
}
