import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import type { Direction } from './theme.ts';

export type DigestKind = 'did' | 'working' | 'declined' | 'unanswered';

/** A picture of the organisation's own, by its address; whoever does not see it reads its `alt`. */
export interface MailImage { url: string; width: number; height: number; alt: string }

/** One theme of the digest. `text` is what a customer reads; dates arrive already written in the organisation's zone and language. */
export interface DigestBlock {
  themeId: string;
  kind: DigestKind;
  title: string;
  text: string;
  people?: number;
  liveOn?: string;
  ownerName?: string;
  /** Who agreed, as the second person, to a refusal. */
  approverName?: string;
  /** A proof in the digest's own words, or a sentence of the organisation's. */
  evidence?: string;
  /** What title and text are written in, when it is not the digest's language. */
  language?: SurveyLanguage;
  image?: MailImage;
}

/** What is the same for every reader of one digest in one language; `dir` turns it for a preview. `othersShown` limits the blocks beyond a person's own (10 unless told). */
export interface Digest {
  organisationName: string;
  postalAddress: string;
  periodLabel: string;
  subject?: string;
  intro?: string;
  /** What was wrong in the mail this one corrects. */
  correction?: string;
  /** What these two are written in, when it is not the digest's language. */
  introLanguage?: SurveyLanguage;
  correctionLanguage?: SurveyLanguage;
  logo?: MailImage;
  loopKept?: { raised: number; answered: number; changed: number };
  publicPageUrl: string;
  blocks: readonly DigestBlock[];
  othersShown?: number;
  language?: SurveyLanguage;
  dir?: Direction;
}

/** One thing the reader said. Without a theme, or with one outside the digest, it stands under "Not answered yet". */
export interface OwnPoint {
  themeId?: string | null;
  quote: string;
  saidOn: string;
  answerUrls?: { fixed: string; partly: string; notFixed: string };
}

/** One reader: their links, their own points. `saidWhen` ("in spring") goes into the opening sentence when all of it was said then. */
export interface DigestPerson {
  firstName?: string;
  saidWhen?: string;
  receiptUrl: string;
  preferencesUrl: string;
  unsubscribeUrl: string;
  /** Where a theme's title leads this person; a title without such a place is no link. */
  readMore?: (themeId: string, isOwn: boolean) => string | undefined;
  own: readonly OwnPoint[];
  /** An earlier digest that was kept from them: what they are told of it, and where it stands. */
  missed?: { words: string; url: string };
}

export interface MailContent { subject: string; html: string; text: string }

/** One person's digest, and which themes it shows them: those they raised, and those of others. */
export interface DigestContent extends MailContent { ownShown: readonly string[]; othersShown: readonly string[] }

/** What others said, one kind of answer at a time; `also` when the reader's own points came first. */
export interface DigestSection { kind: DigestKind; also: boolean; blocks: DigestBlock[] }
