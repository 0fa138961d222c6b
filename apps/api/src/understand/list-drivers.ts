import { listBounds } from '@kept/core/list-bounds.ts';
import { leastDriverConfidence, leastHeldOutContacts, leastLabelledContacts } from '@kept/core/understand/score-drivers.ts';
import { wilson } from '@kept/core/wilson.ts';
import { contactDriver, contactDriverName } from '@kept/db/schema/listen/contact-drivers.ts';
import { driverKey } from '@kept/core/listen/driver-words.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import { driverHead } from '@kept/db/schema/understand/drivers.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { asc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { driverAnswer } from './driver-input.ts';
import { leastLabels } from './start-driver-learning.ts';

const recentDays = 90;

const share = z.object({ n: z.number().int(), right: z.number().int(), value: z.number(), low: z.number(), high: z.number() });
const driverRow = driverAnswer.extend({
  contacts: z.number().int(),
  recentContacts: z.number().int().describe('Of the last 90 days'),
  suggested: z.number().int().describe('Contacts without a driver for which this one is suggested'),
  decided: z.number().int().describe('Contacts a person decided on here'),
  taught: z.object({ labelled: z.number().int(), heldOut: z.number().int(), right: z.number().int() }).nullable().describe('How it fared in learning; null while it is not learned'),
  formerNames: z.array(z.string()).describe('As they are compared: in small letters'),
  merged: z.array(z.object({ id: z.uuid(), name: z.string(), mergedAt: z.iso.datetime() })),
});

export const driversAnswer = z.object({
  drivers: z.array(driverRow).max(listBounds.drivers).describe('The most frequent'),
  withoutDriver: z.object({ contacts: z.number().int(), withWords: z.number().int(), suggested: z.number().int(), unknown: z.number().int() }),
  learned: z
    .object({
      version: z.number().int(),
      labels: z.number().int(),
      heldOut: z.number().int(),
      accuracy: share.nullable().describe('Null below 30 contacts kept aside'),
      suggestedAccuracy: share.nullable().describe('Among those for which a driver would be suggested'),
      macroF1: z.number().nullable(),
      commonest: z.object({ name: z.string(), right: z.number().int() }).nullable().describe('What always guessing the most frequent driver would come to'),
      leftOut: z.array(z.object({ id: z.uuid(), name: z.string(), labelled: z.number().int() })),
      learnedAt: z.iso.datetime().nullable(),
      isLearning: z.boolean(),
      reading: z.object({ done: z.number().int(), total: z.number().int() }).nullable(),
    })
    .nullable(),
  rules: z.object({ leastLabels: z.number().int(), leastPerDriver: z.number().int(), leastConfidence: z.number() }),
});

type Answer = z.infer<typeof driversAnswer>;

/** The taxonomy of reasons for contact, the most frequent of the last 90 days first, with what was learned about it and how well. */
export async function listDrivers(ctx: Ctx): Promise<Answer> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const all = await tx.select().from(contactDriver).where(eq(contactDriver.orgId, ctx.orgId)).orderBy(asc(contactDriver.name));
    const names = await tx.select({ key: contactDriverName.key, driverId: contactDriverName.driverId }).from(contactDriverName).where(eq(contactDriverName.orgId, ctx.orgId));
    const counts = new Map((await countBooked(tx, ctx)).map((row) => [row.id, row]));
    const suggested = await countSuggested(tx, ctx);
    const [head] = await tx.select().from(driverHead).where(eq(driverHead.orgId, ctx.orgId));
    const taught = new Map(head?.drivers.map((each) => [each.driverId, each]));
    const drivers = all
      .filter((each) => each.mergedIntoId === null)
      .map(({ id, name, origin, journeyStage, version }) => {
        const own = taught.get(id);
        return {
          id, name, origin, journeyStage, version,
          contacts: counts.get(id)?.contacts ?? 0,
          recentContacts: counts.get(id)?.recent ?? 0,
          suggested: suggested.find((row) => row.id === id)?.waiting ?? 0,
          decided: counts.get(id)?.decided ?? 0,
          taught: own === undefined ? null : { labelled: own.labelled, heldOut: own.heldOut, right: own.right },
          formerNames: names.filter((each) => each.driverId === id && each.key !== driverKey(name)).map((each) => each.key),
          merged: all.filter((each) => each.standsForId === id && each.id !== id).map((each) => ({ id: each.id, name: each.name, mergedAt: (each.mergedAt ?? each.updatedAt).toISOString() })),
        };
      })
      .sort((a, b) => b.recentContacts - a.recentContacts || b.contacts - a.contacts)
      .slice(0, listBounds.drivers);
    const unknown = suggested.find((row) => row.id === null)?.waiting ?? 0;
    const known = suggested.reduce((sum, row) => sum + (row.id === null ? 0 : row.waiting), 0);
    const withoutDriver = { contacts: counts.get(null)?.contacts ?? 0, withWords: suggested.reduce((sum, row) => sum + row.all, 0), suggested: known, unknown };
    return { drivers, withoutDriver, learned: head === undefined || head.version === 0 ? null : shownHead(head, all), rules: { leastLabels, leastPerDriver: leastLabelledContacts, leastConfidence: leastDriverConfidence } };
  });
}

