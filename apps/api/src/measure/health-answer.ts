import { themeStatuses } from '@kept/core/act/theme-status.ts';
import { comparisons, healthPeriods } from '@kept/core/measure/health-period-names.ts';
import { measureKeys } from '@kept/core/measure/score-measures.ts';
import { metrics } from '@kept/core/vocabulary.ts';
import { z } from 'zod';
import { contactKeys } from './count-contacts.ts';

const estimated = { n: z.int(), value: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() };
const point = z.object({ from: z.string(), ...estimated });

/** A figure with its interval, how it was before, and what it was in each week or month; value is null below 30 answers. */
const figure = z.object({
  ...estimated,
  unit: z.enum(['percent', 'points', 'score']),
  /** Whether more is better; null where it is neither. */
  better: z.enum(['higher', 'lower']),
  before: z.object({ n: z.int(), value: z.number().nullable() }).nullable(),
  change: z.object({ value: z.number(), low: z.number(), high: z.number(), isClear: z.boolean() }).nullable(),
  points: z.array(point),
});

const scoreFigure = figure.extend({ key: z.enum(measureKeys), metric: z.enum(metrics), scaleMin: z.number(), scaleMax: z.number(), label: z.string(), meaning: z.string() });
const contactFigure = figure.extend({ key: z.enum(contactKeys), label: z.string(), meaning: z.string() });
const onTime = z.object({ due: z.int(), onTime: z.int(), moved: z.int() });
const days = z.object({ from: z.string(), until: z.string() });

/** Everything the health page shows for one period, comparison and segment. `until` is the first day that no longer counts. */
export const healthAnswer = z.object({
  period: z.enum(healthPeriods),
  compare: z.enum(comparisons),
  segment: z.string().nullable(),
  segments: z.array(z.string()),
  timezone: z.string(),
  grain: z.enum(['week', 'month']),
  days,
  comparedDays: days.nullable(),
  minimumSample: z.int(),
  sentence: z.string(),
  scores: z.array(scoreFigure),
  contacts: z.array(contactFigure),
  drivers: z.array(z.object({ driver: z.string(), ...estimated })),
  themes: z.array(z.object({ status: z.enum(themeStatuses), themes: z.int(), late: z.int() })),
  onTime: z.object({ now: onTime, before: onTime.nullable() }),
  loopKept: z.object({ raised: z.int(), answered: z.int(), changed: z.int(), confirmed: z.int(), declined: z.int(), unanswered: z.int(), share: z.number().nullable(), sentence: z.string() }),
});

export type Health = z.infer<typeof healthAnswer>;

export const healthFilter = z.object({
  period: z.enum(healthPeriods, { error: `The period is one of ${healthPeriods.join(', ')}.` }).default('this_quarter'),
  compare: z.enum(comparisons, { error: `Compare with one of ${comparisons.join(', ')}.` }).default('before'),
  segment: z.string().max(200).optional(),
});
