import type { IsolationCase } from '../support/isolation-case.ts';

export const tryCases: IsolationCase[] = [
  { route: 'GET /api/v1/try', needs: 'open page' },
  { route: 'POST /api/v1/try', needs: 'open page' },
  { route: 'GET /api/v1/try/:token', needs: 'signed link' },
  { route: 'POST /api/v1/try/:token/organisation', needs: 'signed link', body: { organisationName: 'Somebody', timezone: 'Europe/London', name: 'Some Body', email: 'some.body@stranger.example', password: 'four words nobody guesses' } },
];
