import type { Role } from '@kept/core/permissions.ts';
import { z } from 'zod';

const demo = z.object({
  people: z.array(z.object({ memberId: z.string(), name: z.string(), role: z.string() })),
  thread: z.array(z.object({ title: z.string(), sentence: z.string(), seenAs: z.string(), path: z.string(), isPublic: z.boolean() })),
  loading: z.object({ words: z.string() }).nullable(),
});

/** The finished demo world: where it is, who can sign in, and Maria's complaint. */
export interface DemoWorld extends z.infer<typeof demo> {
  readonly url: string;
}

const patienceMilliseconds = 540_000;
const slug = 'northlight-energy';

/** Waits until the demo world has been told to its end. */
export async function readDemoWorld(url: string): Promise<DemoWorld> {
  const until = Date.now() + patienceMilliseconds;
  let last = 'nothing';
  while (Date.now() < until) {
    try {
      const found = demo.parse(await (await fetch(`${url}/api/v1/demo`, { headers: { connection: 'close' } })).json());
      if (found.loading === null && found.thread.length > 0) return { ...found, url };
      last = found.loading?.words ?? 'no thread yet';
    } catch (error) {
      last = String(error);
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`The demo world was not complete in time; the server last said: ${last}`);
}

/** The first of the demo people in a role. */
export function personIn(world: DemoWorld, role: Role): DemoWorld['people'][number] {
  const found = world.people.find((person) => person.role === role);
  if (found === undefined) throw new Error(`The demo world has nobody in the role ${role}.`);
  return found;
}

/** The address of one of the demo organisation's public pages. */
export function publicAddress(world: DemoWorld, kind: 's' | 'f' | 'o', rest = ''): string {
  return `${world.url}/${kind}/${slug}${rest}`;
}
