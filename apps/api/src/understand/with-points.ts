import type { SaidText } from '@kept/core/understand/points.ts';
import { Points } from '@kept/core/understand/points.ts';
import { journeyStages, metrics, usualScales } from '@kept/core/vocabulary.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { rememberLatest } from '../remember-latest.ts';

/** One organisation's points in memory, and up to where they were read. */
interface Copy {
  readonly points: Points;
  /** Every transaction before this one was over when the copy was read; whatever later ones write is read again. */
  readonly since: number;
  /** Revisions that may have taken a mention away. */
  readonly changes: number;
}

interface Place {
  copy: Copy | undefined;
  turn: Promise<unknown>;
}

const organisationsKept = 8;
const rowsPerRead = 20_000;
const places = new WeakMap<Ctx['database'], Map<string, Place>>();

/**
 * Runs a page over all points of an organisation, as of one moment in which everything else it reads is seen too. They stay in memory,
 * and each page reads only what transactions have written since, so that several processes say the same; pages of one organisation
 * take turns. What was written is told by `changed_in`, what was deleted or moved by counting once the revision says that somebody may have.
 */
export async function withPoints<T>(ctx: Ctx, work: (tx: OrgTx, points: Points) => Promise<T>): Promise<T> {
  const place = placeOf(ctx);
  const turn = place.turn.then(() =>
    inOrg(
      ctx.db,
      ctx.orgId,
      async (tx) => {
        const last = place.copy;
        place.copy = undefined;
        const copy = await bringUpToDate(tx, ctx, last);
        place.copy = copy;
        return work(tx, copy.points);
      },
      'one moment',
    ),
  );
  place.turn = turn.catch(() => undefined);
  return turn;
}

const stateRow = z.object({ oldest: z.coerce.number(), next: z.coerce.number(), changes: z.coerce.number(), texts: z.boolean(), mentions: z.boolean(), customers: z.boolean(), contacts: z.boolean() });

async function bringUpToDate(tx: OrgTx, ctx: Ctx, last: Copy | undefined): Promise<Copy> {
  const since = last?.since ?? 0;
  // The first time all is read anyway.
  const isNew = (table: SQL) => (last === undefined ? sql`true` : sql`exists (select 1 from ${table} x where ${own(ctx)} and x.changed_in >= ${since}::bigint and x.changed_in < s.next)`);
  const [state] = rowsOf(
    await tx.execute(sql`
      select s.oldest, s.next, coalesce(u.revision - u.additions, 0) as changes,
        ${isNew(sql`feedback`)} as texts, ${isNew(sql`mention`)} as mentions, ${isNew(sql`customer`)} as customers, ${isNew(sql`interaction`)} as contacts
      from (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as oldest, pg_snapshot_xmax(pg_current_snapshot())::text::bigint as next) s
        left join understanding u on u.org_id = ${ctx.orgId}::uuid`),
    stateRow,
  );
  if (state === undefined) throw new TypeError('The database did not say which transactions are over.');
  if (last === undefined || state.next < since) return readAll(tx, ctx, state);
  const { points } = last;
  const isLater = sql`x.changed_in >= ${since}::bigint and x.changed_in < ${state.next}::bigint`;
  if (state.texts) await readTexts(tx, ctx, points, isLater, sql`(select c.segment from customer c where c.org_id = ${ctx.orgId}::uuid and c.id = x.customer_id)`);
  if (state.mentions) await readMentions(tx, ctx, points, isLater);
  if (state.customers) await readChanged(tx, ctx, sql`customer`, sql`segment`, isLater, ({ id, word }) => points.setSegment(id, word));
  if (state.contacts) await readChanged(tx, ctx, sql`interaction`, sql`journey_stage`, isLater, ({ id, word }) => points.setStage(id, stage.parse(word)));
  if (state.changes !== last.changes && !(await isCountedOver(tx, ctx, points))) return readAll(tx, ctx, state);
  return { points, since: state.oldest, changes: state.changes };
}

/** Segments come from the customers, each once; looked up beside every text they would be half of the time. */
async function readAll(tx: OrgTx, ctx: Ctx, state: z.infer<typeof stateRow>): Promise<Copy> {
  const points = new Points();
  await readTexts(tx, ctx, points, sql`true`, sql`null::text`);
  await readChanged(tx, ctx, sql`customer`, sql`segment`, sql`x.segment is not null`, ({ id, word }) => points.setSegment(id, word));
  await readMentions(tx, ctx, points, sql`true`);
  return { points, since: state.oldest, changes: state.changes };
}

const own = (ctx: Ctx) => sql`x.org_id = ${ctx.orgId}::uuid`;
const stage = z.enum(journeyStages).nullable();
const isUsual = sql`(x.score is not null and (${sql.join(metrics.map((metric) => sql`(x.metric = ${metric} and x.scale_min = ${usualScales[metric].min} and x.scale_max = ${usualScales[metric].max})`), sql` or `)}))`;

