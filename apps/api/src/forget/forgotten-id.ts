import type { Ctx } from '../context.ts';

type Signer = Pick<Ctx, 'orgId' | 'secrets'>;

/** What may not come back under the name another system has for it. */
export type ForgottenKind = 'customer' | 'email' | 'feedback' | 'interaction';

/** The handle that stays of something forgotten: an HMAC of its name, which tells it again when it comes and is of no other use. */
export function forgottenId({ orgId, secrets }: Signer, kind: ForgottenKind, ...name: readonly string[]): string {
  return `forgotten:${secrets.mac('forgotten', JSON.stringify([orgId, kind, ...name]))}`;
}
