import type { OpenDatabase } from '@kept/db/client.ts';
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { holdRounds } from '../support/friction-round.ts';
import { binomialTail, linkReports } from '../support/link-reports.ts';
import { openTestApp } from '../support/test-app.ts';
import { openTestDatabase } from '../support/test-database.ts';
import { scriptedEngine } from '../understand/scripted-engine.ts';

const agents = 5;
const rounds = 9;
/** Nine hits of nine are one in 1.9 million by guessing, and so is the chance that this test fails by itself. */
const impossible = 1e-6;

/** The product as it must never be: what came first stays in a table. */
async function keepInbox(database: OpenDatabase): Promise<void> {
  await database.run('create table if not exists spoiled_inbox as select org_id, receipt_hash, 0::bigint as created_at from friction_inbox where false');
  await database.run('insert into spoiled_inbox select org_id, receipt_hash, row_number() over (order by xmin::text::bigint) as at from friction_inbox order by at');
}

/** Rounds of real reports through the pages, and what an attacker with the whole database and every log makes of them. */
async function attack(options: { isOpen?: boolean; isShuffled?: boolean; before?: (database: OpenDatabase) => Promise<void> } = {}) {
  const { isOpen = false, isShuffled = true, before } = options;
  // One connection: several write into pages of their own, and the worst case is that rows lie in the order in which they came.
  const app = await openTestApp({ database: await openTestDatabase(1), engine: scriptedEngine(() => () => undefined), ...(isShuffled ? {} : { random: (bytes: number) => (bytes === 4 ? new Uint8Array(4) : randomBytes(bytes)) }) });
  const seen = await holdRounds(app, { agents, rounds, isOpen, before, isPrinted: isOpen || !isShuffled || before !== undefined });
  await app.close();
  return { seen, attacks: linkReports(seen, agents) };
}

test('after the release no order, time, id, place, size or shared value says who wrote a report better than chance', async () => {
  const { seen, attacks } = await attack();
  expect(attacks.length, 'the attack looked at something').toBeGreaterThan(6);
  expect(attacks.map(({ signal }) => signal).join()).toContain('feedback in its place (ctid)');
  expect(attacks.filter(({ p }) => p < impossible)).toEqual([]);
  expect(new Set(seen.flatMap(({ sizes }) => sizes)).size, 'every request has the same size').toBe(1);
  for (const { dump } of seen.slice(0, 1)) for (const table of ['friction_inbox', 'friction_slip', 'friction_paper']) expect([table, dump.get(table)]).toEqual([table, []]);
});

test('the same attack finds everybody where reports are released in the order they came', async () => {
  const { attacks } = await attack({ isShuffled: false });
  // PostgreSQL may put a short row where room was left, so not every first one lies first.
  expect(attacks[0]?.signal).toContain('ctid');
  expect(attacks[0]?.p).toBeLessThan(0.01);
});

test('the same attack finds everybody where the inbox is kept with its order or its times', async () => {
  const { attacks } = await attack({ before: keepInbox });
  expect(attacks.filter(({ p }) => p < impossible).map(({ signal }) => signal)).toEqual(expect.arrayContaining(['spoiled_inbox in its place (ctid), first', 'spoiled_inbox.created_at, first']));
});

test('while a round is open, whoever reads the database and sees who fetched a slip when can tell: docs/anonymity.md says so', async () => {
  const { attacks } = await attack({ isOpen: true });
  expect(attacks[0]).toMatchObject({ signal: expect.stringContaining('friction_inbox'), hits: rounds });
});

test('the exact binomial test counts as it should', () => {
  expect(binomialTail(3, 0, 0.5)).toBe(1);
  expect(binomialTail(3, 3, 0.5)).toBeCloseTo(0.125, 12);
  expect(binomialTail(10, 6, 0.5)).toBeCloseTo(386 / 1024, 12);
});
