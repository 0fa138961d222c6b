import { expect, test } from 'vitest';
import { weighAnswers } from './weigh-answers.ts';

test('four happy customers prove nothing, five do', () => {
  expect(weighAnswers({ fixed: 4 }).verdict).toBe('too_few');
  expect(weighAnswers({ fixed: 5 }).verdict).toBe('confirmed');
});

test('those who do not know count for neither side', () => {
  expect(weighAnswers({ fixed: 4, do_not_know: 20 })).toEqual({ verdict: 'too_few', answers: 4, shareFixed: 1 });
});

test('partly is half a yes', () => {
  expect(weighAnswers({ fixed: 4, partly: 6 })).toMatchObject({ verdict: 'confirmed', shareFixed: 0.7 });
  expect(weighAnswers({ partly: 10 }).verdict).toBe('undecided');
  expect(weighAnswers({ partly: 3, not_fixed: 2 })).toMatchObject({ verdict: 'contradicted', shareFixed: 0.3 });
});
