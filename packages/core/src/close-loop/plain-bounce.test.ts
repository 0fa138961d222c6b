import { expect, test } from 'vitest';
import { plainBounce } from './plain-bounce.ts';

test.each([
  ['550 5.1.1 The email account that you tried to reach', 'gone'],
  ['550 No such user here', 'gone'],
  ['552 5.2.2 Mailbox over quota', 'full'],
  ['452 4.2.2 Over quota', 'full'],
  ['550 5.1.2 Bad destination system', 'noDomain'],
  ['Host not found', 'noDomain'],
  ['552 5.3.4 Message too big for system', 'large'],
  ['554 5.7.1 Rejected by policy', 'refused'],
  ['Your IP is on our blocklist', 'refused'],
  ['4.4.7 Delivery time expired', 'later'],
  ['550 5.0.0 User unknown', 'gone'],
  ['5.0.0', 'other'],
  ['', 'other'],
])('“%s” is read as %s', (said, cause) => {
  expect(plainBounce(said)).toBe(cause);
});
