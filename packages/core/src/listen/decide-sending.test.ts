import { expect, test } from 'vitest';
import { askedOfSegment, decideQuarterly, decideSending, type EndedContact } from './decide-sending.ts';
import { firstPlan, type SendingPlan, sendingPlan, type SendingRule } from './sending-plan.ts';

const now = new Date('2026-11-20T12:00:00Z');
const contact: EndedContact = { channel: 'phone', driverId: 'd', segment: 'home', endedAt: new Date('2026-11-20T11:30:00Z'), isKnown: true, draw: 0.5, timezone: 'Europe/London' };
const rule = (change: Partial<SendingRule>): SendingRule => ({ key: 'one', name: 'One', isOn: true, channels: [], driverIds: [], segments: [], sharePercent: 100, delayMinutes: 60, ...change });
const plan = (...rules: SendingRule[]): SendingPlan => ({ ...firstPlan, isOn: true, rules });

test('the first rule that is about a contact has the say, also when it says no', () => {
  const rules = [rule({ key: 'chat', channels: ['chat'] }), rule({ key: 'off', isOn: false }), rule({ key: 'death', driverIds: ['d'], sharePercent: 0, name: 'A death' }), rule({ key: 'rest' })];
  expect(decideSending(plan(...rules), contact, now)).toMatchObject({ code: 'rule_asks_nobody', reason: 'the rule “A death” asks nobody' });
  expect(decideSending(plan(...rules), { ...contact, driverId: 'e' }, now)).toMatchObject({ state: 'waiting', rule: { key: 'rest' } });
  expect(decideSending(plan(...rules), { ...contact, channel: 'chat' }, now)).toMatchObject({ state: 'waiting', rule: { key: 'chat' } });
  expect(decideSending(plan(rule({ segments: ['business'] })), { ...contact, segment: null }, now)).toMatchObject({ code: 'no_rule' });
});

test('a lot below the share is drawn, and stays drawn when the share grows', () => {
  expect(decideSending(plan(rule({ sharePercent: 50 })), contact, now)).toMatchObject({ code: 'not_sampled', reason: 'left out by lot: the rule “One” asks 50 in 100' });
  for (const sharePercent of [51, 99]) expect(decideSending(plan(rule({ sharePercent })), contact, now).state).toBe('waiting');
});

test('the mail waits for the delay, counted from the end, and for the customer’s morning', () => {
  expect(decideSending(plan(rule({})), contact, now)).toMatchObject({ dueAt: new Date('2026-11-20T12:30:00Z') });
  expect(decideSending(plan(rule({ delayMinutes: 0 })), { ...contact, endedAt: new Date('2026-11-18T11:30:00Z') }, now)).toMatchObject({ dueAt: now });
  expect(decideSending(plan(rule({})), { ...contact, timezone: 'Asia/Tokyo' }, now)).toMatchObject({ dueAt: new Date('2026-11-21T00:00:00Z') });
});

test('history is recorded and never asked about', () => {
  expect(decideSending(plan(rule({})), { ...contact, endedAt: new Date('2026-11-13T12:00:00Z') }, now)).toMatchObject({ code: 'too_old', reason: 'it was over 7 days before we heard of it' });
  expect(decideSending(plan(rule({})), { ...contact, endedAt: new Date('2026-11-13T12:00:01Z') }, now).state).toBe('waiting');
  expect(decideSending({ ...plan(rule({})), isOn: false }, contact, now)).toMatchObject({ code: 'switched_off' });
  expect(decideSending(plan(rule({})), { ...contact, isKnown: false }, now)).toMatchObject({ code: 'no_customer' });
});

test('a quarterly survey goes by segment and lot alone', () => {
  expect(decideQuarterly({ ...plan(rule({ segments: ['home'] })), quarterDay: 20 }, contact, now)).toMatchObject({ state: 'waiting', dueAt: now });
  expect(decideQuarterly({ ...plan(rule({ segments: ['home'] })), quarterDay: 20 }, { ...contact, segment: 'farm' }, now)).toMatchObject({ code: 'no_rule' });
  expect(sendingPlan.safeParse({ ...plan(rule({ channels: ['chat'] })), quarterDay: 20 }).error?.issues[0]?.message).toContain('choose by segment only');
  expect(sendingPlan.safeParse(firstPlan).success).toBe(true);
});

test('whom of a segment a quarterly survey asks is what it decides for each lot', () => {
  const shares = [0, 1, 37, 99, 100];
  const lots = [0, 0.005, 0.37, 0.99, 1 - 2 ** -48];
  for (const sharePercent of shares) {
    for (const segment of ['home', 'farm', null]) {
      const asking = plan(rule({ key: 'farm', segments: ['farm'], sharePercent: 50 }), rule({ segments: ['home'], sharePercent }));
      const asked = lots.map((draw) => decideQuarterly(asking, { segment, draw, timezone: 'UTC' }, now).state === 'waiting');
      expect(askedOfSegment(asking, segment, now), `${sharePercent} of ${segment}`).toBe(asked.every(Boolean) ? 'everybody' : asked.some(Boolean) ? 'by lot' : 'nobody');
    }
  }
});
