import { expect, test } from 'vitest';
import { isVague } from './is-vague.ts';

test.each(['We made improvements', 'We have made several improvements to the service.', 'We resolved the issue for all our customers.', 'Fixed.', 'We improved the customer experience', 'The issue has been resolved, thank you.', 'We take your feedback seriously and are working on it.'])('“%s” is questioned', (text) => {
  expect(isVague(text)).toBe(true);
});

test.each([
  'Refunds are now confirmed by email on the day we send the money.',
  'The app accepts readings lower than last month in summer.',
  'Engineers now ring 30 minutes before they arrive.',
  'We improved the process: a transferred call now brings your notes along, so that you tell your story once, and the next person has it on screen.',
])('“%s” says what is different', (text) => {
  expect(isVague(text)).toBe(false);
});
