import { AppError } from '@kept/core/errors.ts';
import { expect, test } from 'vitest';
import { workTogether } from './work-together.ts';

const owner = {};

/** Work that is held until it is let go, and remembers what it was given together. */
function held(refuse: (job: number) => unknown = () => undefined) {
  const groups: number[][] = [];
  const gates: (() => void)[] = [];
  const work = async (jobs: readonly number[]) => {
    groups.push([...jobs]);
    await new Promise<void>((resolve) => gates.push(resolve));
    return jobs.map((job) => {
      const refusal = refuse(job);
      if (refusal instanceof AppError) return refusal;
      if (refusal !== undefined) throw refusal;
      return job * 10;
    });
  };
  const open = async () => {
    while (gates.length === 0) await new Promise((resolve) => setImmediate(resolve));
    gates.shift()?.();
  };
  return { groups, work, open };
}

const turns = async () => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

test('what is asked for in one turn is done in one go, each is told its own result, and lanes do not wait for each other', async () => {
  const { groups, work, open } = held();
  const together = workTogether(work);
  const asked = [together(owner, 'a', 1), together(owner, 'a', 2), together(owner, 'b', 3)];
  await open();
  await open();
  expect(await Promise.all(asked)).toEqual([10, 20, 30]);
  expect(groups).toEqual([[1, 2], [3]]);
});

test('while a lane is at work the next group gathers, and nobody is forgotten who comes just as it ends', async () => {
  const { groups, work, open } = held();
  const together = workTogether(work);
  const first = together(owner, 'a', 1);
  await turns();
  const next = [together(owner, 'a', 2), together(owner, 'a', 3)];
  await turns();
  expect(groups).toEqual([[1]]);
  await open();
  await first;
  await open();
  await Promise.all(next);
  // One microtask after another around the end of the lane's last group: each is a moment at which somebody may come.
  for (let moment = 0; moment < 12; moment += 1) {
    const last = together(owner, 'a', 100 + moment);
    await open();
    const late = last.then(async () => {
      for (let step = 0; step < moment; step += 1) await Promise.resolve();
      return together(owner, 'a', 200 + moment);
    });
    await open();
    expect(await late).toBe(2000 + moment * 10);
  }
  expect(groups.slice(0, 2)).toEqual([[1], [2, 3]]);
});

test('a refusal is its own job’s, and a failure leaves the others to be done alone', async () => {
  const refused = new AppError('not_found', 'There is no such page.');
  const { groups, work, open } = held((job) => (job === 2 ? refused : job === 3 ? new Error('broken') : undefined));
  const together = workTogether(work);
  const asked = Promise.allSettled([1, 2, 3].map((job) => together(owner, 'a', job)));
  for (let gate = 0; gate < 4; gate += 1) await open();
  expect(await asked).toMatchObject([{ value: 10 }, { reason: refused }, { reason: { message: 'broken' } }]);
  expect(groups).toEqual([[1, 2, 3], [1], [2], [3]]);
});
