import type { ContactChannel, JourneyStage, Origin } from '@kept/core/vocabulary.ts';
import type { LifeCycle } from './life-cycle.ts';
import { chargedTwice, directDebitChanged, estimatedBill, refundLate } from './phrases/billing.ts';
import { billConfusing, landlordPortal, loginCode } from './phrases/digital.ts';
import { engineerNoShow, outageSilence, prepayTopUp } from './phrases/field.ts';
import { displayBlank, evRate, readingRejected, solarExport } from './phrases/meter.ts';
import { boilerCover, fixedDealEnded, welcomeDiscount } from './phrases/offers.ts';
import type { Phrases } from './phrases/phrases.ts';
import { bereavement, debtLetters, movingHome, paperBillFee } from './phrases/policy.ts';
import { botLoop, callbackMissed, holdTime, repeatStory } from './phrases/support.ts';

export type Problem = {
  key: string;
  title: string;
  origin: Origin;
  stage: JourneyStage;
  /** The contact driver under which the frontline books it. */
  driver: string;
  lifeCycle: LifeCycle;
  /** Share of the texts, relative to the other problems. */
  weight: number;
  /** Share of the agents' reports; 0 where the frontline rarely sees it. */
  agentWeight: number;
  /** How many more meet it than write about it, against the other problems; 1 where nothing is said. */
  reach?: number;
  /** Mean of the scores people give, 0 worst to 1 best. */
  mood: number;
  channels: readonly ContactChannel[];
  phrases: Phrases;
};

const constant: LifeCycle = { kind: 'constant' };
const rising: LifeCycle = { kind: 'rising' };
const winter: LifeCycle = { kind: 'winter' };