function shownHead(head: typeof driverHead.$inferSelect, all: readonly (typeof contactDriver.$inferSelect)[]): NonNullable<Answer['learned']> {
  const nameOf = new Map(all.map((each) => [each.id, each.name]));
  const shareOf = (right: number, n: number) => (head.heldOut < leastHeldOutContacts || n === 0 ? null : { n, right, ...wilson(right, n) });
  const { version, labels, heldOut, macroF1, trainedAt, dueAt } = head;
  return {
    version, labels, heldOut,
    accuracy: shareOf(head.right, heldOut),
    suggestedAccuracy: shareOf(head.suggestedRight, head.suggested),
    macroF1: heldOut < leastHeldOutContacts ? null : macroF1,
    commonest: head.commonestId === null ? null : { name: nameOf.get(head.commonestId) ?? '', right: head.commonestRight },
    leftOut: head.leftOut.map(({ driverId, labelled }) => ({ id: driverId, name: nameOf.get(driverId) ?? '', labelled })),
    learnedAt: trainedAt?.toISOString() ?? null,
    isLearning: head.learnWantedAt !== null,
    reading: dueAt === null || head.readTotal === 0 ? null : { done: Math.min(head.readDone, head.readTotal), total: head.readTotal },
  };
}

const booked = z.object({ id: z.string().nullable(), contacts: z.coerce.number(), recent: z.coerce.number(), decided: z.coerce.number() });

/** Merged drivers count as what they stand for; contacts without one have no id. */
async function countBooked(tx: OrgTx, ctx: Ctx): Promise<z.infer<typeof booked>[]> {
  const since = new Date(ctx.now().getTime() - recentDays * 86_400_000).toISOString();
  return rowsOf(
    await tx.execute(sql`
      select d.stands_for_id as id, sum(c.contacts) as contacts, sum(c.recent) as recent, coalesce(sum(p.decided), 0) as decided
      from (select driver_id, count(*) as contacts, count(*) filter (where started_at >= ${since}::timestamptz) as recent from interaction where org_id = ${ctx.orgId} group by 1) c
      left join contact_driver d on d.org_id = ${ctx.orgId} and d.id = c.driver_id
      left join (
        select i.driver_id, count(*) as decided from driver_suggestion s join interaction i on i.org_id = s.org_id and i.id = s.interaction_id
        where s.org_id = ${ctx.orgId} and s.decision is not null group by 1
      ) p on p.driver_id = c.driver_id
      group by 1`),
    booked,
  );
}

const suggestedRow = z.object({ id: z.string().nullable(), waiting: z.coerce.number(), all: z.coerce.number() });

/** Contacts with words and without a driver, by what is suggested; only what was read is waiting for a person. */
async function countSuggested(tx: OrgTx, ctx: Ctx): Promise<z.infer<typeof suggestedRow>[]> {
  return rowsOf(
    await tx.execute(sql`
      select d.stands_for_id as id, count(*) filter (where s.confidence is not null) as waiting, count(*) as all
      from driver_suggestion s
      join interaction i on i.org_id = s.org_id and i.id = s.interaction_id and i.driver_id is null
      left join contact_driver d on d.org_id = s.org_id and d.id = s.driver_id
      where s.org_id = ${ctx.orgId} and s.decision is null
      group by 1`),
    suggestedRow,
  );
}
