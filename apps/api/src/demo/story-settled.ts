import { daysBefore } from './calendar.ts';
import type { ThemePlan } from './story-plan.ts';

type Outline = Pick<ThemePlan, 'problemKey' | 'title' | 'owner' | 'endsAs'> & Partial<ThemePlan> & { acceptedDaysAgo: number; dueDaysAgo: number };

/** A plan with the usual beginning: accepted from triage by Lena, no moves, nothing decided. */
export function outlinePlan(today: string, outline: Outline): ThemePlan {
  const { acceptedDaysAgo, dueDaysAgo, ...given } = outline;
  return {
    acceptedOn: daysBefore(today, acceptedDaysAgo),
    acceptedBy: 'lena',
    deadline: daysBefore(today, dueDaysAgo),
    moves: [],
    updates: [],
    done: null,
    confirmedBy: null,
    answers: {},
    reopened: null,
    declined: null,
    ...given,
  };
}

/** Themes that were answered: one confirmed by the data, two by customers, one reopened, one declined. */
export function settledThemes(today: string): ThemePlan[] {
  return [directDebit(today), chargedTwice(today), loginCode(today), displayBlank(today), paperBillFee(today)];
}

function directDebit(today: string): ThemePlan {
  return outlinePlan(today, {
    problemKey: 'direct-debit-changed',
    title: 'Direct debit changed without warning',
    owner: 'asha',
    acceptedDaysAgo: 172,
    dueDaysAgo: 112,
    updates: [
      { on: daysBefore(today, 164), by: 'asha', status: 'in_progress', note: 'The half-yearly review writes the new amount straight to the bank file. The letter is a separate print job that runs ten days later.', publicText: 'We have found out why the letter comes after the change, and are turning the order round.' },
      { on: daysBefore(today, 140), by: 'asha', status: 'in_progress', note: 'Letter first is agreed with finance. The bank file waits for the print receipt.', publicText: null },
    ],
    done: {
      on: daysBefore(today, 115),
      by: 'asha',
      whatChanged: "Nobody's direct debit changes any more without a letter or an email ten days before, with the old amount, the new amount and the reason. You can say no to it in one call.",
      rootCause: 'process',
      liveOn: daysBefore(today, 115),
    },
    confirmedBy: 'data',
    answers: { fixed: 2, partly: 1, not_fixed: 1, do_not_know: 4 },
    endsAs: 'confirmed',
  });
}

function chargedTwice(today: string): ThemePlan {
  return outlinePlan(today, {
    problemKey: 'charged-twice',
    title: 'Card payment taken twice',
    owner: 'meiling',
    acceptedDaysAgo: 186,
    dueDaysAgo: 155,
    updates: [{ on: daysBefore(today, 177), by: 'meiling', status: 'in_progress', note: 'When the page times out, the second press starts a new payment. The card provider offers a key against that; we never sent one.', publicText: 'We know now how it happens: pressing "pay" again while the page hangs. A fix is being tested.' }],
    done: {
      on: daysBefore(today, 150),
      by: 'meiling',
      whatChanged: 'A payment can no longer be taken twice: pressing "pay" again while the page hangs counts as the same payment. Everybody who was charged twice has the second amount back.',
      rootCause: 'product',
      liveOn: daysBefore(today, 151),
    },
    confirmedBy: 'customers',
    answers: { fixed: 10, partly: 1, do_not_know: 3 },
    endsAs: 'confirmed',
  });
}

function loginCode(today: string): ThemePlan {
  return outlinePlan(today, {
    problemKey: 'login-code',
    title: 'Login code does not arrive',
    owner: 'meiling',
    acceptedDaysAgo: 190,
    dueDaysAgo: 93,
    updates: [{ on: daysBefore(today, 160), by: 'meiling', status: 'in_progress', note: 'One mobile network holds our texts back for up to twelve minutes; the code lives for five.', publicText: 'Some networks deliver our codes too late. We are adding a second way to sign in.' }],
    done: {
      on: daysBefore(today, 95),
      by: 'meiling',
      whatChanged: 'The code now lives for fifteen minutes, and you can have it by email instead of by text. A new mobile number can be set in the app, without posting a form.',
      rootCause: 'partner',
      liveOn: daysBefore(today, 97),
    },
    confirmedBy: 'customers',
    answers: { fixed: 10, partly: 3, do_not_know: 3 },
    endsAs: 'confirmed',
  });
}

function displayBlank(today: string): ThemePlan {
  return outlinePlan(today, {
    problemKey: 'display-blank',
    title: 'In-home display goes blank',
    owner: 'owen',
    acceptedDaysAgo: 285,
    dueDaysAgo: 198,
    updates: [{ on: daysBefore(today, 244), by: 'owen', status: 'in_progress', note: 'One firmware version loses the pairing. The maker has a patch.', publicText: 'The maker of the displays has found the fault. The repair is sent over the air, nothing to do for you.' }],
    done: {
      on: daysBefore(today, 200),
      by: 'owen',
      whatChanged: 'All displays of the affected model got new software over the air and stay connected. Displays that could not be reached were replaced.',
      rootCause: 'partner',
      liveOn: daysBefore(today, 200),
    },
    answers: { fixed: 1, partly: 1, do_not_know: 2 },
    reopened: { firstOn: daysBefore(today, 50), answers: { not_fixed: 12 }, deadline: daysBefore(today, -24), reason: 'Since the last firmware update displays go blank again; the maker needs three weeks for a new one.' },
    endsAs: 'open',
  });
}

function paperBillFee(today: string): ThemePlan {
  return outlinePlan(today, {
    problemKey: 'paper-bill-fee',
    title: 'Fee for a paper bill',
    owner: 'ruth',
    acceptedDaysAgo: 175,
    dueDaysAgo: 118,
    updates: [{ on: daysBefore(today, 150), by: 'ruth', status: 'in_progress', note: 'Printing and post cost 1.31 a bill; without the fee all customers would carry it.', publicText: 'We are working out what a paper bill really costs and who has no other way.' }],
    declined: {
      on: daysBefore(today, 121),
      by: 'ruth',
      secondPerson: 'tom',
      reason: 'We keep the fee, because without it everybody would pay for the paper of a few. It does not apply to customers over 75, to people without internet access or to anyone who needs large print or Braille: one call is enough, and we pay back what was charged this year.',
    },
    endsAs: 'declined',
  });
}
