import { expect, test } from 'vitest';
import { returnPath } from './return-path.ts';

test('after signing in a person comes back to where they were', () => {
  expect(returnPath('/themes/1?do=done')).toBe('/themes/1?do=done');
});

test('a forged link leads nowhere but here', () => {
  for (const wanted of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/sign-in?returnTo=/x', '', undefined]) {
    expect(returnPath(wanted)).toBe('/');
  }
});
