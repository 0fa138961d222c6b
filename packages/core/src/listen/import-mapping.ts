/** What a column of a file of feedback can be for us. */
export const importFields = [
  'text', 'title', 'question', 'score', 'metric', 'scale', 'date', 'changed', 'id', 'channel', 'kind', 'customer_id', 'customer_email', 'customer_name', 'segment', 'language',
  'agent', 'team', 'product', 'url', 'author', 'reply', 'reply_date', 'keep',
] as const;
export type ImportField = (typeof importFields)[number];

/** Which column of theirs fills which field of ours; `keep` may name several, with a separator between that no name holds. */
export type ImportMapping = Readonly<Partial<Record<string, string>>>;

export type ParsedMapping = { readonly ok: true; readonly mapping: ImportMapping } | { readonly ok: false; readonly problem: string };

const manyColumns: readonly string[] = ['keep'];
const between = '\u001f';

/**
 * Reads text=Column,score=Column. A comma or backslash inside a column's name is written with a backslash before it;
 * a piece without a known field in front belongs to the column name before it. `keep` may come several times.
 */
export function parseMapping(text: string, fields: readonly string[] = importFields): ParsedMapping {
  const mapping: Partial<Record<string, string>> = {};
  let last: string | undefined;
  for (const piece of text.match(/(?:\\.|[^,\\])+/gs) ?? []) {
    const sign = piece.indexOf('=');
    const name = piece.slice(0, Math.max(sign, 0)).trim().toLowerCase();
    const field = fields.find((candidate) => candidate === name);
    if (field === undefined) {
      if (last === undefined) return { ok: false, problem: sign < 0 ? `“${piece.trim()}” names no field. Write the mapping as ${fields[0] ?? 'text'}=Column,${fields[1] ?? 'score'}=Column.` : `“${name}” is not a field. There are: ${fields.join(', ')}.` };
      mapping[last] = `${mapping[last] ?? ''},${unescaped(piece)}`;
      continue;
    }
    const column = unescaped(piece.slice(sign + 1)).trim();
    if (mapping[field] !== undefined && !manyColumns.includes(field)) return { ok: false, problem: `“${field}” is mapped twice.` };
    mapping[field] = mapping[field] === undefined ? column : `${mapping[field]}${between}${column}`;
    last = field;
  }
  const empty = fields.find((field) => mapping[field] === '');
  return empty === undefined ? { ok: true, mapping } : { ok: false, problem: `“${empty}” is mapped to no column.` };
}

/** Writes a mapping so that parseMapping reads the same. */
export function writeMapping(mapping: ImportMapping, fields: readonly string[] = importFields): string {
  return fields.flatMap((field) => columnsOf(mapping, field).map((column) => `${field}=${column.replace(/[\\,]/g, (sign) => `\\${sign}`)}`)).join(',');
}

/** The columns that fill a field: none, one, or several where a field takes several. */
export function columnsOf(mapping: ImportMapping, field: string): string[] {
  const column = mapping[field];
  if (column === undefined) return [];
  return manyColumns.includes(field) ? column.split(between).filter((name) => name !== '') : [column];
}

/** The same mapping with one column filling one field more, or none; another column that filled it gives way. */
export function mapColumn(mapping: ImportMapping, column: string, field: string | undefined): ImportMapping {
  const rest: Partial<Record<string, string>> = {};
  for (const name of Object.keys(mapping)) {
    const left = columnsOf(mapping, name).filter((one) => one !== column && (name !== field || manyColumns.includes(name)));
    if (left.length > 0) rest[name] = left.join(between);
  }
  if (field === undefined) return rest;
  return { ...rest, [field]: rest[field] === undefined ? column : `${rest[field]}${between}${column}` };
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/gs, '$1');
}
