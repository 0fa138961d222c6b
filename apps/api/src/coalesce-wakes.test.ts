import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { coalesceWakes } from './coalesce-wakes.ts';

beforeAll(() => void vi.useFakeTimers());
afterAll(() => void vi.useRealTimers());

function recorded(waitMs: number) {
  const sent: string[] = [];
  const wakes = coalesceWakes(async (job, orgId) => void sent.push(`${job} ${orgId}`), waitMs);
  return { sent, ...wakes };
}

test('many wake-ups of one kind become one, after the last of them was asked for; others have their own', async () => {
  const { sent, wake } = recorded(30);
  for (let i = 0; i < 50; i += 1) await wake('place-feedback', 'a');
  await wake('place-feedback', 'b');
  await wake('send-mail', 'a');
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(30);
  expect(sent.sort()).toEqual(['place-feedback a', 'place-feedback b', 'send-mail a']);
});

test('what is saved after a wake-up was sent gets one of its own', async () => {
  const { sent, wake } = recorded(5);
  await wake('place-feedback', 'a');
  await vi.advanceTimersByTimeAsync(30);
  await wake('place-feedback', 'a');
  await vi.advanceTimersByTimeAsync(30);
  expect(sent).toEqual(['place-feedback a', 'place-feedback a']);
});

test('an ending process sends what it still holds, once', async () => {
  const { sent, wake, flush } = recorded(20);
  await wake('place-feedback', 'a');
  await flush();
  expect(sent).toEqual(['place-feedback a']);
  await vi.advanceTimersByTimeAsync(50);
  expect(sent).toHaveLength(1);
});
