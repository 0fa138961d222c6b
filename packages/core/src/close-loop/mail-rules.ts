import { type MailKind, mailKinds, type MailTopic } from '../vocabulary.ts';

/** Why an address gets nothing more. */
export const suppressionReasons = ['unsubscribed', 'bounced', 'complained', 'erased', 'blocked'] as const;
export type SuppressionReason = (typeof suppressionReasons)[number];

/** Every reason for which a mail is not sent, for counting. */
export const leftOutCodes = [...suppressionReasons, 'not_wanted', 'budget', 'asked_recently', 'kept_for_quarterly', 'answered', 'survey_closed', 'switched_off', 'link_over', 'no_address', 'bad_address', 'same_address', 'told_already', 'not_true_now', 'not_in_audience', 'control_group'] as const;
export type LeftOutCode = (typeof leftOutCodes)[number];

/** The words a count of left-out people carries: "37 left out (unsubscribed 21, bounced 9, budget 7)". */
export const leftOutWords = {
  unsubscribed: 'unsubscribed',
  bounced: 'bounced',
  complained: 'marked as spam',
  erased: 'erased',
  blocked: 'put on the suppression list',
  not_wanted: 'chose not to get it',
  budget: 'budget',
  asked_recently: 'asked recently',
  kept_for_quarterly: 'budget kept for the quarterly survey',
  answered: 'answered meanwhile',
  survey_closed: 'the survey was closed',
  switched_off: 'sending was switched off',
  link_over: 'the link had ended',
  no_address: 'no address',
  bad_address: 'unusable address',
  same_address: 'address already mailed',
  told_already: 'told already',
  not_true_now: 'it was opened again, merged or decided otherwise',
  not_in_audience: 'not in the audience',
  control_group: 'control group',
} as const satisfies Record<LeftOutCode, string>;

/** Who a kind of mail goes to, which of a customer's choices it obeys, and whether it counts in the budget. */
export interface MailRule {
  readonly to: 'customer' | 'member';
  readonly topic: MailTopic | null;
  readonly countsInBudget: boolean;
  /** Whether it goes by day only, on the clock of whoever gets it; all other mails have a person who chose their moment, or who waits for them. */
  readonly keepsQuietHours: boolean;
}

/** One rule for each kind of mail. Mails to staff obey no budget: people who cannot sign in need their mail. */
export const mailRules = {
  survey: { to: 'customer', topic: 'surveys', countsInBudget: true, keepsQuietHours: true },
  reminder: { to: 'customer', topic: 'surveys', countsInBudget: true, keepsQuietHours: true },
  notice: { to: 'customer', topic: 'news', countsInBudget: true, keepsQuietHours: true },
  digest: { to: 'customer', topic: 'digest', countsInBudget: true, keepsQuietHours: false },
  owner: { to: 'member', topic: null, countsInBudget: false, keepsQuietHours: false },
  account: { to: 'member', topic: null, countsInBudget: false, keepsQuietHours: false },
  approval: { to: 'member', topic: null, countsInBudget: false, keepsQuietHours: false },
  test: { to: 'member', topic: null, countsInBudget: false, keepsQuietHours: false },
  /** Asked for by whoever entered the address a moment ago; it goes to nobody who is suppressed or said no to the digest. */
  subscription: { to: 'customer', topic: 'digest', countsInBudget: false, keepsQuietHours: false },
} as const satisfies Record<MailKind, MailRule>;

/** The kinds that go to customers: they are sent many at a time, and held when too many come back. */
export const customerKinds: readonly MailKind[] = mailKinds.filter((kind) => mailRules[kind].to === 'customer');

/** The kinds that share one customer's budget. */
export const budgetKinds = ['survey', 'reminder', 'notice', 'digest'] as const satisfies readonly MailKind[];

/** How much one customer hears from an organisation: so many mails within so many days, and so many days between two surveys. Zero days mean no limit. */
export interface MailBudget {
  readonly days: number;
  readonly most: number;
  readonly surveyGapDays: number;
}

