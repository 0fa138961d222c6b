import { invalidField } from '@kept/core/errors.ts';
import { contactChannels } from '@kept/core/vocabulary.ts';
import { contactDriver } from '@kept/db/schema/listen/contact-drivers.ts';
import { interaction } from '@kept/db/schema/listen/customers.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { driverSuggestion } from '@kept/db/schema/understand/drivers.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { isComment } from './is-comment.ts';

export const suggestionOrders = ['surest', 'least_sure'] as const;
export const driverSuggestionFilters = z.object({
  order: z.enum(suggestionOrders, { error: `Order by one of ${suggestionOrders.join(', ')}.` }).default('surest'),
  driver: z.union([z.uuid(), z.literal('unknown')], { error: 'Choose a contact driver, or “unknown”.' }).optional().describe('Suggested for this driver; “unknown” where none is likely enough'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});

const named = z.object({ id: z.uuid(), name: z.string() });

export const driverSuggestionsAnswer = z.object({
  suggestions: z.array(
    z.object({
      interactionId: z.uuid(),
      externalId: z.string(),
      channel: z.enum(contactChannels),
      startedAt: z.iso.datetime(),
      said: z.array(z.object({ feedbackId: z.uuid(), text: z.string() })),
      driver: named.nullable().describe('Null where no driver is likely enough'),
      confidence: z.number(),
      candidates: z.array(named.extend({ confidence: z.number() })),
    }),
  ),
  total: z.number().int(),
  next: z.string().nullable(),
});

/** Contacts with words and without a driver, with what each is likely about: the surest or the least sure first. */
export async function listDriverSuggestions(ctx: Ctx, { order, driver, cursor, limit }: z.infer<typeof driverSuggestionFilters>): Promise<z.infer<typeof driverSuggestionsAnswer>> {
  const after = readPlace(cursor);
  const { confidence, interactionId } = driverSuggestion;
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const drivers = await tx.select({ id: contactDriver.id, name: contactDriver.name, standsForId: contactDriver.standsForId }).from(contactDriver).where(eq(contactDriver.orgId, ctx.orgId));
    const wanted = driver === undefined ? undefined : driver === 'unknown' ? isNull(driverSuggestion.driverId) : inArray(driverSuggestion.driverId, [driver, ...drivers.filter((each) => each.standsForId === driver).map((each) => each.id)]);
    const waiting = and(eq(driverSuggestion.orgId, ctx.orgId), isNull(driverSuggestion.decision), isNotNull(confidence), isNull(interaction.driverId), wanted);
    const beyond = after === undefined ? undefined : order === 'surest' ? sql`(${confidence}, ${interactionId}) < (${after.confidence}::double precision, ${after.id}::uuid)` : sql`(${confidence}, ${interactionId}) > (${after.confidence}::double precision, ${after.id}::uuid)`;
    const from = and(eq(interaction.orgId, driverSuggestion.orgId), eq(interaction.id, interactionId));
    const way = order === 'surest' ? desc : asc;
    const rows = await tx
      .select({ interactionId, externalId: interaction.externalId, channel: interaction.channel, startedAt: interaction.startedAt, driverId: driverSuggestion.driverId, confidence, candidates: driverSuggestion.candidates })
      .from(driverSuggestion)
      .innerJoin(interaction, from)
      .where(and(waiting, beyond))
      .orderBy(way(confidence), way(interactionId))
      .limit(limit + 1);
    const [counted] = await tx.select({ total: sql<number>`count(*)::int` }).from(driverSuggestion).innerJoin(interaction, from).where(waiting);
    const shown = rows.slice(0, limit);
    const said = await readSaid(tx, ctx, shown.map((row) => row.interactionId));
    const nameOf = namesOf(drivers);
    return {
      suggestions: shown.map(({ driverId, candidates, confidence: sure, ...row }) => ({
        ...row,
        startedAt: row.startedAt.toISOString(),
        said: said.get(row.interactionId) ?? [],
        driver: driverId === null ? null : nameOf(driverId),
        confidence: sure ?? 0,
        candidates: candidates.map((each) => ({ ...nameOf(each.driverId), confidence: each.confidence })),
      })),
      total: counted?.total ?? 0,
      next: rows.length > limit ? writePlace(shown.at(-1)) : null,
    };
  });
}

/** A driver goes by the name of what it stands for. */
function namesOf(drivers: readonly { id: string; name: string; standsForId: string }[]) {
  const byId = new Map(drivers.map((each) => [each.id, each]));
  return (id: string) => {
    const standing = byId.get(byId.get(id)?.standsForId ?? id);
    return { id: standing?.id ?? id, name: standing?.name ?? '' };
  };
}

async function readSaid(tx: OrgTx, ctx: Ctx, ids: readonly string[]): Promise<Map<string, { feedbackId: string; text: string }[]>> {
  const said = new Map<string, { feedbackId: string; text: string }[]>();
  if (ids.length === 0) return said;
  const rows = await tx
    .select({ interactionId: feedback.interactionId, feedbackId: feedback.id, text: feedback.text })
    .from(feedback)
    .where(and(eq(feedback.orgId, ctx.orgId), inArray(feedback.interactionId, [...ids]), isComment))
    .orderBy(asc(feedback.occurredAt), asc(feedback.id));
  for (const { interactionId, ...row } of rows) said.set(interactionId ?? '', [...(said.get(interactionId ?? '') ?? []), row]);
  return said;
}

const place = z.tuple([z.coerce.number().min(0).max(1), z.uuid()]);

function readPlace(cursor: string | undefined): { confidence: number; id: string } | undefined {
  if (cursor === undefined) return undefined;
  const parsed = place.safeParse(Buffer.from(cursor, 'base64url').toString('utf8').split(' '));
  if (!parsed.success) throw invalidField('cursor', 'This page no longer exists. Start again from the first one.');
  return { confidence: parsed.data[0], id: parsed.data[1] };
}

function writePlace(row: { confidence: number | null; interactionId: string } | undefined): string | null {
  return row === undefined ? null : Buffer.from(`${row.confidence ?? 0} ${row.interactionId}`).toString('base64url');
}
