import { type DateReading, dateOrders } from '@kept/core/listen/parse-moment.ts';
import type { RowProblem } from '@kept/core/listen/read-import-row.ts';
import { type OrgTx, tryOut } from '@kept/db/scope.ts';
import type { z } from 'zod';
import type { BatchCounts, ImportWork, WorkStart } from './import-work.ts';
import type { SavedPeople } from './receive-customers.ts';

const nothingSaved: SavedPeople = { items: [], changed: new Set() };
const nothingRedacted = { card: 0, iban: 0, phone: 0, email: 0, link: 0 };

interface PeopleWork<Item> {
  readonly schema: z.ZodType<Item>;
  readonly read: (cells: readonly string[]) => { readonly given: unknown } | { readonly problems: readonly RowProblem[] };
  readonly save: (tx: OrgTx, items: readonly Item[]) => Promise<SavedPeople>;
}

/** The rows of a file of customers or contacts on their way: what the API would refuse a row is refused for, in the same words. Who was forgotten counts as there. */
export function peopleWork<Item>({ schema, read, save }: PeopleWork<Item>): ImportWork {
  const seen = new Set<string>();
  const counted = new Set<string>();
  let batch: Item[] = [];
  const countsOf = ({ items, changed }: SavedPeople): BatchCounts => {
    const fresh = items.filter((one) => one.id !== null && !one.existing).length;
    return { fresh, changed: changed.size, present: items.length - fresh - changed.size, redacted: nothingRedacted };
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
      const saveTaken = async (tx: OrgTx): Promise<SavedPeople> => (taken.length === 0 ? nothingSaved : save(tx, taken));
      return { save: async (tx) => countsOf(await saveTaken(tx)), count: async (tx) => countsOf(afterThose(await tryOut(tx, saveTaken), seen, counted)) };
    },
  };
}

/** How dates in the file are to be read. */
export function readingOf({ run, timezone }: WorkStart): DateReading {
  const order = dateOrders.find((candidate) => candidate === run.options.dates);
  return { timezone, ...(order === undefined ? {} : { order }) };
}

/** What saving comes to where the rows before in the same file were saved too. */
function afterThose({ items, changed }: SavedPeople, seen: Set<string>, counted: Set<string>): SavedPeople {
  const shown = items.map((item) => ({ ...item, existing: item.existing || seen.has(item.externalId) }));
  const fresh = [...changed].filter((externalId) => !counted.has(externalId));
  for (const { externalId, id } of items) if (id !== null) seen.add(externalId);
  for (const externalId of fresh) counted.add(externalId);
  return { items: shown, changed: new Set(fresh) };
}
