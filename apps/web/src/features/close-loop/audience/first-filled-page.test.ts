import { expect, test } from 'vitest';
import { firstFilledPage } from './first-filled-page.ts';

/** Pages on which so many people stand each. */
const pagesOf = (...counts: readonly number[]) => {
  const asked: (string | undefined)[] = [];
  const read = async (after: string | undefined) => {
    asked.push(after);
    const at = Number(after ?? 0);
    return { people: Array.from({ length: counts[at] ?? 0 }, () => 'somebody'), nextCursor: at + 1 < counts.length ? String(at + 1) : null };
  };
  return { asked, read };
};

test('an empty page before the last is passed over, and the page shown goes on from there', async () => {
  const { asked, read } = pagesOf(0, 0, 2, 1);
  expect(await firstFilledPage(read, undefined)).toEqual({ people: ['somebody', 'somebody'], nextCursor: '3' });
  expect(asked).toEqual([undefined, '1', '2']);
});

test('the last page is shown though it is empty, and a full one at once', async () => {
  expect(await firstFilledPage(pagesOf(0, 0).read, undefined)).toEqual({ people: [], nextCursor: null });
  const { asked, read } = pagesOf(1, 1);
  expect(await firstFilledPage(read, '1')).toEqual({ people: ['somebody'], nextCursor: null });
  expect(asked).toEqual(['1']);
});

test('nobody waits for more than five empty pages: the reader decides whether to go on', async () => {
  const { asked, read } = pagesOf(0, 0, 0, 0, 0, 0, 1);
  expect(await firstFilledPage(read, undefined)).toEqual({ people: [], nextCursor: '5' });
  expect(asked).toHaveLength(5);
});
