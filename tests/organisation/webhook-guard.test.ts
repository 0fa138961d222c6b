import { isPublicAddress } from '@kept/api/organisation/webhooks/public-address.ts';
import type { FoundAddress, OutsideWeb } from '@kept/api/organisation/webhooks/outside-web.ts';
import { postMessage } from '@kept/api/organisation/webhooks/post-message.ts';
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

let server: Server;
let port = 0;
let connections = 0;

beforeAll(async () => {
  server = createServer((socket) => {
    connections += 1;
    socket.resume().on('error', () => undefined);
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
  });
  // Every address of this machine, of either family where it has both.
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  connections = 0;
});

const at = (address: string): FoundAddress => ({ address, family: address.includes(':') ? 6 : 4 });
const web = (found: readonly FoundAddress[] = [], isPrivateAllowed = false): OutsideWeb => ({ resolve: async () => found, isPrivateAllowed, longestMs: 2000 });
const post = (over: OutsideWeb, url: string) => postMessage(over, { url, headers: {}, body: '{}' }, () => new Date('2026-11-20T10:00:00Z'));

/** Addresses as somebody may write them to reach the machine itself, its network, or something that is no web server. */
const written = [
  'https://127.0.0.1:PORT/', 'https://127.0.0.2:PORT/', 'https://127.255.255.254:PORT/', 'https://2130706433:PORT/', 'https://0x7f000001:PORT/', 'https://0x7f.0.0.1:PORT/', 'https://0177.0.0.1:PORT/', 'https://017700000001:PORT/', 'https://127.1:PORT/', 'https://127.0.1:PORT/',
  'https://0:PORT/', 'https://0.0.0.0:PORT/', 'https://0.1.2.3:PORT/', 'https://127.0.0.1.:PORT/', 'https://１２７.０.０.１:PORT/', 'https://127。0。0。1:PORT/', 'https://①②⑦.0.0.1:PORT/', 'https://%31%32%37.0.0.1:PORT/',
  'https://[::1]:PORT/', 'https://[::]:PORT/', 'https://[0:0:0:0:0:0:0:1]:PORT/', 'https://[::ffff:127.0.0.1]:PORT/', 'https://[::ffff:7f00:1]:PORT/', 'https://[::127.0.0.1]:PORT/', 'https://[::7f00:1]:PORT/', 'https://[64:ff9b::127.0.0.1]:PORT/', 'https://[64:ff9b:1::7f00:1]:PORT/', 'https://[2002:7f00:1::]:PORT/', 'https://[2001:0:7f00:1::]:PORT/', 'https://[::ffff:0:127.0.0.1]:PORT/',
  'https://[fe80::1]:PORT/', 'https://[fc00::1]:PORT/', 'https://[fd12:3456::1]:PORT/', 'https://[fec0::1]:PORT/', 'https://[ff02::1]:PORT/', 'https://[100::1]:PORT/', 'https://[2001:db8::1]:PORT/',
  'https://10.0.0.1:PORT/', 'https://172.16.0.1:PORT/', 'https://172.31.255.254:PORT/', 'https://192.168.1.1:PORT/', 'https://100.64.0.1:PORT/', 'https://169.254.169.254:PORT/latest/meta-data', 'https://169.254.0.1:PORT/', 'https://198.18.0.1:PORT/', 'https://192.0.2.1:PORT/', 'https://224.0.0.1:PORT/', 'https://240.0.0.1:PORT/', 'https://255.255.255.255:PORT/',
  'https://localhost:PORT/', 'https://LOCALHOST:PORT/', 'https://localhost.:PORT/', 'https://localhost..:PORT/', 'https://app.localhost:PORT/', 'https://kept.local:PORT/', 'https://metadata.google.internal:PORT/', 'https://intranet:PORT/', 'https://printer.home.arpa:PORT/', 'https://ⓛocalhost:PORT/',
  'https://user:secret@127.0.0.1:PORT/', 'https://example.org@127.0.0.1:PORT/', 'https://hooks.example.org:22/', 'https://hooks.example.org:25/', 'https://hooks.example.org:0/', 'https://hooks.example.org:99999/',
  'http://127.0.0.1:PORT/', 'http://hooks.example.org/', 'ftp://127.0.0.1:PORT/', 'file:///etc/passwd', 'unix:/var/run/docker.sock', 'http+unix://%2Fvar%2Frun%2Fdocker.sock/', 'gopher://127.0.0.1:PORT/', 'javascript:fetch("https://127.0.0.1:PORT")', 'data:text/plain,x', '//127.0.0.1:PORT/', '127.0.0.1:PORT', '', 'https://',
  'https://hooks.example.org/\r\nHost: 127.0.0.1', 'https://127.0.0.1:PORT/\r\nX: y', 'https://hooks.exa\nmple.org/', 'https://127.0.0.1\t:PORT/', 'https:\\\\127.0.0.1:PORT\\', ' https://127.0.0.1:PORT/', `https://127.0.0.1:PORT/${'a'.repeat(2001)}`,
];

