import { dayIn } from '@kept/core/calendar.ts';
import { nextDigestOn } from '@kept/core/digest-period.ts';
import { readHiddenFields } from '@kept/core/listen/hidden-fields.ts';
import { nextStep } from '@kept/core/listen/survey-flow.ts';
import { chooseLanguage, pageWordsIn } from '@kept/core/listen/survey-words.ts';
import { inOrg } from '@kept/db/scope.ts';
import type { Ctx } from '../context.ts';
import type { Html } from '../http/page.ts';
import { findSurveyRow } from './find-survey-row.ts';
import { readHost, readSlug } from './read-host.ts';
import { type FieldReader, keysIn, readSentAnswers, sentAnswer, writtenAnswer } from './read-sent-answers.ts';
import { surveyPage, thanksPage } from './survey-pages.ts';
import { writeSurveyDay } from '@kept/core/listen/write-survey-day.ts';

/** The draft as people would see it, page by page; nothing is stored, whatever is pressed. */
export async function previewSurvey(ctx: Ctx, id: string, field: FieldReader): Promise<Html> {
  const { draft: definition } = await inOrg(ctx.db, ctx.orgId, (tx) => findSurveyRow(tx, ctx, id));
  const host = await readHost(ctx, await readSlug(ctx));
  const isTurned = field('switch') !== '';
  const language = chooseLanguage(definition.languages, isTurned ? field('switch') : field('lang'), '');
  const { fields } = readHiddenFields(definition, (name) => (field(`h.${name}`) === '' ? field(name) : field(`h.${name}`)));
  const [here, before] = [keysIn(definition, field('here')), keysIn(definition, field('seen'))];
  const sent = readSentAnswers(definition, new Map(), (name) => (name === 'here' ? [...before, ...here].join(' ') : field(name)), pageWordsIn(language));
  const isAgain = here.length > 0 && (isTurned || sent.problems.size > 0);
  const seen = isAgain ? before.filter((key) => !here.includes(key)) : [...before, ...here];
  const step = nextStep(definition, sent.answers, new Set(seen));
  if (step === undefined) return thanksPage(host, language, writeSurveyDay(language, nextDigestOn(dayIn(ctx.now(), host.timezone), host.digestCadence)));
  const questionOf = (key: string) => definition.questions.find((one) => one.key === key);
  const shown = (key: string) => {
    const question = questionOf(key);
    return question !== undefined && here.includes(key) ? sentAnswer(question, field) : writtenAnswer(sent.answers.get(key));
  };
  const kept = seen.flatMap((key): [string, string][] => {
    const given = writtenAnswer(sent.answers.get(key));
    if (given === undefined) return [];
    return questionOf(key)?.kind === 'multiple' ? given.ticked.map((option): [string, string] => [`q.${key}.${option}`, '1']) : [[`q.${key}`, given.value]];
  });
  const problems = isTurned ? new Map<string, string>() : sent.problems;
  return surveyPage(host, { action: `/api/v1/surveys/${id}/preview`, isPreview: true, kept, definition, language, token: '', person: '', fields, step, seen, sent: shown, problems, needsWork: false });
}
