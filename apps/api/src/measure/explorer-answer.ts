import { themeStatuses } from '@kept/core/act/theme-status.ts';
import { comparisons, healthPeriods } from '@kept/core/measure/health-period-names.ts';
import { journeyStages, metrics, origins } from '@kept/core/vocabulary.ts';
import { z } from 'zod';
import { coverageAnswer } from '../understand/read-coverage.ts';
import { explorerViews } from './explorer-filter.ts';

const estimated = { n: z.int(), value: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() };

/** What a score would be without these answers; hidden under 30 of them. `isClear` holds over all themes of the page together. */
const impact = z.discriminatedUnion('isShown', [
  z.object({ isShown: z.literal(false), n: z.int() }),
  z.object({ isShown: z.literal(true), n: z.int(), all: z.number(), without: z.number(), difference: z.number(), low: z.number(), high: z.number(), isClear: z.boolean() }),
]);

const facts = z.object({
  /** Distinct customers; each text of nobody known counts as one person. */
  people: z.int(),
  mentions: z.int(),
  peopleBefore: z.int().nullable(),
  /** An arrow only where the change is clear; null says nothing, not "no change". */
  change: z.enum(['more', 'fewer']).nullable(),
  /** Fewer than five people in both periods: too few to speak of a pattern. */
  isFew: z.boolean(),
  impact: impact.nullable(),
  score: z.object({ ...estimated, before: z.number().nullable(), change: z.enum(['up', 'down']).nullable() }).nullable(),
});

const explorerTheme = facts.extend({
  id: z.uuid(),
  title: z.string(),
  status: z.enum(themeStatuses),
  journeyStage: z.enum(journeyStages).nullable(),
  origin: z.enum(origins).nullable(),
});

const explorerMetric = z.object({ metric: z.enum(metrics), label: z.string(), meaning: z.string(), unit: z.enum(['percent', 'points', 'score']), n: z.int() });
export const daysAnswer = z.object({ from: z.string(), until: z.string() });

/** Groups and their themes over one period, in the order of the view. `until` is the first day that no longer counts. */
export const explorerAnswer = z.object({
  view: z.enum(explorerViews),
  period: z.enum(healthPeriods),
  compare: z.enum(comparisons),
  days: daysAnswer,
  comparedDays: daysAnswer.nullable(),
  metric: explorerMetric.extend({ all: z.object(estimated) }).nullable(),
  metrics: z.array(explorerMetric),
  coverage: coverageAnswer,
  groups: z.array(facts.extend({ title: z.string().nullable(), themes: z.array(explorerTheme) })),
});
export type Explorer = z.infer<typeof explorerAnswer>;
export type ExplorerFacts = z.infer<typeof facts>;
