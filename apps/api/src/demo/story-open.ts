import { daysBefore } from './calendar.ts';
import type { ThemePlan } from './story-plan.ts';
import { billingThemes } from './story-billing.ts';
import { outlinePlan } from './story-settled.ts';

/** Themes still to be answered: one six days late, one a day late, one blocked, several on the way. */
export function openThemes(today: string): ThemePlan[] {
  return [refundLate(today), readingRejected(today), repeatStory(today), engineerNoShow(today), holdTime(today), botLoop(today), debtLetters(today), movingHome(today), outageSilence(today), ...billingThemes(today)];
}

function refundLate(today: string): ThemePlan {
  return outlinePlan(today, {
    problemKey: 'refund-late',
    title: 'Refund emails arrive late',
    owner: 'asha',
    acceptedDaysAgo: 58,
    dueDaysAgo: 27,
    moves: [
      { on: daysBefore(today, 30), to: daysBefore(today, 14), reason: 'finance closes the quarter and cannot test before' },
      { on: daysBefore(today, 17), to: daysBefore(today, 6), reason: "the mail provider's queue, not ours" },
    ],
    updates: [
      { on: daysBefore(today, 49), by: 'asha', status: 'in_progress', note: 'Confirmations are sent in one batch on Thursdays, after the payment run. A refund paid on a Friday is confirmed six days later.', publicText: 'Refunds are paid on time; the email about them is not. We are changing it so that the email goes out on the day of the payment.' },
      { on: daysBefore(today, 17), by: 'jonas', status: 'in_progress', note: 'Daily batch works in test, the provider throttles us after 500.', publicText: null },
    ],
    endsAs: 'in_progress',
  });
}

function readingRejected(today: string): ThemePlan {
  return outlinePlan(today, { problemKey: 'reading-rejected', title: 'Meter reading rejected by the app', owner: 'meiling', acceptedDaysAgo: 44, dueDaysAgo: 1, endsAs: 'open' });
}

function repeatStory(today: string): ThemePlan {
  return outlinePlan(today, {
    problemKey: 'repeat-story',
    title: 'Have to repeat the story after a transfer',
    owner: 'nadia',
    acceptedDaysAgo: 86,
    dueDaysAgo: -7,
    steps: [
      { text: 'List what an adviser has to read before a transferred call', by: 'nadia', dueOn: daysBefore(today, 72), doneOn: daysBefore(today, 73) },
      { text: 'Bring the three kinds of notes into one screen', by: 'meiling', dueOn: daysBefore(today, 30), doneOn: daysBefore(today, 26) },
      { text: 'Agree with billing which notes a customer may ask for', by: 'asha', dueOn: daysBefore(today, -3), doneOn: null },
    ],
    updates: [
      { on: daysBefore(today, 70), by: 'nadia', status: 'in_progress', note: 'Notes exist, but they are in three systems and none opens with a transferred call.', publicText: 'We want the notes to travel with the call, so that you tell your story once.' },
      { on: daysBefore(today, 12), by: 'nadia', status: 'blocked', blockedFor: 'Calder Telephony', note: 'The supplier moved the transfer screen to **next month**. @Asha Rao, please settle with your advisers until then which notes a customer may ask for.', publicText: 'The part we need comes from our telephone supplier and is late. Until then advisers stay on the line while they hand you over.' },
    ],
    endsAs: 'blocked',
  });
}

function engineerNoShow(today: string): ThemePlan {
  return outlinePlan(today, {
    problemKey: 'engineer-no-show',
    title: 'Engineer did not show up',
    owner: 'owen',
    acceptedDaysAgo: 63,
    dueDaysAgo: -27,
    updates: [{ on: daysBefore(today, 33), by: 'owen', status: 'in_progress', note: 'Two regions, one contractor. "No access" is entered without a photo of the door in four of ten cases.', publicText: 'In two regions visits were cancelled without telling you. The contractor now has to ring before and send a photo of the door; missed visits are paid with 40 pounds, without asking.' }],
    endsAs: 'in_progress',
  });
}

function holdTime(today: string): ThemePlan {
  return outlinePlan(today, {
    problemKey: 'hold-time',
    title: 'Long wait on the phone',
    owner: 'nadia',
    acceptedDaysAgo: 98,
    dueDaysAgo: -40,
    updates: [{ on: daysBefore(today, 29), by: 'nadia', status: 'in_progress', note: 'Eleven people start on the 1st. The recording gives the measured wait.', publicText: 'Eleven more people answer the phone from next month, and the recording now tells you the true wait.' }],
    endsAs: 'in_progress',
  });
}

function botLoop(today: string): ThemePlan {
  return outlinePlan(today, {
    problemKey: 'bot-loop',
    title: 'Chatbot goes round in circles',
    owner: 'meiling',
    acceptedDaysAgo: 51,
    dueDaysAgo: -19,
    updates: [{ on: daysBefore(today, 20), by: 'meiling', status: 'in_progress', note: 'Containment counted closed windows as success. Without them it is 38 %, not 71 %.', publicText: 'The word "person" will bring you to a person, at the first try. It is being tested with two hundred customers.' }],
    endsAs: 'in_progress',
  });
}

function debtLetters(today: string): ThemePlan {
  return outlinePlan(today, {
    problemKey: 'debt-letters',
    title: 'Threatening letters despite a payment plan',
    owner: 'ruth',
    acceptedDaysAgo: 72,
    dueDaysAgo: -12,
    updates: [{ on: daysBefore(today, 26), by: 'ruth', status: 'in_progress', note: 'Collections reads the plan list once a month. Going daily needs a field in the export.', publicText: 'Nobody who keeps a payment plan should get a red letter. Until the systems agree, a person checks every letter before it is posted.' }],
    endsAs: 'in_progress',
  });
}

function movingHome(today: string): ThemePlan {
  return outlinePlan(today, { problemKey: 'moving-home', title: 'Moving home leaves the old bill running', owner: 'jonas', acceptedDaysAgo: 37, dueDaysAgo: -46, endsAs: 'open' });
}

function outageSilence(today: string): ThemePlan {
  return outlinePlan(today, {
    problemKey: 'outage-silence',
    title: 'No news during a power cut',
    owner: 'owen',
    acceptedDaysAgo: 45,
    dueDaysAgo: 10,
    done: {
      on: daysBefore(today, 15),
      by: 'owen',
      whatChanged: 'In a power cut you get a text every two hours with what the network operator tells us, even if that is "we do not know yet". The recording on the phone line can be changed at night too.',
      rootCause: 'communication',
      liveOn: daysBefore(today, 16),
    },
    answers: { fixed: 2, partly: 1, do_not_know: 3 },
    endsAs: 'done',
  });
}
