import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { and, eq, isNotNull } from 'drizzle-orm';

/** A mail that Stop holds back, but that may have arrived by an attempt whose answer was lost: to its reader it counts as sent. */
export const isStoppedUnheard = and(eq(mail.state, 'cancelled'), isNotNull(mail.unknownSince));
