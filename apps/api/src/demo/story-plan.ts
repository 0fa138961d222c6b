import type { FixAnswer, RootCause } from '@kept/core/vocabulary.ts';

type PlannedUpdate = { on: string; by: string; status: 'open' | 'in_progress' | 'blocked'; note: string | null; publicText: string | null; /** Whom it waits for: a name, as somebody would write it. */ blockedFor?: string };

type PlannedStep = { text: string; by: string; dueOn: string | null; doneOn: string | null };

/** What Northlight's people did about one problem, to be laid over the theme that holds most of its texts. Members are named by key. */
export type ThemePlan = {
  problemKey: string;
  /** The title a person gives the found theme. */
  title: string;
  acceptedOn: string;
  acceptedBy: string;
  owner: string;
  /** The first promise. */
  deadline: string;
  moves: { on: string; to: string; reason: string }[];
  updates: PlannedUpdate[];
  /** What was to be done on the way, written when it was accepted. */
  steps?: PlannedStep[];
  done: { on: string; by: string; whatChanged: string; rootCause: RootCause; liveOn: string } | null;
  /** Who agrees in the end; when, the evidence decides. */
  confirmedBy: 'data' | 'customers' | null;
  /** Answers to "Did it fix it?" in the weeks after the digest that tells of it, how many of each. */
  answers: Partial<Record<FixAnswer, number>>;
  /** Later answers by which customers open it again, from that day on, and the owner's new promise. */
  reopened: { firstOn: string; answers: Partial<Record<FixAnswer, number>>; deadline: string; reason: string } | null;
  declined: { on: string; by: string; secondPerson: string; reason: string } | null;
  /** Where the theme should stand in the end. */
  endsAs: 'open' | 'in_progress' | 'blocked' | 'done' | 'confirmed' | 'declined';
};

/** One quarterly mailing; `problemKeys` are those decided between the former one and its making. */
export type DigestPlan = { period: string; builtOn: string; sentOn: string; composedBy: string; approvedBy: string; subject: string; intro: string; problemKeys: string[] };

/** The round that was answered, known by the day of its release. */
export type FrictionRoundPlan = { releasedOn: string; answeredOn: string; answeredBy: string; answers: { problemKey: string; text: string }[] };

export type MariaSentence = { problemKey: string; daysAgo: number; words: string; metric: 'nps' | 'csat' | 'ces'; score: number };

export type StoryPlan = {
  themes: ThemePlan[];
  digests: DigestPlan[];
  frictionRound: FrictionRoundPlan;
  maria: { customerExternalId: string; sentences: MariaSentence[] };
};
