import { type Ctx, systemCtx } from '@kept/api/context.ts';
import { readEnv } from '@kept/api/env.ts';
import { openDeps } from '@kept/api/open-deps.ts';
import { openSession } from '@kept/api/organisation/open-session.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { fillAudience } from './support/fill-audience.ts';
import { audienceStates } from './support/lay-audience-states.ts';
import { openPlace, type Place } from './support/open-place.ts';
import { figure, printFigure } from './support/print-figure.ts';
import { seedOrganisation } from './support/seed-organisation.ts';
import { startServer } from './support/start-server.ts';

/*
 * A digest to so many people that has not left: how long the page waits for it, how long the count of who gets it takes, by itself, with a
 * control group and with rules, what a page of those left out takes, and what the process holds for all that. Then the counts again in each
 * state in which something is known of single people only. `--people` and `--requests` change how many; `--state=0,2` asks for some states alone.
 */
const { values: flags } = parseArgs({ options: { people: { type: 'string', default: '100000' }, requests: { type: 'string', default: '5' }, state: { type: 'string', default: audienceStates.map((_, at) => at).join(',') } }, strict: false });
const [people, requests] = [Number(flags.people), Number(flags.requests)];
const asked = new Set(String(flags.state).split(',').map(Number));
const pageLimitMs = 200;
const countLimitMs = 2000 * Math.max(1, people / 100_000);
const rules = encodeURIComponent(JSON.stringify({ match: 'all', segments: { is: 'in', names: ['Home', 'Trade'] }, languages: null, themes: 'told', saidYes: false, withinDays: 90 }));

type Question = readonly [what: string, path: string, limitMs: number];

const pages: readonly Question[] = [
  ['The digest as its page opens', '', pageLimitMs],
  ['Those left out, the first page', '/left-out', pageLimitMs],
  ['Those left out for a rare reason (a complaint), the first page', '/left-out?code=complained', pageLimitMs],
  ['Those left out for a reason nobody has', '/left-out?code=blocked', pageLimitMs],
  ['Those held back of 1 in 100, the first page', '/left-out?code=control_group', pageLimitMs],
  ['Those left out who are called so', '/left-out?q=person-77777@', pageLimitMs],
  ['Whose mail to look at, by name', '/recipients?search=77777', pageLimitMs],
];
const counts: readonly Question[] = [
  ['Who gets it', '/audience?controlPercent=0', countLimitMs],
  ['Who would get it with 10 % held back', '/audience?controlPercent=10', countLimitMs],
  ['Who would get it under three rules, with 10 % held back', `/audience?controlPercent=10&rules=${rules}`, countLimitMs],
];

/** Whoever made the organisation asks: a key may not. */
async function askAsMaker(ctx: Ctx): Promise<Readonly<Record<string, string>>> {
  const [maker] = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select({ accountId: member.accountId }).from(member).where(eq(member.orgId, ctx.orgId)));
  const { cookie } = await openSession(ctx, maker?.accountId ?? '');
  return { cookie: cookie.split(';')[0] ?? '' };
}

async function laying(place: Place, orgId: string, lay: (ctx: Ctx) => Promise<void>): Promise<void> {
  const { deps, close } = await openDeps(readEnv({ ...place.env, KEPT_LOG: 'error' }), () => undefined);
  try {
    await lay(systemCtx(deps, orgId, 'bench'));
    await deps.database.run('analyze');
  } finally {
    await close();
  }
}

async function measure(url: string, headers: Readonly<Record<string, string>>, [what, path, limitMs]: Question): Promise<void> {
  const taken: number[] = [];
  let sentence: string | undefined;
  for (let turn = 0; turn < requests; turn += 1) {
    const began = performance.now();
    const answer = await fetch(`${url}${path}`, { headers });
    ({ sentence } = z.object({ sentence: z.string().optional() }).parse(await answer.json()));
    taken.push(performance.now() - began);
    if (!answer.ok) throw new Error(`${what} answers ${answer.status}.`);
  }
  const median = taken.toSorted((a, b) => a - b)[Math.floor(taken.length / 2)] ?? 0;
  printFigure({ what, figure: `median ${figure(median)} ms, longest ${figure(Math.max(...taken))} ms`, limit: `${limitMs} ms for ${people.toLocaleString('en-GB')} people`, ratio: median / limitMs, toReach: 'at most 1.00' });
  if (sentence !== undefined) process.stdout.write(`  ${sentence}\n`);
}

const place = await openPlace();
try {
  process.stdout.write(`laying a digest to ${people.toLocaleString('en-GB')} people …\n`);
  const { filled } = await seedOrganisation(place.env, async (ctx) => ({ orgId: ctx.orgId, id: await fillAudience(ctx, people), headers: await askAsMaker(ctx) }));
  for (const [at, { what, lay }] of audienceStates.entries()) {
    await laying(place, filled.orgId, lay);
    if (!asked.has(at)) continue;
    process.stdout.write(`\n${what}:\n`);
    const server = await startServer('../../apps/api/src/main.ts', place.env.DATABASE_URL === undefined ? [] : ['--role', 'api'], place.env);
    const held = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    try {
      const url = `${server.url}/api/v1/digests/${filled.id}`;
      await measure(url, filled.headers, ['The digest as its page opens, the first time', '', pageLimitMs]);
      const before = held();
      for (const question of counts) await measure(url, filled.headers, question);
      process.stdout.write(`  the process held ${figure(before)} MB at most before it counted, and ${figure(held())} MB after\n`);
      for (const question of at === 0 ? pages : pages.slice(1, 3)) await measure(url, filled.headers, question);
    } finally {
      await server.stop();
    }
  }
} finally {
  await place.close();
}
