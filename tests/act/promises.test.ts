import { addDaysTo } from '@kept/core/calendar.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';
import { findSomeThemes, type FoundTheme } from '../understand/found-themes.ts';

const now = new Date('2026-11-20T10:00:00Z');
const today = '2026-11-20';

let app: TestApp;
let world: World;
let lead: Person;
let owner: Person;
let found: FoundTheme[];

beforeAll(async () => {
  app = await openTestApp({ now });
  world = await makeWorld(app);
  lead = await world.join('lead', 'Lena Lead');
  owner = await world.join('owner', 'Olive Owner');
  found = await findSomeThemes(world);
});
afterAll(() => app.close());

const theme = (at: number) => `/api/v1/themes/${found[at]?.id ?? ''}`;
const read = async (at: number) => (await lead.get(theme(at))).json();
const done = { status: 'done', whatChanged: 'Refunds are now confirmed by email on the day we send the money.', rootCause: 'process', liveOn: today };

test('a theme is accepted with one person and one date, and the person hears of it once', async () => {
  const input = { ownerId: owner.memberId, deadlineOn: addDaysTo(today, 14), title: 'Refunds take too long', origin: 'billing', journeyStage: 'pay' };
  expect((await lead.post(`${theme(0)}/acceptance`, { ...input, deadlineOn: '2026-11-19' })).status).toBe(422);
  expect((await lead.post(`${theme(0)}/acceptance`, { ...input, deadlineOn: '2026-02-31' })).status).toBe(422);
  expect((await lead.post(`${theme(0)}/acceptance`, { ...input, deadlineOn: '2029-01-01' })).status).toBe(422);
  expect((await lead.post(`${theme(0)}/acceptance`, { ...input, ownerId: crypto.randomUUID() })).status).toBe(422);
  const viewer = await world.join('viewer');
  const refused = await lead.post(`${theme(0)}/acceptance`, { ...input, ownerId: viewer.memberId });
  expect([refused.status, (await refused.json()).errors[0].pointer]).toEqual([422, '/ownerId']);
  expect((await owner.post(`${theme(0)}/acceptance`, input)).status).toBe(403);
  const accepted = await lead.post(`${theme(0)}/acceptance`, input);
  expect(await accepted.json()).toMatchObject({ status: 'open' });
  expect((await lead.post(`${theme(0)}/acceptance`, input)).status).toBe(409);
  const mails = await app.deps.database.run(`select subject, to_email from mail where kind = 'owner' and occasion = 'day:${today}' and org_id = '${world.orgId}'`);
  expect(mails.rows).toEqual([{ subject: 'Handed to you: Refunds take too long', to_email: owner.email }]);
  const shown = await read(0);
  expect(shown).toMatchObject({ title: 'Refunds take too long', status: 'open', owner: { name: 'Olive Owner' }, due: 'on_track', origin: 'billing', ring: { owned: 'on' } });
  expect(shown.timeline[0]).toMatchObject({ kind: 'accepted', by: 'Lena Lead', toOwner: 'Olive Owner' });
});

test('an owner who has left cannot be given a theme', async () => {
  const left = await world.join('owner', 'Gone Garry');
  expect((await world.admin.put(`/api/v1/members/${left.memberId}/departure`, {})).status).toBeLessThan(300);
  const answer = await lead.post(`${theme(1)}/acceptance`, { ownerId: left.memberId, deadlineOn: addDaysTo(today, 5) });
  expect((await answer.json()).detail).toContain('no longer an active member');
});

