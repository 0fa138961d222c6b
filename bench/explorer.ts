import { timePages } from './support/time-pages.ts';

await timePages(
  [
    '/api/v1/explorer',
    '/api/v1/explorer?view=impact&segment=Home&channel=web',
    '/api/v1/explorer?view=score&metric=nps&language=de',
    '/api/v1/explorer?stage=pay&origin=billing&source=Bench',
    '/api/v1/explorer?period=last_12_months',
    '/api/v1/explorer/pivot?by=segment',
    '/api/v1/explorer/pivot?by=stage&period=last_12_months',
    '/api/v1/explorer/choices',
  ],
  100_000,
  100_000,
);
