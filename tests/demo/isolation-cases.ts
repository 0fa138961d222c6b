import type { IsolationCase } from '../support/isolation-case.ts';

/** The demo people's doors: open on this machine, and only where the one organisation is the demo world (tests/demo/sign-in.test.ts). */
export const demoCases: IsolationCase[] = [
  { route: 'GET /api/v1/demo', needs: 'open page' },
  { route: 'POST /api/v1/demo/session', needs: 'open page', body: { memberId: '00000000-0000-7000-8000-000000000000' } },
];
