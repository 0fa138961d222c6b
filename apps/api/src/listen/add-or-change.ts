import { thisTransaction } from '@kept/db/columns.ts';
import type { customer, interaction } from '@kept/db/schema/listen/customers.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, isNotNull, ne, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { GivenRow } from './given-rows.ts';
import { type ImagedKind, readImaged } from './imaged-rows.ts';
import { inList } from '@kept/db/in-list.ts';
import { insertRows } from './insert-rows.ts';
import { keepImages } from './keep-images.ts';
import { type Held, upsertRows } from './upsert-rows.ts';

interface Given<Table extends typeof customer | typeof interaction> {
  readonly kind: ImagedKind;
  readonly table: Table;
  /** In the order of their external ids, so that two who save at once wait for each other in one order. */
  readonly rows: readonly (GivenRow<Table> & { readonly id: string; readonly externalId: string })[];
  readonly importId: string | null;
  readonly fixed: readonly string[];
  readonly held?: Held;
  /** What belongs to a row and lies elsewhere. */
  readonly alsoSave?: (ids: ReadonlyMap<string, string>) => Promise<void>;
}

interface Done {
  readonly ids: ReadonlyMap<string, string>;
  /** External ids of those that were there. */
  readonly there: readonly string[];
  readonly changed: ReadonlySet<string>;
}

/** Adds rows, or brings those that are there up to date; an import remembers of those what it replaced. Whoever else speaks of a row makes it no import's own any more. */
export async function addOrChange<Table extends typeof customer | typeof interaction>(tx: OrgTx, ctx: Ctx, { kind, table, rows, importId, fixed, held, alsoSave }: Given<Table>): Promise<Done> {
  if (rows.length === 0) return { ids: new Map(), there: [], changed: new Set() };
  const made = await insertRows(tx, table, rows);
  const known = rows.filter(({ id }) => !made.has(id));
  const there = known.map(({ externalId }) => externalId);
  const before = importId === null ? [] : await readImaged(tx, ctx, kind, { column: 'external_id', values: there });
  const updated = known.length === 0 ? new Map<string, string>() : await upsertRows(tx, table, known, fixed, held);
  const isAnothers = importId === null ? isNotNull(table.importId) : ne(table.importId, importId);
  if (updated.size > 0) await tx.execute(sql`update ${table} set import_id = null, changed_in = ${thisTransaction} where ${and(eq(table.orgId, ctx.orgId), isAnothers, inList(table.id, [...updated.values()]))}`);
  const ids = new Map([...rows.flatMap(({ id, externalId }) => (made.has(id) ? [[externalId, id] as const] : [])), ...updated]);
  await alsoSave?.(ids);
  return { ids, there, changed: importId === null ? new Set() : await keepImages(tx, ctx, { importId, kind, before, isNamed: true }) };
}