/** What an honest name may stand for when somebody dishonest answers for it. */
const answered: readonly (readonly string[])[] = [
  ['127.0.0.1'], ['127.0.0.2'], ['::1'], ['::ffff:127.0.0.1'], ['::ffff:7f00:1'], ['0.0.0.0'], ['::'], ['10.1.2.3'], ['169.254.169.254'], ['fd00:ec2::254'], ['100.100.100.200'], ['64:ff9b::7f00:1'], ['2002:7f00:1::1'], ['fe80::1%lo'],
  ['203.0.113.1'], ['93.184.215.14', '127.0.0.1'], ['127.0.0.1', '93.184.215.14'], ['93.184.215.14', '::1'], ['2606:2800:21f:cb07:6820:80da:af6b:8b2c', '10.0.0.1'], ['not an address'], [''],
];

test('none of the ways to write an address of this machine or its network gets a connection', async () => {
  expect(written.length).toBeGreaterThanOrEqual(60);
  for (const address of written) {
    const url = address.replaceAll('PORT', String(port));
    expect([url, (await post(web([at('127.0.0.1')]), url)).status]).toEqual([url, null]);
  }
  expect(connections).toBe(0);
});

test('none of the addresses a name may be given gets one, alone or beside a public one', async () => {
  for (const found of answered) expect([found, await post(web(found.map(at)), `https://hooks.example.org:${port}/`)]).toEqual([found, { status: null, problem: 'This address leads into a private network. Kept sends to public addresses only.' }]);
  expect(connections).toBe(0);
});

test('a name that answers differently the second time is asked once only, and the connection goes to what was checked', async () => {
  let asked = 0;
  // Of the first answer nothing is routed: the block was given back long ago.
  const rebinding = { ...web(), longestMs: 500, resolve: async () => [at((asked += 1) === 1 ? '3ffe::1' : '127.0.0.1')] };
  expect(isPublicAddress('3ffe::1')).toBe(true);
  expect((await post(rebinding, `https://hooks.example.org:${port}/`)).status).toBeNull();
  expect([asked, connections]).toEqual([1, 0]);
});

test('a name nobody knows, and one whose server never answers for it, are said in a sentence', async () => {
  expect(await post(web([]), 'https://hooks.example.org/')).toEqual({ status: null, problem: 'This name was not found. Check the address.' });
  expect(await post({ ...web(), resolve: async () => Promise.reject(new Error('SERVFAIL')) }, 'https://hooks.example.org/')).toEqual({ status: null, problem: 'This name was not found. Check the address.' });
  expect(await post({ ...web(), longestMs: 20, resolve: () => new Promise(() => undefined) }, 'https://hooks.example.org/')).toEqual({ status: null, problem: 'It did not answer within 1 seconds.' });
});

test('the guard is what holds them: where the operator allows private addresses, the same ones are reached', async () => {
  const open = web([at('127.0.0.1')], true);
  const plain = ['http://127.0.0.1:PORT/', 'http://2130706433:PORT/', 'http://0x7f.1:PORT/', 'http://localhost:PORT/', 'http://hooks.example.org:PORT/'].map((url) => url.replaceAll('PORT', String(port)));
  for (const url of plain) expect([url, await post(open, url)]).toEqual([url, { status: 200, retryAfterSeconds: undefined }]);
  expect(connections).toBe(plain.length);
});

test('public addresses of either family pass', () => {
  expect(['93.184.215.14', '1.1.1.1', '2606:4700:4700::1111', '2a00:1450:4001:82f::200e'].filter((address) => !isPublicAddress(address))).toEqual([]);
});
