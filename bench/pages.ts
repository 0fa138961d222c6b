import { timePages } from './support/time-pages.ts';

await timePages(
  [
    '/api/v1/themes',
    '/api/v1/themes?status=emerging&period=28&sort=growth&snoozed=hide',
    '/api/v1/unthemed',
    '/api/v1/feedback',
    '/api/v1/feedback?q=engineer',
    '/api/v1/feedback?unthemed=1',
    '/api/v1/health',
  ],
  50_000,
  1_000_000,
);
