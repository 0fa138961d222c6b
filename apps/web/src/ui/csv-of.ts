const opensFormula = /^[=+\-@\t\r＝＋－＠]/;
const isFigure = /^-?\d+(\.\d+)?$/;

/** Writes rows as CSV that a spreadsheet opens as text and figures, never as formulas. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(cellOf).join(',')).join('\r\n') + '\r\n';
}

function cellOf(text: string): string {
  const safe = opensFormula.test(text) && !isFigure.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
