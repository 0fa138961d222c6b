import { keyKinds, keyPersonTest, mostPeople, whoCarryMost } from '@kept/core/act/key-person.ts';
import { ladderRoleWords, triggerWords } from '@kept/core/act/ladder-words.ts';
import { keyPersonMonth } from '@kept/db/schema/act/procedures.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { type HeldByPeople, readHeld } from './read-held.ts';

const months = 12;
const person = z.object({ id: z.uuid(), name: z.string() });
const carried = z.object({ themes: z.int(), deputies: z.int(), procedures: z.int(), steps: z.int() });

/** Ids with commas between; more than three, or what is no id, is left out: people edit addresses by hand. */
export const keyPeopleFilter = z.object({
  people: z.string().max(400).optional().transform((ids) => (ids === undefined ? [] : [...new Set(ids.split(',').filter((id) => z.uuid().safeParse(id).success))].slice(0, mostPeople))),
});

export const keyPeopleAnswer = z.object({
  picked: z.array(person.extend({ carries: carried })).max(mostPeople),
  isUsual: z.boolean().describe('Whether these are the two who carry most'),
  people: z.array(person).describe('Everybody who can be picked'),
  score: z.int().nullable().describe('0 to 100: how much of it stays; null where there is nothing to lose'),
  parts: z.array(z.object({ kind: z.enum(keyKinds), total: z.int(), lost: z.int() })),
  themes: z.array(z.object({ id: z.uuid(), title: z.string(), deadlineOn: z.string().nullable(), owner: person, deputy: person.nullable() })),
  procedures: z.array(z.object({ id: z.uuid(), title: z.string(), version: z.int(), owner: person, deputy: person.nullable() })),
  steps: z.array(z.object({ id: z.uuid(), ladderId: z.uuid(), ladder: z.string(), when: z.string(), tells: z.string() })),
  drivers: z.array(z.object({ id: z.uuid(), name: z.string() })),
  unlinked: z.int().describe('Reasons for contact that one agent alone resolves, of whom nobody has said which member they are'),
  months: z.array(z.object({ monthOn: z.string(), score: z.int().nullable() })).describe('The two who carried most, month by month'),
});
type KeyPeople = z.infer<typeof keyPeopleAnswer>;

/** What would be left without anybody if these people left this week: themes, procedures, steps of ladders and reasons for contact. Without a choice, the two who carry most. */
export async function readKeyPeople(ctx: Ctx, { people: asked }: z.infer<typeof keyPeopleFilter>): Promise<KeyPeople> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const all = await readHeld(tx, ctx);
    const usual = whoCarryMost(all.people);
    const chosen = all.people.filter(({ id }) => asked.includes(id));
    const picked = chosen.length === 0 ? usual : chosen;
    const { score, parts, lost } = keyPersonTest(all.held, new Set(picked.map(({ id }) => id)));
    const lostOf = (kind: (typeof keyKinds)[number]) => lost.flatMap((one) => (one.kind === kind ? [one.id] : []));
    return {
      picked: picked.map(({ id, name, carries }) => ({ id, name, carries })),
      isUsual: picked.length === usual.length && picked.every(({ id }) => usual.some((one) => one.id === id)),
      people: all.people.map(({ id, name }) => ({ id, name })),
      score,
      parts: [...parts],
      ...namedOf(all, lostOf),
      unlinked: all.unlinked,
      months: await readMonths(tx, ctx),
    };
  });
}

function namedOf(all: HeldByPeople, lostOf: (kind: (typeof keyKinds)[number]) => string[]): Pick<KeyPeople, 'themes' | 'procedures' | 'steps' | 'drivers'> {
  const names = new Map(all.people.map(({ id, name }) => [id, name]));
  const personOf = (id: string | null) => ({ id: id ?? '', name: names.get(id ?? '') ?? '' });
  const deputyOf = (id: string | null) => (id === null || !names.has(id) ? null : personOf(id));
  const found = <One>(kind: (typeof keyKinds)[number], among: ReadonlyMap<string, One>) => lostOf(kind).flatMap((id) => among.get(id) ?? []);
  return {
    themes: found('theme', all.themes).map(({ id, title, deadlineOn, ownerId, deputyId }) => ({ id, title, deadlineOn, owner: personOf(ownerId), deputy: deputyOf(deputyId) })),
    procedures: found('procedure', all.procedures).map(({ id, title, version, ownerId, deputyId }) => ({ id, title, version, owner: personOf(ownerId), deputy: deputyOf(deputyId) })),
    steps: found('step', all.steps).map(({ id, ladder, step }) => ({
      id,
      ladderId: ladder.id,
      ladder: ladder.themeId !== null ? `The ladder of “${all.themes.get(ladder.themeId)?.title ?? 'one theme'}”` : ladder.origin !== null ? `The ladder for ${ladder.origin}` : 'The ladder of the organisation',
      when: triggerWords(step.trigger, step.days),
      tells: [...step.roles.map((role) => ladderRoleWords[role]), ...(step.memberId === null ? [] : [names.get(step.memberId) ?? ''])].join(', '),
    })),
    drivers: found('driver', all.drivers).map(({ id, name }) => ({ id, name })),
  };
}

async function readMonths(tx: OrgTx, ctx: Ctx): Promise<KeyPeople['months']> {
  const rows = await tx.select({ monthOn: keyPersonMonth.monthOn, score: keyPersonMonth.score }).from(keyPersonMonth).where(eq(keyPersonMonth.orgId, ctx.orgId)).orderBy(desc(keyPersonMonth.monthOn)).limit(months);
  return rows.toReversed();
}
