import type { SeenProof } from '@kept/core/organisation/judge-domain.ts';
import { Resolver } from 'node:dns/promises';

/** Reads the TXT records of a name, each in one piece; throws as Node does where there are none or nobody answers. */
export type ReadTexts = (name: string) => Promise<readonly string[]>;

/** The name servers the machine asks. */
export function openNameServer(): ReadTexts {
  const resolver = new Resolver({ timeout: 3000, tries: 2 });
  return async (name) => (await resolver.resolveTxt(name)).map((pieces) => pieces.join(''));
}

/** What stands at a name: texts, nothing, or no answer at all. */
export async function seeTexts(readTexts: ReadTexts, name: string): Promise<SeenProof> {
  try {
    const texts = await readTexts(name);
    return texts.length === 0 ? { kind: 'none' } : { kind: 'found', texts };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return { kind: code === 'ENOTFOUND' || code === 'ENODATA' ? 'none' : 'failed' };
  }
}
