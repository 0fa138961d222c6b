import { expect, test } from 'vitest';
import { stepAddress } from './step-address.ts';

test('a step of the app is its page with the number; a customer’s page is led to from the thread’s own page', () => {
  expect(stepAddress({ path: '/my-themes', isPublic: false }, 3)).toBe('/my-themes?thread=3');
  expect(stepAddress({ path: '/outbox?mail=x', isPublic: false }, 5)).toBe('/outbox?mail=x&thread=5');
  expect(stepAddress({ path: '/themes/x#what-happened', isPublic: false }, 4)).toBe('/themes/x?thread=4#what-happened');
  expect(stepAddress({ path: 'http://localhost:3000/s/northlight/recommend?t=x', isPublic: true }, 1)).toBe('/thread?thread=1');
});
