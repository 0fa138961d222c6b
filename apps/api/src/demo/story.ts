import { periodOf, periodStartOn } from '@kept/core/digest-period.ts';
import { daysBefore } from './calendar.ts';
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
  const [latest, former] = quarterStarts(today);
  const first = digest(former, '0000-00-00', themes, 'For the first time we tell all of you what became of what you told us.');
  return [first, digest(latest, first.builtOn, themes, 'You told us where it hurts. Here is what we changed, what we are still working on, and what we decided against.')];
}

function digest(sentOn: string, since: string, themes: readonly ThemePlan[], intro: string): DigestPlan {
  const builtOn = daysBefore(sentOn, 4);
  const isNews = (day: string | undefined): boolean => day !== undefined && day >= since && day < builtOn;
  return {
    period: periodOf(builtOn, 'quarterly'),
    builtOn,
    sentOn,
    composedBy: 'grace',
    approvedBy: 'lena',
    subject: 'You said, we did',
    intro,
    problemKeys: themes.filter((theme) => isNews(theme.done?.on ?? theme.declined?.on)).map((theme) => theme.problemKey),
  };
}

/** The last two first days of a quarter that lie at least five days back, latest first. */
function quarterStarts(today: string): [string, string] {
  const latest = periodStartOn(periodOf(daysBefore(today, 5), 'quarterly'));
  return [latest, periodStartOn(periodOf(daysBefore(latest, 1), 'quarterly'))];
}

function planFrictionRound(today: string): FrictionRoundPlan {
  return {
    releasedOn: daysBefore(today, 38),
    answeredOn: daysBefore(today, 29),
    answeredBy: 'lena',
    answers: [
      { problemKey: 'repeat-story', text: 'You are right: nothing comes across with a transferred call. The new telephony brings the notes with it. The supplier has moved its date, so until then every team may do a warm transfer again, from today, and it no longer counts against handling time.' },
      { problemKey: 'reading-rejected', text: 'You showed us that most rejected readings are correct. Since Monday you can accept a reading yourselves; the limit in the app changes with the next release.' },
      { problemKey: 'hold-time', text: 'The recording that promised five minutes is gone. It now gives the wait measured in the last quarter of an hour. Breaks are no longer moved when the queue is long.' },
      { problemKey: 'debt-letters', text: 'We cannot stop the letter run from your screen yet. What you can do from now on: mark the plan, and collections takes the customer out by hand before the next run. Ruth answers for it.' },
    ],
  };
}
