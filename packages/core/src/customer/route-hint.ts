import { currentStory, type StoryContact } from './current-story.ts';

export const contactEnds = ['resolved', 'not_resolved', 'with_the_bot', 'under_way', 'not_known'] as const;
export type ContactEnd = (typeof contactEnds)[number];

export const storyLevels = ['new', 'plain', 'some', 'hard'] as const;
export type StoryLevel = (typeof storyLevels)[number];

export const storyFacts = ['many_contacts', 'several_channels', 'story_repeated', 'supervisor', 'call_back_missed', 'not_resolved'] as const;
export type StoryFact = (typeof storyFacts)[number];

/** Who helped, when, and how that contact ended. */
export interface Helped<One> {
  readonly contact: One;
  readonly end: ContactEnd;
}

export interface RouteHint<One> {
  /** The latest contact a person took, and the latest one that a person resolved; both by time alone. */
  readonly lastHelped: Helped<One> | null;
  readonly lastResolved: Helped<One> | null;
  readonly last: Helped<One> | null;
  readonly story: { readonly level: StoryLevel; readonly contacts: number; readonly because: readonly { readonly fact: StoryFact; readonly sentence: string }[] };
}

/** The rule, as it is told with every hint. */
export const routeRule = 'Facts about the story are counted, never people: no fact is plain, one or two are some, three and more are hard. Who helped is told by time alone.';

/** Who helped this customer last and with what outcome, how hard their story is and why, and how the last contact ended. Takes contacts latest first. */
export function routeHint<One extends StoryContact>(contacts: readonly One[]): RouteHint<One> {
  const helped = contacts.filter((one) => one.agentRef !== null).map((contact) => ({ contact, end: contactEnd(contact) }));
  const [last] = contacts;
  const story = currentStory(contacts);
  const because = last === undefined ? [] : factsOf(story, last);
  return {
    lastHelped: helped[0] ?? null,
    lastResolved: helped.find(({ end }) => end === 'resolved') ?? null,
    last: last === undefined ? null : { contact: last, end: contactEnd(last) },
    story: { level: last === undefined ? 'new' : because.length === 0 ? 'plain' : because.length < 3 ? 'some' : 'hard', contacts: story.length, because },
  };
}

/** How a contact ended, as far as it is known. */
export function contactEnd(contact: Pick<StoryContact, 'resolvedFirstContact' | 'containedByBot' | 'endedAt'>): ContactEnd {
  if (contact.resolvedFirstContact !== null) return contact.resolvedFirstContact ? 'resolved' : 'not_resolved';
  if (contact.containedByBot === true) return 'with_the_bot';
  return contact.endedAt === null ? 'under_way' : 'not_known';
}

function factsOf(story: readonly StoryContact[], last: StoryContact): { fact: StoryFact; sentence: string }[] {
  const channels = new Set(story.map((one) => one.channel)).size;
  const repeated = story.flatMap((one) => one.handOffs).filter((one) => one.storyRepeated === true).length;
  const facts: [boolean, StoryFact, string][] = [
    [story.length >= 3, 'many_contacts', `It has taken ${story.length} contacts so far.`],
    [channels >= 2, 'several_channels', `It went over ${channels} channels.`],
    [repeated > 0, 'story_repeated', repeated === 1 ? 'They had to tell their story again once.' : `They had to tell their story again ${repeated} times.`],
    [story.some((one) => one.supervisorNeeded === true), 'supervisor', 'A supervisor was needed.'],
    [story.some((one) => one.callBack?.state === 'missed'), 'call_back_missed', 'A call-back that was promised has not been made.'],
    [contactEnd(last) === 'not_resolved', 'not_resolved', 'The last contact did not resolve it.'],
  ];
  return facts.flatMap(([holds, fact, sentence]) => (holds ? [{ fact, sentence }] : []));
}
