import type { Db } from '@kept/db/client.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { driverHead } from '@kept/db/schema/understand/drivers.ts';
import { encoderState, sentimentHead } from '@kept/db/schema/understand/reading.ts';
import { themeRun } from '@kept/db/schema/understand/themes.ts';
import { acrossOrgs, type DueWork } from '@kept/db/scope.ts';
import { isNotNull, isNull, lt } from 'drizzle-orm';
import { checkProofs } from './act/check-proof.ts';
import { checkSpikes } from './act/check-spikes.ts';
import { laddersDue, walkLadders } from './act/ladders/walk-ladders.ts';
import { proofDue } from './act/proof-due.ts';
import { spikesDue } from './act/spikes-due.ts';
import type { Ctx } from './context.ts';
import { countMeToos, meToosDue } from './close-loop/count-me-toos.ts';
import { digestDue } from './close-loop/digest-due.ts';
import { agendaDue, makeAgendas } from './close-loop/make-agenda.ts';
import { noticesDue, tellPeople } from './close-loop/notices/tell-people.ts';
import { digestsEnded, makeDigests } from './close-loop/make-digests.ts';
import { queueDigest } from './close-loop/queue-digest.ts';
import { forgetOld } from './forget/forget-old.ts';
import { oldDue } from './forget/old-due.ts';
import { undoImports } from './forget/undo-import.ts';
import { answersDue, forgetAnswers } from './http/forget-answers.ts';
import type { JobName } from './job-names.ts';
import { importDue, undoDue } from './listen/import-due.ts';
import { keepSlips, slipsDue } from './listen/keep-slips.ts';
import { frictionDue, releaseFriction } from './listen/release-friction.ts';
import { runImports } from './listen/run-import.ts';
import { sendSurveys, surveysDue } from './listen/send-surveys.ts';
import { applyWebhooks } from './listen/webhooks/apply-webhooks.ts';
import { webhooksDue } from './listen/webhooks/forget-messages.ts';
import { applyInbound } from './mail/inbound/apply-inbound.ts';
import { inboundDue } from './mail/inbound/forget-inbound.ts';
import { mailDue } from './mail/mail-due.ts';
import { sendMail } from './mail/send-mail.ts';
import { domainsDue, lookAtDueDomain } from './organisation/domain/look-at-domain.ts';
import { keysDue, warnOfKeys } from './organisation/warn-of-keys.ts';
import { deliverWebhooks, webhookDeliveriesDue } from './organisation/webhooks/deliver-webhooks.ts';
import { findThemes } from './understand/find-themes.ts';
import { keepEncoded } from './understand/keep-encoded.ts';
import { learnDrivers } from './understand/learn-drivers.ts';
import { learnSentiment } from './understand/learn-sentiment.ts';
import { placeFeedback } from './understand/place-feedback.ts';
import { keepKeyMonth, keyMonthsDue } from './views/key-people/keep-key-month.ts';

/** One job: what it does inside an organisation, and how the sweep finds organisations where it is due. */
export interface Job {
  readonly name: JobName;
  readonly run: (ctx: Ctx) => Promise<void>;
  readonly due: (tx: Db, now: Date) => Promise<readonly DueWork[]>;
  /** A job that waits for machines of others goes on in other organisations meanwhile; usually it is one at a time. */
  readonly organisationsAtOnce?: number;
}

/** Every job there is. A wake-up runs one at once; the sweep, twice a minute and at every start, finds what a lost wake-up left. */
export const jobs: readonly Job[] = [
  { name: 'run-import', run: runImports, due: importDue },
  { name: 'apply-webhooks', run: applyWebhooks, due: webhooksDue },
  { name: 'apply-inbound', run: applyInbound, due: inboundDue },
  { name: 'undo-import', run: undoImports, due: undoDue },
  { name: 'keep-slips', run: keepSlips, due: slipsDue },
  { name: 'release-friction', run: releaseFriction, due: frictionDue },
  { name: 'keep-encoded', run: keepEncoded, due: (tx, now) => tx.select({ orgId: encoderState.orgId, id: encoderState.orgId }).from(encoderState).where(lt(encoderState.checkAfter, now)) },
  { name: 'place-feedback', run: placeFeedback, due: (tx) => tx.selectDistinctOn([feedback.orgId], { orgId: feedback.orgId, id: feedback.id }).from(feedback).where(isNull(feedback.placedAt)) },
  { name: 'make-agenda', run: makeAgendas, due: agendaDue },
  { name: 'count-me-toos', run: countMeToos, due: meToosDue },
  { name: 'find-themes', run: findThemes, due: (tx) => tx.select({ orgId: themeRun.orgId, id: themeRun.id }).from(themeRun).where(isNull(themeRun.finishedAt)) },
  { name: 'learn-sentiment', run: learnSentiment, due: (tx) => tx.select({ orgId: sentimentHead.orgId, id: sentimentHead.orgId }).from(sentimentHead).where(isNotNull(sentimentHead.dueAt)) },
  { name: 'learn-drivers', run: learnDrivers, due: (tx) => tx.select({ orgId: driverHead.orgId, id: driverHead.orgId }).from(driverHead).where(isNotNull(driverHead.dueAt)) },
  { name: 'check-proof', run: checkProofs, due: proofDue },
  { name: 'check-spikes', run: checkSpikes, due: spikesDue },
  { name: 'walk-ladders', run: walkLadders, due: laddersDue },
  { name: 'keep-key-month', run: keepKeyMonth, due: keyMonthsDue },
  { name: 'make-digests', run: makeDigests, due: digestsEnded },
  { name: 'queue-digest', run: queueDigest, due: digestDue },
  { name: 'tell-people', run: tellPeople, due: noticesDue },
  { name: 'send-surveys', run: sendSurveys, due: surveysDue },
  { name: 'send-mail', run: sendMail, due: mailDue },
  { name: 'warn-of-keys', run: warnOfKeys, due: keysDue },
  { name: 'check-domain', run: lookAtDueDomain, due: domainsDue, organisationsAtOnce: 4 },
  { name: 'deliver-webhooks', run: deliverWebhooks, due: webhookDeliveriesDue, organisationsAtOnce: 4 },
  { name: 'forget-answers', run: forgetAnswers, due: answersDue },
  { name: 'forget-old', run: forgetOld, due: oldDue },
];

/**
 * The one schedule: every worker sweeps at its start and then so often. The sweep is a timer of the process and no job in the
 * queue: a worker that was killed leaves its jobs marked as running, and those must not keep the sweep from finding the work.
 */
export const sweepEverySeconds = 30;

/** The organisations in which a job is due. */
export async function findDue(db: Db, job: Job, now: Date): Promise<readonly string[]> {
  const due = await acrossOrgs(db, (tx) => job.due(tx, now));
  return [...new Set(due.map((work) => work.orgId))];
}
