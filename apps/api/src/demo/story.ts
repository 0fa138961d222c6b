import { daysBefore, startOfDay } from './calendar.ts';
import { mariaExternalId } from './customers.ts';
import { mariaSentences } from './maria.ts';
import { openThemes } from './story-open.ts';
import { settledThemes } from './story-settled.ts';
import type { DigestPlan, FrictionRoundPlan, StoryPlan, ThemePlan } from './story-plan.ts';

/** The past year of promises at Northlight, in dates relative to today, for laying over the found themes through the product's verbs. */
export function planStory(today: string): StoryPlan {
  const themes = [...settledThemes(today), ...openThemes(today)];
  return { themes, digests: planDigests(today, themes), frictionRound: planFrictionRound(today), maria: { customerExternalId: mariaExternalId, sentences: [...mariaSentences] } };
}

/** The two last quarterly digests; each tells what was decided since the one before. */
function planDigests(today: string, themes: readonly ThemePlan[]): DigestPlan[] {
  const [latest, former, before] = quarterStarts(today);
  return [
    digest(former, before, themes, 'Here is what became of what you told us, including two things we had to say no to or not yet.'),
    digest(latest, former, themes, 'You told us where it hurts. Here is what we changed, what we are still working on, and what we decided against.'),
  ];
}

function digest(sentOn: string, since: string, themes: readonly ThemePlan[], intro: string): DigestPlan {
  return {
    title: 'You said. We did.',
    periodStart: since,
    periodEnd: daysBefore(sentOn, 1),
    sentOn,
    composedBy: 'grace',
    approvedBy: 'lena',
    intro,
    problemKeys: themes.filter((theme) => isWithin(theme.done?.on ?? theme.declined?.on, since, sentOn)).map((theme) => theme.problemKey),
  };
}

function isWithin(day: string | undefined, from: string, before: string): boolean {
  return day !== undefined && day >= from && day < before;
}

/** The last three first-of-March, -June, -September or -December days that lie at least five days back, latest first. */
function quarterStarts(today: string): [string, string, string] {
  const starts: string[] = [];
  const lastDay = daysBefore(today, 5);
  for (let at = startOfDay(lastDay); starts.length < 3; at -= 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (/-(03|06|09|12)-01$/.test(day)) starts.push(day);
  }
  const [latest = '', former = '', before = ''] = starts;
  return [latest, former, before];
}

function planFrictionRound(today: string): FrictionRoundPlan {
  return {
    openedOn: daysBefore(today, 52),
    closedOn: daysBefore(today, 43),
    releasedOn: daysBefore(today, 38),
    answeredOn: daysBefore(today, 29),
    answeredBy: 'nadia',
    answers: [
      { problemKey: 'repeat-story', text: 'You are right: nothing comes across with a transferred call. The new telephony brings the notes with it. The supplier has moved its date, so until then every team may do a warm transfer again, from today, and it no longer counts against handling time.' },
      { problemKey: 'reading-rejected', text: 'You showed us that most rejected readings are correct. Since Monday you can accept a reading yourselves; the limit in the app changes with the next release.' },
      { problemKey: 'hold-time', text: 'The recording that promised five minutes is gone. It now gives the wait measured in the last quarter of an hour. Breaks are no longer moved when the queue is long.' },
      { problemKey: 'debt-letters', text: 'We cannot stop the letter run from your screen yet. What you can do from now on: mark the plan, and collections takes the customer out by hand before the next run. Ruth answers for it.' },
    ],
  };
}
