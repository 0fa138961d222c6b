import type { DemoFeedback } from './demo-world.ts';

/** One round in which a whole team says the same: which problem, which team, and how many of them. */
export interface TeamRound {
  readonly releasedAt: string;
  readonly problemKey: string;
  readonly team: string;
  readonly reports: number;
}

/**
 * Gathers enough reports of one team about one problem into one round for a theme to show its agents' side. Words stay as they were written
 * and every round keeps its size: reports change places, and those of the round about other problems come from other teams.
 */
export function gatherTeamRound(feedback: readonly DemoFeedback[], { releasedAt, problemKey, team, reports }: TeamRound): DemoFeedback[] {
  const friction = feedback.filter((item) => item.kind === 'friction');
  const isWanted = (item: DemoFeedback) => item.problemKey === problemKey;
  const inRound = friction.filter((item) => item.occurredAt === releasedAt);
  const missing = Math.max(0, reports - inRound.filter(isWanted).length);
  const coming = friction.filter((item) => isWanted(item) && item.occurredAt !== releasedAt).slice(0, missing);
  const going = inRound.filter((item) => !isWanted(item)).slice(0, coming.length);
  const newDate = new Map([...coming.map((item) => [item.externalId, releasedAt] as const), ...going.map((item, at) => [item.externalId, coming[at]?.occurredAt ?? item.occurredAt] as const)]);
  const other = friction.find((item) => item.team !== team)?.team ?? team;
  return feedback.map((item) => {
    const occurredAt = newDate.get(item.externalId) ?? item.occurredAt;
    if (item.kind !== 'friction' || occurredAt !== releasedAt) return { ...item, occurredAt };
    return { ...item, occurredAt, team: isWanted(item) ? team : item.team === team ? other : item.team };
  });
}
