import { audienceInput } from '@kept/core/close-loop/audience-input.ts';
import { blockKinds, digestStates, fixAnswers } from '@kept/core/vocabulary.ts';
import { surveyLanguages } from '@kept/core/listen/survey-languages.ts';
import { z } from 'zod';
import { audienceAnswer } from './audience/audience-answer.ts';
import { blockTranslations, openingTranslations } from './languages/translation-input.ts';
import { heldAnswer } from '../mail/read-mail-health.ts';
import { subjectTestAnswer } from './report/read-subject-test.ts';

const instant = z.iso.datetime();
const person = z.object({ id: z.uuid(), name: z.string() });

/** One digest as a list shows it. */
export const digestSummary = z.object({
  id: z.uuid(),
  series: z.string(),
  period: z.string(),
  periodLabel: z.string(),
  edition: z.number(),
  state: z.enum(digestStates),
  stateLabel: z.string(),
  subject: z.string(),
  createdAt: instant,
  sendAt: instant.nullable(),
  sentAt: instant.nullable(),
});

/** A digest whole: its blocks, who gets it, who did what to it, and what came of it. */
export const digestAnswer = digestSummary.extend({
  intro: z.string(),
  version: z.number(),
  loopKept: z.object({ raised: z.number(), answered: z.number(), changed: z.number(), confirmed: z.number(), declined: z.number(), unanswered: z.number() }),
  languages: z.array(z.enum(surveyLanguages)).describe('The one its own words are in first'),
  translations: openingTranslations,
  cover: z.array(z.object({ language: z.enum(surveyLanguages), written: z.number(), texts: z.number(), sentence: z.string().describe('What readers of that language see in the first one') })),
  loopKeptSentence: z.string(),
  blocks: z.array(
    z.object({
      themeId: z.uuid(),
      kind: z.enum(blockKinds),
      title: z.string(),
      text: z.string(),
      people: z.number(),
      liveOn: z.string().nullable(),
      ownerName: z.string().nullable(),
      approverName: z.string().nullable(),
      evidence: z.string().nullable(),
      isLeftOut: z.boolean(),
      translations: blockTranslations,
      image: z.object({ id: z.uuid(), url: z.string(), width: z.number(), height: z.number(), alt: z.string() }).nullable(),
      doubt: z.object({ mustStay: z.boolean().describe('Whether it may not go out as it is'), sentence: z.string() }).nullable(),
    }),
  ),
  correction: z.string().nullable().describe('What was wrong in the edition before'),
  fromAt: instant,
  untilAt: instant,
  isMadeByKept: z.boolean().describe('Made by itself at the end of its period'),
  createdBy: person.nullable(),
  askedBy: person.nullable(),
  approvedBy: person.nullable(),
  approvedAt: instant.nullable(),
  isApprovedAlone: z.boolean(),
  mayApproveAlone: z.boolean().describe('Whether the one who asks may approve their own work, since nobody else here may'),
  localAt: z.string().nullable(),
  scheduledBy: person.nullable(),
  askedNote: z.string().nullable().describe('What whoever asked for approval told the second person'),
  returnedReason: z.string().nullable(),
  held: heldAnswer.nullable().describe('Why mail to customers is held, where that keeps it from going'),
  timezone: z.string(),
  canApprove: z.boolean().describe('Whether the one who asks may approve it: not their own work'),
  audience: audienceAnswer.nullable().describe('Who got it and who did not; null until it is on its way: who would get it is asked for by itself'),
  audienceRules: audienceInput.nullable().describe('Whom it is for among everybody it could reach; null for all of them'),
  controlPercent: z.number().describe('How many in a hundred of those without a point of their own are held back until the next digest, to compare'),
  subjectTest: subjectTestAnswer,
  report: z
    .object({ sent: z.number(), waiting: z.number(), failed: z.number(), uncertain: z.number(), perMinute: z.number().describe('How many left in each of the last five minutes'), minutesLeft: z.number().nullable(), errors: z.array(z.object({ reason: z.string(), people: z.number() })), answers: z.record(z.enum(fixAnswers), z.number()), unsubscribed: z.number() })
    .nullable(),
});
