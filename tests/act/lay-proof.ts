import { systemCtx } from '@kept/api/context.ts';
import { createVectorCache } from '@kept/api/understand/vector-cache.ts';
import { reviseUnderstanding } from '@kept/api/understand/revise-understanding.ts';
import { weighEvidence } from '@kept/api/act/weigh-evidence.ts';
import { lookDays } from '@kept/core/act/proof-rule.ts';
import { addDaysTo } from '@kept/core/calendar.ts';
import type { FixAnswer } from '@kept/core/vocabulary.ts';
import { newId } from '@kept/db/new-id.ts';
import { fixAnswer } from '@kept/db/schema/close-loop/digests.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { feedback, source } from '@kept/db/schema/listen/feedback.ts';
import { mention, theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import type { TestApp } from '../support/test-app.ts';
import type { World } from '../support/world.ts';

/** Texts a day before the fix and after it: how many make the point, and how many do not. */
export interface Said {
  readonly liveOn: string;
  readonly daysBefore: number;
  readonly daysAfter: number;
  readonly before: number;
  readonly after: number;
  readonly others: number;
  /** Of the texts a day before the fix that make the point, how many a reading at the time had left without a theme. */
  readonly missedBefore?: number;
}

const point = 'My refund is late.';
const somethingElse = 'The shop was bright and clean.';

const rowsPerStatement = 500;

/** A theme that was opened and done on the day its fix went live, and everything said before and after. */
export async function layFix(app: TestApp, world: World, said: Said): Promise<string> {
  const at = (day: string) => new Date(`${day}T12:00:00Z`);
  const [id, sourceId] = [newId(app.deps.now()), newId(app.deps.now())];
  const texts = Array.from({ length: said.daysBefore + said.daysAfter }, (_, place) => addDaysTo(said.liveOn, place - said.daysBefore)).flatMap((day) => {
    const raised = day < said.liveOn ? said.before : said.after;
    const missed = day < said.liveOn ? (said.missedBefore ?? 0) : 0;
    return Array.from({ length: raised + said.others }, (_, each) => ({ day, text: each < raised ? point : somethingElse, isPlaced: each < raised - missed, feedbackId: newId(at(day)) }));
  });
  const ctx = systemCtx(app.deps, world.orgId, 'test');
  await ctx.engine.encode([point, somethingElse], { cache: createVectorCache(ctx) });
  await inOrg(app.deps.db, world.orgId, async (tx) => {
    await reviseUnderstanding(tx, ctx, 'adding');
    const opened = at(said.liveOn);
    await tx.insert(source).values({ orgId: world.orgId, id: sourceId, name: `Survey ${id}`, createdAt: opened });
    await tx.insert(theme).values({
      orgId: world.orgId, id, title: 'Refunds are late', titledBy: 'person', description: '', status: 'done', createdAt: opened, acceptedAt: opened, statusSince: opened, ownerId: world.admin.memberId, ownerActive: true,
      deadlineOn: addDaysTo(said.liveOn, 5), whatChanged: 'Refunds are paid on the day.', rootCause: 'process', liveOn: said.liveOn, resolutionNumber: 1, proofDueOn: addDaysTo(said.liveOn, lookDays[0]),
    });
    for (let from = 0; from < texts.length; from += rowsPerStatement) {
      const some = texts.slice(from, from + rowsPerStatement);
      await tx.insert(feedback).values(some.map(({ day, text, feedbackId }) => ({ orgId: world.orgId, id: feedbackId, kind: 'survey' as const, sourceId, externalId: feedbackId, channel: 'survey' as const, text, textKey: ctx.engine.textKey(text), quotable: false, raw: {}, occurredAt: at(day), receivedAt: at(day), placedAt: at(day) })));
      const raised = some.filter(({ isPlaced }) => isPlaced);
      if (raised.length > 0) await tx.insert(mention).values(raised.map(({ day, feedbackId }) => ({ orgId: world.orgId, id: newId(at(day)), feedbackId, themeId: id, confidence: 0.9, placedBy: 'machine' as const, placedAt: at(day) })));
    }
  });
  return id;
}

/** Saves answers of as many new customers to the first fix, and weighs them as their recording does. */
export async function answerFixes(app: TestApp, world: World, themeId: string, answers: readonly FixAnswer[]) {
  const now = app.deps.now();
  return inOrg(app.deps.db, world.orgId, async (tx) => {
    for (const each of answers) {
      const id = newId(now);
      await tx.insert(customer).values({ orgId: world.orgId, id, externalId: id, language: 'en', createdAt: now });
      await tx.insert(fixAnswer).values({ orgId: world.orgId, id: newId(now), themeId, customerId: id, resolutionNumber: 1, answer: each, at: now });
    }
    return weighEvidence(tx, systemCtx(app.deps, world.orgId, 'test'), themeId);
  });
}
