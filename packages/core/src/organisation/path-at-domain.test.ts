import { expect, test } from 'vitest';
import { pathAtDomain } from './path-at-domain.ts';

test.each([
  ['/', '/o/north'],
  ['/themes/1', '/o/north/themes/1'],
  ['/themes/1/share.png', '/o/north/themes/1/share.png'],
  ['/digests', '/o/north/digests'],
  ['/digests/1', '/o/north/digests/1'],
  ['/feed.atom', '/o/north/feed.atom'],
  ['/data.json', '/o/north/data.json'],
  ['/embed', '/o/north/embed'],
  ['/news', '/o/north/news'],
  ['/o/north/themes/1', '/o/north/themes/1'],
  ['/s/north/first', '/s/north/first'],
  ['/u/token.mac', '/u/token.mac'],
  ['/r/token.mac/erase', '/r/token.mac/erase'],
  ['/page.css', '/page.css'],
  ['/clicked.js', '/clicked.js'],
  ['/k/token.mac', '/k/token.mac'],
  ['/i/token.mac', '/i/token.mac'],
])('%s is a page of the organisation', (path, inside) => {
  expect(pathAtDomain('north', path)).toBe(inside);
});

test.each(['/sign-in', '/api/v1/session', '/api/v1/feedback', '/docs', '/openapi.json', '/assets/app.js', '/o/south', '/s/south/first', '/o/northern', '/f/north', '/t/token.mac', '/inbound', '/healthz', '/themes', '/settings', '/r/preview/x', '//evil.example', '/themes/1/2'])('%s is nothing there', (path) => {
  expect(pathAtDomain('north', path)).toBeUndefined();
});
