import type { Ctx } from '@kept/api/context.ts';
import { openSession } from '@kept/api/organisation/open-session.ts';
import { addDaysTo, dayIn } from '@kept/core/calendar.ts';
import { newId } from '@kept/db/new-id.ts';
import { themeStep } from '@kept/db/schema/act/steps.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, asc, eq, inArray } from 'drizzle-orm';

const owners = 50;
const lot = 1_000;
const day = 86_400_000;
const states = ['open', 'in_progress', 'blocked'] as const;

/** Makes every theme a promise of one of fifty people, each accepted and heard of since, one of four with steps; whoever made the organisation owns a fiftieth of them and asks. */
export async function fillPromises(ctx: Ctx): Promise<Readonly<Record<string, string>>> {
  const { orgId } = ctx;
  const now = ctx.now();
  const today = dayIn(now, 'Europe/London');
  const [own] = await inOrg(ctx.db, orgId, (tx) => tx.select().from(member).where(eq(member.orgId, orgId)));
  if (own === undefined) throw new Error('Nobody made this organisation.');
  const others = Array.from({ length: owners - 1 }, (_, at) => ({ ...own, id: newId(now), accountId: newId(now), name: `Owner ${at}`, email: `owner-${at}@bench.example`, role: 'owner' as const }));
  await inOrg(ctx.db, orgId, (tx) => tx.insert(member).values(others));
  const people = [own, ...others].map(({ id }) => id);
  const ids = (await inOrg(ctx.db, orgId, (tx) => tx.select({ id: theme.id }).from(theme).where(eq(theme.orgId, orgId)).orderBy(asc(theme.id)))).map(({ id }) => id);
  for (const [at, ownerId] of people.entries()) {
    for (const [place, status] of states.entries()) {
      const some = ids.filter((_, number) => number % owners === at && Math.floor(number / owners) % states.length === place);
      const deadlineOn = addDaysTo(today, ((at * 7 + place * 13) % 60) - 10);
      const blocked = status === 'blocked' ? { blockedFor: 'Vendor X', blockedSince: new Date(now.getTime() - 9 * day) } : {};
      if (some.length > 0) await inOrg(ctx.db, orgId, (tx) => tx.update(theme).set({ status, ownerId, ownerActive: true, deadlineOn, acceptedAt: new Date(now.getTime() - 30 * day), ...blocked }).where(and(eq(theme.orgId, orgId), inArray(theme.id, some))));
    }
  }
  for (let from = 0; from < ids.length; from += lot) {
    const some = ids.slice(from, from + lot).map((themeId, number) => ({ themeId, ownerId: people[(from + number) % owners] ?? own.id, number }));
    const entries = some.flatMap(({ themeId, ownerId }) => [
      { orgId, id: newId(now), themeId, kind: 'accepted' as const, at: new Date(now.getTime() - 30 * day), memberId: own.id, toOwnerId: ownerId },
      { orgId, id: newId(now), themeId, kind: 'update' as const, at: new Date(now.getTime() - 5 * day), memberId: ownerId, internalNote: 'Asked again.' },
    ]);
    const steps = some.filter(({ number }) => number % 4 === 0).flatMap(({ themeId, ownerId }) => [1, 2, 3].map((position) => ({ orgId, id: newId(now), themeId, writtenOnId: themeId, position, text: `Step ${position}`, assigneeId: ownerId, assigneeActive: true, createdAt: now })));
    await inOrg(ctx.db, orgId, async (tx) => {
      await tx.insert(themeUpdate).values(entries);
      if (steps.length > 0) await tx.insert(themeStep).values(steps);
    });
  }
  const { cookie } = await openSession(ctx, own.accountId);
  return { cookie: cookie.split(';')[0] ?? '' };
}
