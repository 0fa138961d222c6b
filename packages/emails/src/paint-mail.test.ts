import { accentOf } from '@kept/core/organisation/accent.ts';
import { expect, test } from 'vitest';
import { paintMail } from './paint-mail.ts';

const mail = { subject: 'News', text: 'Our green is #0b6b4f.', html: '<a style="color:#0b6b4f;background:#ffffff">x</a><style>.k{color:#4fbf98}.d{background:#e3f1eb}</style>' };

test('a mail wears the colour of its organisation, by light and by dark, and keeps its words', () => {
  const painted = paintMail(mail, accentOf('#0057b8', '#6aa8ff'));
  expect(painted.html).toMatch(/^<a style="color:#0057b8;background:#ffffff">x<\/a><style>\.k\{color:#6aa8ff\}\.d\{background:#[0-9a-f]{6}\}<\/style>$/);
  expect(painted.html).not.toContain('#e3f1eb');
  expect([painted.text, painted.subject]).toEqual([mail.text, mail.subject]);
  expect(paintMail(mail, undefined)).toBe(mail);
});
