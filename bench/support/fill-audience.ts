import type { Ctx } from '@kept/api/context.ts';
import { nameAddresses } from '@kept/api/forget/name-addresses.ts';
import { addressMacOf } from '@kept/api/mail/customer-links.ts';
import { digest } from '@kept/db/schema/close-loop/digests.ts';
import { mailPreference, suppression } from '@kept/db/schema/close-loop/mail.ts';
import { mention } from '@kept/db/schema/understand/themes.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq, sql } from 'drizzle-orm';
import { fillDigest } from './fill-digest.ts';

/**
 * A digest that is still a draft to so many people, of whom some get none for every usual reason: one in fifty without an address, one in a
 * hundred with an unusable one, one in fifty at somebody else's, one in twenty unsubscribed (of 20,000 one complained), one in fifty chose not to, one in ten had their mails. It holds one in a hundred back.
 */
export async function fillAudience(ctx: Ctx, people: number): Promise<string> {
  const id = await fillDigest(ctx, people);
  const { orgId } = ctx;
  const now = ctx.now();
  await inOrg(ctx.db, orgId, async (tx) => {
    await tx.update(setting).set({ publicPage: true, mailBudgetDays: 30, mailBudgetMost: 1 }).where(eq(setting.orgId, orgId));
    await tx.update(digest).set({ state: 'draft', sendAt: null, controlPercent: 1 }).where(eq(digest.orgId, orgId));
    const numbered = sql`substr(external_id, 3)::integer`;
    await tx.execute(sql`update customer set segment = (array['Home', 'Trade', 'Public'])[1 + ${numbered} % 3], language = (array['en', 'de', 'fr-CH', 'pt'])[1 + ${numbered} % 4],
      email = case when ${numbered} % 50 = 1 then null when ${numbered} % 100 = 2 then 'nowhere' when ${numbered} % 50 = 3 then 'person-' || ${numbered} + 1 || '@customers.example' else email end,
      email_normal = case when ${numbered} % 50 = 1 or ${numbered} % 100 = 2 then null when ${numbered} % 50 = 3 then 'person-' || ${numbered} + 1 || '@customers.example' else email_normal end`);
    await tx.execute(sql`insert into ${mention} (org_id, id, feedback_id, theme_id, confidence, placed_by, placed_at)
      select f.org_id, gen_random_uuid(), f.id, b.theme_id, 0.9, 'machine', f.placed_at from feedback f join customer c on c.org_id = f.org_id and c.id = f.customer_id
      join digest_block b on b.org_id = f.org_id and b.position = 1 + substr(c.external_id, 3)::integer % 8`);
    await tx.execute(sql`insert into mail (org_id, id, kind, occasion, recipient, customer_id, to_email, email_normal, subject, headers, state, created_at, send_after, settled_at)
      select org_id, gen_random_uuid(), 'survey', 'bench', 'customer:' || id, id, email, email_normal, 'How was it?', '{}', 'sent', t.at, t.at, t.at
      from customer, (select ${new Date(now.getTime() - 3 * 86_400_000).toISOString()}::timestamptz as at) t where ${numbered} % 10 = 5`);
    await tx.execute(sql`update feedback f set text = '' from customer c where c.org_id = f.org_id and c.id = f.customer_id and substr(c.external_id, 3)::integer % 5 < 3`);
    while ((await nameAddresses(tx, ctx)) > 0) continue;
    const address = (n: number) => addressMacOf(ctx, `person-${n}@customers.example`);
    for (let from = 0; from < people; from += 20_000) {
      const each = (every: number, rest: number) => Array.from({ length: Math.min(20_000, people - from) }, (_, at) => from + at + 1).filter((n) => n % every === rest);
      await tx.insert(suppression).values(each(20, 6).map((n) => ({ orgId, addressMac: address(n), reason: n % 20_000 === 6 ? ('complained' as const) : ('unsubscribed' as const), at: now })));
      await tx.insert(mailPreference).values(each(50, 7).map((n) => ({ orgId, addressMac: address(n), topic: 'digest' as const, wanted: false, source: 'page', at: now })));
    }
  });
  return id;
}