/** Nothing is counted: of a correction, and of a mail that used its budget when it was written. */
export const noLimit: MailBudget = { days: 0, most: 0, surveyGapDays: 0 };

/** A mail that went, or that waits, which then lies ahead. */
export interface RecentMail {
  readonly kind: MailKind;
  readonly at: Date;
}

/** What is known of one address at the moment of deciding. */
export interface AddressFacts {
  readonly address: 'usable' | 'none' | 'unusable';
  readonly suppressed: SuppressionReason | undefined;
  /** What the person chose for this topic; undefined when they never chose. */
  readonly wanted: boolean | undefined;
  /** Every mail that may still use up the budget, in any order. */
  readonly recent: readonly RecentMail[];
  /** Whether the quarterly survey is about to ask them and needs a place of the budget. */
  readonly isPlaceKept: boolean;
}

export type MailDecision = { readonly send: true } | { readonly send: false; readonly code: LeftOutCode; readonly reason: string };

const suppressionWords = {
  unsubscribed: 'unsubscribed',
  bounced: 'an earlier mail to this address bounced',
  complained: 'marked an earlier mail as spam',
  erased: 'asked to be erased',
  blocked: 'put on the suppression list by the organisation',
} as const satisfies Record<SuppressionReason, string>;

const dayMs = 86_400_000;

/** Decides whether one mail may go to one person now, and says in a sentence why not. */
export function decideMail(kind: MailKind, facts: AddressFacts, budget: MailBudget, now: Date): MailDecision {
  const rule = mailRules[kind];
  if (facts.address === 'none') return leftOut('no_address', 'no address');
  if (facts.address === 'unusable') return leftOut('bad_address', 'the address on record cannot be mailed');
  if (rule.to === 'member') return { send: true };
  if (facts.suppressed !== undefined) return leftOut(facts.suppressed, suppressionWords[facts.suppressed]);
  if (facts.wanted === false) return leftOut('not_wanted', `chose not to get ${topicWords[rule.topic]}`);
  return rule.countsInBudget ? decideByBudget(kind, facts, budget, now) : { send: true };
}

function decideByBudget(kind: MailKind, { recent, isPlaceKept }: AddressFacts, budget: MailBudget, now: Date): MailDecision {
  const surveys = recent.filter((one) => one.kind === 'survey' && isWithinBudget(one.at, budget.surveyGapDays, now));
  if (kind === 'survey' && surveys.length > 0) return leftOut('asked_recently', lastWords(surveys, now));
  const counted = recent.filter((one) => isWithinBudget(one.at, budget.days, now));
  if (budget.days > 0 && counted.length >= budget.most) return leftOut('budget', budget.most === 1 ? lastWords(counted, now) : `${lastWords(counted, now)}, ${budget.most} mails in ${budget.days} days`);
  if (budget.days > 0 && isPlaceKept && counted.length + 1 >= budget.most) return leftOut('kept_for_quarterly', 'budget kept for the quarterly survey');
  return { send: true };
}

/** What each choice on the preference page is called. */
export const topicWords = {
  surveys: 'surveys',
  news: 'news about what they said',
  digest: 'the digest',
} as const satisfies Record<MailTopic, string>;

/** Says whether a mail at that moment still uses up the budget. */
export function isWithinBudget(at: Date, budgetDays: number, now: Date): boolean {
  return budgetDays > 0 && now.getTime() - at.getTime() < budgetDays * dayMs;
}

function lastWords(mails: readonly RecentMail[], now: Date): string {
  const last = mails.reduce((one, other) => (other.at > one.at ? other : one));
  const days = Math.floor((now.getTime() - last.at.getTime()) / dayMs);
  const verb = last.kind === 'survey' || last.kind === 'reminder' ? 'asked' : 'mailed';
  if (days < 0) return `${verb === 'asked' ? 'a survey' : 'another mail'} is about to go out`;
  return `${verb} ${days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`}`;
}

function leftOut(code: LeftOutCode, reason: string): MailDecision {
  return { send: false, code, reason };
}
