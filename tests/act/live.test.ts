import { addDaysTo } from '@kept/core/calendar.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';
import { findSomeThemes, type FoundTheme } from '../understand/found-themes.ts';

let app: TestApp;
let world: World;
let lead: Person;
let owner: Person;
let found: FoundTheme[];

beforeAll(async () => {
  app = await openTestApp({ now: new Date('2026-11-20T10:00:00Z') });
  world = await makeWorld(app);
  lead = await world.join('lead', 'Lena Lead');
  owner = await world.join('owner', 'Olive Owner');
  found = await findSomeThemes(world);
  for (const { id } of found.slice(0, 2)) await lead.post(`/api/v1/themes/${id}/acceptance`, { ownerId: owner.memberId, deadlineOn: addDaysTo('2026-11-20', 10) });
});
afterAll(() => app.close());

const idOf = (at: number) => found[at]?.id ?? '';

/** Reads one event after another, silent lines left out; close it at the end. */
function listen(answer: Response) {
  const reader = answer.body?.getReader();
  let rest = '';
  const next = async (): Promise<{ id: string; themes: string[] } | undefined> => {
    for (;;) {
      const end = rest.indexOf('\n\n');
      if (end >= 0) {
        const lines = rest.slice(0, end).split('\n');
        rest = rest.slice(end + 2);
        const data = lines.find((line) => line.startsWith('data: '));
        if (data !== undefined) return { id: lines.find((line) => line.startsWith('id: '))?.slice(4) ?? '', ...JSON.parse(data.slice(6)) };
        continue;
      }
      const read = await reader?.read();
      if (read === undefined || read.done) return undefined;
      rest += new TextDecoder().decode(read.value);
    }
  };
  return { next, close: async () => reader?.cancel() };
}

test('what a colleague changes is told, and only that', async () => {
  const answer = await lead.get('/api/v1/themes/changes');
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  const events = listen(answer);
  expect((await events.next())?.themes).toEqual([]);
  await owner.post(`/api/v1/themes/${idOf(0)}/updates`, { status: 'in_progress' });
  expect((await events.next())?.themes).toEqual([idOf(0)]);
  await world.admin.patch('/api/v1/settings', { retentionMonths: 12 });
  await owner.post(`/api/v1/themes/${idOf(1)}/updates`, { internalNote: 'Talking to the bank.' });
  let told: string[] = [];
  while (told.length === 0) told = (await events.next())?.themes ?? ['the stream ended'];
  expect(told).toEqual([idOf(1)]);
  await events.close();
});

test('whoever was away hears of everything since, by the number of the last change they heard of', async () => {
  const before = listen(await lead.get('/api/v1/themes/changes'));
  const start = (await before.next())?.id ?? '';
  await before.close();
  await owner.post(`/api/v1/themes/${idOf(0)}/updates`, { internalNote: 'One' });
  await owner.post(`/api/v1/themes/${idOf(1)}/updates`, { internalNote: 'Two' });
  for (const answer of [await lead.get(`/api/v1/themes/changes?after=${start}`), await lead.send('GET', '/api/v1/themes/changes?after=0', { headers: { 'last-event-id': start } })]) {
    const events = listen(answer);
    expect((await events.next())?.id).toBe(start);
    expect(new Set((await events.next())?.themes)).toEqual(new Set([idOf(0), idOf(1)]));
    await events.close();
  }
  expect((await lead.get('/api/v1/themes/changes?after=x')).status).toBe(422);
});

test('another organisation hears nothing of it, and an agent may not listen', async () => {
  const stranger = await makeWorld(app);
  const events = listen(await stranger.admin.get('/api/v1/themes/changes'));
  expect((await events.next())?.themes).toEqual([]);
  await owner.post(`/api/v1/themes/${idOf(0)}/updates`, { internalNote: 'Not yours to hear' });
  const own = await findSomeThemes(stranger);
  await stranger.admin.patch(`/api/v1/themes/${own[0]?.id ?? ''}`, { title: 'Ours alone' });
  let told: string[] = [];
  while (!told.includes(own[0]?.id ?? '')) told = [...told, ...((await events.next())?.themes ?? ['the stream ended', own[0]?.id ?? ''])];
  expect(told).not.toContain(idOf(0));
  expect(told).not.toContain('the stream ended');
  await events.close();
  expect((await (await world.join('agent')).get('/api/v1/themes/changes')).status).toBe(403);
});
