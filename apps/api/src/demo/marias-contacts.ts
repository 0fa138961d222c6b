import { hoursInMs, instantBefore } from './calendar.ts';
import { mariaExternalId } from './customers.ts';
import type { DemoAgent, DemoInteraction, DemoTransfer } from './demo-world.ts';
import { problemByKey } from './problems.ts';

type Turn = NonNullable<DemoInteraction['transcript']>[number];

/** One contact of hers as it is written down; hours count from midnight of the day, minutes from the start of the contact. */
interface Written {
  readonly daysAgo: number;
  readonly hour: number;
  readonly minutes: number;
  readonly conversation: string;
  readonly problemKey: string;
  readonly channel: DemoInteraction['channel'];
  readonly team: string | null;
  readonly waitSeconds: number;
  readonly cause: string | null;
  readonly supervisor?: boolean;
  readonly callBack?: { readonly daysAgo: number; readonly hour: number; readonly keptHoursLater: number | null };
  readonly passedOn?: readonly (Pick<DemoTransfer, 'kind' | 'from' | 'to' | 'contextTravelled' | 'storyRepeated'> & { readonly minute: number })[];
  readonly said?: readonly (readonly [Turn['speaker'], string])[];
}

const refund = 'C-900001';
const story = 'C-900002';

const written: readonly Written[] = [
  {
    daysAgo: 72, hour: 10.2, minutes: 14, conversation: refund, problemKey: 'refund-late', channel: 'phone', team: 'Billing', waitSeconds: 640, cause: 'waiting for another team',
    passedOn: [{ kind: 'peer', from: 'Billing', to: 'Complaints', contextTravelled: false, storyRepeated: true, minute: 8 }],
    callBack: { daysAgo: 70, hour: 12, keptHoursLater: 29 },
    said: [
      ['customer', 'I cancelled on the 3rd and I would like to know when my refund comes.'],
      ['agent', 'I can see the cancellation. The refund is with another team, let me put you through.'],
      ['other', 'Complaints, good morning. What is it about, please?'],
      ['customer', 'I have just told your colleague. I cancelled on the 3rd, and the refund has not come.'],
      ['agent', 'Somebody will ring you by Thursday noon. Which number is best?'],
      ['customer', 'My mobile, 07700 900123.'],
    ],
  },
  {
    daysAgo: 68, hour: 15.4, minutes: 11, conversation: refund, problemKey: 'refund-late', channel: 'phone', team: 'Billing', waitSeconds: 905, cause: 'waiting for another team', supervisor: true,
    passedOn: [{ kind: 'supervisor', from: 'Billing', to: 'Team lead, Billing', contextTravelled: true, storyRepeated: false, minute: 6 }],
  },
  {
    daysAgo: 25, hour: 9.1, minutes: 3, conversation: story, problemKey: 'repeat-story', channel: 'bot', team: null, waitSeconds: 2, cause: 'information missing',
    passedOn: [{ kind: 'channel', from: 'bot', to: 'chat', contextTravelled: false, storyRepeated: true, minute: 3 }],
    said: [
      ['bot', 'Hello! I can help with bills, refunds and moving home.'],
      ['customer', 'My refund is short. It was about the cancellation in September.'],
      ['bot', 'I did not understand that. I am handing you over to a colleague.'],
    ],
  },
  {
    daysAgo: 25, hour: 9.3, minutes: 26, conversation: story, problemKey: 'repeat-story', channel: 'chat', team: 'Digital help', waitSeconds: 190, cause: 'information missing',
    passedOn: [
      { kind: 'peer', from: 'Digital help', to: 'Billing', contextTravelled: false, storyRepeated: true, minute: 7 },
      { kind: 'peer', from: 'Billing', to: 'Complaints', contextTravelled: false, storyRepeated: true, minute: 18 },
    ],
  },
  {
    daysAgo: 3, hour: 11.5, minutes: 9, conversation: story, problemKey: 'refund-late', channel: 'phone', team: 'Billing', waitSeconds: 320, cause: 'waiting for another team',
    callBack: { daysAgo: 1, hour: 15, keptHoursLater: null },
    said: [
      ['customer', 'The refund came, but eighteen pounds are missing. I was told somebody would look into it.'],
      ['agent', 'I am sorry. I can see your chat from the end of last month, so you need not tell it again.'],
      ['customer', 'Thank you. That is the first time.'],
      ['agent', 'I have to ask the meter team for the last reading. I will ring you by three o’clock the day after tomorrow.'],
    ],
  },
];

/** What Maria went through beside what she said: transfers, a call-back that came late and one that did not come, and what was said on the phone. */
export function mariasContacts(today: string, agents: readonly DemoAgent[]): DemoInteraction[] {
  return written.map((one, index) => contactOf(one, `I-${900_001 + index}`, today, agents, index));
}

function contactOf(one: Written, externalId: string, today: string, agents: readonly DemoAgent[], index: number): DemoInteraction {
  const startedAt = Math.round(instantBefore(today, one.daysAgo) + hoursInMs(one.hour));
  const at = (minute: number) => new Date(startedAt + minute * 60_000).toISOString();
  const { driver, stage } = problemByKey(one.problemKey);
  const ofTeam = agents.filter((agent) => agent.team === one.team);
  const dueAt = one.callBack === undefined ? 0 : instantBefore(today, one.callBack.daysAgo) + hoursInMs(one.callBack.hour);
  return {
    externalId, driver, stage,
    conversationExternalId: one.conversation,
    customerExternalId: mariaExternalId,
    channel: one.channel,
    agentExternalId: ofTeam[index % Math.max(1, ofTeam.length)]?.externalId ?? null,
    team: one.team,
    startedAt: at(0),
    endedAt: at(one.minutes),
    firstResponseSeconds: one.waitSeconds,
    resolvedFirstContact: false,
    unresolvedCause: one.cause,
    callback: one.callBack === undefined ? null : { dueAt: new Date(dueAt).toISOString(), keptAt: one.callBack.keptHoursLater === null ? null : new Date(dueAt + hoursInMs(one.callBack.keptHoursLater)).toISOString() },
    containedByBot: one.channel === 'bot' ? false : null,
    supervisorNeeded: one.supervisor ?? false,
    sentiment: null,
    transfers: (one.passedOn ?? []).map(({ minute, ...rest }, place) => ({ ...rest, externalId: `${externalId}-T${place + 1}`, at: at(minute) })),
    problemKey: one.problemKey,
    ...(one.said === undefined ? {} : { transcript: one.said.map(([speaker, text], place) => ({ speaker, text, at: at(((place + 1) * one.minutes) / (one.said?.length ?? 1) - 0.5) })) }),
  };
}
