import { exposureUnits, lookVerdicts } from '@kept/core/act/weigh-look.ts';
import { proofOutcomes } from '@kept/core/act/decide-proof.ts';
import { sql } from 'drizzle-orm';
import { boolean, check, date, doublePrecision, foreignKey, integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId, word } from '../../columns.ts';
import { theme } from '../understand/themes.ts';

/** One look at the data behind a fix: 28, 56 or 84 days after its live date, once each, with the figures it saw and what followed. */
export const proofLook = pgTable(
  'proof_look',
  {
    orgId: orgId(),
    themeId: uuid('theme_id').notNull(),
    resolutionNumber: integer('resolution_number').notNull(),
    /** Days after the live date. */
    lookDay: integer('look_day').notNull(),
    /** The day it stands for: what happened from then on is not in it, however late the look was taken. */
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    at: instant('at').notNull(),
    verdict: word('verdict', lookVerdicts).notNull(),
    outcome: word('outcome', proofOutcomes).notNull(),
    /** What mentions were counted against; null, as all figures, where there was too little history to compare. */
    unit: word('unit', exposureUnits),
    weeksBefore: integer('weeks_before').notNull(),
    mentionsBefore: integer('mentions_before'),
    exposureBefore: integer('exposure_before'),
    mentionsAfter: integer('mentions_after'),
    exposureAfter: integer('exposure_after'),
    expected: doublePrecision('expected'),
    spread: doublePrecision('spread'),
    ratio: doublePrecision('ratio'),
    lower: doublePrecision('lower'),
    /** Null where there is no upper limit. */
    upper: doublePrecision('upper'),
    tail: doublePrecision('tail').notNull(),
    /** Against the same time of the year before. */
    isAligned: boolean('is_aligned').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.themeId, t.resolutionNumber, t.lookDay] }),
    foreignKey({ name: 'proof_look_theme', columns: [t.orgId, t.themeId], foreignColumns: [theme.orgId, theme.id] }).onDelete('cascade'),
    check('proof_look_day', sql`${t.lookDay} in (28, 56, 84)`),
  ],
);
