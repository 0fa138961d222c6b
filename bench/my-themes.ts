import { fillPromises } from './support/fill-promises.ts';
import { timePages } from './support/time-pages.ts';

const themes = 10_000;

await timePages(
  ['/api/v1/themes/mine', '/api/v1/themes?sort=deadline', '/api/v1/themes?status=blocked&period=90', '/api/v1/themes/league?by=owner', '/api/v1/actions'],
  50_000,
  50_000,
  { fillMore: fillPromises, usualThemes: themes, promised: `${themes.toLocaleString('en-GB')} open themes` },
);
