import { expect, test } from 'vitest';
import { mailKinds } from '../vocabulary.ts';
import { type AddressFacts, budgetKinds, decideMail, type MailBudget, mailRules } from './mail-rules.ts';

const now = new Date('2026-11-22T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const clear: AddressFacts = { address: 'usable', suppressed: undefined, wanted: undefined, recent: [], isPlaceKept: false };
const oneIn = (days: number): MailBudget => ({ days, most: 1, surveyGapDays: 0 });

test('a person who was asked twelve days ago is left alone until the budget allows it again', () => {
  const facts = { ...clear, recent: [{ kind: 'survey' as const, at: daysAgo(12) }] };
  expect(decideMail('digest', facts, oneIn(14), now)).toEqual({ send: false, code: 'budget', reason: 'asked 12 days ago' });
  expect(decideMail('digest', facts, oneIn(12), now)).toEqual({ send: true });
  expect(decideMail('digest', facts, oneIn(0), now)).toEqual({ send: true });
});

test('a mail that is still waiting uses up the budget too', () => {
  expect(decideMail('survey', { ...clear, recent: [{ kind: 'digest', at: new Date('2026-11-23T09:00:00Z') }] }, oneIn(14), now)).toMatchObject({ code: 'budget', reason: 'another mail is about to go out' });
});

test('so many mails in so many days, and so many days from one survey to the next', () => {
  const budget: MailBudget = { days: 14, most: 2, surveyGapDays: 30 };
  const facts: AddressFacts = { ...clear, recent: [{ kind: 'survey', at: daysAgo(20) }, { kind: 'digest', at: daysAgo(3) }] };
  expect(decideMail('survey', facts, budget, now)).toEqual({ send: false, code: 'asked_recently', reason: 'asked 20 days ago' });
  expect(decideMail('reminder', facts, budget, now)).toEqual({ send: true });
  expect(decideMail('reminder', { ...facts, recent: [...facts.recent, { kind: 'notice', at: daysAgo(9) }] }, budget, now)).toEqual({ send: false, code: 'budget', reason: 'mailed 3 days ago, 2 mails in 14 days' });
});

test('the last place belongs to the quarterly survey while that is near', () => {
  const budget: MailBudget = { days: 14, most: 2, surveyGapDays: 0 };
  const facts: AddressFacts = { ...clear, isPlaceKept: true };
  expect(decideMail('digest', facts, budget, now)).toEqual({ send: true });
  expect(decideMail('digest', { ...facts, recent: [{ kind: 'notice', at: daysAgo(1) }] }, budget, now)).toEqual({ send: false, code: 'kept_for_quarterly', reason: 'budget kept for the quarterly survey' });
  expect(decideMail('digest', facts, { ...budget, days: 0 }, now)).toEqual({ send: true });
});

test('a person who unsubscribed hears nothing more, whatever they once chose', () => {
  for (const kind of budgetKinds) expect(decideMail(kind, { ...clear, suppressed: 'unsubscribed', wanted: true }, oneIn(0), now)).toMatchObject({ send: false, code: 'unsubscribed', reason: 'unsubscribed' });
});

test('staff get their mail whatever the budget says, as long as there is an address', () => {
  for (const kind of mailKinds.filter((word) => mailRules[word].to === 'member')) {
    expect(decideMail(kind, { ...clear, suppressed: 'bounced', recent: [{ kind: 'survey', at: now }] }, oneIn(365), now)).toEqual({ send: true });
    expect(decideMail(kind, { ...clear, address: 'none' }, oneIn(14), now)).toMatchObject({ code: 'no_address' });
  }
});

test('a choice against one topic stops that topic only', () => {
  expect(decideMail('notice', { ...clear, wanted: false }, oneIn(14), now)).toMatchObject({ code: 'not_wanted', reason: 'chose not to get news about what they said' });
  expect(decideMail('digest', { ...clear, wanted: true }, oneIn(14), now)).toEqual({ send: true });
});

test('exactly the kinds that go to customers share the budget, but for the mail somebody asked for by entering an address', () => {
  expect(mailKinds.filter((kind) => mailRules[kind].countsInBudget).toSorted()).toEqual([...budgetKinds].toSorted());
  expect(mailKinds.every((kind) => mailRules[kind].countsInBudget === (mailRules[kind].to === 'customer' && kind !== 'subscription'))).toBe(true);
  expect(decideMail('subscription', { ...clear, recent: [{ kind: 'survey', at: now }], isPlaceKept: true }, oneIn(14), now)).toEqual({ send: true });
  expect(decideMail('subscription', { ...clear, suppressed: 'unsubscribed' }, oneIn(14), now)).toMatchObject({ code: 'unsubscribed' });
  expect(decideMail('subscription', { ...clear, wanted: false }, oneIn(14), now)).toMatchObject({ code: 'not_wanted' });
});
