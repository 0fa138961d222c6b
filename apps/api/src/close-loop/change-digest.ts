import { audienceInput } from '@kept/core/close-loop/audience-input.ts';
import { countRules } from '@kept/core/close-loop/audience-rules.ts';
import { hasDecision } from '@kept/core/close-loop/choose-blocks.ts';
import { mostControlPercent } from '@kept/core/close-loop/control-group.ts';
import { isSameSubject, subjectTestSchema } from '@kept/core/close-loop/subject-test.ts';
import { AppError, invalidField } from '@kept/core/errors.ts';
import { digest, digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { actingMember } from './acting-member.ts';
import { refuseWithoutPage } from './control-group/refuse-without-page.ts';
import { refuseMissingImages } from './brand/refuse-missing-images.ts';
import { holdDigest, readBlocks } from './hold-digest.ts';
import { blockTranslations, digestBlockText, digestIntro, digestLanguages, digestSubjectLine, digestTitle, openingTranslations } from './languages/translation-input.ts';
import { withTranslations } from './languages/with-translations.ts';

export const changedDigest = z.object({
  version: z.number().int().optional().describe('The version you read; a writer who read an older one is told'),
  subject: digestSubjectLine.optional(),
  intro: digestIntro.optional(),
  languages: digestLanguages.optional(),
  translations: openingTranslations.optional(),
  subjectTest: subjectTestSchema.nullable().optional().describe('A second subject that is tried on a share of the readers; null takes it away'),
  blocks: z
    .array(
      z.object({
        themeId: z.uuid(),
        title: digestTitle.optional(),
        isLeftOut: z.boolean().optional(),
        text: digestBlockText.optional(),
        translations: blockTranslations.optional(),
        imageId: z.uuid('There is no such image.').nullable().optional().describe('An image of the organisation’s own above its words'),
      }),
    )
    .optional()
    .describe('All blocks, in their new order; one that is missing is left out and stands last'),
  audience: audienceInput.nullable().optional().describe('Whom it is for among everybody it could reach; null for all of them'),
  controlPercent: z.number().int('Choose a whole number.').min(0, 'Choose 0 to hold nobody back.').max(mostControlPercent, `Hold back at most ${mostControlPercent} in a hundred.`).optional().describe('How many in a hundred of those without a point of their own are held back until the next digest, to compare'),
});

/** Changes a digest's words, order and audience until it is scheduled. An approval covers exactly what was read: any change takes it back. */
export async function changeDigest(ctx: Ctx, id: string, input: z.infer<typeof changedDigest>): Promise<{ version: number }> {
  const editor = actingMember(ctx);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const row = await holdDigest(tx, ctx, id, 'change');
    if (input.version !== undefined && input.version !== row.version) throw new AppError('conflict', 'Somebody changed this digest while you were writing. Load it again; your words are still on this page.');
    if (row.edition > 0 && asksForOthers(input)) throw new AppError('conflict', 'A correction goes to everybody who got what it corrects: its audience cannot be chosen.');
    await refuseWithoutPage(tx, ctx, input.controlPercent ?? 0);
    const subjectTest = input.subjectTest === undefined ? row.subjectTest : input.subjectTest;
    if (subjectTest !== null && isSameSubject(subjectTest.subject, input.subject ?? row.subject)) throw invalidField('subjectTest/subject', 'Both subjects are the same: change one.');
    if (input.blocks !== undefined) await changeBlocks(tx, ctx, row, input.blocks);
    const version = row.version + 1;
    await tx
      .update(digest)
      .set({ ...(input.subject === undefined ? {} : { subject: input.subject }), ...(input.intro === undefined ? {} : { intro: input.intro }), ...(input.languages === undefined ? {} : { languages: input.languages }), translations: withTranslations(row.translations, input.translations), ...audienceOf(input), subjectTest, state: 'draft', editedBy: editor, approvedBy: null, approvedAt: null, isApprovedAlone: false, askedBy: null, askedAt: null, version })
      .where(and(eq(digest.orgId, ctx.orgId), eq(digest.id, id)));
    await recordAudit(tx, ctx, 'change-digest', `digest:${id}`, { version, ...(input.audience === undefined ? {} : { audienceRules: input.audience === null ? 0 : countRules(input.audience) }), ...(input.controlPercent === undefined ? {} : { controlPercent: input.controlPercent }) });
    return { version };
  });
}

function asksForOthers({ audience, controlPercent }: z.infer<typeof changedDigest>): boolean {
  return (audience ?? null) !== null || (controlPercent ?? 0) > 0;
}

/** Rules that ask nothing are kept as none. */
function audienceOf({ audience, controlPercent }: z.infer<typeof changedDigest>): Partial<typeof digest.$inferInsert> {
  const rules = audience === undefined || audience === null || countRules(audience) > 0 ? audience : null;
  return { ...(rules === undefined ? {} : { audience: rules }), ...(controlPercent === undefined ? {} : { controlPercent }) };
}

async function changeBlocks(tx: OrgTx, ctx: Ctx, { id, edition }: typeof digest.$inferSelect, wanted: NonNullable<z.infer<typeof changedDigest>['blocks']>): Promise<void> {
  await refuseMissingImages(tx, ctx, wanted.map(({ imageId }) => imageId));
  const now = new Map((await readBlocks(tx, ctx, id)).map((block) => [block.themeId, block]));
  const named = wanted.map((change, position) => {
    const block = now.get(change.themeId);
    if (block === undefined) throw invalidField(`blocks/${position}/themeId`, 'This theme is not in the digest.');
    return { ...block, position, title: change.title ?? block.title, text: change.text ?? block.text, translations: withTranslations(block.translations, change.translations), imageId: change.imageId === undefined ? block.imageId : change.imageId, isLeftOut: change.isLeftOut ?? false };
  });
  const ids = new Set(named.map((block) => block.themeId));
  if (ids.size !== named.length) throw invalidField('blocks', 'A theme stands twice in this digest; each theme may have one block.');
  if (edition === 0 && !hasDecision(named.filter((block) => !block.isLeftOut))) throw invalidField('blocks', 'A digest needs at least one theme that was decided.');
  const missing = [...now.values()].filter((block) => !ids.has(block.themeId)).map((block, place) => ({ ...block, position: named.length + place, isLeftOut: true }));
  await tx.delete(digestBlock).where(and(eq(digestBlock.orgId, ctx.orgId), eq(digestBlock.digestId, id)));
  await tx.insert(digestBlock).values([...named, ...missing]);
}
