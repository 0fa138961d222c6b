import type { Ctx } from '../context.ts';

/** Whoever wrote a review, as a hash: two of theirs are told to be one person's, and nobody can read their name out of it. */
export function authorRefOf({ orgId, secrets }: Pick<Ctx, 'orgId' | 'secrets'>, source: string, author: string): string {
  return secrets.mac('author', JSON.stringify([orgId, source, author])).slice(0, 32);
}
