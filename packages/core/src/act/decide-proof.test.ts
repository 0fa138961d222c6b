import { fc, test as property } from '@fast-check/vitest';
import { expect } from 'vitest';
import { decideProof } from './decide-proof.ts';
import { lookVerdicts } from './weigh-look.ts';

const statuses = ['done', 'confirmed'] as const;
const answers = ['confirmed', 'contradicted', 'undecided', 'too_few'] as const;

property.prop([fc.constantFrom(...statuses), fc.constantFrom(null, ...lookVerdicts), fc.constantFrom(...answers)])('one witness is enough when the other does not say the opposite; when it does, neither wins', (status, data, said) => {
  const outcome = decideProof({ status, data, answers: said });
  const yes = data === 'confirmed' || said === 'confirmed';
  const no = data === 'contradicted' || said === 'contradicted';
  expect(outcome === 'disagrees').toBe(yes && no);
  expect(outcome === 'reopened').toBe(no && !yes);
  expect(outcome.startsWith('confirmed')).toBe(yes && !no && status === 'done');
});
