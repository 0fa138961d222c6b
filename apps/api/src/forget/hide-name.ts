import type { Column } from 'drizzle-orm';
import { mailConsent } from '@kept/db/schema/close-loop/consents.ts';
import { digest, digestBlock, fixAnswer } from '@kept/db/schema/close-loop/digests.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { notice } from '@kept/db/schema/close-loop/notices.ts';
import { procedureGap } from '@kept/db/schema/act/procedures.ts';
import { savedView } from '@kept/db/schema/act/saved-views.ts';
import { themeStep } from '@kept/db/schema/act/steps.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { interaction } from '@kept/db/schema/listen/customers.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { frictionCell, frictionInbox, frictionPoint, frictionRound } from '@kept/db/schema/listen/friction.ts';
import { importImage, importProblem } from '@kept/db/schema/listen/imports.ts';
import { surveyAnswer } from '@kept/db/schema/listen/surveys.ts';
import { transcriptTurn } from '@kept/db/schema/listen/transcripts.ts';
import { themeDefinition, themeExample } from '@kept/db/schema/understand/definitions.ts';
import { themeEdit } from '@kept/db/schema/understand/edits.ts';
import { themeSuggestion } from '@kept/db/schema/understand/reading.ts';
import { themeRunChange } from '@kept/db/schema/understand/run-changes.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, getTableName, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Ctx } from '../context.ts';

/** Every column into which somebody may write the name of somebody else. */
const freeText: readonly { readonly table: PgTable & { readonly orgId: Column }; readonly columns: readonly Column[] }[] = [
  { table: feedback, columns: [feedback.text, feedback.title, feedback.replyText, feedback.question] },
  { table: interaction, columns: [interaction.unresolvedCause] },
  { table: frictionInbox, columns: [frictionInbox.text, frictionInbox.step] },
  { table: frictionRound, columns: [frictionRound.answer] },
  { table: frictionPoint, columns: [frictionPoint.title, frictionPoint.outcomeText, frictionPoint.steps] },
  { table: frictionCell, columns: [frictionCell.steps] },
  { table: importProblem, columns: [importProblem.message] },
  { table: importImage, columns: [importImage.before] },
  { table: transcriptTurn, columns: [transcriptTurn.text] },
  { table: mailConsent, columns: [mailConsent.note] },
  { table: surveyAnswer, columns: [surveyAnswer.text] },
  { table: themeDefinition, columns: [themeDefinition.definition] },
  { table: themeExample, columns: [themeExample.words] },
  { table: theme, columns: [theme.title, theme.description, theme.whatChanged, theme.rootCauseText, theme.declineReason, theme.dismissedReason, theme.blockedOn, theme.blockedFor] },
  { table: themeStep, columns: [themeStep.text] },
  { table: savedView, columns: [savedView.name, savedView.search] },
  { table: themeUpdate, columns: [themeUpdate.internalNote, themeUpdate.publicText, themeUpdate.agentsText, themeUpdate.reason] },
  { table: themeEdit, columns: [themeEdit.reason] },
  { table: themeRunChange, columns: [themeRunChange.title, themeRunChange.description] },
  { table: themeSuggestion, columns: [themeSuggestion.text] },
  { table: digest, columns: [digest.subject, digest.intro, digest.correction, digest.askedNote, digest.returnedReason] },
  { table: digestBlock, columns: [digestBlock.title, digestBlock.text] },
  { table: notice, columns: [notice.text] },
  { table: fixAnswer, columns: [fixAnswer.comment] },
  { table: mail, columns: [mail.subject, mail.html, mail.plainText] },
];

/**
 * Puts dots over a full name or an address wherever other people wrote it, as many as it had letters, so that marked places in a
 * text stay where they are. A name of one word would hide every Grace and every May, and stays.
 */
export async function hideName(tx: OrgTx, ctx: Ctx, name: string): Promise<void> {
  const wanted = name.trim();
  if (!wanted.includes(' ') && !wanted.includes('@')) return;
  const pattern = `\\m${wanted.replace(/[^\p{L}\p{N}]/gu, (sign) => (/\s/u.test(sign) ? '\\s' : `\\${sign}`))}\\M`;
  // Words people looked for are a key and are not rewritten.
  await tx.delete(procedureGap).where(and(eq(procedureGap.orgId, ctx.orgId), sql`${procedureGap.words} ~* ${pattern}`));
  for (const { table, columns } of freeText) {
    const own = sql.identifier(getTableName(table));
    for (const column of columns) {
      const place = sql.identifier(column.name);
      await tx.execute(sql`update ${own} set ${place} = regexp_replace(${place}::text, ${pattern}, ${'•'.repeat(wanted.length)}, 'gi')::${sql.raw(column.getSQLType())} where ${eq(table.orgId, ctx.orgId)} and ${place}::text ~* ${pattern}`);
    }
  }
}
