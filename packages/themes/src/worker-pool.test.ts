import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ThemeEngineError, WorkerPool } from './worker-pool.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** A worker that notes each start in a folder and dies on its first `deaths` starts. */
function mortalWorker(deaths: number): URL {
  const folder = mkdtempSync(join(tmpdir(), 'kept-pool-'));
  folders.push(folder);
  const script = `import fs from 'node:fs'; import { parentPort } from 'node:worker_threads'
    parentPort.on('message', ({ number, input }) => {
      const starts = fs.readdirSync(${JSON.stringify(folder)}).length
      fs.writeFileSync(${JSON.stringify(folder)} + '/' + starts, '')
      if (starts < ${deaths}) process.exit(1)
      parentPort.postMessage({ number, kind: 'done', output: input.texts.map(text => new Uint8Array([text.length])) })
    })`;
  return new URL(`data:text/javascript,${encodeURIComponent(script)}`);
}

describe('the pool of worker threads', () => {
  it('replaces a worker that dies and does its work once more', async () => {
    const pool = new WorkerPool(1, { script: mortalWorker(1) });
    expect(await pool.run('encode', { texts: ['abc'], runtime: 'lexical', threads: 1 })).toEqual([Uint8Array.of(3)]);
    await pool.close();
  });

  it('says so when the same work kills two workers, and goes on with the next', async () => {
    const pool = new WorkerPool(1, { script: mortalWorker(2) });
    await expect(pool.run('encode', { texts: ['abc'], runtime: 'lexical', threads: 1 })).rejects.toThrow(/died twice on the same work/);
    expect(await pool.run('encode', { texts: ['abcd'], runtime: 'lexical', threads: 1 })).toEqual([Uint8Array.of(4)]);
    await pool.close();
  });

  it('refuses work after it was closed and fails what was still waiting', async () => {
    const pool = new WorkerPool(1);
    const waiting = pool.run('encode', { texts: ['abc'], runtime: 'lexical', threads: 1 });
    await Promise.all([expect(waiting).rejects.toThrow(ThemeEngineError), pool.close()]);
    await expect(pool.run('encode', { texts: [], runtime: 'lexical', threads: 1 })).rejects.toThrow('has been closed');
  });
});
