import { everyMail } from '@kept/emails/every-mail.ts';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const templates = fileURLToPath(new URL('../../packages/emails/src/', import.meta.url));
const pictures = fileURLToPath(new URL('../../docs/mails/', import.meta.url));
const mostBytes = 1_500_000;

test('every template is among the mails that are pictured and put to the test', () => {
  const written = readdirSync(templates).filter((name) => name.endsWith('.tsx') && readFileSync(join(templates, name), 'utf8').includes('export const PreviewProps'));
  expect(written.length).toBeGreaterThan(10);
  expect([...new Set(everyMail.map(({ file }) => file))].toSorted()).toEqual(written.toSorted());
  expect(new Set(everyMail.map(({ name }) => name)).size).toBe(everyMail.length);
});

test('the documents show every mail in light and dark, wide and on a phone, and no picture of a mail that is gone', () => {
  const page = readFileSync(join(pictures, 'README.md'), 'utf8');
  const wanted = everyMail.flatMap(({ name }) => [700, 390].flatMap((width) => ['light', 'dark'].map((scheme) => `${name}-${width}-${scheme}.webp`)));
  const there = readdirSync(pictures).filter((name) => name.endsWith('.webp'));
  expect(there.toSorted()).toEqual(wanted.toSorted());
  expect(wanted.filter((name) => !page.includes(name))).toEqual([]);
  expect(there.reduce((sum, name) => sum + statSync(join(pictures, name)).size, 0)).toBeLessThan(mostBytes);
});
