import { outcomePlaces, pointOutcomes } from '@kept/core/listen/session-words.ts';
import { slipKinds } from '@kept/core/listen/slip-text.ts';
import { frictionFrequencies } from '@kept/core/vocabulary.ts';
import { date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId, ownId, word } from '../../columns.ts';
import { member } from '../organisation/members.ts';

export const frictionRound = pgTable(
  'friction_round',
  {
    orgId: orgId(),
    id: ownId(),
    title: text('title').notNull(),
    prompt: text('prompt').notNull(),
    opensOn: date('opens_on', { mode: 'string' }).notNull(),
    closesOn: date('closes_on', { mode: 'string' }).notNull(),
    releasedOn: date('released_on', { mode: 'string' }),
    /** When it was last worked out what may be shown of its reports; what has cells is never worked out again. */
    judgedAt: instant('judged_at'),
    /** When its private key was deleted, and with it who was given a slip and which printed ones were left. */
    voidedAt: instant('voided_at'),
    /** The day of the session: until it ends, others may say "me too". */
    meetsOn: date('meets_on', { mode: 'string' }),
    agendaAt: instant('agenda_at'),
    /** When the "me too" of the agenda were counted and everything they came with was deleted. */
    countedAt: instant('counted_at'),
    sharedAt: instant('shared_at'),
    answer: text('answer'),
    answeredAt: instant('answered_at'),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), unique('friction_round_opens').on(t.orgId, t.opensOn)],
);

/** The teams of a round. Rounds of before slips have a code per team; it opens nothing any more. */
export const frictionCode = pgTable(
  'friction_code',
  { orgId: orgId(), roundId: uuid('round_id').notNull(), team: text('team').notNull(), codeHash: text('code_hash') },
  (t) => [
    primaryKey({ columns: [t.orgId, t.roundId, t.team] }),
    unique('friction_code_hash').on(t.orgId, t.codeHash),
    foreignKey({ name: 'friction_code_round', columns: [t.orgId, t.roundId], foreignColumns: [frictionRound.orgId, frictionRound.id] }).onDelete('cascade'),
  ],
);

/** The pair of keys with which a round's slips of one kind are signed. The private one is sealed, and deleted when the round closes. */
export const frictionKey = pgTable(
  'friction_key',
  { orgId: orgId(), roundId: uuid('round_id').notNull(), kind: word('kind', slipKinds).notNull(), publicKey: text('public_key').notNull(), privateKey: text('private_key') },
  (t) => [
    primaryKey({ columns: [t.orgId, t.roundId, t.kind] }),
    foreignKey({ name: 'friction_key_round', columns: [t.orgId, t.roundId], foreignColumns: [frictionRound.orgId, frictionRound.id] }).onDelete('cascade'),
  ],
);

/**
 * Who was given a slip: one per member, round and kind. What was signed is blinded and says nothing of the slip, so no row
 * here leads to a report; all of them go when the round closes.
 */
export const frictionSlip = pgTable(
  'friction_slip',
  { orgId: orgId(), roundId: uuid('round_id').notNull(), kind: word('kind', slipKinds).notNull(), memberId: uuid('member_id').notNull(), blindedHash: text('blinded_hash').notNull() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.roundId, t.kind, t.memberId] }),
    foreignKey({ name: 'friction_slip_round', columns: [t.orgId, t.roundId], foreignColumns: [frictionRound.orgId, frictionRound.id] }).onDelete('cascade'),
    foreignKey({ name: 'friction_slip_member', columns: [t.orgId, t.memberId], foreignColumns: [member.orgId, member.id] }).onDelete('cascade'),
  ],
);

/** Printed slips. One code is a row for the report and a row for "me too", under hashes that do not lead to each other. */
export const frictionPaper = pgTable(
  'friction_paper',
  { orgId: orgId(), codeHash: text('code_hash').notNull(), roundId: uuid('round_id').notNull(), kind: word('kind', slipKinds).notNull() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.codeHash] }),
    foreignKey({ name: 'friction_paper_round', columns: [t.orgId, t.roundId], foreignColumns: [frictionRound.orgId, frictionRound.id] }).onDelete('cascade'),
  ],
);

/**
 * Reports wait here, neither encoded nor searchable, until at least five can be released together. No time, no
 * person, no session, no address: the receipt's HMAC is the only handle, and it is the key.
 */