test('moves go by the table; the refusal names the moves that are allowed, and nothing is half-done', async () => {
  await lead.post(`${theme(1)}/acceptance`, { ownerId: owner.memberId, deadlineOn: addDaysTo(today, 3) });
  const before = await read(1);
  for (const status of ['confirmed', 'merged', 'dismissed', 'emerging']) expect((await owner.post(`${theme(1)}/updates`, { status })).status).toBe(409);
  const refused = await owner.post(`${theme(1)}/updates`, { status: 'emerging' });
  expect((await refused.json()).detail).toContain('from here it can become');
  expect((await owner.post(`${theme(1)}/updates`, { status: 'blocked' })).status).toBe(422);
  const missing = await owner.post(`${theme(1)}/updates`, { status: 'done', liveOn: today });
  expect((await missing.json()).errors.map((each: { pointer: string }) => each.pointer)).toEqual(['/whatChanged', '/rootCause']);
  expect((await owner.post(`${theme(1)}/updates`, { ...done, liveOn: addDaysTo(today, 1) })).status).toBe(422);
  expect((await owner.post(`${theme(1)}/updates`, {})).status).toBe(422);
  expect(await read(1)).toEqual(before);
});

test('only the owner, leads and administrators may post', async () => {
  const other = await world.join('owner', 'Other Owner');
  expect((await other.post(`${theme(1)}/updates`, { status: 'in_progress' })).status).toBe(403);
  expect((await owner.post(`${theme(1)}/updates`, { status: 'in_progress', internalNote: 'Asked the printers.' })).status).toBe(200);
  const mine = await (await owner.get('/api/v1/themes/mine')).json();
  expect(mine.dueSoon.map((row: { id: string }) => row.id)).toEqual([found[1]?.id]);
  expect(mine.onTrack.map((row: { id: string }) => row.id)).toEqual([found[0]?.id]);
});

test('two people who post at once: the second is told what stands and what they sent', async () => {
  const { version } = await read(1);
  expect((await owner.post(`${theme(1)}/updates`, { status: 'blocked', blockedFor: 'the telephony supplier', version })).status).toBe(200);
  const answer = await lead.post(`${theme(1)}/updates`, { status: 'open', version });
  expect(answer.status).toBe(409);
  const { errors } = await answer.json();
  expect(errors.map((each: { message: string }) => each.message)).toEqual(expect.arrayContaining(['“Blocked”', '“Open”']));
});

test('words that say nothing to a customer are questioned once, then taken', async () => {
  const vague = { ...done, whatChanged: 'We made some improvements to it' };
  const asked = await (await owner.post(`${theme(1)}/updates`, vague)).json();
  expect(asked).toMatchObject({ outcome: 'question', code: 'vague', field: 'whatChanged' });
  expect((await read(1)).status).toBe('blocked');
  expect(await (await owner.post(`${theme(1)}/updates`, { ...vague, evenIfVague: true })).json()).toMatchObject({ outcome: 'saved', status: 'done' });
  const shown = await read(1);
  expect(shown).toMatchObject({ resolutionNumber: 1, rootCause: 'process', liveOn: today, proof: { looks: [], nextLook: { days: 28 } }, ring: { done: 'on', told: 'now' } });
  expect(shown.timeline.find((entry: { toStatus: string }) => entry.toStatus === 'done')).toMatchObject({ by: 'Olive Owner', publicText: 'We made some improvements to it' });
});

test('"no" takes a second person, and never the one who asked', async () => {
  const reason = 'A refund on the same day would need a licence we do not have.';
  const asked = await (await lead.post(`${theme(0)}/updates`, { status: 'declined', declineReason: reason })).json();
  expect(asked).toMatchObject({ outcome: 'saved', isDeclinePending: true, status: 'open' });
  expect((await lead.post(`${theme(0)}/decline-decision`, { approve: true })).status).toBe(403);
  expect((await owner.post(`${theme(0)}/decline-decision`, { approve: true })).status).toBe(403);
  expect((await world.admin.post(`${theme(0)}/decline-decision`, { approve: false })).status).toBe(422);
  expect((await (await world.admin.post(`${theme(0)}/decline-decision`, { approve: false, reason: 'Ask the bank first.' })).json()).status).toBe('open');
  await lead.post(`${theme(0)}/updates`, { status: 'declined', declineReason: reason });
  expect((await (await world.admin.post(`${theme(0)}/decline-decision`, { approve: true })).json()).status).toBe('declined');
  expect((await world.admin.post(`${theme(0)}/decline-decision`, { approve: true })).status).toBe(409);
  expect(await read(0)).toMatchObject({ status: 'declined', declineReason: reason, ring: { acting: 'no', done: 'no' } });
  expect((await (await owner.post(`${theme(0)}/updates`, { status: 'open', internalNote: 'The bank has agreed.' })).json()).status).toBe('open');
});