const saidRow = z.object({
  id: z.string(), at: z.coerce.number(), customer: z.string().nullable(), segment: z.string().nullable(), contact: z.string().nullable(), stage, channel: z.string(), source: z.string(),
  language: z.string().nullable(), is_said: z.boolean(), is_read: z.boolean(), metric: z.enum(metrics).nullable(), score: z.coerce.number(),
});

/** Customer and contact are looked up one by one, by key: whatever the planner believes about the tables, a read costs its rows. */
async function readTexts(tx: OrgTx, ctx: Ctx, points: Points, which: SQL, segment: SQL): Promise<void> {
  await inLots(async (after) => {
    const rows = rowsOf(
      await tx.execute(sql`
        select x.id::text as id, (extract(epoch from x.occurred_at) * 1000)::float8 as at, x.customer_id::text as customer, x.interaction_id::text as contact, x.channel, x.source_id::text as source, x.language,
          ${segment} as segment, (select i.journey_stage from interaction i where i.org_id = ${ctx.orgId}::uuid and i.id = x.interaction_id) as stage,
          x.kind <> 'friction' as is_said, x.placed_at is not null and x.text_key is not null as is_read, case when ${isUsual} then x.metric end as metric, coalesce(x.score, 0) as score
        from feedback x where ${own(ctx)} and ${which} and ${isAfter(after)} order by x.id limit ${rowsPerRead}::int`),
      saidRow,
    );
    for (const { customer: customerId, contact: contactId, source: sourceId, is_said: isSaid, is_read: isRead, ...row } of rows) points.say({ ...row, customerId, contactId, sourceId, isSaid, isRead } satisfies SaidText);
    return rows;
  });
}

const mentionRow = z.object({ id: z.string(), text: z.string(), theme: z.string() });

async function readMentions(tx: OrgTx, ctx: Ctx, points: Points, which: SQL): Promise<void> {
  await inLots(async (after) => {
    const result = await tx.execute(sql`select x.id::text as id, x.feedback_id::text as text, x.theme_id::text as theme from mention x where ${own(ctx)} and ${which} and ${isAfter(after)} order by x.id limit ${rowsPerRead}::int`);
    const rows = rowsOf(result, mentionRow);
    for (const { text, theme } of rows) points.addPoint(text, theme);
    return rows;
  });
}

const changedRow = z.object({ id: z.string(), word: z.string().nullable() });

async function readChanged(tx: OrgTx, ctx: Ctx, table: SQL, column: SQL, which: SQL, take: (row: z.infer<typeof changedRow>) => void): Promise<void> {
  await inLots(async (after) => {
    const rows = rowsOf(await tx.execute(sql`select x.id::text as id, x.${column} as word from ${table} x where ${own(ctx)} and ${which} and ${isAfter(after)} order by x.id limit ${rowsPerRead}::int`), changedRow);
    for (const row of rows) take(row);
    return rows;
  });
}

const countRow = z.object({ theme: z.string().nullable(), count: z.coerce.number() });

/**
 * Finds what is gone: all that was written is in the copy already, so a theme of which the copy holds more points than there are has lost
 * some, and is read again. False when texts were deleted, which is rare enough to begin anew.
 */
async function isCountedOver(tx: OrgTx, ctx: Ctx, points: Points): Promise<boolean> {
  const rows = rowsOf(
    await tx.execute(sql`
      select x.theme_id::text as theme, count(*) as count from mention x where ${own(ctx)} group by x.theme_id
      union all select null, count(*) from feedback x where ${own(ctx)}`),
    countRow,
  );
  const counts = new Map(rows.map(({ theme, count }) => [theme, count]));
  if (counts.get(null) !== points.texts.size) return false;
  const lost = points.themeIds.filter((id) => points.pointsIn(id) !== (counts.get(id) ?? 0));
  if (lost.length === 0) return true;
  points.emptyThemes(new Set(lost));
  await readMentions(tx, ctx, points, sql`x.theme_id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(lost)}::text::jsonb))`);
  return true;
}

function isAfter(id: string | undefined): SQL {
  return id === undefined ? sql`true` : sql`x.id > ${id}::uuid`;
}

async function inLots(read: (after: string | undefined) => Promise<readonly { readonly id: string }[]>): Promise<void> {
  let after: string | undefined;
  for (;;) {
    const rows = await read(after);
    if (rows.length < rowsPerRead) return;
    after = rows.at(-1)?.id;
  }
}

/** Keeps the organisations used last, and forgets the one used longest ago. */
function placeOf(ctx: Ctx): Place {
  const known = places.get(ctx.database) ?? new Map<string, Place>();
  places.set(ctx.database, known);
  const place = known.get(ctx.orgId) ?? { copy: undefined, turn: Promise.resolve() };
  rememberLatest(known, ctx.orgId, place, organisationsKept);
  return place;
}
