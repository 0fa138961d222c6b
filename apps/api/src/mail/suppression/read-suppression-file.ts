import type { SuppressionReason } from '@kept/core/close-loop/mail-rules.ts';
import { AppError } from '@kept/core/errors.ts';
import { findSuppressionColumns, readSuppressionRow, type SuppressionEntry } from '@kept/core/mail/suppression-file.ts';
import type { Ctx } from '../../context.ts';
import { bytesInMemory } from '../../files/file-bytes.ts';
import { openTable, type TableRow } from '../../files/open-table.ts';
import { addressMacOf } from '../customer-links.ts';
import { readSuppressionHandle } from './suppression-handle.ts';

const mostRows = 100_000;
const mostBytes = 32 * 1_048_576;

/** One row that could not be used, as it stands in the file. */
export interface SuppressionProblem {
  readonly line: number;
  readonly cells: readonly string[];
  readonly message: string;
}

/** An address of a file by its HMAC: its spelling is known no more. */
export type FiledSuppression = Pick<SuppressionEntry, 'reason' | 'at' | 'note'> & { readonly addressMac: string };

/** What a file of addresses says, each address and reason once. */
export interface SuppressionFile {
  readonly header: readonly string[];
  readonly rows: number;
  readonly entries: readonly FiledSuppression[];
  readonly mayBeMailed: number;
  readonly problems: readonly SuppressionProblem[];
}

const foreign = 'This handle was made by another organisation or installation of Kept, so nobody can tell here which address it stands for. Send the addresses themselves.';

/** Reads a whole file of addresses, at most 100,000 rows. Throws AppError with one sentence for one that cannot be read at all. Needs no database. */
export async function readSuppressionFile(ctx: Ctx, pieces: AsyncIterable<Uint8Array>, chosen: SuppressionReason | undefined): Promise<SuppressionFile> {
  const table = await openTable(bytesInMemory(await gather(pieces)), { format: 'plain' });
  const columns = findSuppressionColumns(table.header);
  if (columns === undefined) throw new AppError('invalid', `No column of this file holds addresses: there are ${table.header.map((name) => `“${name}”`).join(', ').slice(0, 300)}. Call the column with the addresses “email”.`);
  const found = new Map<string, FiledSuppression>();
  const problems: SuppressionProblem[] = [];
  let [rows, mayBeMailed] = [0, 0];
  for await (const row of withFirstLine(table.rows(), columns.hasNoHeader ? table.header : undefined)) {
    if ('leftOut' in row || ('cells' in row && row.cells.every((cell) => cell.trim() === ''))) continue;
    rows += 1;
    if (rows > mostRows) throw new AppError('invalid', `This file has more than ${mostRows.toLocaleString('en-GB')} rows. Send it in parts; nothing of it was kept.`);
    const read = 'problem' in row ? row : readSuppressionRow(row.cells, columns, chosen);
    const filed = 'entry' in read ? fileEntry(ctx, read.entry) : read;
    if ('mayBeMailed' in filed) mayBeMailed += 1;
    else if ('problem' in filed) problems.push({ line: row.line, cells: 'cells' in row ? row.cells : [], message: filed.problem });
    else keepLatest(found, filed);
  }
  return { header: columns.hasNoHeader ? [] : table.header, rows, entries: [...found.values()], mayBeMailed, problems };
}

function fileEntry(ctx: Ctx, { address, handle, reason, at, note }: SuppressionEntry): FiledSuppression | { readonly problem: string } {
  const addressMac = (handle === undefined ? undefined : readSuppressionHandle(ctx, handle)) ?? (address === undefined || reason === 'erased' ? undefined : addressMacOf(ctx, address));
  return addressMac === undefined ? { problem: foreign } : { addressMac, reason, at, note };
}

/** The same address twice for one reason counts from its latest day; without a day it counts from now. */
function keepLatest(found: Map<string, FiledSuppression>, filed: FiledSuppression): void {
  const key = `${filed.addressMac} ${filed.reason}`;
  const before = found.get(key);
  if (before === undefined || (before.at !== undefined && (filed.at === undefined || filed.at > before.at))) found.set(key, filed);
}

async function* withFirstLine(rows: AsyncGenerator<TableRow>, first: readonly string[] | undefined): AsyncGenerator<TableRow> {
  if (first !== undefined) yield { line: 1, cells: first };
  yield* rows;
}

async function gather(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > mostBytes) throw new AppError('invalid', `This file is larger than ${mostBytes / 1_048_576} MB. Send it in parts; nothing of it was kept.`);
    parts.push(piece);
  }
  return Buffer.concat(parts);
}
