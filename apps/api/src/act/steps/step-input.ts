import { daySchema } from '@kept/core/calendar.ts';
import { z } from 'zod';
import { oneLine } from '../../organisation/one-line.ts';
import { oneTheme } from '../one-theme.ts';

/** The step an address names. */
export const oneStep = oneTheme.extend({ stepId: z.uuid({ error: 'This is not the id of a step.' }) });

const assigneeId = z.uuid({ error: 'Choose who does it.' });
const text = oneLine('Say what is to be done.', 200);

export const newStep = z.object({ text, assigneeId, dueOn: daySchema.nullable().default(null) });

/** The version is the step's: a change made on an older one is told both. */
export const stepChange = z.object({ text: text.optional(), assigneeId: assigneeId.optional(), dueOn: daySchema.nullable().optional(), version: z.int().optional() });

const stepStates = ['open', 'done', 'removed'] as const;
export const stepState = z.object({ state: z.enum(stepStates, { error: 'Say open, done or removed.' }) });

export const stepOrder = z.object({ order: z.array(z.uuid()).min(1).max(100) });

/** What every change of a step answers with. */
export const stepStamp = z.object({ id: z.uuid(), version: z.int() });
export type StepStamp = z.infer<typeof stepStamp>;
