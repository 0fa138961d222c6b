import { dayIn } from '@kept/core/calendar.ts';
import { notFound } from '@kept/core/errors.ts';
import { nextDigestOn } from '@kept/core/digest-period.ts';
import { survey } from '@kept/db/schema/listen/feedback.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Html } from '../http/page.ts';
import type { Host } from './read-host.ts';
import { findSurveyAnswer, recordSurveyAnswer, type Survey } from './record-survey-answer.ts';
import { readSurveyToken, type SurveyInvitation } from './survey-link.ts';
import { commentPage, overPage, scorePage, type SurveyForm, thanksPage } from './survey-pages.ts';

/** A page and whether it went well. */
export interface Answered {
  readonly status: 200 | 410 | 422;
  readonly html: Html;
}

const quickestMilliseconds = 1000;
const longestOpenMilliseconds = 7 * 86_400_000;
const longestComment = 5000;

/** Shows a survey; nothing is stored by looking. */
export async function openSurvey(host: Host, slug: string, query: { person: string; score: string }): Promise<Answered> {
  const asked = await findSurvey(host, slug);
  const invitation = invitationOf(host, asked, query.person);
  const over = overSentence(host, asked, invitation);
  if (over !== undefined) return { status: 410, html: overPage(host, over) };
  const before = invitation === undefined ? undefined : await findSurveyAnswer(host.ctx, asked, answerIdOf(invitation, ''));
  const score = scoreOf(asked, query.score) ?? before?.score ?? undefined;
  const changeableUntil = before === undefined || invitation === undefined ? undefined : dayIn(invitation.expiresAt, host.timezone);
  return { status: 200, html: scorePage(host, asked, { token: newFormToken(host, asked), person: query.person, score, changeableUntil }) };
}

/** Takes one page of an answer: the score counts when Continue is pressed, the comment when Send is. */
export async function answerSurvey(host: Host, slug: string, field: (name: string) => string): Promise<Answered> {
  const asked = await findSurvey(host, slug);
  const invitation = invitationOf(host, asked, field('t'));
  const over = overSentence(host, asked, invitation);
  if (over !== undefined) return { status: 410, html: overPage(host, over) };
  const score = scoreOf(asked, field('score'));
  const opened = readFormToken(host, asked, field('form'));
  const shownAgain = () => newFormToken(host, asked, { isAgain: true, nonce: opened?.nonce });
  const form: SurveyForm = { token: field('form'), person: field('t'), score, comment: field('comment') };
  const isComment = field('step') === 'comment' && score !== undefined;
  const problem = problemOf(opened, field, score);
  if (problem !== undefined || opened === undefined || score === undefined) {
    const shown = { ...form, token: shownAgain(), problem: { field: isComment ? ('comment' as const) : ('score' as const), message: problem ?? 'Choose a score.' } };
    return { status: 422, html: isComment ? commentPage(host, asked, shown) : scorePage(host, asked, shown) };
  }
  const answerId = answerIdOf(invitation, opened.nonce);
  await recordSurveyAnswer(host.ctx, asked, { answerId, customerId: invitation?.customerId, score, comment: isComment ? field('comment') : undefined });
  if (isComment) return { status: 200, html: thanksPage(host, nextDigestOn(dayIn(host.ctx.now(), host.timezone))) };
  const before = await findSurveyAnswer(host.ctx, asked, answerId);
  return { status: 200, html: commentPage(host, asked, { ...form, comment: before?.text ?? '' }) };
}

interface OpenedForm {
  readonly nonce: string;
  readonly isTooQuick: boolean;
  readonly isTooOld: boolean;
}

/**
 * Threat: programs fill in every form they find. A hidden field, a minimum time and a signed form stop the simple ones; people
 * are told what to do, and since the page shown again says so inside its form, no clock refuses them a second time.
 */
function problemOf(opened: OpenedForm | undefined, field: (name: string) => string, score: number | undefined): string | undefined {
  if (field('website') !== '') return 'Leave the hidden field empty: it is there to stop programs. Then press the button again.';
  if (score === undefined) return 'Choose a score.';
  if (field('comment').length > longestComment) return `Keep the comment under ${longestComment.toLocaleString('en-GB')} characters. It has ${field('comment').length.toLocaleString('en-GB')}.`;
  if (opened === undefined || opened.isTooOld) return 'This page was open for a long time. Please press the button once more.';
  return opened.isTooQuick ? 'That was very quick. Please press the button once more.' : undefined;
}

async function findSurvey(host: Host, slug: string): Promise<Survey> {
  const [found] = await inOrg(host.ctx.db, host.ctx.orgId, (tx) => tx.select().from(survey).where(and(eq(survey.orgId, host.ctx.orgId), eq(survey.slug, slug))));
  if (found === undefined) throw notFound('page');
  return found;
}

/** A link that was meant for one person and is forged is no link; without one the answer is anonymous. */
function invitationOf(host: Host, asked: Survey, person: string): SurveyInvitation | undefined {
  if (person === '') return undefined;
  const invitation = readSurveyToken(host.ctx.secrets, host.ctx.orgId, asked.id, person);
  if (invitation === undefined) throw notFound('page');
  return invitation;
}

function overSentence(host: Host, asked: Survey, invitation: SurveyInvitation | undefined): string | undefined {
  const now = host.ctx.now();
  const day = (at: Date) => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: host.timezone }).format(at);
  if (asked.closedAt !== null && asked.closedAt <= now) return `This survey closed on ${day(asked.closedAt)}. Nothing is needed from you.`;
  return invitation !== undefined && invitation.expiresAt <= now ? `This link stopped working on ${day(invitation.expiresAt)}. Nothing is needed from you.` : undefined;
}

function answerIdOf(invitation: SurveyInvitation | undefined, nonce: string): string {
  return invitation === undefined ? `form:${nonce}` : `customer:${invitation.customerId}`;
}

function scoreOf(asked: Survey, text: string): number | undefined {
  const score = /^-?\d{1,6}$/.test(text) ? Number(text) : undefined;
  return score !== undefined && score >= asked.scaleMin && score <= asked.scaleMax ? score : undefined;
}

/** A signed form with an answer's name inside; one that is shown again keeps that name, so that pressing once more adds no second answer. */
function newFormToken({ ctx }: Host, asked: Survey, { isAgain = false, nonce }: { isAgain?: boolean; nonce?: string | undefined } = {}): string {
  const name = nonce ?? Buffer.from(ctx.random(16)).toString('base64url');
  return ctx.secrets.sign('survey', [isAgain ? 'again' : 'form', ctx.orgId, asked.id, name, String(ctx.now().getTime())]);
}

function readFormToken({ ctx }: Host, asked: Survey, token: string): OpenedForm | undefined {
  const [kind, org, forSurvey, nonce, opened] = ctx.secrets.read('survey', token) ?? [];
  if ((kind !== 'form' && kind !== 'again') || org !== ctx.orgId || forSurvey !== asked.id || nonce === undefined) return undefined;
  const openFor = ctx.now().getTime() - Number(opened);
  return { nonce, isTooQuick: kind === 'form' && openFor < quickestMilliseconds, isTooOld: openFor > longestOpenMilliseconds };
}
