import { listBounds } from '@kept/core/list-bounds.ts';
import type { SurveyDefinition } from '@kept/core/listen/survey-definition.ts';
import { newId } from '@kept/db/new-id.ts';
import { survey } from '@kept/db/schema/listen/feedback.ts';
import { inOrg } from '@kept/db/scope.ts';
import { createApp } from '@kept/api/app.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

const parameter = z.object({ in: z.string(), name: z.string() });
const response = z.object({ content: z.record(z.string(), z.unknown()).optional() });
const operation = z.object({ summary: z.string().optional(), parameters: z.array(parameter).optional(), responses: z.record(z.string(), response) });
const document = z.object({ openapi: z.string(), paths: z.record(z.string(), z.record(z.string(), operation)) });

const plainDraft: SurveyDefinition = { format: 'kept-survey-1', languages: ['en'], hidden: [], questions: [] };
let app: TestApp;
let world: World;
let operations: { name: string; method: string; path: string; operation: z.infer<typeof operation> }[];
let version: string;

beforeAll(async () => {
  app = await openTestApp();
  world = await makeWorld(app);
  const described = document.parse(await (await app.fetch('/openapi.json')).json());
  version = described.openapi;
  operations = Object.entries(described.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, one]) => ({ name: `${method.toUpperCase()} ${path}`, method, path, operation: one })));
});
afterAll(() => app.close());

const nameOf = ({ name }: { name: string }) => name;
const takes = (one: z.infer<typeof operation>, where: string, name: string) => one.parameters?.some((each) => each.in === where && each.name.toLowerCase() === name.toLowerCase()) === true;

