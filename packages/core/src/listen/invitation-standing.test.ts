import { expect, test } from 'vitest';
import { type InvitationStanding, whyOutdated } from './invitation-standing.ts';

const now = new Date('2026-11-16T10:00:00Z');
const before = new Date('2026-11-16T09:59:59Z');
const after = new Date('2026-11-16T10:00:01Z');
const right: InvitationStanding = { isSendingOn: true, surveyEndedAt: null, linkEndsAt: after, hasAnswered: false };

test.each<[Partial<InvitationStanding>, string | undefined]>([
  [{}, undefined],
  [{ linkEndsAt: null }, undefined],
  [{ surveyEndedAt: after }, undefined],
  [{ surveyEndedAt: now }, 'survey_closed'],
  [{ isSendingOn: false }, 'switched_off'],
  [{ linkEndsAt: before }, 'link_over'],
  [{ hasAnswered: true, surveyEndedAt: before }, 'answered'],
  [{ isSendingOn: false, surveyEndedAt: before }, 'survey_closed'],
])('an invitation with %o is outdated because of %s', (change, why) => {
  expect(whyOutdated({ ...right, ...change }, now)).toBe(why);
});