test('a date moves with its reason only, and every move is counted', async () => {
  expect((await owner.post(`${theme(0)}/deadline`, { deadlineOn: addDaysTo(today, 9) })).status).toBe(422);
  expect((await owner.post(`${theme(0)}/deadline`, { deadlineOn: addDaysTo(today, -1), reason: 'The bank asks for time' })).status).toBe(422);
  expect((await owner.post(`${theme(0)}/deadline`, { deadlineOn: addDaysTo(today, 9), reason: 'The bank asks for time' })).status).toBe(200);
  expect(await read(0)).toMatchObject({ deadlineMoves: 1, deadlineOn: addDaysTo(today, 9) });
});

test('a theme handed over belongs to one person, with its date', async () => {
  const heir = await world.join('owner', 'Hanna Heir');
  expect((await owner.post(`${theme(0)}/owner`, { ownerId: heir.memberId, note: 'You know the bank.' })).status).toBe(200);
  expect((await heir.post(`${theme(0)}/hand-over/decision`, { accept: true })).status).toBe(200);
  expect((await owner.post(`${theme(0)}/updates`, { internalNote: 'One more thing' })).status).toBe(403);
  expect(await read(0)).toMatchObject({ owner: { name: 'Hanna Heir' }, deadlineOn: addDaysTo(today, 9) });
  expect((await heir.post(`${theme(0)}/snooze`, { until: addDaysTo(today, 8) })).status).toBe(422);
  expect((await heir.post(`${theme(0)}/snooze`, { until: addDaysTo(today, 7) })).status).toBe(200);
  const mine = await (await heir.get('/api/v1/themes/mine')).json();
  expect([mine.onTrack, mine.snoozed]).toEqual([[], 1]);
  expect((await world.admin.put(`/api/v1/members/${heir.memberId}/departure`, {})).status).toBe(409);
});

test('a late theme is late for its owner, cannot sleep, and stands first in the league', async () => {
  app.setNow(new Date('2026-12-03T10:00:00Z'));
  const lead = await world.join('lead');
  const shown = await (await lead.get(theme(0))).json();
  expect(shown).toMatchObject({ due: 'late', daysLate: 4, ring: { acting: 'late' } });
  expect((await lead.post(`${theme(0)}/snooze`, { until: '2026-12-04' })).status).toBe(409);
  const { owners } = await (await lead.get('/api/v1/actions')).json();
  expect(owners[0]).toMatchObject({ owner: { name: 'Hanna Heir' }, late: 1, deadlineMoves: 1 });
  app.setNow(now);
});

test('merging keeps the promise: its id, owner and date, and every text once', async () => {
  const [before, other] = [await read(0), await read(2)];
  expect((await lead.post(`${theme(0)}/merge`, { intoId: found[0]?.id })).status).toBe(422);
  const kept = await (await lead.post(`${theme(0)}/merge`, { intoId: found[2]?.id })).json();
  expect(kept.id).toBe(found[0]?.id);
  expect(await read(2)).toMatchObject({ status: 'merged', mergedIntoId: found[0]?.id });
  expect(await read(0)).toMatchObject({ mentions: before.mentions + other.mentions, owner: before.owner, deadlineOn: before.deadlineOn });
  expect((await lead.post(`${theme(2)}/updates`, { status: 'open' })).status).toBe(409);
});
