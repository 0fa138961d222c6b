import type { ContactChannel } from '@kept/core/vocabulary.ts';
import type { DemoTransfer } from './demo-world.ts';
import { teams } from './people.ts';
import type { Problem } from './problems.ts';
import type { Random } from './random.ts';

type OpenContact = { externalId: string; channel: ContactChannel; team: string; problem: Problem | null; startedAt: number; endsAt: number };

/** The hand-overs inside one contact: to another team, to a supervisor, or on to another channel; seldom does the story travel along. */
export function passOn(contact: OpenContact, random: Random): DemoTransfer[] {
  const kinds: DemoTransfer['kind'][] = [];
  if (random.chance(channelShare(contact))) kinds.push('channel');
  if (random.chance(peerShare(contact))) kinds.push('peer');
  if (kinds.includes('peer') && random.chance(contact.problem?.key === 'repeat-story' ? 0.6 : 0.2)) kinds.push('peer');
  if (random.chance(contact.problem ? 0.04 : 0.008)) kinds.push('supervisor');
  return kinds.map((kind, index) => transfer(contact, kind, index, kinds.length, random));
}

function channelShare({ channel }: OpenContact): number {
  if (channel === 'bot') return 0.85;
  return channel === 'chat' || channel === 'whatsapp' || channel === 'social' ? 0.14 : channel === 'email' ? 0.06 : 0;
}

function peerShare({ channel, problem }: OpenContact): number {
  if (channel !== 'phone' && channel !== 'chat' && channel !== 'whatsapp') return 0.02;
  if (problem?.key === 'repeat-story') return 0.82;
  return problem ? 0.2 : 0.07;
}

function transfer(contact: OpenContact, kind: DemoTransfer['kind'], index: number, count: number, random: Random): DemoTransfer {
  const contextTravelled = random.chance(kind === 'channel' ? 0.28 : kind === 'supervisor' ? 0.7 : contact.problem?.key === 'repeat-story' ? 0.06 : 0.42);
  const at = contact.startedAt + ((index + 1) / (count + 1)) * (contact.endsAt - contact.startedAt);
  return {
    externalId: `${contact.externalId}-T${index + 1}`,
    kind,
    from: kind === 'channel' ? contact.channel : contact.team,
    to: kind === 'channel' ? nextChannel(contact.channel, random) : kind === 'supervisor' ? contact.team : random.pick(teams.filter((team) => team !== contact.team)),
    at: new Date(Math.round(at)).toISOString(),
    contextTravelled,
    storyRepeated: !contextTravelled && random.chance(0.86),
  };
}

function nextChannel(channel: ContactChannel, random: Random): ContactChannel {
  if (channel === 'bot') return random.chance(0.6) ? 'chat' : 'phone';
  return random.chance(0.75) ? 'phone' : 'email';
}
