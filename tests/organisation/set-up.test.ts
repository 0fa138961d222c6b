import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { cookieOf, fromOurPage } from './from-our-page.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const first = { organisationName: 'Northlight Energy', timezone: 'Europe/London', postalAddress: '1 Quay Street, Bristol', name: 'Priya Shah', email: 'Priya@Northlight.example', password: 'seven boats on the estuary' };
const setUp = (body: unknown) => fromOurPage(app, 'POST', '/api/v1/set-up', body);
const needed = async () => (await (await app.fetch('/api/v1/set-up')).json()).needed;

test('what is wrong is named field by field and nothing is made', async () => {
  const answer = await setUp({ ...first, organisationName: ' ', timezone: 'Mars/Olympus', password: 'short' });
  expect(answer.status).toBe(422);
  const { errors } = await answer.json();
  expect(errors).toEqual([
    { pointer: '/organisationName', message: 'Give the organisation a name.' },
    { pointer: '/timezone', message: 'This is not a time zone we know. Write it as Europe/London.' },
    { pointer: '/password', message: 'Choose a password of at least 12 characters.' },
  ]);
  expect((await (await setUp({ ...first, email: 'priya at northlight' })).json()).errors).toEqual([{ pointer: '/email', message: 'This is not an email address. Write it as name@example.com.' }]);
  expect((await (await setUp({ ...first, password: 'priya.northlight' })).json()).detail).toMatch(/little more than your name/);
  expect((await setUp({ ...first, organisationName: 'Northlight\r\nBcc: all@example.com' })).status).toBe(422);
  expect(await needed()).toBe(true);
});

test('of two who set up at once one becomes the administrator and is signed in; afterwards nobody can', async () => {
  const answers = await Promise.all([setUp(first), setUp({ ...first, email: 'second@northlight.example' })]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  const won = answers.find(({ status }) => status === 201);
  const session = await (await app.fetch('/api/v1/session', { headers: { cookie: won === undefined ? '' : cookieOf(won) } })).json();
  expect(session).toMatchObject({ organisation: { name: 'Northlight Energy', slug: 'northlight-energy' }, member: { role: 'admin' } });
  expect(await needed()).toBe(false);
  const late = await setUp({ ...first, email: 'late@northlight.example' });
  expect(late.status).toBe(409);
  expect((await late.json()).detail).toBe('Kept is set up already. Sign in, or ask an administrator for an invitation.');
});
