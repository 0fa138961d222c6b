import { daysBefore } from './calendar.ts';
import type { ThemePlan } from './story-plan.ts';
import { outlinePlan } from './story-settled.ts';

/** What else Asha, who leads billing, has promised: two due within days, one done last week, two with time left; and one of Jonas's. */
export function billingThemes(today: string): ThemePlan[] {
  return [estimatedBill(today), solarExport(today), billConfusing(today), prepayTopUp(today), welcomeDiscount(today), fixedDealEnded(today)];
}

function estimatedBill(today: string): ThemePlan {
  return outlinePlan(today, {
    problemKey: 'estimated-bill',
    title: 'Estimated bills despite a smart meter',
    owner: 'asha',
    acceptedDaysAgo: 65,
    dueDaysAgo: -5,
    updates: [{ on: daysBefore(today, 21), by: 'asha', status: 'in_progress', note: 'The bill run starts at two, the readings arrive by six. Moving the run to seven is in test for one region.', publicText: 'Your meter sent its readings; our bill run did not wait for them. We are moving the run so that it does.' }],
    endsAs: 'in_progress',
  });
}

function solarExport(today: string): ThemePlan {
  return outlinePlan(today, {
    problemKey: 'solar-export',
    title: 'Solar export payments are missing',
    owner: 'asha',
    acceptedDaysAgo: 48,
    dueDaysAgo: 14,
    moves: [{ on: daysBefore(today, 19), to: daysBefore(today, -2), reason: 'the grid operator sent the export list two weeks late' }],
    updates: [{ on: daysBefore(today, 13), by: 'asha', status: 'in_progress', note: '212 accounts have an export meter nobody linked. 140 are linked now.', publicText: 'Export meters that were never linked to an account are being linked, and what was missed is paid with interest.' }],
    endsAs: 'in_progress',
  });
}

function billConfusing(today: string): ThemePlan {
  return outlinePlan(today, {
    problemKey: 'bill-confusing',
    title: 'Bill is hard to understand',
    owner: 'asha',
    acceptedDaysAgo: 83,
    dueDaysAgo: -12,
    updates: [{ on: daysBefore(today, 54), by: 'asha', status: 'in_progress', note: 'Tested three first pages with forty customers; the one with a single sum on top won clearly.', publicText: 'We are trying a new first page: what you pay, when, and why it differs from last time.' }],
    done: {
      on: daysBefore(today, 4),
      by: 'asha',
      whatChanged: 'The first page of every bill now says in three lines what you pay, on which day, and why it is more or less than last time. Everything else moved to page two.',
      rootCause: 'communication',
      liveOn: daysBefore(today, 5),
    },
    endsAs: 'done',
  });
}

function prepayTopUp(today: string): ThemePlan {
  return outlinePlan(today, {
    problemKey: 'prepay-top-up',
    title: 'Top-up does not reach the prepayment meter',
    owner: 'asha',
    acceptedDaysAgo: 40,
    dueDaysAgo: -21,
    updates: [{ on: daysBefore(today, 9), by: 'asha', status: 'blocked', blockedFor: 'the payment network', note: 'Its terminals send top-ups in batches at night.', publicText: 'Top-ups from some shops reach us only at night. Until the network changes that, ring us and we put the amount on by hand.' }],
    endsAs: 'blocked',
  });
}

function welcomeDiscount(today: string): ThemePlan {
  return outlinePlan(today, { problemKey: 'welcome-discount', title: 'Welcome discount is not paid', owner: 'asha', acceptedDaysAgo: 25, dueDaysAgo: -33, endsAs: 'open' });
}

function fixedDealEnded(today: string): ThemePlan {
  return outlinePlan(today, { problemKey: 'fixed-deal-ended', title: 'Fixed deal ended without a reminder', owner: 'jonas', acceptedDaysAgo: 18, dueDaysAgo: -27, endsAs: 'open' });
}
