import type { Held } from './queries.ts';

const cameBack = { bounces: 'came back', complaints: 'were marked as spam' } as const;

/** Why mail to customers is held, what waits meanwhile, and what to do about it. */
export function heldWords({ cause, bad, among, said }: Pick<Held, 'cause' | 'bad' | 'among' | 'said'>): string {
  if (cause === 'provider') {
    return `Your mail provider takes nothing from you${said === null ? '' : `: “${said.replace(/[.\s]+$/, '')}”`}. Asking again does not help, so digests, notices and surveys wait. Whoever runs the server mends the account (its key, its sender, its quota) and starts it again; then let mail go. Nothing is lost meanwhile.`;
  }
  return `${bad.toLocaleString('en-GB')} of the last ${among.toLocaleString('en-GB')} ${cameBack[cause]}. Digests, notices and surveys wait; mail to your own people goes on. Look where these addresses come from before you let mail go: mailbox providers block senders who go on regardless.`;
}
