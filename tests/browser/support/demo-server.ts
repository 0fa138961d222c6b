import type { TestProject } from 'vitest/node';
import { startServer } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    demoUrl: string;
  }
}

/** One demo world for all browser tests, begun before the first of them; a test that needs the finished world awaits `readDemoWorld`. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Those that are told by webhook listen on this machine.
  const server = await startServer({ env: { KEPT_WEBHOOK_PRIVATE: '1' } });
  project.provide('demoUrl', server.url);
  return server.stop;
}
