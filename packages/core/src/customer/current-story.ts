import type { CallBackState } from '../listen/call-back-state.ts';

/** A contact as the rules about one customer's story see it. */
export interface StoryContact {
  readonly id: string;
  readonly conversation: string | null;
  readonly channel: string;
  readonly agentRef: string | null;
  readonly team: string | null;
  readonly driverId: string | null;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly resolvedFirstContact: boolean | null;
  readonly unresolvedCause: string | null;
  readonly supervisorNeeded: boolean | null;
  readonly containedByBot: boolean | null;
  readonly callBack: { readonly dueAt: string | null; readonly state: CallBackState } | null;
  readonly handOffs: readonly { readonly storyRepeated: boolean | null }[];
}

const sameReasonMs = 90 * 86_400_000;

/**
 * The contacts that belong to the latest one, itself first: those of its conversation, or, where the other system keeps no
 * conversations, those about the same reason in the 90 days before it. Takes contacts latest first.
 */
export function currentStory<One extends StoryContact>(contacts: readonly One[]): One[] {
  const [latest] = contacts;
  if (latest === undefined) return [];
  if (latest.conversation !== null) return contacts.filter((one) => one.conversation === latest.conversation);
  if (latest.driverId === null) return [latest];
  const since = Date.parse(latest.startedAt) - sameReasonMs;
  return contacts.filter((one) => one.conversation === null && one.driverId === latest.driverId && Date.parse(one.startedAt) >= since);
}
