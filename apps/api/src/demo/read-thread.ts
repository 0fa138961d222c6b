import { digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { feedback, survey } from '@kept/db/schema/listen/feedback.ts';
import { mention, theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Ctx, type Deps, systemCtx } from '../context.ts';
import { surveyLink } from '../listen/survey-link.ts';
import { receiptUrl } from '../mail/customer-links.ts';
import type { StagePerson } from './demo-stage.ts';
import { findMaria } from './find-maria.ts';

export const threadStep = z.object({
  title: z.string(),
  sentence: z.string(),
  /** Whose eyes the page is seen with; null where it is a customer's own page. */
  memberId: z.uuid().nullable(),
  seenAs: z.string(),
  /** A path of the web app, or the whole address of a customer's page, which opens in a window of its own. */
  path: z.string(),
  isPublic: z.boolean(),
});
type ThreadStep = z.infer<typeof threadStep>;

interface Complaint {
  readonly customerId: string;
  readonly survey: { readonly id: string; readonly slug: string };
  readonly themeId: string;
  readonly ownerId: string | null;
  readonly mailId: string;
}

const linkDays = 14;

/** "Follow Maria's complaint": six real pages, each with whose eyes to see it; empty where her complaint was not answered. */
export async function readThread(deps: Deps, demo: { orgId: string; slug: string }, people: ReadonlyMap<string, StagePerson>): Promise<ThreadStep[]> {
  const ctx = systemCtx(deps, demo.orgId, 'demo');
  const customerId = await findMaria(ctx);
  const complaint = customerId === undefined ? undefined : await inOrg(ctx.db, ctx.orgId, (tx) => findComplaint(tx, ctx, customerId));
  const owner = [...people.values()].find((person) => person.memberId === complaint?.ownerId);
  const [lead, marketer] = [people.get('lena'), people.get('grace')];
  return complaint === undefined || owner === undefined || lead === undefined || marketer === undefined ? [] : stepsOf(ctx, demo.slug, complaint, { owner, lead, marketer });
}

function stepsOf(ctx: Ctx, orgSlug: string, complaint: Complaint, { owner, lead, marketer }: Record<'owner' | 'lead' | 'marketer', StagePerson>): ThreadStep[] {
  const { customerId, survey: asked, themeId, mailId } = complaint;
  // The whole day, so that asking twice gives the same address.
  const expiresAt = new Date(Math.floor(ctx.now().getTime() / 86_400_000 + linkDays) * 86_400_000);
  const herSurvey = surveyLink(ctx, { orgSlug, surveySlug: asked.slug, surveyId: asked.id }, { customerId, expiresAt });
  const own = { memberId: null, seenAs: 'Maria Okafor, customer', isPublic: true };
  const inside = (person: StagePerson, seenAs: string, path: string) => ({ memberId: person.memberId, seenAs, path, isPublic: false });
  return [
    { title: 'Her survey', sentence: 'Maria’s direct debit went up and her bank told her first. She says so on one page that works on any phone.', ...own, path: herSurvey },
    { title: 'The theme', sentence: 'The machine finds that many others say the same; Lena, who leads customer experience, makes it one theme.', ...inside(lead, 'Lena Fischer, lead', `/themes/${themeId}`) },
    { title: 'Its owner', sentence: 'Asha owns it: a person, not a team. Her page shows every promise she made, the late one first.', ...inside(owner, 'Asha Rao, owner', '/my-themes') },
    { title: 'The fix', sentence: 'Asha said what changed in words a customer would use, and when it went live. Then the data had to agree: complaints fell.', ...inside(owner, 'Asha Rao, owner', `/themes/${themeId}`) },
    { title: 'Her mail', sentence: 'Maria got the quarterly mail: her own sentence first, and beneath it what was done about it.', ...inside(marketer, 'Grace Mensah, marketing', `/outbox?mail=${mailId}`) },
    { title: 'Her receipt', sentence: 'And any day she can look up what became of everything she said.', ...own, path: receiptUrl(ctx, customerId) },
  ];
}

/** What she said first that a mail has answered, by the theme it answers; a further point of hers may be answered too. */
async function findComplaint(tx: OrgTx, ctx: Ctx, customerId: string): Promise<Complaint | undefined> {
  const [found] = await tx
    .select({ survey: { id: survey.id, slug: survey.slug }, themeId: theme.id, ownerId: theme.ownerId, mailId: mail.id })
    .from(feedback)
    .innerJoin(survey, and(eq(survey.orgId, feedback.orgId), eq(survey.id, feedback.surveyId)))
    .innerJoin(mention, and(eq(mention.orgId, feedback.orgId), eq(mention.feedbackId, feedback.id)))
    .innerJoin(theme, and(eq(theme.orgId, mention.orgId), eq(theme.id, mention.themeId)))
    .innerJoin(digestBlock, and(eq(digestBlock.orgId, theme.orgId), eq(digestBlock.themeId, theme.id), eq(digestBlock.kind, 'did'), eq(digestBlock.isLeftOut, false)))
    .innerJoin(mail, and(eq(mail.orgId, digestBlock.orgId), eq(mail.occasion, sql`${digestBlock.digestId}::text`), eq(mail.customerId, feedback.customerId), eq(mail.kind, 'digest'), eq(mail.state, 'sent')))
    .where(and(eq(feedback.orgId, ctx.orgId), eq(feedback.customerId, customerId), isNotNull(theme.whatChanged)))
    .orderBy(asc(feedback.occurredAt), asc(mention.isFurther), desc(mail.createdAt))
    .limit(1);
  return found === undefined ? undefined : { ...found, customerId };
}
