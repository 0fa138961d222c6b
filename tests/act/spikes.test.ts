import { spikesAnswer } from '@kept/api/act/list-spikes.ts';
import { trendAnswer } from '@kept/api/act/read-theme-trend.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { laidPoints } from '../measure/laid-points.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
let lead: Person;
let owner: Person;
/** Whoever looks; sessions end while the clock moves on. */
let eyes: Person;
let late: string;
let queue: string;

const mondays = ['2026-08-24', '2026-08-31', '2026-09-07', '2026-09-14', '2026-09-21', '2026-09-28', '2026-10-05', '2026-10-12', '2026-10-19', '2026-10-26', '2026-11-02', '2026-11-09'];
const outbox = z.object({ mails: z.array(z.object({ subject: z.string(), toEmail: z.string().nullable() })) });
const owned = (memberId: string) => ({ status: 'open' as const, ownerId: memberId, ownerActive: true, deadlineOn: '2027-01-31' });

beforeAll(async () => {
  app = await openTestApp({ now: new Date('2026-11-23T13:59:00Z') });
  world = await makeWorld(app);
  eyes = world.admin;
  lead = await world.join('lead', 'Lena Lead');
  owner = await world.join('owner', 'Omar Owner');
  await world.join('owner', 'Nobody Told');
  const laid = await laidPoints(app, world);
  late = await laid.theme('Letters arrive late', owned(owner.memberId));
  queue = await laid.theme('The queue is long', owned(owner.memberId));
  for (const monday of mondays) {
    await laid.say(4, monday, [late]);
    await laid.say(6, monday, [queue]);
    await laid.say(40, monday, []);
  }
  await laid.say(22, '2026-11-18', [late]);
  await laid.say(9, '2026-11-18', [queue]);
  await laid.say(30, '2026-11-18', []);
  await laid.say(30, '2026-11-23', [queue]);
});
afterAll(() => app.close());

const spikesOf = async (themeId: string) => spikesAnswer.parse(await (await eyes.get(`/api/v1/themes/${themeId}/spikes`)).json());
const told = async () => outbox.parse(await (await eyes.get('/api/v1/outbox?kind=owner')).json()).mails.filter(({ subject }) => subject.startsWith('More than usual')).map(({ subject, toEmail }) => [toEmail, subject]).sort();

test('a week is looked at once it is over everywhere on earth', async () => {
  await app.settle();
  expect((await spikesOf(late)).spikes).toEqual([]);
  app.setNow(new Date('2026-11-23T14:01:00Z'));
  await app.settle();
  const { spikes } = await spikesOf(late);
  expect(spikes).toMatchObject([{ weekOn: '2026-11-16', people: 22, baselineWeeks: 12, wasTold: true }]);
  expect(spikes[0]?.expected).toBeGreaterThanOrEqual(4);
  expect((await spikesOf(queue)).spikes).toEqual([]);
});

test('the owner and the leads hear of it once, whatever is lost and looked at again', async () => {
  const once = [[lead.email, 'More than usual: Letters arrive late'], [owner.email, 'More than usual: Letters arrive late']].sort();
  expect(await told()).toEqual(once);
  await app.deps.database.run(`delete from spike_check where org_id = '${world.orgId}'`);
  await app.settle();
  expect(await told()).toEqual(once);
  expect((await spikesOf(late)).spikes).toHaveLength(1);
});

test('a muted theme keeps its history and tells nobody', async () => {
  expect((await world.admin.send('PUT', `/api/v1/themes/${queue}/spikes/mute`, { body: '{}' })).status).toBe(200);
  expect((await (await world.join('owner', 'Somebody Else')).send('DELETE', `/api/v1/themes/${queue}/spikes/mute`, { body: '{}' })).status).toBe(403);
  const before = await told();
  app.setNow(new Date('2026-11-30T20:00:00Z'));
  await app.settle();
  eyes = await world.join('admin');
  expect(await spikesOf(queue)).toMatchObject({ isMuted: true, spikes: [{ weekOn: '2026-11-23', people: 30, wasTold: false }] });
  expect(await told()).toEqual(before);
  expect(await (await eyes.send('DELETE', `/api/v1/themes/${queue}/spikes/mute`, { body: '{}' })).json()).toEqual({ isMuted: false });
});

test('where nobody leads, an administrator hears of a theme without an owner', async () => {
  const other = await makeWorld(app);
  const laid = await laidPoints(app, other);
  const sudden = await laid.theme('The card reader is broken');
  for (const monday of [...mondays.slice(-4), '2026-11-16']) await laid.say(30, monday, []);
  await laid.say(15, '2026-11-26', [sudden]);
  await app.settle();
  const { mails } = outbox.parse(await (await other.admin.get('/api/v1/outbox?kind=owner')).json());
  expect(mails).toMatchObject([{ toEmail: other.admin.email, subject: 'More than usual: The card reader is broken' }]);
});

test('half a year by week, with the live date and what is said in the same breath', async () => {
  const other = await makeWorld(app);
  const laid = await laidPoints(app, other);
  const fixed = await laid.theme('Letters arrive late', { ...owned(other.admin.memberId), status: 'done', whatChanged: 'Letters go out daily.', rootCause: 'process', liveOn: '2026-11-12' });
  const beside = await laid.theme('The post office is closed');
  const rare = await laid.theme('The stamp is torn');
  const [customer] = await laid.customers(1, 'Home');
  await laid.say(6, '2026-11-22', [fixed, beside], () => ({ customerId: customer ?? null }));
  await laid.say(2, '2026-11-16', [fixed, rare]);
  await laid.say(11, '2026-10-16', [rare]);
  await laid.say(9, '2026-11-10', [fixed], () => ({ kind: 'friction', channel: 'friction', team: 'North' }));
  await laid.say(3, '2026-11-30', [fixed]);
  const trend = trendAnswer.parse(await (await other.admin.get(`/api/v1/themes/${fixed}/trend`)).json());
  expect(trend.weeks).toHaveLength(26);
  expect(trend.weeks.slice(-2)).toEqual([{ weekOn: '2026-11-16', people: 3, mentions: 8 }, { weekOn: '2026-11-23', people: 0, mentions: 0 }]);
  expect(trend).toMatchObject({ liveOn: '2026-11-12', liveWeekOn: '2026-11-09', texts: 11, together: [{ id: beside, texts: 6, otherTexts: 6, lift: 2 }] });
});
