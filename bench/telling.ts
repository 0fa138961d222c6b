import type { Ctx } from '@kept/api/context.ts';
import { openSession } from '@kept/api/organisation/open-session.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { timePages } from './support/time-pages.ts';

/** Whoever made the organisation asks: a key may not. */
async function askAsMaker(ctx: Ctx): Promise<Readonly<Record<string, string>>> {
  const [maker] = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select({ accountId: member.accountId }).from(member).where(eq(member.orgId, ctx.orgId)));
  const { cookie } = await openSession(ctx, maker?.accountId ?? '');
  return { cookie: cookie.split(';')[0] ?? '' };
}

// One theme of a few, so that many thousands said it: who would be told is decided person by person, by the rules that hold when it is sent.
await timePages([], 50_000, 50_000, { fillMore: askAsMaker, ofTheme: ['/api/v1/themes/:theme/telling'], usualThemes: 5 });
