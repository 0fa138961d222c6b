import type { ContactChannel, JourneyStage } from '@kept/core/vocabulary.ts';
import { coldness, hoursInMs, instantBefore, startOfDay } from './calendar.ts';
import type { DemoAgent, DemoCustomer, DemoInteraction } from './demo-world.ts';
import { passOn } from './pass-on.ts';
import { teams } from './people.ts';
import type { Problem } from './problems.ts';
import type { Random } from './random.ts';

type Story = {
  customer: DemoCustomer;
  problem: Problem | null;
  driver: string;
  stage: JourneyStage;
  /** When the last contact ends. */
  endsAt: number;
  /** The channel of the last contact, where it is known. */
  lastChannel?: ContactChannel;
};

export type ContactBook = {
  interactions: DemoInteraction[];
  /** Adds the contacts of one story and gives the last one back; earlier ones that would fall outside the year are left out. */
  tell: (story: Story) => DemoInteraction;
};

const ordinaryChannels: readonly (readonly [ContactChannel, number])[] = [['phone', 40], ['chat', 15], ['email', 15], ['bot', 11], ['web', 7], ['whatsapp', 5], ['social', 3], ['sms', 2], ['store', 2]];
const unresolvedCauses = ['waiting for another team', 'system not available', 'policy does not allow it', 'information missing', 'waiting for the customer', 'partner has to act'] as const;
const teamOfDriver: Record<string, (typeof teams)[number]> = {
  'Refund status': 'Billing', 'Direct debit': 'Billing', 'Bill too high': 'Billing', 'Bill explained': 'Billing', 'Payment failed': 'Billing', 'Payment plan': 'Billing',
  'Meter reading': 'Metering', 'Smart meter': 'Metering', 'Solar export': 'Metering', 'Engineer visit': 'Field visits', 'Power cut': 'Field visits', 'Boiler cover': 'Field visits',
  'Login': 'Digital help', 'Tariff change': 'Digital help', 'Prepayment top-up': 'Metering', 'Move home': 'Home moves', 'Bereavement': 'Home moves', 'Landlord account': 'Home moves',
};

/** What one person alone knows how to resolve, so that nobody else ever gets it. */
const onlyOne: Record<string, string> = { 'Prepayment top-up': 'Piotr Zielinski' };

/** Keeps the year's contacts: stories with a problem take more of them, on more channels, with more hand-overs. */
export function openContactBook(today: string, agents: readonly DemoAgent[], random: Random): ContactBook {
  const interactions: DemoInteraction[] = [];
  let conversations = 0;
  const tell = (story: Story): DemoInteraction => {
    conversations += 1;
    const ends = contactEnds(story, today, random);
    const told = ends.map((endsAt, index) => contact({ story, today, endsAt, isLast: index === ends.length - 1, conversation: conversations, number: interactions.length + index + 1 }, agents, random));
    interactions.push(...told);
    const last = told.at(-1);
    if (!last) throw new Error('A story has at least one contact.');
    return last;
  };
  return { interactions, tell };
}

function contactEnds(story: Story, today: string, random: Random): number[] {
  const again = story.problem ? 0.34 : 0.1;
  const earliest = Math.max(instantBefore(today, 364), startOfDay(story.customer.joinedOn));
  const ends = [story.endsAt];
  let at = story.endsAt;
  while (ends.length < 5 && random.chance(again)) {
    at -= hoursInMs(20 + 250 * random.next() ** 1.6);
    if (at - hoursInMs(49) > earliest) ends.unshift(at);
  }
  return ends;
}

type Contact = { story: Story; today: string; endsAt: number; isLast: boolean; conversation: number; number: number };

