import { expect, test } from 'vitest';
import { mailKinds } from '../vocabulary.ts';
import { type AddressFacts, budgetKinds, decideMail, mailRules } from './mail-rules.ts';

const now = new Date('2026-11-22T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const clear: AddressFacts = { address: 'usable', suppressed: undefined, wanted: undefined, last: undefined };

test('a person who was asked twelve days ago is left alone until the budget allows it again', () => {
  const facts = { ...clear, last: { kind: 'survey' as const, at: daysAgo(12) } };
  expect(decideMail('digest', facts, 14, now)).toEqual({ send: false, code: 'budget', reason: 'asked 12 days ago' });
  expect(decideMail('digest', facts, 12, now)).toEqual({ send: true });
  expect(decideMail('digest', facts, 0, now)).toEqual({ send: true });
});

test('a mail that is still waiting uses up the budget too', () => {
  expect(decideMail('survey', { ...clear, last: { kind: 'digest', at: new Date('2026-11-23T09:00:00Z') } }, 14, now)).toMatchObject({ code: 'budget', reason: 'another mail is about to go out' });
});

test('a person who unsubscribed hears nothing more, whatever they once chose', () => {
  for (const kind of budgetKinds) expect(decideMail(kind, { ...clear, suppressed: 'unsubscribed', wanted: true }, 0, now)).toMatchObject({ send: false, code: 'unsubscribed', reason: 'unsubscribed' });
});

test('staff get their mail whatever the budget says, as long as there is an address', () => {
  for (const kind of mailKinds.filter((word) => mailRules[word].to === 'member')) {
    expect(decideMail(kind, { ...clear, suppressed: 'bounced', last: { kind: 'survey', at: now } }, 365, now)).toEqual({ send: true });
    expect(decideMail(kind, { ...clear, address: 'none' }, 14, now)).toMatchObject({ code: 'no_address' });
  }
});

test('a choice against one topic stops that topic only', () => {
  expect(decideMail('notice', { ...clear, wanted: false }, 14, now)).toMatchObject({ code: 'not_wanted', reason: 'chose not to get news about what they said' });
  expect(decideMail('digest', { ...clear, wanted: true }, 14, now)).toEqual({ send: true });
});

test('exactly the kinds that go to customers share the budget', () => {
  expect(mailKinds.filter((kind) => mailRules[kind].countsInBudget).toSorted()).toEqual([...budgetKinds].toSorted());
  expect(mailKinds.every((kind) => mailRules[kind].countsInBudget === (mailRules[kind].to === 'customer'))).toBe(true);
});
