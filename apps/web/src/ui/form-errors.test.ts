import { expect, test } from 'vitest';
import { formErrors } from './form-errors.ts';

test('what the form found comes before what the server said last time', () => {
  const errors = formErrors({ email: { message: 'Enter your email address.' }, password: undefined }, new TypeError('offline'));
  expect(errors.all).toEqual([{ field: 'email', message: 'Enter your email address.' }]);
  expect(errors.at('email')).toBe('Enter your email address.');
  expect(errors.at('password')).toBeUndefined();
});

test('a refusal that names no field stands as one sentence', () => {
  const errors = formErrors({}, { status: 401, detail: 'Email or password is not right.' });
  expect(errors.all).toEqual([{ message: 'Email or password is not right.' }]);
});

test('a form without errors is quiet', () => {
  expect(formErrors({}, null).all).toEqual([]);
});
