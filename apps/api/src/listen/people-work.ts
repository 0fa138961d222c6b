import { type DateReading, dateOrders } from '@kept/core/listen/parse-moment.ts';
import type { RowProblem } from '@kept/core/listen/read-import-row.ts';
import type { customer, interaction } from '@kept/db/schema/listen/customers.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { Ctx } from '../context.ts';
import { inList } from './in-list.ts';
import type { BatchCounts, ImportWork, WorkStart } from './import-work.ts';

const nothingRedacted = { card: 0, iban: 0, phone: 0, email: 0, link: 0 };

type Saved = readonly { readonly id: string | null; readonly existing: boolean }[];

interface PeopleWork<Item> {
  readonly table: typeof customer | typeof interaction;
  readonly schema: z.ZodType<Item>;
  readonly read: (cells: readonly string[]) => { readonly given: unknown } | { readonly problems: readonly RowProblem[] };
  readonly save: (tx: OrgTx, items: readonly Item[]) => Promise<Saved>;
}

/** The rows of a file of customers or contacts on their way: what the API would refuse a row is refused for, in the same words. Who was forgotten counts as there. */
export function peopleWork<Item extends { externalId: string }>(ctx: Ctx, { table, schema, read, save }: PeopleWork<Item>): ImportWork {
  const seen = new Set<string>();
  let batch: Item[] = [];
  const countsOf = (saved: Saved): BatchCounts => {
    const fresh = saved.filter((one) => one.id !== null && !one.existing).length;
    return { fresh, changed: 0, present: saved.length - fresh, redacted: nothingRedacted };
  };
  return {
    take: (cells) => {
      const row = read(cells);
      if ('problems' in row) return row.problems;
      const parsed = schema.safeParse(row.given);
      if (!parsed.success) return parsed.error.issues.map(({ message }) => ({ column: null, message }));
      batch.push(parsed.data);
      return [];
    },
    handOver: () => {
      const taken = batch;
      batch = [];
      return { save: async (tx) => countsOf(taken.length === 0 ? [] : await save(tx, taken)), count: async (tx) => countsOf(await foresee(tx, ctx, taken, table, seen)) };
    },
  };
}

/** How dates in the file are to be read. */
export function readingOf({ run, timezone }: WorkStart): DateReading {
  const order = dateOrders.find((candidate) => candidate === run.options.dates);
  return { timezone, ...(order === undefined ? {} : { order }) };
}

/** What saving would come to: rows before in the same file count as saved. */
async function foresee(tx: OrgTx, ctx: Ctx, items: readonly { externalId: string }[], table: typeof customer | typeof interaction, seen: Set<string>): Promise<Saved> {
  if (items.length === 0) return [];
  const rows = await tx.select({ externalId: table.externalId }).from(table).where(and(eq(table.orgId, ctx.orgId), inList(table.externalId, items.map((one) => one.externalId))));
  const known = new Set(rows.map((row) => row.externalId));
  return items.map(({ externalId }) => {
    const existing = known.has(externalId) || seen.has(externalId);
    seen.add(externalId);
    return { id: externalId, existing };
  });
}
