import type { DemoFeedback } from './demo-world.ts';

/** One round in which everybody of a team says the same: which problem, and which team. */
export interface TeamRound {
  readonly releasedAt: string;
  readonly problemKey: string;
  readonly team: string;
}

/** So many reports about other things stay in the round at least, or what is left over would say too much. */
const fewestOthers = 6;

/**
 * Gathers all agents' reports about one problem in one round and one team, so that a theme can show its agents' side. Words stay as they were
 * written; for each report that comes another goes, the smallest rounds first, and those about other things are other teams'.
 */
export function gatherTeamRound(feedback: readonly DemoFeedback[], { releasedAt, problemKey, team }: TeamRound): DemoFeedback[] {
  const friction = feedback.filter((item) => item.kind === 'friction');
  const sizes = Map.groupBy(friction, (item) => item.occurredAt);
  const sizeOf = (item: DemoFeedback) => sizes.get(item.occurredAt)?.length ?? 0;
  const isWanted = (item: DemoFeedback) => item.kind === 'friction' && item.problemKey === problemKey;
  const coming = friction.filter((item) => isWanted(item) && item.occurredAt !== releasedAt).toSorted((a, b) => sizeOf(a) - sizeOf(b));
  const others = friction.filter((item) => !isWanted(item) && item.occurredAt === releasedAt);
  const going = others.slice(fewestOthers);
  const moved = new Map([...coming.map((item) => [item.externalId, releasedAt] as const), ...coming.flatMap(({ occurredAt }, at) => (going[at] === undefined ? [] : [[going[at].externalId, occurredAt] as const]))]);
  const otherTeam = friction.find((item) => item.team !== team)?.team ?? null;
  return feedback.map((item) => {
    const occurredAt = moved.get(item.externalId) ?? item.occurredAt;
    const isThere = item.kind === 'friction' && occurredAt === releasedAt;
    return { ...item, occurredAt, team: isThere && isWanted(item) ? team : isThere && item.team === team ? otherTeam : item.team };
  });
}
