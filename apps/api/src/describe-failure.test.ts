import { DrizzleQueryError } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { describeFailure } from './describe-failure.ts';

test('a failed query keeps its code and constraint, not its parameters, even when they look like a stack', () => {
  const cause = Object.assign(new Error('value too long: somebody’s words'), { code: '23505', constraint_name: 'customer_external' });
  const failure = describeFailure(new DrizzleQueryError('insert into customer', ['somebody’s words\n    at home, all day'], cause));
  expect(failure).toMatchObject({ code: '23505', constraint: 'customer_external', message: undefined });
  expect(JSON.stringify(failure)).not.toMatch(/somebody|at home/);
  expect(failure.stack).toContain('describe-failure.test.ts');
});

test('any other mistake keeps its message', () => {
  expect(describeFailure(new TypeError('x is not a function'))).toMatchObject({ name: 'TypeError', message: 'x is not a function', code: undefined });
  expect(describeFailure('thrown text')).toMatchObject({ name: 'string', stack: undefined });
});