export const frictionInbox = pgTable(
  'friction_inbox',
  {
    orgId: orgId(),
    receiptHash: text('receipt_hash').notNull(),
    /** The slip it was filed with: one report each. */
    slipHash: text('slip_hash').notNull(),
    roundId: uuid('round_id').notNull(),
    team: text('team').notNull(),
    text: text('text').notNull(),
    frequency: word('frequency', frictionFrequencies).notNull(),
    step: text('step').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.receiptHash] }),
    unique('friction_inbox_slip').on(t.orgId, t.roundId, t.slipHash),
    foreignKey({ name: 'friction_inbox_round', columns: [t.orgId, t.roundId], foreignColumns: [frictionRound.orgId, frictionRound.id] }),
  ],
);

/** After release the receipt leads to the released report, so that its writer can read the answer. */
export const frictionReceipt = pgTable(
  'friction_receipt',
  { orgId: orgId(), receiptHash: text('receipt_hash').notNull(), feedbackId: uuid('feedback_id').notNull(), roundId: uuid('round_id').notNull() },
  (t) => [primaryKey({ columns: [t.orgId, t.receiptHash] }), index('friction_receipt_report').on(t.orgId, t.feedbackId)],
);

/**
 * What may be shown of a round's reports, written down once: a theme with one team, or with all of them where the team is empty. Merging themes,
 * moving words or a later search for themes changes nothing here, so no two answers, however far apart, tell who moved.
 */
export const frictionCell = pgTable(
  'friction_cell',
  {
    orgId: orgId(),
    roundId: uuid('round_id').notNull(),
    /** The theme they spoke of then; one merged since is read as the theme it went into. */
    themeId: uuid('theme_id').notNull(),
    team: text('team').notNull(),
    reports: integer('reports').notNull(),
    frequencies: jsonb('frequencies').$type<readonly { name: string; reports: number }[]>(),
    steps: jsonb('steps').$type<readonly { name: string; reports: number }[]>(),
    /** The reports themselves, in the order of their ids, which chance gave; empty where all teams stand together. */
    reportIds: jsonb('report_ids').$type<readonly string[]>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.roundId, t.themeId, t.team] }),
    index('friction_cell_theme').on(t.orgId, t.themeId),
    foreignKey({ name: 'friction_cell_round', columns: [t.orgId, t.roundId], foreignColumns: [frictionRound.orgId, frictionRound.id] }).onDelete('cascade'),
  ],
);

/** One point of a session's agenda: a theme of the round's reports, as far as it hides everybody, and what came of it. */
export const frictionPoint = pgTable(
  'friction_point',
  {
    orgId: orgId(),
    id: ownId(),
    roundId: uuid('round_id').notNull(),
    themeId: uuid('theme_id').notNull(),
    /** The theme's title when the agenda was made. */
    title: text('title').notNull(),
    place: integer('place').notNull(),
    reports: integer('reports').notNull(),
    frequencies: jsonb('frequencies').$type<readonly { name: string; reports: number }[]>(),
    steps: jsonb('steps').$type<readonly { name: string; reports: number }[]>(),
    /** Null until counted, and where the number would tell of one to four people. */
    meToos: integer('me_toos'),
    outcome: word('outcome', pointOutcomes),
    outcomeText: text('outcome_text'),
    goesTo: word('goes_to', outcomePlaces),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('friction_point_theme').on(t.orgId, t.roundId, t.themeId),
    foreignKey({ name: 'friction_point_round', columns: [t.orgId, t.roundId], foreignColumns: [frictionRound.orgId, frictionRound.id] }).onDelete('cascade'),
  ],
);

/** What somebody said "me too" to, until it is counted: one row per slip, no person, no time. Deleted with the count. */
export const frictionBallot = pgTable(
  'friction_ballot',
  { orgId: orgId(), roundId: uuid('round_id').notNull(), slipHash: text('slip_hash').notNull(), pointIds: jsonb('point_ids').$type<readonly string[]>().notNull() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.roundId, t.slipHash] }),
    foreignKey({ name: 'friction_ballot_round', columns: [t.orgId, t.roundId], foreignColumns: [frictionRound.orgId, frictionRound.id] }).onDelete('cascade'),
  ],
);
