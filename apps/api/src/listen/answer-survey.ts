import { dayIn } from '@kept/core/calendar.ts';
import { nextDigestOn } from '@kept/core/digest-period.ts';
import { notFound } from '@kept/core/errors.ts';
import type { SurveyAnswers } from '@kept/core/listen/survey-answers.ts';
import type { SurveyQuestion } from '@kept/core/listen/survey-definition.ts';
import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { nextStep, type SurveyStep } from '@kept/core/listen/survey-flow.ts';
import { pageWordsIn } from '@kept/core/listen/survey-words.ts';
import { writeSurveyDay } from '@kept/core/listen/write-survey-day.ts';
import type { Deps } from '../context.ts';
import { readAskedSurvey } from './find-asked-survey.ts';
import { findSuspicions } from './find-suspicions.ts';
import { newFormToken, type OpenedForm } from './form-token.ts';
import { inHost } from './read-host.ts';
import { type FieldReader, keysIn, prefilledAnswer, readSentAnswers, sentAnswer, writtenAnswer } from './read-sent-answers.ts';
import { readSentPage, type SentPage } from './read-sent-page.ts';
import { saveFirstResponse } from './save-first-response.ts';
import { findResponse, saveResponse } from './save-response.ts';
import { type Answered, type Asking, askingOf, invitationOf, overSentence, type SurveyVisit, writeDayIn } from './survey-asking.ts';
import { overPage, type SurveyForm, surveyPage, thanksPage } from './survey-pages.ts';

/** Shows a survey; nothing is stored by looking. Who has answered sees the version they were given, with their answers in it. */
export async function openSurvey(deps: Deps, visit: SurveyVisit, query: FieldReader): Promise<Answered> {
  const { host, asked, invitation, before } = await inHost(deps, visit.org, async (tx, host) => {
    const latest = await readAskedSurvey(tx, host.ctx, visit);
    const invitation = await invitationOf(tx, host.ctx, latest, query('t'));
    const before = invitation === undefined ? undefined : await findResponse(tx, host.ctx, latest.id, invitation.answerKey);
    const asked = before === undefined || before.response.version === latest.version ? latest : await readAskedSurvey(tx, host.ctx, visit, before.response.version);
    return { host, asked, invitation, before };
  });
  const asking = askingOf(host, visit, asked, { invitation, field: query, wanted: query('lang'), prefix: '' });
  const over = overSentence(asking);
  if (over !== undefined) return { status: 410, html: overPage(host, asking.language, over), origins: asked.origins };
  const step = nextStep(asked.definition, new Map(), new Set());
  if (step === undefined) throw notFound('page');
  const sent = (key: string) => {
    const question = asked.definition.questions.find((one) => one.key === key);
    return (question === undefined ? undefined : prefilledAnswer(asked.definition, question, query)) ?? writtenAnswer(before?.answers.get(key));
  };
  const changeableUntil = before === undefined || invitation === undefined ? undefined : writeDayIn(asking, invitation.expiresAt);
  return shown(asking, { step, seen: [], sent, problems: new Map(), token: newFormToken(host.ctx, { surveyId: asked.id, version: asked.version }), changeableUntil });
}

/** Takes one page of an answer: what is on it counts when its button is pressed. */
export async function answerSurvey(deps: Deps, visit: SurveyVisit, field: FieldReader): Promise<Answered> {
  const sent = await readSentPage(deps, visit, field);
  return sent.over ?? takePage(sent);
}

