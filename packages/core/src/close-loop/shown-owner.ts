/** What customers read of whoever owns what they said. */
export const ownerShownWays = ['name', 'team', 'nothing'] as const;
export type OwnerShown = (typeof ownerShownWays)[number];

/** The owner as the organisation shows them to customers: a name, a team, or nobody; a member without a team is nobody where teams are shown. */
export function shownOwner(way: OwnerShown, owner: { readonly name: string | null; readonly team: string | null }): string | null {
  return way === 'nothing' ? null : owner[way];
}
