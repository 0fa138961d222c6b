import { serve } from '@hono/node-server';
import { bytesInMemory, type FileBytes } from '@kept/api/files/file-bytes.ts';
import { systemCtx } from '@kept/api/context.ts';
import { storeImportFile } from '@kept/api/listen/store-import-file.ts';
import { createServer, type Socket } from 'node:net';
import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashOf, openInput } from '../../apps/cli/src/open-input.ts';
import { openServerPlace } from '../../apps/cli/src/server-place.ts';
import { freePort } from '../support/free-port.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

const megabyte = 1_048_576;
let app: TestApp;
let world: World;
let folder: string;
let key: string;

beforeAll(async () => {
  app = await openTestApp({ now: new Date('2026-11-20T10:00:00Z') });
  world = await makeWorld(app);
  folder = await mkdtemp(join(tmpdir(), 'kept-sending-'));
  key = (await (await world.admin.post('/api/v1/keys', { name: 'Command line', scopes: ['import:write'] })).json()).secret;
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

const stored = async () => (await app.deps.database.run(`select (select count(*)::int from import_file where org_id = '${world.orgId}') as files, (select count(*)::int from import_file_part where org_id = '${world.orgId}') as parts, (select count(*)::int from feedback where org_id = '${world.orgId}') as said`)).rows;
const nothing = [{ files: 0, parts: 0, said: 0 }];
const query = { source: 'Shop', map: 'text=Comment,id=Id', into: 'feedback' };

/** The product itself behind a port, for as long as the work takes. */
async function overHttp<T>(work: (url: string) => Promise<T>): Promise<T> {
  const port = await freePort();
  const server = serve({ fetch: (request) => app.fetch(request.url.slice(new URL(request.url).origin.length), request), port, hostname: '127.0.0.1' });
  try {
    return await work(`http://127.0.0.1:${port}`);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

test('a file that changes while it is sent is refused, nothing of it stays, and as soon as it rests it goes in', async () => {
  const path = join(folder, 'growing.csv');
  const rows = Array.from({ length: 30_000 }, (_, n) => `${n},The parcel number ${n} came late`).join('\n');
  await writeFile(path, `Id,Comment\n${rows}\n`);
  const { bytes } = await openInput(path);
  const said = { ...query, size: String(bytes.size), sha256: await hashOf(bytes) };
  const changing: FileBytes = {
    size: bytes.size,
    read: async function* (from, to) {
      let pieces = 0;
      for await (const piece of bytes.read(from, to)) {
        if ((pieces += 1) === 2) await truncate(path, bytes.size + 1);
        yield piece;
      }
    },
  };
  await overHttp(async (url) => {
    const place = openServerPlace(url, { name: 'Shop', key });
    await expect(place.start(said, changing)).rejects.toThrow('This file changed while it was being read, so nothing of it was kept.');
    await expect.poll(stored, { timeout: 60_000 }).toEqual(nothing);
    await expect(place.start({ ...said, sha256: 'a'.repeat(64) }, bytesInMemory(Buffer.from('Id,Comment\n1,Late\n')))).rejects.toThrow('This file changed while it was being sent, so it was not kept. Send it again.');
    expect(await stored()).toEqual(nothing);
    await writeFile(path, 'Id,Comment\n1,The parcel came late\n');
    const rested = (await openInput(path)).bytes;
    expect(await place.start({ ...query, size: String(rested.size), sha256: await hashOf(rested) }, rested)).toMatchObject({ new: 1, failed: 0 });
  });
});

test('a large file is read only as fast as it is taken', async () => {
  let pulled = 0;
  const large: FileBytes = {
    size: 200 * megabyte,
    read: async function* () {
      for (; pulled < 200 * megabyte; pulled += 65_536) yield Buffer.alloc(65_536, 97);
    },
  };
  // Answers when something comes and reads no more: what is pulled then lies in the buffers between the two.
  const refusal = JSON.stringify({ detail: 'Not today.' });
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket.on('error', () => undefined));
    socket.once('data', () => socket.pause().write(`HTTP/1.1 422 No\r\ncontent-type: application/problem+json\r\ncontent-length: ${refusal.length}\r\n\r\n${refusal}`));
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await expect(openServerPlace(`http://127.0.0.1:${port}`, { name: 'Shop', key }).start(query, large)).rejects.toThrow('Not today.');
  expect(pulled).toBeLessThan(64 * megabyte);
  for (const socket of open) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

test('a body that does not say how long it is ends at the limit: nothing more is read, and nothing of it stays', async () => {
  const before = await stored();
  let pulled = 0;
  const endless = async function* () {
    for (;;) {
      pulled += 65_536;
      yield Buffer.alloc(65_536, 97);
    }
  };
  const sending = storeImportFile(systemCtx(app.deps, world.orgId, 'test'), { name: 'endless.csv', isHeld: true }, endless(), 2 * megabyte);
  await expect(sending).rejects.toThrow('This file is larger than 2 MB, and no more is taken. Nothing of it was kept. Send it packed as ZIP, or in parts.');
  expect(pulled).toBe(2 * megabyte + 65_536);
  expect(await stored()).toEqual(before);
});

test('a file of two gigabytes is refused by its size, and a folder and what is not there by name', async () => {
  const path = join(folder, 'huge.csv');
  await writeFile(path, '');
  await truncate(path, 2048 * megabyte);
  await expect(openInput(path)).rejects.toThrow('This file is 2,048 MB; at most 256 MB are taken. Send it packed as ZIP, or in parts.');
  await expect(openInput(folder)).rejects.toThrow('it is a folder');
  await expect(openInput(join(folder, 'none.csv'))).rejects.toThrow('there is no such file');
  expect((await readdir(folder)).toSorted()).toEqual(['growing.csv', 'huge.csv']);
});
