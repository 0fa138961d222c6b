import { member } from '@kept/db/schema/organisation/members.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import type { Deps } from '../context.ts';
import { acceptInvitation } from '../organisation/accept-invitation.ts';
import { changeCalendar } from '../organisation/change-calendar.ts';
import { changeSettings } from '../organisation/change-settings.ts';
import { createOrganisation } from '../organisation/create-organisation.ts';
import { inviteMember } from '../organisation/invite-member.ts';
import { instantBefore } from './calendar.ts';
import { depsAt, type DemoStage, setStage, type StagePerson } from './demo-stage.ts';
import { sendEverything } from './send-everything.ts';
import type { DemoMember, DemoWorld } from './demo-world.ts';

/** The password of everybody in the demo world; it is printed at the start and opens invented people only. */
export const demoPassword = 'northlight demo';

const founder = 'tom';
const founded = 362;

/** Makes the organisation a year ago and lets its people in the way people come in: one sets it up, the others are invited and accept. */
export async function layPeople(deps: Deps, world: DemoWorld, demoSeed: string): Promise<DemoStage> {
  const first = depsAt(deps, instantBefore(world.today, founded));
  const tom = memberOf(world, founder);
  const { name: organisationName, timezone, postalAddress } = world.organisation;
  const { orgId, ...ids } = await createOrganisation(first, { organisationName, timezone, postalAddress, name: tom.name, email: tom.email, password: demoPassword }, { demoSeed, onlyAsFirst: true });
  const alone = setStage(deps, world, orgId, new Map([[founder, { ...ids, role: 'admin' }]]));
  await changeSettings(alone.as(founder, instantBefore(world.today, founded - 0.1)), { senderEmail: 'hello@northlight.example', mailBudgetDays: 30, proofFewestExpected: 15 });
  await changeCalendar(alone.as(founder, instantBefore(world.today, founded - 0.1)), { weekend: ['sunday', 'saturday'], holidayCountry: 'GB', holidayRegion: 'ENG', closingDays: [] });
  for (const [index, one] of world.members.filter((each) => each.key !== founder).entries()) await invite(deps, alone, one, index);
  await sendEverything(alone, instantBefore(world.today, founded - 2));
  return setStage(deps, world, orgId, await readPeople(deps, orgId, world));
}

/** Finds the people of a demo world that was laid before. */
export async function readPeople(deps: Deps, orgId: string, world: Pick<DemoWorld, 'members'>): Promise<Map<string, StagePerson>> {
  const rows = await inOrg(deps.db, orgId, (tx) => tx.select({ memberId: member.id, accountId: member.accountId, email: member.email, role: member.role }).from(member).where(eq(member.orgId, orgId)));
  const byEmail = new Map(rows.map(({ email, ...person }) => [email, person]));
  return new Map(world.members.flatMap(({ key, email }) => (byEmail.has(email) ? [[key, byEmail.get(email)] as const] : [])).flatMap(([key, person]) => (person === undefined ? [] : [[key, person] as const])));
}

async function invite(deps: Deps, stage: DemoStage, person: DemoMember, index: number): Promise<void> {
  const invitedAt = instantBefore(stage.world.today, founded - 1 - index / 50);
  const ctx = stage.as(founder, invitedAt);
  const { id } = await inviteMember(ctx, { name: person.name, email: person.email, role: person.role });
  await acceptInvitation(depsAt(deps, invitedAt + 3_600_000), '127.0.0.1', ctx.secrets.sign('invitation', [stage.orgId, id]), { name: person.name, password: demoPassword });
}

function memberOf(world: DemoWorld, key: string): DemoMember {
  const found = world.members.find((each) => each.key === key);
  if (found === undefined) throw new Error(`Nobody at Northlight is called ${key}.`);
  return found;
}
