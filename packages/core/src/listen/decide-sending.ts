import type { ContactChannel } from '../vocabulary.ts';
import { nextOpenHour } from './open-hours.ts';
import type { SendingPlan, SendingRule } from './sending-plan.ts';
import type { SendingCode } from '../sending-words.ts';

/** What is known of a contact when it has ended; `draw` is its lot, from 0 up to 1, the same each time. */
export interface EndedContact {
  readonly channel: ContactChannel;
  readonly driverId: string | null;
  readonly segment: string | null;
  readonly endedAt: Date;
  readonly isKnown: boolean;
  readonly draw: number;
  /** The customer's own zone, or the organisation's. */
  readonly timezone: string;
}

/** One customer on the day of a quarterly survey. */
export type AskedCustomer = Pick<EndedContact, 'segment' | 'draw' | 'timezone'>;

export type SendingDecision =
  | { readonly state: 'waiting'; readonly rule: SendingRule; readonly dueAt: Date }
  | { readonly state: 'not_sent'; readonly rule: SendingRule | undefined; readonly code: SendingCode; readonly reason: string };

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Decides once, when a contact has ended, whether its customer is asked: the first rule that is about it has the say. */
export function decideSending(plan: SendingPlan, contact: EndedContact, now: Date): SendingDecision {
  const days = Math.floor((now.getTime() - contact.endedAt.getTime()) / dayMs);
  if (!plan.isOn) return notSent(undefined, 'switched_off', 'sending was switched off');
  if (days >= plan.tooOldDays) return notSent(undefined, 'too_old', `it was over ${days === 1 ? 'a day' : `${days} days`} before we heard of it`);
  const rule = plan.rules.find((one) => one.isOn && isAbout(one, contact));
  const drawn = drawnBy(rule, contact);
  if (rule === undefined || drawn !== undefined) return drawn ?? noRule;
  if (!contact.isKnown) return notSent(rule, 'no_customer', 'nobody known was in the contact');
  const due = new Date(Math.max(now.getTime(), contact.endedAt.getTime() + rule.delayMinutes * minuteMs));
  return { state: 'waiting', rule, dueAt: nextOpenHour(due, contact.timezone) };
}

/** Decides for one customer whether a quarterly survey asks them this time. */
export function decideQuarterly(plan: SendingPlan, customer: AskedCustomer, now: Date): SendingDecision {
  const rule = plan.rules.find((one) => one.isOn && isOfSegment(one, customer.segment));
  const drawn = drawnBy(rule, customer);
  if (rule === undefined || drawn !== undefined) return drawn ?? noRule;
  return { state: 'waiting', rule, dueAt: nextOpenHour(now, customer.timezone) };
}

/** Whom of one segment a quarterly survey asks. */
export type AskedOfSegment = 'everybody' | 'by lot' | 'nobody';

/** The highest lot there is. */
const highestLot = 1 - 2 ** -48;

/** Says whom of a segment a quarterly survey asks: a lot that is asked is asked at every lower one too, so the lowest and the highest tell. */
export function askedOfSegment(plan: SendingPlan, segment: string | null, now: Date): AskedOfSegment {
  const isAsked = (draw: number) => decideQuarterly(plan, { segment, draw, timezone: 'UTC' }, now).state === 'waiting';
  if (!isAsked(0)) return 'nobody';
  return isAsked(highestLot) ? 'everybody' : 'by lot';
}

const noRule = notSent(undefined, 'no_rule', 'no rule is about it');

/** Says no where the lot says so; undefined where the rule asks. */
function drawnBy(rule: SendingRule | undefined, { draw }: Pick<EndedContact, 'draw'>): SendingDecision | undefined {
  if (rule === undefined) return undefined;
  if (rule.sharePercent === 0) return notSent(rule, 'rule_asks_nobody', `the rule “${rule.name}” asks nobody`);
  return draw * 100 < rule.sharePercent ? undefined : notSent(rule, 'not_sampled', `left out by lot: the rule “${rule.name}” asks ${rule.sharePercent} in 100`);
}

function isAbout(rule: SendingRule, { channel, driverId, segment }: EndedContact): boolean {
  const isReason = rule.driverIds.length === 0 || (driverId !== null && rule.driverIds.includes(driverId));
  return (rule.channels.length === 0 || rule.channels.includes(channel)) && isReason && isOfSegment(rule, segment);
}

function isOfSegment(rule: SendingRule, segment: string | null): boolean {
  return rule.segments.length === 0 || (segment !== null && rule.segments.includes(segment));
}

function notSent(rule: SendingRule | undefined, code: SendingCode, reason: string): SendingDecision {
  return { state: 'not_sent', rule, code, reason };
}
