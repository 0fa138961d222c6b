import type { Ctx } from '@kept/api/context.ts';
import { nameAddresses } from '@kept/api/forget/name-addresses.ts';
import { newId } from '@kept/db/new-id.ts';
import { digest, digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import { feedback, source } from '@kept/db/schema/listen/feedback.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq, sql } from 'drizzle-orm';

const day = 86_400_000;
const whatChanged = 'It is done: bills now come on the first of the month, and people are told when one is late.';
const titles = ['Bills come late', 'The engineer comes on the wrong day', 'The app signs people out', 'Refunds take weeks'];

/** Lays so many customers, each of whom said one thing, and a digest about four themes that is due to all of them at once. */
export async function fillDigest(ctx: Ctx, people: number): Promise<string> {
  const now = ctx.now();
  const { orgId } = ctx;
  const [sourceId, digestId] = [newId(now), newId(now)];
  const said = new Date(now.getTime() - 30 * day);
  await inOrg(ctx.db, orgId, async (tx) => {
    const [own] = await tx.select({ id: member.id }).from(member).where(eq(member.orgId, orgId));
    const createdBy = own?.id ?? '';
    await tx.insert(source).values({ orgId, id: sourceId, name: 'Bench', createdAt: now });
    // Rows by the database itself: what is measured begins with the digest.
    await tx.execute(sql`insert into customer (org_id, id, external_id, name, email, email_normal, language, created_at)
      select ${orgId}, gen_random_uuid(), 'c-' || n, 'Person ' || n, 'person-' || n || '@customers.example', 'person-' || n || '@customers.example', 'en', ${now.toISOString()}::timestamptz from generate_series(1, ${people}::integer) n`);
    await tx.execute(sql`insert into ${feedback} (org_id, id, kind, source_id, external_id, channel, customer_id, text, quotable, raw, occurred_at, received_at, placed_at)
      select ${orgId}, gen_random_uuid(), 'survey', ${sourceId}::uuid, external_id, 'survey', id, 'The bill came far too late, and nobody told me why.', false, '{}', ${said.toISOString()}::timestamptz, ${said.toISOString()}::timestamptz, ${said.toISOString()}::timestamptz from customer where org_id = ${orgId}`);
    const loopKept = { raised: 412, answered: 300, changed: 240, confirmed: 120, declined: 60, unanswered: 112 };
    await tx.insert(digest).values({ orgId, id: digestId, series: 'said', period: '2026-Q4', edition: 0, state: 'scheduled', subject: 'You said, we did', intro: 'This is what became of what you told us.', fromAt: new Date(now.getTime() - 90 * day), untilAt: now, loopKept, createdBy, createdAt: now, sendAt: now });
    for (const [place, title] of titles.entries()) {
      const themeId = newId(now);
      await tx.insert(theme).values({ orgId, id: themeId, title, titledBy: 'person', description: '', status: 'done', ownerId: createdBy, ownerActive: true, deadlineOn: '2026-10-15', whatChanged, rootCause: 'process', liveOn: '2026-10-01', resolutionNumber: 1, createdAt: said, statusSince: said });
      await tx.insert(digestBlock).values({ orgId, digestId, themeId, kind: 'did', position: place + 1, title, text: whatChanged, people: 40, liveOn: '2026-10-01', resolutionNumber: 1 });
    }
  });
  await ctx.database.run('analyze customer');
  // As every customer has it who came by an import.
  while ((await inOrg(ctx.db, orgId, (tx) => nameAddresses(tx, ctx))) > 0) continue;
  return digestId;
}
