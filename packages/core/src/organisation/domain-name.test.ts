import { expect, test } from 'vitest';
import { domainName } from './domain-name.ts';

const kept = 'kept.example';

test.each([
  ['feedback.example.com', 'feedback.example.com'],
  [' https://Feedback.Example.com/ ', 'feedback.example.com'],
  ['example.com.', 'example.com'],
  ['rückmeldung.beispiel.de', 'xn--rckmeldung-9db.beispiel.de'],
])('the name “%s” is taken as %s', (entered, host) => {
  expect(domainName(entered, kept)).toEqual({ host });
});

test.each([
  ['', 'Enter the name'],
  ['feedback.example.com/you-said', 'without a path'],
  ['ada@example.com', 'without a path'],
  ['feedback.example.com:8443', 'port'],
  ['*.example.com', 'star'],
  ['192.0.2.7', 'number of a machine'],
  ['0x7f.1', 'number of a machine'],
  ['[2001:db8::1]', 'number of a machine'],
  ['feedback', 'needs its ending'],
  ['feedback.localhost', 'network of its own'],
  ['printer.local', 'network of its own'],
  ['a_b.example.com', 'not a name'],
  ['-a.example.com', 'not a name'],
  [`${'a'.repeat(64)}.example.com`, 'not a name'],
  [`${'abc.'.repeat(80)}com`, 'not a name'],
  ['kept.example', 'Kept itself'],
  ['pages.kept.example', 'Kept itself'],
])('“%s” is refused with what to do', (entered, words) => {
  expect(domainName(entered, kept)).toEqual({ problem: expect.stringContaining(words) });
});
