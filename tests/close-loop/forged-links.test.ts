import { publicCtx } from '@kept/api/context.ts';
import type { TokenPurpose } from '@kept/api/secrets.ts';
import { addressMacOf } from '@kept/api/mail/customer-links.ts';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fingerprint } from '../support/fingerprint.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { layCustomers, layTheme } from './lay-story.ts';

const forgeries = 100_000;
/** How many of them are sent to the pages themselves. */
const sent = 450;
const pages = { unsubscribe: '/u/', preferences: '/p/', receipt: '/r/', answer: '/a/', subscription: '/n/' } as const satisfies Partial<Record<TokenPurpose, string>>;
type Page = keyof typeof pages;
const purposes: readonly Page[] = ['unsubscribe', 'preferences', 'receipt', 'answer', 'subscription'];

let app: TestApp;
let ours: Record<Page, string>;
let theirs: Record<Page, string>;

beforeAll(async () => {
  app = await openTestApp();
  ours = await linksOf(await makeWorld(app, 'Ours'));
  theirs = await linksOf(await makeWorld(app, 'Theirs'));
});
afterAll(() => app.close());

/** A genuine token of every kind of link in mails. */
async function linksOf(world: World): Promise<Record<Page, string>> {
  const themeId = await layTheme(app, world);
  const [customerId = ''] = await layCustomers(app, world, [{ email: 'maria@mail.example', themeId }]);
  const sign = (purpose: Page, ...claims: string[]) => app.deps.secrets.sign(purpose, [world.orgId, ...claims]);
  const address = addressMacOf(publicCtx(app.deps, world.orgId), 'maria@mail.example');
  return { unsubscribe: sign('unsubscribe', address), preferences: sign('preferences', address), receipt: sign('receipt', customerId), answer: sign('answer', customerId, themeId, '1'), subscription: sign('subscription', customerId) };
}

/** Bytes that are the same in every run. */
const chance = (at: number, length: number) => Buffer.concat(Array.from({ length: Math.ceil(length / 32) }, (_, part) => createHash('sha256').update(`${at}/${part}`).digest())).subarray(0, length);

const flip = (text: string, bit: number) => {
  const bytes = Buffer.from(text);
  const at = Math.floor(bit / 8) % bytes.length;
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit % 7));
  return bytes.toString('latin1');
};

/** Ways to forge a token out of genuine ones, each different for every number. */
const ways: Record<string, (kind: Page, at: number) => string> = {
  'by chance': (_kind, at) => `${chance(at, 60).toString('base64url')}.${chance(at + 1, 20).toString('base64url')}`,
  'with one bit of it flipped': (kind, at) => flip(ours[kind], at),
  'with another mac': (kind, at) => `${ours[kind].split('.')[0] ?? ''}.${chance(at, 20).toString('base64url')}`,
  'with other claims': (kind, at) => `${Buffer.from(`${Buffer.from(ours[kind].split('.')[0] ?? '', 'base64url').toString().split('\n')[0] ?? ''}\n${chance(at, 32).toString('hex')}`).toString('base64url')}.${ours[kind].split('.')[1] ?? ''}`,
  'with the mac of another organisation': (kind, at) => `${ours[kind].split('.')[0] ?? ''}.${flip(theirs[kind].split('.')[1] ?? '', at % 3 === 0 ? 0 : at)}`,
  'of another kind': (kind, at) => ours[purposes[(purposes.indexOf(kind) + 1 + (at % 4)) % 5] ?? 'receipt'],
  'cut off': (kind, at) => ours[kind].slice(0, at % ours[kind].length),
  'with something behind it': (kind, at) => `${ours[kind]}${['.', '=', ' ', '.x', 'A', '%00', '\n', '-'][at % 8] ?? ''}${at % 2 === 0 ? '' : chance(at, 3).toString('hex')}`,
  'spelled otherwise': (kind, at) => spelledOtherwise(ours[kind], at),
};

/** The same bytes of the mac in another spelling: unused bits, the other alphabet, padding, breaks. */
function spelledOtherwise(token: string, at: number): string {
  const [body = '', mac = ''] = token.split('.');
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const last = alphabet.indexOf(mac.slice(-1));
  const loose = alphabet[(last & ~3) | ((last + 1 + (at % 3)) & 3)] ?? '';
  return [`${body}.${mac.slice(0, -1)}${loose}`, `${body}.${mac}=`, `${body}.${mac.slice(0, 9)}\n${mac.slice(9)}`, `${body}.${mac.slice(0, 5)}!${mac.slice(5)}`][at % 4] ?? '';
}

const names = Object.keys(ways);
const forgedAt = (at: number) => {
  const kind = purposes[at % purposes.length] ?? 'receipt';
  const way = names[Math.floor(at / purposes.length) % names.length] ?? '';
  return { kind, way, token: ways[way]?.(kind, at) ?? '' };
};

test('the genuine links open their pages, so that what is refused below is refused for being forged', async () => {
  for (const links of [ours, theirs]) for (const kind of purposes) expect([kind, app.deps.secrets.read(kind, links[kind])?.length]).toEqual([kind, kind === 'answer' ? 4 : 2]);
  for (const kind of purposes.filter((each) => each !== 'subscription')) expect([kind, (await app.fetch(`${pages[kind]}${ours[kind]}`)).status]).toEqual([kind, 200]);
});

test('of a hundred thousand forged links, made in nine ways, none is taken for genuine', () => {
  const taken = new Map<string, number>();
  for (let at = 0; at < forgeries; at += 1) {
    const { kind, way, token } = forgedAt(at);
    if (token !== ours[kind] && app.deps.secrets.read(kind, token) !== undefined) taken.set(way, (taken.get(way) ?? 0) + 1);
  }
  expect([...taken]).toEqual([]);
});

test('the pages refuse them in the same words whatever they are, pressed or only opened, and nothing changes', async () => {
  const before = await fingerprint(app.deps.database);
  const words = new Map<string, string>();
  const opened: string[] = [];
  for (let turn = 0; turn < sent; turn += 1) {
    const { kind, way, token } = forgedAt(turn * 7);
    const path = `${pages[kind]}${encodeURIComponent(token === '' ? '-' : token)}`;
    const isPressed = turn % 3 !== 0;
    const answer = await app.fetch(isPressed && kind === 'receipt' ? `${path}/erase` : path, isPressed ? { method: 'POST', body: new URLSearchParams({ answer: 'fixed', nothing: '1' }) } : {});
    words.set(await answer.text(), `${kind} ${way} ${token}`);
    if (answer.status !== 404) opened.push(`${kind} ${way}: ${answer.status}`);
  }
  expect(opened).toEqual([]);
  expect([...words].slice(1)).toEqual([]);
  expect(await fingerprint(app.deps.database)).toBe(before);
});
