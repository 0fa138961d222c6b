import type { Ctx } from '@kept/api/context.ts';
import { openSession } from '@kept/api/organisation/open-session.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { fillAudience } from './support/fill-audience.ts';
import { openPlace } from './support/open-place.ts';
import { figure, printFigure } from './support/print-figure.ts';
import { seedOrganisation } from './support/seed-organisation.ts';
import { startServer } from './support/start-server.ts';

/*
 * A digest to so many people that has not left: how long the page waits for it, how long the count of who gets it takes, by itself, with a
 * control group and with rules, and what the process holds for that. `--people` and `--requests` change how many.
 */
const { values: flags } = parseArgs({ options: { people: { type: 'string', default: '100000' }, requests: { type: 'string', default: '5' } }, strict: false });
const [people, requests] = [Number(flags.people), Number(flags.requests)];
const pageLimitMs = 200;
const countLimitMs = 2000 * Math.max(1, people / 100_000);
const rules = JSON.stringify({ match: 'all', segments: { is: 'in', names: ['Home', 'Trade'] }, languages: null, themes: 'told', saidYes: false, withinDays: 90 });

/** Whoever made the organisation asks: a key may not. */
async function askAsMaker(ctx: Ctx): Promise<Readonly<Record<string, string>>> {
  const [maker] = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select({ accountId: member.accountId }).from(member).where(eq(member.orgId, ctx.orgId)));
  const { cookie } = await openSession(ctx, maker?.accountId ?? '');
  return { cookie: cookie.split(';')[0] ?? '' };
}

const place = await openPlace();
try {
  process.stdout.write(`laying a digest to ${people.toLocaleString('en-GB')} people …\n`);
  const { filled } = await seedOrganisation(place.env, async (ctx) => ({ id: await fillAudience(ctx, people), headers: await askAsMaker(ctx) }));
  const server = await startServer('../../apps/api/src/main.ts', place.env.DATABASE_URL === undefined ? [] : ['--role', 'api'], place.env);
  const held = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  try {
    const own = `${server.url}/api/v1/digests/${filled.id}`;
    const measure = async (what: string, url: string, limitMs: number) => {
      const taken: number[] = [];
      let sentence: string | undefined;
      for (let turn = 0; turn < requests; turn += 1) {
        const began = performance.now();
        const answer = await fetch(url, { headers: filled.headers });
        ({ sentence } = z.object({ sentence: z.string().optional() }).parse(await answer.json()));
        taken.push(performance.now() - began);
        if (!answer.ok) throw new Error(`${what} answers ${answer.status}.`);
      }
      const median = taken.toSorted((a, b) => a - b)[Math.floor(taken.length / 2)] ?? 0;
      printFigure({ what, figure: `median ${figure(median)} ms, longest ${figure(Math.max(...taken))} ms`, limit: `${limitMs} ms for ${people.toLocaleString('en-GB')} people`, ratio: median / limitMs, toReach: 'at most 1.00' });
      if (sentence !== undefined) process.stdout.write(`  ${sentence}\n`);
    };
    await measure('The digest as its page opens', own, pageLimitMs);
    const before = held();
    await measure('Who gets it', `${own}/audience`, countLimitMs);
    await measure('Who would get it with 10 % held back', `${own}/audience?controlPercent=10`, countLimitMs);
    await measure('Who would get it under three rules, with 10 % held back', `${own}/audience?controlPercent=10&rules=${encodeURIComponent(rules)}`, countLimitMs);
    process.stdout.write(`  the process held ${figure(before)} MB at most before it counted, and ${figure(held())} MB after\n`);
  } finally {
    await server.stop();
  }
} finally {
  await place.close();
}
