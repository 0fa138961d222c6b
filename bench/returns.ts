import type { Ctx } from '@kept/api/context.ts';
import { applyInbound } from '@kept/api/mail/inbound/apply-inbound.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { parseArgs } from 'node:util';
import { openPlace } from './support/open-place.ts';
import { figure, printFigure } from './support/print-figure.ts';
import { seedOrganisation } from './support/seed-organisation.ts';

/*
 * What a provider tells of a digest that has left, an event a mail, one in a hundred a bounce: how fast it is written down. Slower than mails
 * leave, and the report and the brake on bounces fall behind the sending. `--events` changes how many.
 */
const { values: flags } = parseArgs({ options: { events: { type: 'string', default: '20000' } }, strict: false });
const events = Number(flags.events);
/** Resend takes five requests a second, of a hundred mails each. */
const ceiling = 500;

async function layEvents(ctx: Ctx): Promise<void> {
  const at = sql`${ctx.now().toISOString()}::timestamptz`;
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    await tx.execute(sql`insert into mail (org_id, id, kind, occasion, recipient, to_email, email_normal, subject, html, headers, state, created_at, send_after, settled_at)
      select ${ctx.orgId}::uuid, gen_random_uuid(), 'digest', 'bench', 'customer:' || n, 'p' || n || '@mail.example', 'p' || n || '@mail.example', 'What became of it', repeat(md5(n::text), 400), '{}', 'sent', ${at}, ${at}, ${at} from generate_series(1, ${events}::integer) n`);
    await tx.execute(sql`insert into inbound_mail (org_id, id, kind, address_id, message_key, raw, provider_ref, state, attempts, try_after, received_at)
      select org_id, gen_random_uuid(), 'bounce', id, 'event', convert_to(case when substr(recipient, 10)::integer % 100 = 0 then '{"kind":"bounced","isAddressBad":true,"words":"550 5.1.1 No such user here."}' else '{"kind":"delivered","isAddressBad":false,"words":""}' end, 'UTF8'), 'event', 'waiting', 0, ${at}, ${at} - substr(recipient, 10)::integer * interval '1 millisecond' from mail`);
  });
}

const place = await openPlace();
try {
  await seedOrganisation(place.env, async (ctx) => {
    await layEvents(ctx);
    await ctx.database.run('analyze');
    const began = performance.now();
    await applyInbound(ctx);
    const seconds = (performance.now() - began) / 1000;
    const delivered = await inOrg(ctx.db, ctx.orgId, (tx) => tx.$count(mail, and(eq(mail.orgId, ctx.orgId), isNotNull(mail.deliveredAt))));
    printFigure({ what: `${figure(events)} events of a provider written down`, figure: `${figure(events / seconds)}/s (${figure(seconds)} s; ${figure(delivered)} delivered)`, limit: `as fast as Resend takes mails, ${ceiling}/s`, ratio: events / seconds / ceiling, toReach: '1.00' });
  });
} finally {
  await place.close();
}
