import { systemCtx } from '@kept/api/context.ts';
import { answerUrls, customerLinks } from '@kept/api/mail/customer-links.ts';
import { fixAnswer } from '@kept/db/schema/close-loop/digests.ts';
import { inOrg } from '@kept/db/scope.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { layCustomers, layTheme } from './lay-story.ts';

let app: TestApp;
let mine: World;
let theirs: World;
let digestId: string;
let customerId: string;
let themeId: string;

beforeAll(async () => {
  app = await openTestApp({ now: new Date('2026-11-22T10:00:00Z') });
  mine = await makeWorld(app, 'Canary of ours');
  theirs = await makeWorld(app, 'Somebody else');
  themeId = await layTheme(app, mine);
  [customerId = ''] = await layCustomers(app, mine, [{ email: 'maria@mail.example', themeId }]);
  digestId = (await (await mine.admin.post('/api/v1/digests', { period: '2026-Q4' })).json()).id;
});
afterAll(() => app.close());

test("another organisation's administrator can neither read nor move a digest of ours, and says nothing about it", async () => {
  const asked = [
    theirs.admin.get(`/api/v1/digests/${digestId}`), theirs.admin.get(`/api/v1/digests/${digestId}/preview`), theirs.admin.get(`/api/v1/digests/${digestId}/recipients`),
    theirs.admin.patch(`/api/v1/digests/${digestId}`, { subject: 'x' }), theirs.admin.post(`/api/v1/digests/${digestId}/test`, {}), theirs.admin.post(`/api/v1/digests/${digestId}/review`, {}),
    theirs.admin.post(`/api/v1/digests/${digestId}/approval`, { approve: true, version: 1 }), theirs.admin.post(`/api/v1/digests/${digestId}/schedule`, {}), theirs.admin.post(`/api/v1/digests/${digestId}/stop`, {}),
    theirs.admin.post(`/api/v1/digests/${digestId}/cancellation`, {}), theirs.admin.post(`/api/v1/digests/${digestId}/correction`, { wrong: 'A figure.' }),
  ];
  for (const answer of await Promise.all(asked)) expect(answer.status).toBe(404);
  expect(await (await theirs.admin.get('/api/v1/digests')).json()).toMatchObject({ digests: [] });
  expect(await (await mine.admin.get(`/api/v1/digests/${digestId}`)).json()).toMatchObject({ state: 'draft', version: 1, subject: '' });
});

test("links signed for another organisation do not open our customer's page or answer for them", async () => {
  const foreign = systemCtx(app.deps, theirs.orgId, 'test');
  const path = (url: string) => new URL(url).pathname;
  expect((await app.fetch(path(customerLinks(foreign, { customerId, emailNormal: 'maria@mail.example' }).receiptUrl))).status).toBe(404);
  const answered = await app.fetch(path(answerUrls(foreign, customerId, themeId, 1).fixed), { method: 'POST', body: new URLSearchParams({ answer: 'fixed' }) });
  expect(answered.status).toBe(404);
  expect(await inOrg(app.deps.db, mine.orgId, (tx) => tx.select().from(fixAnswer))).toEqual([]);
  expect(await (await app.fetch(path(customerLinks(systemCtx(app.deps, mine.orgId, 'test'), { customerId, emailNormal: 'maria@mail.example' }).receiptUrl))).text()).toContain('Bills come late');
});
