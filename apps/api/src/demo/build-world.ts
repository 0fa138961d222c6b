import { dayOf, daysBefore, instantBefore, startOfDay } from './calendar.ts';
import { gatherTeamRound } from './gather-team-round.ts';
import { inventCustomers } from './customers.ts';
import type { DemoCustomer, DemoFeedback, DemoInteraction, DemoWorld } from './demo-world.ts';
import { gatherFeedback, openCustomerPicker, type CustomerPicker } from './feedback.ts';
import { openContactBook, type ContactBook } from './interactions.ts';
import { drawDaysAgo } from './life-cycle.ts';
import { mariasContacts } from './marias-contacts.ts';
import { listAgents, listMembers, teams } from './people.ts';
import { ordinaryDrivers, problemByKey, problems } from './problems.ts';
import { createRandom, type Random } from './random.ts';
import { gatherScores } from './score-answers.ts';
import { planStory } from './story.ts';

const interactionCount = 9000;
const daysSinceAnsweredRound = 37.5;
const problemShare = 0.5;

/** Builds the whole of Northlight Energy's past year as plain data: the same for the same seed and day, whatever the machine or hour. */
export function buildDemoWorld({ seed, today }: { seed: number; today: string }): DemoWorld {
  startOfDay(today);
  const random = createRandom(seed);
  const agents = listAgents(random.fork('agents'));
  const customers = inventCustomers(today, random.fork('customers'));
  const pickCustomer = openCustomerPicker(customers, random.fork('picks'), 0.2);
  const pickOutspoken = openCustomerPicker(customers, random.fork('outspoken'), 0.75);
  const book = openContactBook(today, agents, random.fork('contacts'));
  const [maria] = customers;
  if (!maria) throw new Error('There is no Maria.');
  const feedback = gatherFeedback(today, maria, pickOutspoken, book, random.fork('feedback'));
  book.interactions.push(...mariasContacts(today, agents));
  fillTheYear(today, pickCustomer, book, random.fork('rest'));
  const interactions = book.interactions.toSorted((a, b) => a.startedAt.localeCompare(b.startedAt) || a.externalId.localeCompare(b.externalId));
  const spoke = new Set(feedback.map((item) => item.customerExternalId));
  loseSomeCustomers(customers, feedback, interactions, today, random.fork('churn'));
  const pickSpeaker = openCustomerPicker(customers.filter((one) => spoke.has(one.externalId)), random.fork('speakers'));
  return {
    organisation: { name: 'Northlight Energy', city: 'Bristol', postalAddress: '14 Quay Street, Bristol BS1 4XX', timezone: 'Europe/London', currency: 'GBP' },
    today,
    members: listMembers(today),
    agents,
    teams: [...teams],
    customers,
    interactions,
    feedback: gatherTeamRound(feedback, { releasedAt: new Date(instantBefore(today, daysSinceAnsweredRound)).toISOString(), problemKey: 'refund-late', team: 'Billing' }),
    scores: gatherScores(today, pickSpeaker, random.fork('scores')),
    story: planStory(today),
  };
}

/** Adds contacts without written words until the year holds exactly the promised number. */
function fillTheYear(today: string, pickCustomer: CustomerPicker, book: ContactBook, random: Random): void {
  const year = startOfDay(today);
  while (book.interactions.length < interactionCount) {
    const problem = random.chance(problemShare) ? random.pickWeighted(problems, (each) => each.weight) : null;
    const daysAgo = Math.ceil(problem ? drawDaysAgo(problem.lifeCycle, today, random) : 1 + random.next() * 361);
    const endsAt = year - (Math.min(360, daysAgo) - (8 + 12 * random.next()) / 24) * 86_400_000;
    const reason = problem ?? random.pickWeighted(ordinaryDrivers, (each) => each.weight);
    book.tell({ customer: pickCustomer(endsAt, problem), problem, driver: reason.driver, stage: reason.stage, endsAt: Math.round(endsAt) });
  }
  book.interactions.length = interactionCount;
}

/** Some of those who met the worst problems leave a few weeks after their last contact. */
function loseSomeCustomers(customers: readonly DemoCustomer[], feedback: readonly DemoFeedback[], interactions: readonly DemoInteraction[], today: string, random: Random): void {
  const lastSeen = new Map<string, string>();
  const worstMood = new Map<string, number>();
  for (const { customerExternalId: id, at, problemKey } of [...feedback.map((item) => ({ ...item, at: item.occurredAt })), ...interactions.map((item) => ({ ...item, at: item.endedAt }))]) {
    if (id === null) continue;
    if (at > (lastSeen.get(id) ?? '')) lastSeen.set(id, at);
    if (problemKey) worstMood.set(id, Math.min(worstMood.get(id) ?? 1, problemByKey(problemKey).mood));
  }
  for (const customer of customers.slice(1)) {
    const seen = lastSeen.get(customer.externalId);
    const mood = worstMood.get(customer.externalId);
    if (!seen || mood === undefined || customer.churnedOn !== null || !random.chance(0.11 - 0.2 * mood)) continue;
    const leftOn = daysBefore(dayOf(Date.parse(seen)), -random.whole(12, 70));
    if (leftOn < today) customer.churnedOn = leftOn;
  }
}
