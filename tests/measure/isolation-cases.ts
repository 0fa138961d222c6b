import type { IsolationCase } from '../support/isolation-case.ts';

/** Every route that measures. */
export const measureCases: IsolationCase[] = [{ route: 'GET /api/v1/health', needs: 'health.read' }];