async function takePage({ asking, opened, answerKey, before }: SentPage): Promise<Answered> {
  const { host, visit, asked, invitation, language, hidden, field } = asking;
  const stored: SurveyAnswers = before?.answers ?? new Map();
  const sent = readSentAnswers(asked.definition, stored, field, pageWordsIn(language));
  const seen = keysIn(asked.definition, field('seen'));
  const again = (problems: ReadonlyMap<string, string>, to = language) => showAgain({ ...asking, language: to }, { opened, answers: sent.answers, seen, problems });
  const wanted = asked.definition.languages.find((one) => one === field('switch'));
  if (wanted !== undefined) return { ...again(new Map(), wanted), status: 200 };
  const problems = new Map([...formProblems(opened, language), ...sent.problems]);
  if (sent.asked.length === 0 && problems.size === 0) problems.set('', pageWordsIn(language).old);
  if (problems.size > 0 || opened === undefined || answerKey === undefined) return again(problems);
  const suspicions = before !== undefined ? before.response.suspicions : await findSuspicions(host.ctx, asked, { field, address: visit.address, isInvited: invitation !== undefined });
  if (invitation !== undefined) await host.ctx.limits.surveyByLink.take(invitation.answerKey);
  const nowSeen = new Set([...seen, ...sent.asked]);
  const step = nextStep(asked.definition, sent.answers, nowSeen);
  const save = before === undefined && invitation === undefined ? saveFirstResponse : saveResponse;
  await save(host.ctx, asked, { answerKey, customerId: invitation?.customerId, linkId: invitation?.linkId, language, hidden: hidden.fields, leftOut: hidden.refused, suspicions, answers: sent.answers, isComplete: step === undefined });
  if (step === undefined) return { status: 200, html: thanksPage(host, language, writeSurveyDay(language, nextDigestOn(dayIn(host.ctx.now(), host.timezone), host.digestCadence)), asked.endedAt !== null && asked.endedAt <= host.ctx.now()), origins: asked.origins };
  return shown(asking, { step, seen: [...nowSeen], sent: (key) => writtenAnswer(stored.get(key)), problems: new Map(), token: field('form') });
}

/** The page that was sent, as it was filled in. */
function showAgain(asking: Asking, page: { opened: OpenedForm | undefined; answers: SurveyAnswers; seen: readonly string[]; problems: ReadonlyMap<string, string> }): Answered {
  const { host, asked, field } = asking;
  const here = new Set(keysIn(asked.definition, field('here')));
  const others = new Set(page.seen.filter((key) => !here.has(key)));
  const listed = asked.definition.questions.filter((question) => here.has(question.key)).map((question) => ({ question, isLater: false }));
  const step: SurveyStep | undefined = listed.length > 0 ? stepAround(asking, page.answers, others, listed) : nextStep(asked.definition, page.answers, others);
  if (step === undefined) throw notFound('page');
  const questionOf = (key: string): SurveyQuestion | undefined => asked.definition.questions.find((one) => one.key === key);
  const sent = (key: string) => {
    const question = questionOf(key);
    return question === undefined ? undefined : sentAnswer(question, field);
  };
  const token = newFormToken(host.ctx, { surveyId: asked.id, version: asked.version }, { opened: page.opened });
  return shown(asking, { step, seen: [...others], sent, problems: page.problems, token }, page.problems.size > 0 ? 422 : 200);
}

/** The same questions as before; what hangs on them waits beside them as it did. */
function stepAround({ asked }: Asking, answers: SurveyAnswers, seen: ReadonlySet<string>, listed: SurveyStep['questions']): SurveyStep {
  const here = new Set(listed.map((one) => one.question.key));
  const without = new Map([...answers].filter(([key]) => !here.has(key)));
  const first = nextStep(asked.definition, without, seen);
  const isSame = first !== undefined && listed.every(({ question }) => first.questions.some((one) => one.question === question));
  if (!isSame) return { questions: listed, isLast: false };
  return { questions: first.questions.map((one) => (here.has(one.question.key) ? { ...one, isLater: false } : one)), isLast: first.isLast };
}

function shown(asking: Asking, page: Pick<SurveyForm, 'step' | 'seen' | 'sent' | 'problems' | 'token' | 'changeableUntil'>, status: 200 | 422 = 200): Answered {
  const { host, visit, asked, language, hidden, field } = asking;
  const form: SurveyForm = { ...page, action: visit.action, definition: asked.definition, language, person: field('t'), fields: hidden.fields, needsWork: asked.needsWork };
  return { status, html: surveyPage(host, form), origins: asked.origins };
}

/** People are told what to do, and since the page shown again says so inside its form, no clock refuses them a second time. */
export function formProblems(opened: OpenedForm | undefined, language: SurveyLanguage): [string, string][] {
  const words = pageWordsIn(language);
  if (opened === undefined || opened.isTooOld) return [['', words.old]];
  return opened.isTooQuick ? [['', words.quick]] : [];
}
