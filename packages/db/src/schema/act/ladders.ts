import { ladderRoles, ladderTriggers } from '@kept/core/act/ladder.ts';
import { origins } from '@kept/core/vocabulary.ts';
import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId, ownId, word } from '../../columns.ts';
import { member } from '../organisation/members.ts';
import { procedure } from './procedures.ts';
import { theme } from '../understand/themes.ts';

/** Who is told when nothing happens, defined in advance: for one theme, for an origin, or (both null) for the whole organisation. */
export const ladder = pgTable(
  'ladder',
  {
    orgId: orgId(),
    id: ownId(),
    origin: word('origin', origins),
    themeId: uuid('theme_id'),
    changedAt: instant('changed_at').notNull(),
    /** Null for the one every organisation begins with. */
    changedBy: uuid('changed_by'),
    /** Grows with every change; a writer who read an older one is told. */
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('ladder_once').on(t.orgId, t.origin, t.themeId).nullsNotDistinct(),
    foreignKey({ name: 'ladder_theme', columns: [t.orgId, t.themeId], foreignColumns: [theme.orgId, theme.id] }).onDelete('cascade'),
    check('ladder_is_for_one_thing', sql`${t.origin} is null or ${t.themeId} is null`),
  ],
);

/** One step: when, and who is told. It keeps its id through changes, so that what it told it does not tell again. */
export const ladderStep = pgTable(
  'ladder_step',
  {
    orgId: orgId(),
    ladderId: uuid('ladder_id').notNull(),
    id: ownId(),
    position: integer('position').notNull(),
    trigger: word('trigger', ladderTriggers).notNull(),
    /** Working days. */
    days: integer('days').notNull(),
    roles: text('roles', { enum: [...ladderRoles] }).array().notNull(),
    memberId: uuid('member_id'),
    memberActive: boolean('member_active'),
    /** What whoever is told is to follow. */
    procedureId: uuid('procedure_id'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.ladderId, t.id] }),
    foreignKey({ name: 'ladder_step_ladder', columns: [t.orgId, t.ladderId], foreignColumns: [ladder.orgId, ladder.id] }).onDelete('cascade'),
    foreignKey({ name: 'ladder_step_active_member', columns: [t.orgId, t.memberId, t.memberActive], foreignColumns: [member.orgId, member.id, member.active] }),
    foreignKey({ name: 'ladder_step_procedure', columns: [t.orgId, t.procedureId], foreignColumns: [procedure.orgId, procedure.id] }),
    check('ladder_step_member', sql`(${t.memberId} is null) = (${t.memberActive} is null) and coalesce(${t.memberActive}, true)`),
    check('ladder_step_tells_somebody', sql`cardinality(${t.roles}) > 0 or ${t.memberId} is not null`),
    index('ladder_step_by_member').on(t.orgId, t.memberId).where(sql`${t.memberId} is not null`),
  ],
);

/** A step that fired for a theme: once in each stretch of waiting, which is known by the moment it began. */
export const themeEscalation = pgTable(
  'theme_escalation',
  {
    orgId: orgId(),
    themeId: uuid('theme_id').notNull(),
    /** When the waiting began that this step ends. */
    waitingSince: instant('waiting_since').notNull(),
    stepId: uuid('step_id').notNull(),
    trigger: word('trigger', ladderTriggers).notNull(),
    days: integer('days').notNull(),
    /** The working day the step was for; it may have fired later. */
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    firedAt: instant('fired_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.themeId, t.waitingSince, t.stepId] }),
    foreignKey({ name: 'theme_escalation_theme', columns: [t.orgId, t.themeId], foreignColumns: [theme.orgId, theme.id] }).onDelete('cascade'),
  ],
);

/** Somebody a fired step tells; without `mailedAt` it waits for their next mail. */
export const escalationTold = pgTable(
  'escalation_told',
  { orgId: orgId(), themeId: uuid('theme_id').notNull(), waitingSince: instant('waiting_since').notNull(), stepId: uuid('step_id').notNull(), memberId: uuid('member_id').notNull(), mailedAt: instant('mailed_at') },
  (t) => [
    primaryKey({ columns: [t.orgId, t.themeId, t.waitingSince, t.stepId, t.memberId] }),
    foreignKey({ name: 'escalation_told_escalation', columns: [t.orgId, t.themeId, t.waitingSince, t.stepId], foreignColumns: [themeEscalation.orgId, themeEscalation.themeId, themeEscalation.waitingSince, themeEscalation.stepId] }).onDelete('cascade'),
    foreignKey({ name: 'escalation_told_member', columns: [t.orgId, t.memberId], foreignColumns: [member.orgId, member.id] }),
    index('escalation_told_waiting').on(t.orgId, t.memberId).where(sql`${t.mailedAt} is null`),
  ],
);

/** When an organisation's ladders and reminders are looked at next. */
export const ladderRound = pgTable('ladder_round', { orgId: orgId(), dueAt: instant('due_at').notNull() }, (t) => [primaryKey({ columns: [t.orgId] })]);
