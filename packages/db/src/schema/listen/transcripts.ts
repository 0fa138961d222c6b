import { speakers } from '@kept/core/vocabulary.ts';
import { foreignKey, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId, word } from '../../columns.ts';
import { interaction } from './customers.ts';

/** What was said in a contact, turn by turn, after personal data was replaced; kept as long as the organisation keeps transcripts. */
export const transcriptTurn = pgTable(
  'transcript_turn',
  {
    orgId: orgId(),
    interactionId: uuid('interaction_id').notNull(),
    position: integer('position').notNull(),
    speaker: word('speaker', speakers).notNull(),
    text: text('text').notNull(),
    /** Null where the other system keeps no time per turn. */
    at: instant('at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.interactionId, t.position] }),
    foreignKey({ name: 'transcript_turn_interaction', columns: [t.orgId, t.interactionId], foreignColumns: [interaction.orgId, interaction.id] }).onDelete('cascade'),
  ],
);
