import { dayOf, hoursInMs, instantBefore } from './calendar.ts';
import { mariaExternalId } from './customers.ts';
import type { DemoCustomer, DemoFeedback } from './demo-world.ts';
import { drawScore } from './draw-score.ts';
import type { ContactBook } from './interactions.ts';
import { mariaSentences } from './maria.ts';
import { teams } from './people.ts';
import { planFeedback } from './plan-feedback.ts';
import { ordinaryDrivers, type Problem } from './problems.ts';
import type { Random } from './random.ts';
import { writeTexts, type TextToWrite } from './write-texts.ts';

type Slot = TextToWrite & { mariaIndex: number | null };
export type CustomerPicker = (at: number, problem: Problem | null) => DemoCustomer;

const segmentOfProblem: Record<string, string> = { 'landlord-portal': 'Landlord', 'prepay-top-up': 'Prepayment', 'ev-rate': 'Household, electric car or solar', 'solar-export': 'Household, electric car or solar' };
const reviewSites = ['Review site', 'App store', 'Map listing'] as const;

/** Gives a picker of customers who were with Northlight at the time and, where the problem asks for it, are of the right kind, so often one of the sixth that speaks up again and again; never Maria, whose year is written down. */
export function openCustomerPicker(customers: readonly DemoCustomer[], random: Random, outspokenShare = 0): CustomerPicker {
  const bySegment = Map.groupBy(customers, (customer) => customer.segment);
  const outspoken = customers.filter((_, index) => index % 6 === 1);
  return (at, problem) => {
    const segment = problem ? bySegment.get(segmentOfProblem[problem.key] ?? '') : undefined;
    for (;;) {
      const customer = random.pick(segment ?? (random.chance(outspokenShare) ? outspoken : customers));
      if (customer.externalId === mariaExternalId) continue;
      const day = dayOf(at - hoursInMs(72));
      if (customer.joinedOn < day && (customer.churnedOn === null || customer.churnedOn > dayOf(at))) return customer;
    }
  };
}

/** All feedback of the year, written, scored and tied to customers and contacts; friction reports are tied to nobody. */
export function gatherFeedback(today: string, maria: DemoCustomer, pickCustomer: CustomerPicker, book: ContactBook, random: Random): DemoFeedback[] {
  const slots = withMaria(planFeedback(today, random.fork('plan')), today);
  const texts = writeTexts(slots, random.fork('texts'));
  const draw = random.fork('facts');
  const written = slots.map((slot, index) => ({ slot, text: texts[index] ?? '' })).sort((a, b) => a.slot.at - b.slot.at);
  return written.map(({ slot, text }, index) => {
    const base = { externalId: `F-${String(index + 1).padStart(5, '0')}`, text, occurredAt: new Date(slot.at).toISOString(), problemKey: slot.problem?.key ?? null, alsoProblemKeys: slot.also.map((problem) => problem.key) };
    const customer = slot.mariaIndex === null ? pickCustomer(slot.at, slot.problem) : maria;
    switch (slot.kind) {
      case 'friction':
        return { ...base, ...unscored, kind: slot.kind, source: 'friction round', channel: 'friction', customerExternalId: null, interactionExternalId: null, team: draw.pick(teams) };
      case 'review':
        return { ...base, ...drawScore('stars', slot.problem, draw), kind: slot.kind, source: draw.pick(reviewSites), channel: 'review', customerExternalId: draw.chance(0.35) ? customer.externalId : null, interactionExternalId: null, team: null };
      case 'survey':
        return { ...base, ...surveyFacts(slot, customer, book, draw) };
      case 'interaction':
        return { ...base, ...unscored, ...wordsFromContact(slot, customer, book, draw) };
    }
  });
}

/** Maria's sentences take the place of three planned surveys, so that the counts stay. */
function withMaria(planned: readonly TextToWrite[], today: string): Slot[] {
  const slots: Slot[] = planned.map((text) => ({ ...text, mariaIndex: null }));
  for (const [mariaIndex, sentence] of mariaSentences.entries()) {
    const index = slots.findIndex((slot) => slot.kind === 'survey' && slot.problem?.key === sentence.problemKey && slot.mariaIndex === null);
    const slot = slots[index];
    if (slot) slots[index] = { ...slot, at: instantBefore(today, sentence.daysAgo) + hoursInMs(17), also: [], words: sentence.words, mariaIndex };
  }
  return slots;
}

function surveyFacts(slot: Slot, customer: DemoCustomer, book: ContactBook, random: Random): Omit<DemoFeedback, 'externalId' | 'text' | 'occurredAt' | 'problemKey' | 'alsoProblemKeys'> {
  const sentence = slot.mariaIndex === null ? undefined : mariaSentences[slot.mariaIndex];
  const metric = sentence?.metric ?? random.pickWeighted(['nps', 'csat', 'ces'] as const, (each) => ({ nps: 40, csat: 35, ces: 25 })[each]);
  const isNamed = sentence !== undefined || random.chance(0.9);
  const hasContact = isNamed && (sentence !== undefined || random.chance(metric === 'nps' ? 0.45 : 0.95));
  const contact = hasContact ? book.tell({ ...storyOf(slot, customer, random), endsAt: slot.at - hoursInMs(0.3 + random.next() * 30) }) : null;
  return {
    ...drawScore(metric, slot.problem, random),
    ...(sentence ? { score: sentence.score } : {}),
    kind: 'survey',
    source: hasContact ? 'Survey after a contact' : 'Quarterly survey',
    channel: 'survey',
    customerExternalId: isNamed ? customer.externalId : null,
    interactionExternalId: contact?.externalId ?? null,
    team: null,
  };
}

function wordsFromContact(slot: Slot, customer: DemoCustomer, book: ContactBook, random: Random): Pick<DemoFeedback, 'kind' | 'source' | 'channel' | 'customerExternalId' | 'interactionExternalId' | 'team'> {
  const lastChannel = random.pick(slot.problem?.channels ?? (['phone', 'chat', 'email'] as const));
  const contact = book.tell({ ...storyOf(slot, customer, random), endsAt: slot.at, lastChannel });
  return { kind: 'interaction', source: random.chance(0.3) ? 'Complaint' : 'Transcript', channel: lastChannel, customerExternalId: customer.externalId, interactionExternalId: contact.externalId, team: null };
}

function storyOf(slot: Slot, customer: DemoCustomer, random: Random): Pick<Parameters<ContactBook['tell']>[0], 'customer' | 'problem' | 'driver' | 'stage'> {
  const reason = slot.problem ?? random.pickWeighted(ordinaryDrivers, (each) => each.weight);
  return { customer, problem: slot.problem, driver: reason.driver, stage: reason.stage };
}

const unscored = { metric: null, score: null, scaleMin: null, scaleMax: null } as const;
