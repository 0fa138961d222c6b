import type { ContactChannel, FeedbackKind, JourneyStage, Metric, Speaker } from '@kept/core/vocabulary.ts';
import type { StoryPlan } from './story-plan.ts';

export type DemoRole = 'admin' | 'lead' | 'owner' | 'marketer' | 'agent' | 'viewer';
export type DemoMember = { key: string; name: string; email: string; role: DemoRole; job: string; team: string | null; joinedOn: string };
/** Frontline staff who take contacts; most of them have no sign-in. */
export type DemoAgent = { externalId: string; name: string; team: string };

export type DemoCustomer = {
  externalId: string;
  name: string;
  /** Null for those who never gave one. */
  email: string | null;
  segment: string;
  /** Pounds a year. */
  annualValue: number;
  language: string;
  timezone: string;
  joinedOn: string;
  churnedOn: string | null;
  /** False for people who do not want mail about what they said. */
  mailConsent: boolean;
};

export type DemoTransfer = {
  externalId: string;
  kind: 'peer' | 'supervisor' | 'channel';
  /** Teams for a transfer between people, channels for a hand-off. */
  from: string;
  to: string;
  at: string;
  contextTravelled: boolean;
  storyRepeated: boolean;
};

export type DemoInteraction = {
  externalId: string;
  /** Contacts of one story share it. */
  conversationExternalId: string;
  customerExternalId: string;
  channel: ContactChannel;
  agentExternalId: string | null;
  team: string | null;
  driver: string;
  stage: JourneyStage;
  startedAt: string;
  endedAt: string;
  firstResponseSeconds: number;
  resolvedFirstContact: boolean;
  /** Why it was not resolved on first contact. */
  unresolvedCause: string | null;
  callback: { dueAt: string; keptAt: string | null } | null;
  /** For bot contacts: true when no person was needed; null elsewhere. */
  containedByBot: boolean | null;
  supervisorNeeded: boolean;
  /** -1 to 1 at the start and the end, where a transcript exists. */
  sentiment: { start: number; end: number } | null;
  transfers: DemoTransfer[];
  /** What was said, where it was recorded. */
  transcript?: { speaker: Speaker; text: string; at: string }[];
  problemKey: string | null;
};

export type DemoFeedback = {
  externalId: string;
  kind: FeedbackKind;
  source: string;
  channel: ContactChannel | 'review' | 'survey' | 'friction';
  customerExternalId: string | null;
  interactionExternalId: string | null;
  metric: Metric | null;
  score: number | null;
  scaleMin: number | null;
  scaleMax: number | null;
  text: string;
  occurredAt: string;
  /** Friction reports only. */
  team: string | null;
  /** The truth, for measuring only: never loaded into the product. */
  problemKey: string | null;
  /** Further problems the same text mentions; the truth as well. */
  alsoProblemKeys: string[];
};

export type DemoWorld = {
  organisation: { name: string; city: string; postalAddress: string; timezone: string; currency: string };
  today: string;
  members: DemoMember[];
  agents: DemoAgent[];
  teams: string[];
  customers: DemoCustomer[];
  interactions: DemoInteraction[];
  /** What was put into words. */
  feedback: DemoFeedback[];
  /** Answers of a number alone. */
  scores: DemoFeedback[];
  story: StoryPlan;
};
