import type { BlockDoubt } from '@kept/core/close-loop/block-doubt.ts';
import { coverOf, coverSentence } from '@kept/core/close-loop/digest-translations.ts';
import { writeLoopKept } from '@kept/core/close-loop/loop-kept.ts';
import { mayDo } from '@kept/core/permissions.ts';
import { fixAnswer } from '@kept/db/schema/close-loop/digests.ts';
import type { digest, digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import type { MailImage } from '@kept/emails/digest-shape.ts';
import { and, count, eq, inArray, or } from 'drizzle-orm';
import type { z } from 'zod';
import type { Ctx } from '../context.ts';
import { readHeld } from '../mail/read-mail-health.ts';
import type { digestAnswer } from './digest-answers.ts';
import { hasSecondPerson, isOwnWork } from './approve-digest.ts';
import { pickAudience } from './audience/audience-answer.ts';
import { countAudience, isOnItsWay } from './audience/count-audience.ts';
import { readMailImages } from './brand/read-mail-images.ts';
import { readDigestRows } from './hold-digest.ts';
import { summariseDigest } from './list-digests.ts';
import { readDoubts } from './read-doubts.ts';
import { readProgress } from './read-progress.ts';
import { countUnsubscribed } from './report/count-unsubscribed.ts';
import { readSubjectTest } from './report/read-subject-test.ts';
import { readSettings } from './read-voice.ts';

type DigestRow = typeof digest.$inferSelect;

/** One digest with everything its composer, its approver and its reader of figures need; who would get it before it leaves is counted by itself. */
export async function readDigest(ctx: Ctx, id: string): Promise<z.infer<typeof digestAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const { row, all, blocks } = await readDigestRows(tx, ctx, id);
    const isOut = isOnItsWay(row);
    const counted = isOut ? await countAudience(tx, ctx, id) : undefined;
    const people = await readPeople(tx, ctx, row);
    const images = await readMailImages(tx, ctx, all.map((block) => block.imageId));
    const approver = ctx.actor.kind === 'member' && mayDo(ctx.actor.role, 'digests.approve') ? ctx.actor.memberId : undefined;
    const doubts = isOut || row.state === 'cancelled' ? new Map<string, BlockDoubt>() : await readDoubts(tx, ctx, all);
    return {
      ...summariseDigest(row),
      intro: row.intro,
      version: row.version,
      loopKept: row.loopKept,
      loopKeptSentence: writeLoopKept(row.loopKept),
      languages: row.languages,
      translations: row.translations,
      cover: coverOf(row, blocks).map(({ missing, ...cover }) => ({ ...cover, sentence: coverSentence({ ...cover, missing }, row.languages[0] ?? 'en') })),
      blocks: all.map(({ themeId, kind, title, text, people: told, liveOn, ownerName, approverName, evidence, isLeftOut, translations, imageId }) => ({ themeId, kind, title, text, people: told, liveOn, ownerName, approverName, evidence, isLeftOut, translations, image: shownImage(imageId, images), doubt: doubts.get(themeId) ?? null })),
      correction: row.correction,
      fromAt: row.fromAt.toISOString(),
      untilAt: row.untilAt.toISOString(),
      isMadeByKept: row.createdBy === null,
      createdBy: people.get(row.createdBy ?? '') ?? null,
      askedBy: people.get(row.askedBy ?? '') ?? null,
      approvedBy: people.get(row.approvedBy ?? '') ?? null,
      approvedAt: row.approvedAt?.toISOString() ?? null,
      isApprovedAlone: row.isApprovedAlone,
      mayApproveAlone: approver !== undefined && !(await hasSecondPerson(tx, ctx, approver)),
      localAt: row.localAt,
      scheduledBy: people.get(row.scheduledBy ?? '') ?? null,
      askedNote: row.askedNote,
      returnedReason: row.returnedReason,
      held: row.state === 'sent' || row.state === 'cancelled' ? null : await readHeld(tx, ctx),
      timezone: (await readSettings(tx, ctx)).timezone,
      canApprove: approver !== undefined && !isOwnWork(row, approver),
      audience: counted === undefined ? null : pickAudience(counted),
      audienceRules: row.audience,
      controlPercent: row.controlPercent,
      subjectTest: await readSubjectTest(tx, ctx, row),
      report: counted === undefined ? null : { ...pick(counted), ...(await readProgress(tx, ctx, row, counted.waiting)), answers: await countAnswers(tx, ctx, blocks), unsubscribed: await countUnsubscribed(tx, ctx, row) },
    };
  });
}

function shownImage(id: string | null, images: ReadonlyMap<string, MailImage>) {
  const image = images.get(id ?? '');
  return id === null || image === undefined ? null : { id, ...image };
}

function pick({ sent, waiting, failed, uncertain }: { sent: number; waiting: number; failed: number; uncertain: number }) {
  return { sent, waiting, failed, uncertain };
}

async function readPeople(tx: OrgTx, ctx: Ctx, row: DigestRow): Promise<Map<string, { id: string; name: string }>> {
  const ids = [row.createdBy, row.askedBy, row.approvedBy, row.scheduledBy].filter((id) => id !== null);
  const rows = await tx.select({ id: member.id, name: member.name }).from(member).where(and(eq(member.orgId, ctx.orgId), inArray(member.id, ids)));
  return new Map(rows.map((found) => [found.id, found]));
}

/** Answers to "did it fix it?" about what this digest told as done. */
async function countAnswers(tx: OrgTx, ctx: Ctx, blocks: readonly (typeof digestBlock.$inferSelect)[]) {
  const answers = { fixed: 0, partly: 0, not_fixed: 0, do_not_know: 0 };
  const did = blocks.filter((block) => block.kind === 'did');
  if (did.length === 0) return answers;
  const told = or(...did.map((block) => and(eq(fixAnswer.themeId, block.themeId), eq(fixAnswer.resolutionNumber, block.resolutionNumber))));
  const rows = await tx.select({ answer: fixAnswer.answer, people: count() }).from(fixAnswer).where(and(eq(fixAnswer.orgId, ctx.orgId), told)).groupBy(fixAnswer.answer);
  for (const row of rows) answers[row.answer] = row.people;
  return answers;
}