test('every route of the API is described, in OpenAPI 3.1, with one line and its refusals as problem+json', () => {
  expect(version).toMatch(/^3\.1\./);
  const routes = createApp(app.deps).routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/v1/'));
  const table = [...new Set(routes.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`))].sort();
  expect(table.length).toBeGreaterThan(100);
  expect(operations.filter(({ path }) => path.startsWith('/api/v1/')).map(nameOf).sort()).toEqual(table);
  expect(operations.filter(({ path, operation: one }) => path.startsWith('/api/v1/') && (one.summary === undefined || one.responses['4XX']?.content?.['application/problem+json'] === undefined)).map(nameOf)).toEqual([]);
});

test('whatever comes a page at a time takes a cursor and a limit', () => {
  const paged = operations.filter(({ method, operation: one }) => method === 'get' && JSON.stringify(one.responses).includes('"nextCursor"'));
  expect(paged.length).toBeGreaterThan(2);
  expect(paged.filter(({ operation: one }) => !takes(one, 'query', 'cursor') || !takes(one, 'query', 'limit')).map(nameOf)).toEqual([]);
});

test('what other systems send in bulk may be sent again under its Idempotency-Key, and says so', async () => {
  const bodies = { feedback: { source: 'S', text: 'once' }, customers: { externalId: 'c' }, interactions: { externalId: 'i', channel: 'phone', startedAt: '2026-01-01T09:00:00Z' } };
  for (const [noun, body] of Object.entries(bodies)) {
    const post = () => world.admin.send('POST', `/api/v1/${noun}`, { body: JSON.stringify(body), headers: { 'idempotency-key': `walk-${noun}` } });
    expect([noun, (await post()).status, (await post()).headers.get('idempotent-replayed')]).toEqual([noun, 200, 'true']);
    expect([noun, takes(operations.find(({ name }) => name === `POST /api/v1/${noun}`)?.operation ?? { responses: {} }, 'header', 'Idempotency-Key')]).toEqual([noun, true]);
  }
});

/** A POST that makes something and takes no key, and why a repeat does no harm, or may not be answered from memory. */
const withoutKey = {
  'POST /api/v1/keys': 'shows a secret once',
  'POST /api/v1/webhook-endpoints': 'shows a secret once',
  'POST /api/v1/webhook-endpoints/{id}/secrets': 'shows a secret once',
  'POST /api/v1/webhook-sources': 'shows a secret once',
  'POST /api/v1/webhook-sources/{id}/secrets': 'shows a secret once',
  'POST /api/v1/friction/rounds/{id}/papers': 'shows codes once',
  'POST /api/v1/surveys/{id}/links': 'a person’s link is a secret; a repeat answers the same link',
  'POST /api/v1/ladders': 'one for an origin or a theme; a second is refused',
  'POST /api/v1/members/{id}/absences': 'one for the same days; a second is refused',
  'POST /api/v1/members/invitations': 'a second one for an address is refused, and the first is mailed',
  'POST /api/v1/imports/files': 'a file, which is told by its content',
  'POST /api/v1/imports': 'a file, which is told by its content',
  'POST /api/v1/suppressions/imports': 'a file; the same again changes nothing',
  'POST /api/v1/themes/{id}/suggestions': 'asks a model, and keeps nothing that counts',
  'POST /api/v1/themes/definitions': 'asks the model that reads; a second theme of a name is refused',
  'POST /api/v1/set-up': 'our own page, once for a server',
  'POST /api/v1/try/{token}/organisation': 'our own page, once for a token',
} as const;

test('every POST that makes something takes an Idempotency-Key, or is on the list of those that do not, with the reason', () => {
  const making = operations.filter(({ method, operation: one }) => method === 'post' && one.responses['201'] !== undefined);
  expect(making.length).toBeGreaterThan(15);
  expect(making.filter(({ operation: one }) => !takes(one, 'header', 'Idempotency-Key')).map(nameOf).sort()).toEqual(Object.keys(withoutKey).sort());
});

test('every answer of the API says how much may still be asked, refusals too', async () => {
  const answers = [await world.admin.get('/api/v1/feedback'), await world.admin.post('/api/v1/feedback', {}), await app.fetch('/api/v1/feedback'), await app.fetch('/api/v1/nothing-here')];
  expect(answers.map((answer) => answer.status)).toEqual([200, 422, 401, 404]);
  for (const answer of answers) {
    expect(answer.headers.get('ratelimit-policy')).toMatch(/^"caller";q=\d+;w=60$/);
    expect(answer.headers.get('ratelimit')).toMatch(/^"caller";r=\d+;t=\d+$/);
  }
  const left = (answer: Response | undefined) => Number(/r=(\d+)/.exec(answer?.headers.get('ratelimit') ?? '')?.[1]);
  expect(left(answers[1])).toBe(left(answers[0]) - 1);
});

test('the readable page asks no other host for anything', async () => {
  const page = await (await app.fetch('/docs')).text();
  const start = await (await app.fetch('/docs/start.js')).text();
  expect([...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address)).toEqual(['/docs/scalar.js', '/docs/start.js']);
  expect(start).not.toMatch(/https?:/);
  expect((await app.fetch('/docs')).headers.get('content-security-policy')).toContain("default-src 'self'");
});

/** Lists that come whole without a bound of their own, and what bounds them. */
const boundedOtherwise = {
  'GET /api/v1/members members': 'the people who work there',
  'GET /api/v1/session otherOrganisations': 'the organisations of one person',
  'GET /api/v1/friction/slips items': 'the rounds that are open now',
  'GET /api/v1/surveys/templates items': 'those we ship',
  'GET /api/v1/themes themes': 'what a search for themes finds; narrowed by search and status',
  'GET /api/v1/themes/mine asked': 'the themes of one person', 'GET /api/v1/themes/mine calls': 'the themes of one person', 'GET /api/v1/themes/mine steps': 'the themes of one person', 'GET /api/v1/themes/mine late': 'the themes of one person', 'GET /api/v1/themes/mine dueSoon': 'the themes of one person', 'GET /api/v1/themes/mine onTrack': 'the themes of one person',
  'GET /api/v1/audit entries': 'a page at a time, by before',
};

const listSchema = z.object({ properties: z.record(z.string(), z.object({ type: z.string().optional(), items: z.object({ type: z.string().optional() }).optional(), maxItems: z.number().optional() })) });
/** What is counted or measured, and no list of things somebody makes. */
const figures = /^\/api\/v1\/(health|explorer|reading|actions|demo|key-people|themes\/runs|calendar|ladders|contact-drivers\/suggestions)/;

test('every list comes a page at a time, or says how long it can get', () => {
  const lists = operations.filter(({ method, path }) => method === 'get' && path.startsWith('/api/v1/') && !path.includes('{') && !figures.test(path)).flatMap(({ name, operation: one }) => {
    const schema = listSchema.safeParse(one.responses['200']?.content?.['application/json'] === undefined ? undefined : z.object({ schema: z.unknown() }).parse(one.responses['200'].content['application/json']).schema);
    if (!schema.success || takes(one, 'query', 'cursor')) return [];
    return Object.entries(schema.data.properties).flatMap(([property, { type, items, maxItems }]) => (type === 'array' && items?.type === 'object' && maxItems === undefined ? [`${name} ${property}`] : []));
  });
  expect(lists.sort()).toEqual(Object.keys(boundedOtherwise).sort());
});

test('one more than a list has room for is refused in a sentence', async () => {
  const words = { name: 'A source', format: 'standard' };
  const { surveys } = listBounds;
  const full = await makeWorld(app, 'Full');
  const at = app.deps.now();
  const rows = Array.from({ length: surveys }, (_, place) => ({ orgId: full.orgId, id: newId(at), slug: `laid-${place}`, title: `Laid ${place}`, createdAt: at, draft: plainDraft, draftRevision: 1, origins: [], needsWork: false }));
  await inOrg(app.deps.db, full.orgId, (tx) => tx.insert(survey).values(rows));
  const refused = await full.admin.post('/api/v1/surveys', { title: 'One more', template: 'contact' });
  expect([refused.status, (await refused.json()).detail]).toEqual([409, 'An organisation has at most 500 surveys. Delete one that nobody needs any more; its answers stay.']);
  expect((await (await full.admin.get('/api/v1/surveys')).json()).items).toHaveLength(surveys);
  for (let made = 0; made < listBounds.sources; made += 1) expect((await full.admin.post('/api/v1/webhook-sources', { ...words, name: `Source ${made}` })).status).toBe(201);
  expect((await full.admin.post('/api/v1/webhook-sources', words)).status).toBe(409);
});
