import { timePages } from './support/time-pages.ts';

await timePages(['/api/v1/themes', '/api/v1/feedback', '/api/v1/feedback?q=engineer'], 50_000, 1_000_000);
