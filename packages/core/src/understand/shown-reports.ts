export const fewestReports = 5;

/** How many agents' reports may be shown for one cell: the number from five on, if those outside it are none or at least five; else null. */
export function shownReports(inside: number, all: number): number | null {
  const outside = all - inside;
  return inside >= fewestReports && (outside === 0 || outside >= fewestReports) ? inside : null;
}
