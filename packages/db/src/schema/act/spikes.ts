import { date, doublePrecision, foreignKey, index, integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId } from '../../columns.ts';
import { theme } from '../understand/themes.ts';

/** A week in which a theme was raised by clearly more people than usual; one row a theme and week. */
export const themeSpike = pgTable(
  'theme_spike',
  {
    orgId: orgId(),
    themeId: uuid('theme_id').notNull(),
    /** The Monday the week begins on, in the organisation's zone. */
    weekOn: date('week_on', { mode: 'string' }).notNull(),
    people: integer('people').notNull(),
    expected: doublePrecision('expected').notNull(),
    /** How likely so many people were by chance. */
    chance: doublePrecision('chance').notNull(),
    baselineWeeks: integer('baseline_weeks').notNull(),
    foundAt: instant('found_at').notNull(),
    /** Null when the theme was muted: kept in its history, told to nobody. */
    toldAt: instant('told_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.themeId, t.weekOn] }),
    foreignKey({ name: 'theme_spike_theme', columns: [t.orgId, t.themeId], foreignColumns: [theme.orgId, theme.id] }).onDelete('cascade'),
    index('theme_spike_by_week').on(t.orgId, t.weekOn),
  ],
);

/** Somebody asked not to be told of this theme's spikes. */
export const spikeMute = pgTable(
  'spike_mute',
  { orgId: orgId(), themeId: uuid('theme_id').notNull(), mutedBy: uuid('muted_by').notNull(), at: instant('at').notNull() },
  (t) => [primaryKey({ columns: [t.orgId, t.themeId] }), foreignKey({ name: 'spike_mute_theme', columns: [t.orgId, t.themeId], foreignColumns: [theme.orgId, theme.id] }).onDelete('cascade')],
);

/** The last week that was looked at: what is due is a week that is over and was not. */
export const spikeCheck = pgTable('spike_check', { orgId: orgId(), weekOn: date('week_on', { mode: 'string' }).notNull(), at: instant('at').notNull() }, (t) => [primaryKey({ columns: [t.orgId] })]);