/** What goes wrong for the customers of Northlight Energy, and how it comes and goes over the year. */
export const problems: readonly Problem[] = [
  { key: 'refund-late', title: 'Refund emails arrive late', origin: 'billing', stage: 'leave', driver: 'Refund status', lifeCycle: rising, weight: 1.35, agentWeight: 1.6, mood: 0.26, channels: ['phone', 'email', 'chat'], phrases: refundLate },
  { key: 'direct-debit-changed', title: 'Direct debit changed without warning', origin: 'billing', stage: 'pay', driver: 'Direct debit', lifeCycle: { kind: 'fixed', fixedDaysAgo: 115, residual: 0.06 }, weight: 1.6, agentWeight: 1, reach: 5, mood: 0.24, channels: ['phone', 'email', 'whatsapp'], phrases: directDebitChanged },
  { key: 'reading-rejected', title: 'Meter reading rejected by the app', origin: 'product', stage: 'use', driver: 'Meter reading', lifeCycle: constant, weight: 1.2, agentWeight: 1.5, mood: 0.4, channels: ['chat', 'web', 'phone'], phrases: readingRejected },
  { key: 'repeat-story', title: 'Have to repeat the story after a transfer', origin: 'support', stage: 'get_help', driver: 'Complaint follow-up', lifeCycle: rising, weight: 1.3, agentWeight: 2.4, mood: 0.22, channels: ['phone', 'chat', 'social'], phrases: repeatStory },
  { key: 'engineer-no-show', title: 'Engineer did not show up', origin: 'logistics', stage: 'set_up', driver: 'Engineer visit', lifeCycle: winter, weight: 1.4, agentWeight: 1.4, mood: 0.18, channels: ['phone', 'whatsapp', 'social'], phrases: engineerNoShow },
  { key: 'hold-time', title: 'Long wait on the phone', origin: 'support', stage: 'get_help', driver: 'General enquiry', lifeCycle: winter, weight: 1.4, agentWeight: 1, mood: 0.33, channels: ['phone', 'social'], phrases: holdTime },
  { key: 'bot-loop', title: 'Chatbot goes round in circles', origin: 'product', stage: 'get_help', driver: 'General enquiry', lifeCycle: rising, weight: 1.2, agentWeight: 1, mood: 0.23, channels: ['bot', 'chat', 'whatsapp'], phrases: botLoop },
  { key: 'callback-missed', title: 'Promised call-back never came', origin: 'support', stage: 'get_help', driver: 'Complaint follow-up', lifeCycle: constant, weight: 1.1, agentWeight: 1, mood: 0.22, channels: ['phone', 'email'], phrases: callbackMissed },
  { key: 'estimated-bill', title: 'Estimated bills despite a smart meter', origin: 'billing', stage: 'pay', driver: 'Bill too high', lifeCycle: constant, weight: 1.1, agentWeight: 0.8, mood: 0.3, channels: ['phone', 'email', 'web'], phrases: estimatedBill },
  { key: 'bill-confusing', title: 'Bill is hard to understand', origin: 'billing', stage: 'pay', driver: 'Bill explained', lifeCycle: constant, weight: 1, agentWeight: 0.8, mood: 0.42, channels: ['phone', 'store', 'email'], phrases: billConfusing },
  { key: 'charged-twice', title: 'Card payment taken twice', origin: 'product', stage: 'pay', driver: 'Payment failed', lifeCycle: { kind: 'fixed', fixedDaysAgo: 150, residual: 0.04 }, weight: 1.35, agentWeight: 0.5, reach: 4, mood: 0.2, channels: ['phone', 'chat', 'web'], phrases: chargedTwice },
  { key: 'display-blank', title: 'In-home display goes blank', origin: 'product', stage: 'use', driver: 'Smart meter', lifeCycle: { kind: 'returning', fixedDaysAgo: 200, returnedDaysAgo: 70 }, weight: 1.1, agentWeight: 0.7, mood: 0.35, channels: ['phone', 'chat'], phrases: displayBlank },
  { key: 'login-code', title: 'Login code does not arrive', origin: 'product', stage: 'use', driver: 'Login', lifeCycle: { kind: 'fixed', fixedDaysAgo: 97, residual: 0.3 }, weight: 1, agentWeight: 0.4, reach: 2, mood: 0.32, channels: ['chat', 'web', 'bot'], phrases: loginCode },
  { key: 'prepay-top-up', title: 'Top-up does not reach the prepayment meter', origin: 'partner', stage: 'pay', driver: 'Prepayment top-up', lifeCycle: winter, weight: 1, agentWeight: 0.8, mood: 0.14, channels: ['phone', 'store', 'sms'], phrases: prepayTopUp },
  { key: 'moving-home', title: 'Moving home leaves the old bill running', origin: 'policy', stage: 'change', driver: 'Move home', lifeCycle: constant, weight: 1.1, agentWeight: 0.6, mood: 0.3, channels: ['email', 'phone', 'web'], phrases: movingHome },
  { key: 'debt-letters', title: 'Threatening letters despite a payment plan', origin: 'policy', stage: 'pay', driver: 'Payment plan', lifeCycle: winter, weight: 1, agentWeight: 0.7, mood: 0.12, channels: ['phone', 'email'], phrases: debtLetters },
  { key: 'fixed-deal-ended', title: 'Fixed deal ended without a reminder', origin: 'policy', stage: 'use', driver: 'Tariff change', lifeCycle: constant, weight: 1, agentWeight: 0.5, mood: 0.28, channels: ['phone', 'web', 'email'], phrases: fixedDealEnded },
  { key: 'welcome-discount', title: 'Welcome discount is not paid', origin: 'marketing', stage: 'join', driver: 'Offers and discounts', lifeCycle: rising, weight: 1, agentWeight: 0.7, mood: 0.2, channels: ['chat', 'email', 'social'], phrases: welcomeDiscount },
  { key: 'boiler-cover', title: 'Boiler cover refuses claims', origin: 'partner', stage: 'use', driver: 'Boiler cover', lifeCycle: winter, weight: 0.9, agentWeight: 0.4, mood: 0.13, channels: ['phone', 'email'], phrases: boilerCover },
  { key: 'paper-bill-fee', title: 'Fee for a paper bill', origin: 'policy', stage: 'pay', driver: 'Bill explained', lifeCycle: constant, weight: 0.8, agentWeight: 0.2, mood: 0.3, channels: ['phone', 'store', 'email'], phrases: paperBillFee },
  { key: 'outage-silence', title: 'No news during a power cut', origin: 'logistics', stage: 'use', driver: 'Power cut', lifeCycle: { kind: 'spike', daysAgo: 52, width: 9 }, weight: 0.9, agentWeight: 0.4, mood: 0.17, channels: ['phone', 'social', 'sms'], phrases: outageSilence },
  { key: 'ev-rate', title: 'Night rate for electric cars is not applied', origin: 'product', stage: 'use', driver: 'Tariff change', lifeCycle: rising, weight: 0.8, agentWeight: 0.3, mood: 0.28, channels: ['email', 'chat', 'social'], phrases: evRate },
  { key: 'solar-export', title: 'Solar export payments are missing', origin: 'partner', stage: 'pay', driver: 'Solar export', lifeCycle: constant, weight: 0.8, agentWeight: 0.3, mood: 0.24, channels: ['email', 'web'], phrases: solarExport },
  { key: 'landlord-portal', title: 'Landlords cannot split bills by flat', origin: 'product', stage: 'use', driver: 'Landlord account', lifeCycle: constant, weight: 0.7, agentWeight: 0.3, mood: 0.34, channels: ['email', 'web'], phrases: landlordPortal },
  { key: 'bereavement', title: 'Letters to customers who have died', origin: 'policy', stage: 'leave', driver: 'Bereavement', lifeCycle: constant, weight: 0.7, agentWeight: 0.4, mood: 0.12, channels: ['phone', 'email'], phrases: bereavement },
];

/** Drivers of contacts in which nothing went wrong, with how common each is. */
export const ordinaryDrivers: readonly { driver: string; stage: JourneyStage; weight: number }[] = [
  { driver: 'General enquiry', stage: 'get_help', weight: 3 },
  { driver: 'Tariff change', stage: 'use', weight: 2.4 },
  { driver: 'Meter reading', stage: 'use', weight: 2 },
  { driver: 'Bill explained', stage: 'pay', weight: 2 },
  { driver: 'Move home', stage: 'change', weight: 1.4 },
  { driver: 'Direct debit', stage: 'pay', weight: 1.2 },
  { driver: 'Smart meter', stage: 'set_up', weight: 1.2 },
  { driver: 'Offers and discounts', stage: 'join', weight: 1 },
  { driver: 'Prepayment top-up', stage: 'pay', weight: 0.8 },
  { driver: 'Login', stage: 'use', weight: 0.8 },
  { driver: 'Change of details', stage: 'use', weight: 1.6 },
  { driver: 'Priority services', stage: 'get_help', weight: 0.5 },
];

/** The problem with this key; refuses an unknown one. */
export function problemByKey(key: string): Problem {
  const found = problems.find((problem) => problem.key === key);
  if (!found) throw new RangeError(`There is no problem called "${key}".`);
  return found;
}
