import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { isNotNull, ne, and } from 'drizzle-orm';

/**
 * A customer's words that were read: placed and not empty. Agents' friction reports are left out everywhere this stands:
 * they join themes by vote but never appear as a quote, in a list, in a search or in a count below five.
 */
export const isComment = and(isNotNull(feedback.placedAt), isNotNull(feedback.textKey), ne(feedback.kind, 'friction'));
