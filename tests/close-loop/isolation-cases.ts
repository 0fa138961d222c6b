import type { IsolationCase } from '../support/isolation-case.ts';
