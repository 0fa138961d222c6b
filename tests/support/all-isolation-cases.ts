import { actCases } from '../act/isolation-cases.ts';
import { closeLoopCases } from '../close-loop/isolation-cases.ts';
import { demoCases } from '../demo/isolation-cases.ts';
import { listenCases } from '../listen/isolation-cases.ts';
import { measureCases } from '../measure/isolation-cases.ts';
import { organisationCases } from '../organisation/isolation-cases.ts';
import { tryCases } from '../try/isolation-cases.ts';
import { understandCases } from '../understand/isolation-cases.ts';
import type { IsolationCase } from './isolation-case.ts';

/** Every route of the product as the isolation matrix asks it. */
export const allCases: readonly IsolationCase[] = [...organisationCases, ...listenCases, ...understandCases, ...actCases, ...closeLoopCases, ...measureCases, ...tryCases, ...demoCases];
