/** Why a person may be the one to own a theme: themes they own or owned that begin at the same place, stand in the same group, or are alike. */
export interface OwnerGround {
  readonly memberId: string;
  readonly sameOrigin: number;
  readonly sameGroup: number;
  /** Titles of theirs that look like this one, the likest first. */
  readonly alike: readonly string[];
}

const mostSuggested = 3;

/** The people to suggest, the best grounded first: likeness weighs three, group two, origin one for each theme. Who has no ground is not suggested. */
export function rankOwners(grounds: readonly OwnerGround[]): OwnerGround[] {
  const weight = ({ sameOrigin, sameGroup, alike }: OwnerGround) => sameOrigin + 2 * sameGroup + 3 * alike.length;
  return grounds.filter((each) => weight(each) > 0).toSorted((a, b) => weight(b) - weight(a) || (a.memberId < b.memberId ? -1 : 1)).slice(0, mostSuggested);
}

/** The ground in words: "owns “Late refunds”, which is alike; 2 themes that begin in billing". */
export function ownerReason({ sameOrigin, sameGroup, alike }: OwnerGround, origin: string | null): string {
  const themes = (count: number) => (count === 1 ? 'one theme' : `${count} themes`);
  const [first] = alike;
  const parts = [
    first === undefined ? '' : `has “${first}”, which is alike`,
    sameGroup === 0 ? '' : `${themes(sameGroup)} of the same group`,
    sameOrigin === 0 || origin === null ? '' : `${themes(sameOrigin)} that ${sameOrigin === 1 ? 'begins' : 'begin'} in ${origin}`,
  ].filter((part) => part !== '');
  return parts.join('; ');
}
