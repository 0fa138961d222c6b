import { expect, test } from 'vitest';
import { themedMail } from './themed-mail.ts';

const html = '<style>:root{color-scheme:light dark}@media (max-width:620px){a{}}@media (prefers-color-scheme:dark){.k{color:red}}</style>';

test('a reader in the dark sees the dark rules, one in the light never does, and phones keep their own', () => {
  expect(themedMail(html, 'dark')).toContain('@media all{.k{color:red}}');
  expect(themedMail(html, 'light')).toContain('@media not all{.k{color:red}}');
  expect(themedMail(html, 'light')).toContain('color-scheme:light}');
  expect(themedMail(html, 'dark')).toContain('@media (max-width:620px)');
});
