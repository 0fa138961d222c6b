import { calledIds, calledNobody, noteWithIds } from '@kept/core/act/note-mentions.ts';
import { invalidField } from '@kept/core/errors.ts';
import { mayDo } from '@kept/core/permissions.ts';
import { noteMention } from '@kept/db/schema/act/note-mentions.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';

const calledAtMost = 20;

/** A note ready to be stored: ids in place of names, whom it calls, and what is written like a call of nobody. */
export interface CalledNote {
  readonly note: string | undefined;
  readonly memberIds: readonly string[];
  readonly nobody: string | undefined;
}

/** Finds whom a note calls by @ and name. Who left, or cannot see themes, is refused by name, since nobody would tell them. */
export async function findCalled(tx: OrgTx, ctx: Ctx, note: string | undefined): Promise<CalledNote> {
  if (note === undefined || !note.includes('@')) return { note, memberIds: [], nobody: undefined };
  const people = await tx.select({ id: member.id, name: member.name, email: member.email, role: member.role, active: member.active }).from(member).where(eq(member.orgId, ctx.orgId));
  const stored = noteWithIds(noteWithIds(note, people.filter(({ active }) => active)), people);
  const memberIds = calledIds(stored);
  if (memberIds.length > calledAtMost) throw invalidField('internalNote', `A note calls at most ${calledAtMost} people.`);
  for (const id of memberIds) {
    const found = people.find((each) => each.id === id);
    if (found === undefined) throw invalidField('internalNote', 'The note calls somebody who is no member here. Choose a name from the list.');
    if (!found.active) throw invalidField('internalNote', `${found.name} is no longer an active member and would not be told. Take the @ away, or call somebody else.`);
    if (!mayDo(found.role, 'themes.join')) throw invalidField('internalNote', `${found.name} cannot see themes and would not be told. Take the @ away, or call somebody else.`);
  }
  return { note: stored, memberIds, nobody: calledNobody(stored) };
}

/** Puts on record whom a note calls, so that each of them is told; who wrote it knows already. */
export async function recordCalled(tx: OrgTx, ctx: Ctx, updateId: string, memberIds: readonly string[]): Promise<void> {
  const told = memberIds.filter((id) => ctx.actor.kind !== 'member' || id !== ctx.actor.memberId);
  if (told.length > 0) await tx.insert(noteMention).values(told.map((memberId) => ({ orgId: ctx.orgId, updateId, memberId })));
}
