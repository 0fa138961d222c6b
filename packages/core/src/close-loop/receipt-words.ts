import type { ThemeStatus } from '../act/theme-status.ts';
import { writeDay } from '../calendar.ts';
import { nextDigestOn as promisedOn } from '../digest-period.ts';

/** What is happening to one point a customer made, in plain words, as their receipt says it. */
export function receiptWords(theme: { readonly status: ThemeStatus; readonly deadlineOn: string | null } | null, nextDigestOn: string, today: string): string {
  const news = `We publish what was done about it on ${writeDay(nextDigestOn)}.`;
  if (theme === null) return 'We have read it. Not enough people have said the same yet for it to get a person and a date of its own.';
  if (theme.status === 'emerging') return `Others said something like it. Somebody decides who looks after it. ${news}`;
  if (theme.status === 'dismissed' || theme.status === 'merged') return 'We have read it and put it with other points.';
  if (theme.status === 'declined') return 'We looked into it and decided not to change it.';
  if (theme.status === 'done') return 'We changed something about it, and are checking whether it helped.';
  if (theme.status === 'confirmed') return 'It has been changed, and it helped.';
  return `${underWay[theme.status]} ${promise(theme.deadlineOn, today)}`.trim();
}

const underWay = {
  open: 'A named person has to answer it.',
  in_progress: 'Somebody is working on it.',
  blocked: 'Somebody is working on it and waits for something else first.',
} as const satisfies Record<'open' | 'in_progress' | 'blocked', string>;

function promise(deadlineOn: string | null, today: string): string {
  if (deadlineOn === null) return '';
  return deadlineOn < today ? `The date we promised, ${writeDay(deadlineOn)}, has passed.` : `The date we promised is ${writeDay(deadlineOn)}.`;
}

/** What a customer reads when the day they were told has passed without an answer. */
export function passedWords(saidOn: string, nextDigestOn: string): string {
  return `We told you to expect an answer on ${writeDay(promisedOn(saidOn))}. That day has passed without one, and we are sorry. The next answers are published on ${writeDay(nextDigestOn)}.`;
}

/** What each answer to "did it fix it?" is called. */
export const fixAnswerWords = {
  fixed: 'It is fixed for me',
  partly: 'Partly',
  not_fixed: 'Not fixed',
  do_not_know: 'I do not know',
} as const;
