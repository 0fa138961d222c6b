/** Somebody who may take over. */
export interface Candidate {
  readonly memberId: string;
  readonly name: string;
}

/** Who seems right to take over: whoever stands in already, else the first that the work itself points to; nobody where neither may do it. */
export function nextInLine(candidates: readonly Candidate[], deputyId: string | undefined, suggested: readonly (Candidate & { readonly reason: string })[]): (Candidate & { readonly reason: string }) | undefined {
  const able = new Set(candidates.map(({ memberId }) => memberId));
  const deputy = candidates.find(({ memberId }) => memberId === deputyId);
  if (deputy !== undefined) return { ...deputy, reason: 'stands in already' };
  return suggested.find(({ memberId }) => able.has(memberId));
}

/** Where nothing points to anybody: of those who own themes, whoever owns the fewest; `loads` says how many each has, what was proposed so far counted in. */
export function leastLoaded(candidates: readonly Candidate[], loads: ReadonlyMap<string, number>): (Candidate & { readonly reason: string }) | undefined {
  const [least] = candidates.flatMap((each) => ((loads.get(each.memberId) ?? 0) > 0 ? [{ each, load: loads.get(each.memberId) ?? 0 }] : [])).toSorted((a, b) => a.load - b.load);
  return least === undefined ? undefined : { ...least.each, reason: `nothing points to anybody, and they own the fewest (${least.load})` };
}
