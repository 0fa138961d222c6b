import { join } from 'node:path';
import { z } from 'zod';

/** What the command line reads to reach the server that runs on this machine. */
export const cliKeyFile = z.object({
  url: z.url(),
  organisations: z.array(z.object({ slug: z.string(), name: z.string(), key: z.string() })).min(1),
});

/** Where the command line finds it. */
export function cliKeyPath(dataDir: string): string {
  return join(dataDir, 'cli-key');
}
