/** What a column of a file can be for us. */
export const importFields = ['text', 'title', 'score', 'metric', 'scale', 'date', 'id', 'channel', 'kind', 'customer_id', 'customer_email', 'customer_name', 'segment', 'language'] as const;
export type ImportField = (typeof importFields)[number];

/** Which column of theirs fills which field of ours. */
export type ImportMapping = Readonly<Partial<Record<ImportField, string>>>;

export type ParsedMapping = { readonly ok: true; readonly mapping: ImportMapping } | { readonly ok: false; readonly problem: string };

/**
 * Reads text=Column,score=Column. A comma or backslash inside a column's name is written with a backslash before it;
 * a piece without a known field in front belongs to the column name before it.
 */
export function parseMapping(text: string): ParsedMapping {
  const mapping: Partial<Record<ImportField, string>> = {};
  let last: ImportField | undefined;
  for (const piece of text.match(/(?:\\.|[^,\\])+/gs) ?? []) {
    const sign = piece.indexOf('=');
    const name = piece.slice(0, Math.max(sign, 0)).trim().toLowerCase();
    const field = importFields.find((candidate) => candidate === name);
    if (field === undefined) {
      if (last === undefined) return { ok: false, problem: sign < 0 ? `“${piece.trim()}” names no field. Write the mapping as text=Column,score=Column.` : `“${name}” is not a field. There are: ${importFields.join(', ')}.` };
      mapping[last] = `${mapping[last] ?? ''},${unescaped(piece)}`;
      continue;
    }
    if (mapping[field] !== undefined) return { ok: false, problem: `“${field}” is mapped twice.` };
    mapping[field] = unescaped(piece.slice(sign + 1)).trim();
    last = field;
  }
  const empty = importFields.find((field) => mapping[field] === '');
  if (empty !== undefined) return { ok: false, problem: `“${empty}” is mapped to no column.` };
  if (mapping.text === undefined && mapping.score === undefined) return { ok: false, problem: 'Map at least the text or the score: text=Column.' };
  return { ok: true, mapping };
}

/** Writes a mapping so that parseMapping reads the same. */
export function writeMapping(mapping: ImportMapping): string {
  return importFields.flatMap((field) => (mapping[field] === undefined ? [] : [`${field}=${mapping[field].replace(/[\\,]/g, (sign) => `\\${sign}`)}`])).join(',');
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/gs, '$1');
}
