import { AppError, notFound } from '@kept/core/errors.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { type Deps, publicCtx } from '../context.ts';
import { workTogether } from '../work-together.ts';
import { type AskedSurvey, readAskedSurvey, readAskedSurveys } from './find-asked-survey.ts';
import { type OpenedForm, readFormToken } from './form-token.ts';
import { type Host, inHost } from './read-host.ts';
import type { FieldReader } from './read-sent-answers.ts';
import { findResponses, type StoredResponse } from './save-response.ts';
import { type Answered, type Asking, askingOf, invitationOf, overSentence, type SurveyVisit } from './survey-asking.ts';
import type { SurveyInvitation } from './survey-link.ts';
import { overPage } from './survey-pages.ts';

/** A page that was sent: whom it is for, how it was opened, the answer it belongs to, and what to show instead when nothing can be answered any more. */
export interface SentPage {
  readonly asking: Asking;
  readonly opened: OpenedForm | undefined;
  readonly answerKey: string | undefined;
  readonly before: StoredResponse | undefined;
  readonly over: Answered | undefined;
}

interface Sent {
  readonly deps: Deps;
  readonly visit: SurveyVisit;
  readonly field: FieldReader;
}

interface Known {
  readonly host: Host;
  readonly asked: AskedSurvey;
  readonly opened: OpenedForm | undefined;
  readonly invitation: SurveyInvitation | undefined;
  readonly answerKey: string | undefined;
}

const readTogether = workTogether(readAll);

/** Reads what there is to know of a page that was sent; pages that come together are read in one transaction. */
export async function readSentPage(deps: Deps, visit: SurveyVisit, field: FieldReader): Promise<SentPage> {
  const { host, asked, opened, invitation, answerKey, before } = await readTogether(deps.db, visit.org, { deps, visit, field });
  const asking = askingOf(host, visit, asked, { invitation, field, wanted: field('lang'), prefix: 'h.' });
  const over = overSentence(asking, opened);
  return { asking, opened, answerKey, before, over: over === undefined ? undefined : { status: 410, html: overPage(host, asking.language, over), origins: asked.origins } };
}

async function readAll(all: readonly Sent[]): Promise<((Known & Pick<SentPage, 'before'>) | AppError)[]> {
  const [first] = all;
  if (first === undefined) return [];
  return inHost(first.deps, first.visit.org, async (tx, host) => {
    const latest = await readAskedSurveys(tx, host.ctx, all.map(({ visit }) => visit.slug));
    const known: (Known | AppError)[] = [];
    for (const sent of all) known.push(await readOne(tx, { ...host, ctx: publicCtx(sent.deps, host.ctx.orgId) }, latest.get(sent.visit.slug), sent).catch(ownRefusal));
    const beforeOf = await findResponses(tx, host.ctx, known.flatMap((one) => (one instanceof AppError || one.answerKey === undefined ? [] : [{ surveyId: one.asked.id, answerKey: one.answerKey }])));
    return known.map((one) => (one instanceof AppError ? one : { ...one, before: one.answerKey === undefined ? undefined : beforeOf(one.asked.id, one.answerKey) }));
  });
}

async function readOne(tx: OrgTx, host: Host, latest: AskedSurvey | undefined, { visit, field }: Sent): Promise<Known> {
  const { ctx } = host;
  if (latest === undefined) throw notFound('page');
  const opened = readFormToken(ctx, latest.id, field('form'));
  const asked = opened === undefined || opened.version === latest.version ? latest : await readAskedSurvey(tx, ctx, visit, opened.version);
  const invitation = await invitationOf(tx, ctx, asked, field('t'));
  return { host, asked, opened, invitation, answerKey: invitation?.answerKey ?? (opened === undefined ? undefined : `form:${opened.nonce}`) };
}

function ownRefusal(reason: unknown): AppError {
  if (reason instanceof AppError) return reason;
  throw reason;
}
