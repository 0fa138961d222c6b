import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { usualProofRule as rule } from './proof-rule.ts';
import { weighAnswers } from './weigh-answers.ts';

const some = fc.integer({ min: 0, max: 60 });

test('seven happy customers prove nothing, eight do: a fair coin would say so once in 40 such courses at most', () => {
  expect(weighAnswers({ fixed: 4 }, rule).verdict).toBe('too_few');
  expect(weighAnswers({ fixed: 7 }, rule).verdict).toBe('undecided');
  expect(weighAnswers({ fixed: 8 }, rule).verdict).toBe('confirmed');
  expect(weighAnswers({ not_fixed: 8 }, rule).verdict).toBe('contradicted');
});

test('those who do not know count for neither side', () => {
  expect(weighAnswers({ fixed: 4, do_not_know: 20 }, rule)).toEqual(weighAnswers({ fixed: 4 }, rule));
});

test('partly is half a yes and half a no: it moves the share, and the bound only towards the middle', () => {
  expect(weighAnswers({ fixed: 12, partly: 4 }, rule)).toMatchObject({ verdict: 'confirmed', shareFixed: 0.875 });
  expect(weighAnswers({ partly: 60 }, rule).verdict).toBe('undecided');
  expect(weighAnswers({ fixed: 12, partly: 40 }, rule).verdict).toBe('undecided');
});

property.prop([some, some, some])('the bounds hold the share between them, and turning every answer round turns them round', (fixed, partly, not_fixed) => {
  fc.pre(fixed + partly + not_fixed > 0);
  const one = weighAnswers({ fixed, partly, not_fixed }, rule);
  const other = weighAnswers({ fixed: not_fixed, partly, not_fixed: fixed }, rule);
  expect(one.lower).toBeLessThanOrEqual(one.shareFixed + 1e-6);
  expect(one.upper).toBeGreaterThanOrEqual(one.shareFixed - 1e-6);
  expect(one.lower + other.upper).toBeCloseTo(1, 6);
  const mirrored = { confirmed: 'contradicted', contradicted: 'confirmed', undecided: 'undecided', too_few: 'too_few' } as const;
  expect(other.verdict).toBe(mirrored[one.verdict]);
});

property.prop([some, some, some])('one more who says fixed never lowers the bound, one more who says no never raises it', (fixed, partly, not_fixed) => {
  const { lower } = weighAnswers({ fixed, partly, not_fixed }, rule);
  expect(weighAnswers({ fixed: fixed + 1, partly, not_fixed }, rule).lower).toBeGreaterThanOrEqual(lower - 1e-6);
  expect(weighAnswers({ fixed, partly, not_fixed: not_fixed + 1 }, rule).lower).toBeLessThanOrEqual(lower + 1e-6);
});

test('customers of whom just half were helped confirm within 200 answers with less than 2.5 % chance, weighed after every one of them', () => {
  let open = new Map([[0, 1]]);
  let confirmed = 0;
  for (let answers = 1; answers <= 200; answers += 1) {
    const next = new Map<number, number>();
    for (const [fixed, chance] of open) for (const now of [fixed, fixed + 1]) next.set(now, (next.get(now) ?? 0) + chance / 2);
    for (const [fixed, chance] of next) {
      if (fixed * 2 < answers || weighAnswers({ fixed, not_fixed: answers - fixed }, rule).verdict !== 'confirmed') continue;
      confirmed += chance;
      next.delete(fixed);
    }
    open = next;
  }
  expect(confirmed).toBeGreaterThan(0.005);
  expect(confirmed).toBeLessThan(0.025);
});
