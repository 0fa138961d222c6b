import { digestStateWords } from '@kept/core/close-loop/digest-steps.ts';
import type { OpeningTranslations } from '@kept/core/close-loop/digest-translations.ts';
import { writePeriod } from '@kept/core/digest-period.ts';
import { AppError } from '@kept/core/errors.ts';
import { newId } from '@kept/db/new-id.ts';
import { digest, digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import { inOrg } from '@kept/db/scope.ts';
import { violationOf } from '@kept/db/violation.ts';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { actingMember } from './acting-member.ts';
import type { newDigestAnswer } from './build-digest.ts';
import { readDigestRows } from './hold-digest.ts';

export const newCorrection = z.object({ wrong: z.string().trim().min(1, 'Say what was wrong, so that readers know what to forget.').max(500, 'Keep it under 500 characters.') });

/** Begins the correction of a digest that was sent: the next edition of its period, with the same frozen blocks to put right, for those who got it. */
export async function correctDigest(ctx: Ctx, id: string, { wrong }: z.infer<typeof newCorrection>): Promise<z.infer<typeof newDigestAnswer>> {
  const createdBy = actingMember(ctx);
  const madeId = newId(ctx.now());
  try {
    return await inOrg(ctx.db, ctx.orgId, async (tx) => {
      const { row, all } = await readDigestRows(tx, ctx, id);
      if (row.state !== 'sent') throw new AppError('conflict', `Only a digest that was sent can be corrected; this one is “${digestStateWords[row.state]}”. Change it as it is.`);
      const { orgId, series, period, subject, languages, fromAt, untilAt, loopKept } = row;
      const translations = subjectsOf(row.translations);
      const edition = row.edition + 1;
      await tx.insert(digest).values({ orgId, id: madeId, series, period, edition, state: 'draft', subject, intro: '', correction: wrong, languages, translations, fromAt, untilAt, loopKept, createdBy, createdAt: ctx.now() });
      await tx.insert(digestBlock).values(all.map((block) => ({ ...block, digestId: madeId })));
      await recordAudit(tx, ctx, 'build-digest', `digest:${madeId}`, { period, edition, themes: all.length });
      return { id: madeId };
    });
  } catch (error) {
    if (violationOf(error)?.constraint === 'digest_once') throw new AppError('conflict', `${await nameOf(ctx, id)} has a correction already. Open that one, or cancel it first.`);
    throw error;
  }
}

/** The subjects in further languages; the opening is written anew. */
function subjectsOf(translations: OpeningTranslations): OpeningTranslations {
  return Object.fromEntries(Object.entries(translations).flatMap(([language, { subject }]) => (subject === undefined ? [] : [[language, { subject }]])));
}

async function nameOf(ctx: Ctx, id: string): Promise<string> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => writePeriod((await readDigestRows(tx, ctx, id)).row.period));
}
