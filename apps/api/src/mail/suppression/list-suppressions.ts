import { suppressionReasons } from '@kept/core/close-loop/mail-rules.ts';
import { normaliseEmail } from '@kept/core/email-address.ts';
import { invalidField } from '@kept/core/errors.ts';
import { suppressionSources } from '@kept/core/mail/suppression-rules.ts';
import { suppression } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { addressMacOf } from '../customer-links.ts';
import { showSuppressions, suppressionAnswer } from './shown-suppression.ts';

export const suppressionsQuery = z.object({
  address: z.string().trim().max(254, 'An address has 254 characters at most.').optional().describe('Exactly this address, however it is spelled'),
  reason: z.enum(suppressionReasons, { error: 'This is not a reason.' }).optional(),
  source: z.enum(suppressionSources, { error: 'This is not a source.' }).optional(),
  state: z.enum(['standing', 'lifted'], { error: 'Choose standing or lifted.' }).default('standing'),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100, 'At most 100 at a time.').default(50),
});

export const suppressionsAnswer = z.object({ items: z.array(suppressionAnswer), nextCursor: z.string().nullable() });

const place = z.tuple([z.iso.datetime(), z.string().regex(/^[0-9a-f]{64}$/), z.enum(suppressionReasons)]);

/** Addresses that get nothing more, and why, the latest first, a page at a time. Whether an address is among them is found by its HMAC, since no more of it is kept. */
export async function listSuppressions(ctx: Ctx, query: z.infer<typeof suppressionsQuery>): Promise<z.infer<typeof suppressionsAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const rows = await tx
      .select()
      .from(suppression)
      .where(and(eq(suppression.orgId, ctx.orgId), ...filtersOf(ctx, query), query.cursor === undefined ? undefined : afterPlace(query.cursor)))
      .orderBy(desc(suppression.at), desc(suppression.addressMac), desc(suppression.reason))
      .limit(query.limit + 1);
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    return { items: await showSuppressions(tx, ctx, shown), nextCursor: rows.length > query.limit && last !== undefined ? placeOf(last) : null };
  });
}

/** Where a page ends. */
export function placeOf({ at, addressMac, reason }: Pick<typeof suppression.$inferSelect, 'at' | 'addressMac' | 'reason'>): string {
  return Buffer.from(JSON.stringify([at.toISOString(), addressMac, reason])).toString('base64url');
}

/** What comes after a page. Throws AppError for a cursor we did not write. */
export function afterPlace(cursor: string): SQL {
  const read = place.safeParse(jsonIn(cursor));
  if (!read.success) throw invalidField('cursor', 'This page address is not one of ours. Start from the first page.');
  const [at, addressMac, reason] = read.data;
  return sql`(${suppression.at}, ${suppression.addressMac}, ${suppression.reason}) < (${at}::timestamptz, ${addressMac}::text, ${reason}::text)`;
}

function jsonIn(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function filtersOf(ctx: Ctx, { address, reason, source, state }: z.infer<typeof suppressionsQuery>): (SQL | undefined)[] {
  const normal = address === undefined || address === '' ? undefined : normaliseEmail(address);
  if (address !== undefined && address !== '' && normal === undefined) throw invalidField('address', `“${address}” is not an email address. Type it whole: only an exact address can be looked for.`);
  return [
    normal === undefined ? undefined : eq(suppression.addressMac, addressMacOf(ctx, normal)),
    reason === undefined ? undefined : eq(suppression.reason, reason),
    source === undefined ? undefined : eq(suppression.source, source),
    state === 'lifted' ? isNotNull(suppression.liftedAt) : isNull(suppression.liftedAt),
  ];
}