function contact(one: Contact, agents: readonly DemoAgent[], random: Random): DemoInteraction {
  const { story, endsAt, isLast } = one;
  const channel = isLast && story.lastChannel ? story.lastChannel : drawChannel(story, random);
  const team = teamOfDriver[story.driver] ?? 'Complaints';
  const contained = channel === 'bot' ? random.chance(story.problem ? 0.35 : 0.68) : null;
  const agent = contained === true || channel === 'web' ? null : random.pick(agents.filter((each) => (onlyOne[story.driver] ?? each.name) === each.name && each.team === team));
  const firstResponseSeconds = responseSeconds(channel, endsAt, random);
  const startedAt = endsAt - firstResponseSeconds * 1000 - talkMs(channel, random);
  const resolved = random.chance(!isLast ? 0.08 : story.problem ? 0.42 : 0.88);
  const externalId = `I-${String(one.number).padStart(6, '0')}`;
  return {
    externalId,
    conversationExternalId: `C-${String(one.conversation).padStart(6, '0')}`,
    customerExternalId: story.customer.externalId,
    channel,
    agentExternalId: agent?.externalId ?? null,
    team: agent?.team ?? null,
    driver: story.driver,
    stage: story.stage,
    startedAt: new Date(startedAt).toISOString(),
    endedAt: new Date(endsAt).toISOString(),
    firstResponseSeconds,
    resolvedFirstContact: resolved && isLast,
    unresolvedCause: resolved && isLast ? null : random.pick(unresolvedCauses),
    callback: drawCallback(one, random),
    containedByBot: contained,
    supervisorNeeded: agent !== null && random.chance(story.problem ? 0.07 : 0.015),
    sentiment: drawSentiment(channel, story.problem, random),
    transfers: agent === null ? [] : passOn({ externalId, channel, team: agent.team, problem: story.problem, startedAt, endsAt }, random),
    problemKey: story.problem?.key ?? null,
  };
}

function drawChannel(story: Story, random: Random): ContactChannel {
  if (story.problem && random.chance(0.65)) return random.pick(story.problem.channels);
  return random.pickWeighted(ordinaryChannels, ([, weight]) => weight)[0];
}

/** Phones are slower in the cold months, when everybody rings. */
function responseSeconds(channel: ContactChannel, at: number, random: Random): number {
  const skew = Math.exp(0.8 * random.bell());
  switch (channel) {
    case 'phone':
      return Math.min(5400, Math.round((170 + 620 * coldness(at) ** 2) * skew));
    case 'chat':
      return Math.min(3600, Math.round(75 * skew));
    case 'bot':
      return random.whole(1, 3);
    case 'web':
      return random.whole(1, 2);
    case 'store':
      return Math.min(3600, Math.round(260 * skew));
    case 'email':
    case 'social':
    case 'whatsapp':
    case 'sms':
      return Math.min(hoursInMs(46) / 1000, Math.round((channel === 'email' ? 32_000 : 4200) * skew));
  }
}

function talkMs(channel: ContactChannel, random: Random): number {
  const typicalMinutes = channel === 'phone' ? 8 : channel === 'chat' || channel === 'whatsapp' ? 14 : channel === 'store' ? 12 : 4;
  return Math.round(typicalMinutes * 60_000 * Math.min(5, Math.exp(0.5 * random.bell())));
}

function drawCallback(one: Contact, random: Random): DemoInteraction['callback'] {
  const isBroken = one.story.problem?.key === 'callback-missed';
  if (!random.chance(isBroken ? 0.85 : one.story.problem ? 0.09 : 0.03)) return null;
  const dueAt = one.endsAt + hoursInMs(2 + random.next() * 46);
  const keptAt = dueAt + hoursInMs((random.next() - 0.8) * 3);
  const isKept = random.chance(isBroken ? 0.12 : 0.76) && keptAt < startOfDay(one.today) && keptAt > one.endsAt;
  return { dueAt: new Date(dueAt).toISOString(), keptAt: isKept ? new Date(keptAt).toISOString() : null };
}

function drawSentiment(channel: ContactChannel, problem: Problem | null, random: Random): DemoInteraction['sentiment'] {
  if (!['phone', 'chat', 'whatsapp', 'email'].includes(channel) || !random.chance(0.35)) return null;
  const start = (problem ? -0.45 : 0.1) + 0.22 * random.bell();
  const end = start + (problem ? 0.12 : 0.22) + 0.25 * random.bell();
  return { start: inRange(start), end: inRange(end) };
}

function inRange(value: number): number {
  return Math.round(Math.max(-1, Math.min(1, value)) * 100) / 100;
}
