import type { ReactElement } from 'react';
import { Text } from 'react-email';
import { type } from './theme.ts';
import { cleanLine } from './untrusted-text.ts';

/** Why a member of staff gets this mail, in one sentence. */
function memberFootWords(organisationName: string, why: string): string {
  return `${why} ${cleanLine(organisationName, 80)} uses Kept to answer what its customers say.`;
}

/** The small print under a mail to a member of staff. */
export function MemberFoot({ organisationName, why }: { organisationName: string; why: string }): ReactElement {
  return <Text className="k-ink3" style={type.tiny}>{memberFootWords(organisationName, why)}</Text>;
}

/** The same small print for the plain-text part. */
export function memberFootText(organisationName: string, why: string): string {
  return `${'-'.repeat(40)}\n${memberFootWords(organisationName, why)}`;
}
