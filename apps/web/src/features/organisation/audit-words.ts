import { firstUp } from '../../ui/first-up.ts';
import type { AuditEntry } from './queries.ts';

/** Who did it: a member by name, a key, Kept itself, or somebody with a link. */
export function writeActor({ actor, actorName }: AuditEntry): string {
  if (actorName !== null) return actorName;
  if (actor.startsWith('member:')) return 'A member';
  if (actor.startsWith('key:')) return 'An API key';
  return actor === 'public' ? 'Somebody with a link' : 'Kept';
}

/** What was done, from the verb's name: "invite-member" reads "Invite member". */
export function writeVerb(verb: string): string {
  return firstUp(verb.replaceAll('-', ' '));
}

/** What it was done to, and the detail that was noted, in one line. */
export function writeSubject({ subject, subjectName, detail }: AuditEntry): string {
  const [kind = '', id = ''] = subject.split(':');
  const what = subjectName ?? `${kind} ${id.slice(-6)}`;
  const noted = Object.entries(detail).map(([key, value]) => `${key}: ${String(value)}`);
  return [what, ...noted].join(', ');
}
