import type { World } from './world.ts';

/** A domain as the settings show it. */
interface ShownDomain {
  readonly host: string;
  readonly url: string;
  readonly state: string;
  readonly proof: { readonly name: string; readonly text: string };
  readonly problem: string | null;
  readonly endsAt: string | null;
}

export const domainIn = async (answer: Response): Promise<{ domain: ShownDomain | null; detail?: string }> => answer.json();

/** Name servers of a test's own: what stands at each name, how often they were asked, and an organisation that puts its record there. */
export function nameRecords() {
  const records = new Map<string, readonly string[] | Error>();
  let looks = 0;
  const textsAt = (name: string) => {
    const there = records.get(name) ?? [];
    return there instanceof Error ? [] : there;
  };
  return {
    records,
    looks: () => looks,
    readTexts: async (name: string): Promise<readonly string[]> => {
      looks += 1;
      const found = records.get(name) ?? Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
      if (found instanceof Error) throw found;
      return found;
    },
    prove: async (of: World, host: string): Promise<ShownDomain> => {
      const { domain } = await domainIn(await of.admin.put('/api/v1/settings/domain', { host }));
      if (domain === null) throw new Error('No domain was added.');
      records.set(domain.proof.name, [...textsAt(domain.proof.name), domain.proof.text]);
      await of.admin.post('/api/v1/settings/domain/check');
      return domain;
    },
  };
}

/** Whether an answer is an organisation's data; Kept's own page stands at every address that is nothing else. */
export const isOwnData = (answer: Response): boolean => answer.status === 200 && (answer.headers.get('content-type') ?? '').includes('json');
