import type { JobName } from './job-names.ts';

type Send = (job: JobName, orgId: string) => Promise<void>;

/**
 * Sends one wake-up for many: the first starts a short wait, and what else asks for the same job in the same organisation
 * until its end is covered by it, since the work was saved before it was sent. What is lost here the sweep finds.
 */
export function coalesceWakes(send: Send, waitMs: number): { wake: Send; flush: () => Promise<void> } {
  const waiting = new Map<string, { job: JobName; orgId: string; timer: NodeJS.Timeout }>();
  const sending = new Set<Promise<void>>();
  const release = (key: string) => {
    const due = waiting.get(key);
    if (due === undefined) return;
    waiting.delete(key);
    clearTimeout(due.timer);
    const sent = send(due.job, due.orgId).finally(() => sending.delete(sent));
    sending.add(sent);
  };
  return {
    wake: async (job, orgId) => {
      const key = `${job} ${orgId}`;
      if (!waiting.has(key)) waiting.set(key, { job, orgId, timer: setTimeout(() => release(key), waitMs).unref() });
    },
    flush: async () => {
      for (const key of waiting.keys()) release(key);
      await Promise.all(sending);
    },
  };
}
