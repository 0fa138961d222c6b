import { dayIn } from '@kept/core/calendar.ts';
import { roles } from '@kept/core/permissions.ts';
import { z } from 'zod';
import type { Deps } from '../context.ts';
import { readDemoProgress } from './demo-progress.ts';
import { findDemo } from './find-demo.ts';
import { readPeople } from './lay-people.ts';
import { listMembers } from './people.ts';
import { readThread, threadStep } from './read-thread.ts';

export const demoAnswer = z.object({
  available: z.boolean(),
  organisation: z.string().nullable(),
  people: z.array(z.object({ memberId: z.uuid(), name: z.string(), job: z.string(), role: z.enum(roles) })),
  thread: z.array(threadStep).describe('Maria’s complaint, step by step; empty until it has been told'),
  loading: z.object({ step: z.string(), words: z.string(), share: z.number().min(0).max(1) }).nullable(),
});
export type DemoAnswer = z.infer<typeof demoAnswer>;

const nothing: DemoAnswer = { available: false, organisation: null, people: [], thread: [], loading: null };

/** The people of the demo world and its guided thread, for a sign-in page on this machine; nothing where there is no demo world. */
export async function readDemo(deps: Deps, isOnThisMachine: boolean): Promise<DemoAnswer> {
  const state = isOnThisMachine ? await findDemo(deps) : ({ kind: 'none' } as const);
  const loading = isOnThisMachine ? (readDemoProgress(deps) ?? null) : null;
  if (state.kind === 'none' || state.kind === 'other') return { ...nothing, loading };
  const members = listMembers(dayIn(deps.now(), 'Europe/London'));
  const known = await readPeople(deps, state.orgId, { members });
  const people = members.flatMap(({ key, name, job }) => {
    const person = known.get(key);
    return person === undefined ? [] : [{ memberId: person.memberId, name, job, role: person.role }];
  });
  return { available: true, organisation: state.name, people, thread: state.kind === 'finished' ? await readThread(deps, state, known) : [], loading };
}
