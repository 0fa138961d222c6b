import { daysBefore } from './calendar.ts';
import type { DemoAgent, DemoMember, DemoRole } from './demo-world.ts';
import type { Random } from './random.ts';

export const teams = ['Billing', 'Metering', 'Field visits', 'Digital help', 'Home moves', 'Complaints'] as const;

type MemberSeed = readonly [key: string, name: string, role: DemoRole, job: string, team: string | null, daysHere: number];

const memberSeeds: readonly MemberSeed[] = [
  ['tom', 'Tom Brandt', 'admin', 'Chief operating officer', null, 2100],
  ['lena', 'Lena Fischer', 'lead', 'Customer experience lead', null, 1340],
  ['asha', 'Asha Rao', 'owner', 'Billing lead', 'Billing', 1720],
  ['jonas', 'Jonas Weber', 'owner', 'Finance operations manager', 'Billing', 980],
  ['owen', 'Owen Pritchard', 'owner', 'Field operations manager', 'Field visits', 2450],
  ['meiling', 'Mei-Ling Chan', 'owner', 'Digital product manager', 'Digital help', 760],
  ['nadia', 'Nadia Hussain', 'owner', 'Contact centre manager', 'Complaints', 1110],
  ['ruth', 'Ruth Adeyemi', 'owner', 'Customer policy manager', null, 1530],
  ['grace', 'Grace Mensah', 'marketer', 'Marketing manager', null, 640],
  ['samir', 'Samir Haddad', 'agent', 'Billing adviser', 'Billing', 820],
  ['chloe', 'Chloe Baptiste', 'agent', 'Digital adviser', 'Digital help', 430],
  ['piotr', 'Piotr Zielinski', 'agent', 'Metering adviser', 'Metering', 1260],
  ['daniel', 'Daniel Ferreira', 'viewer', 'Board member', null, 900],
];

const agentNames = [
  'Priya Nair', 'Callum Reid', 'Beth Hargreaves', 'Hassan Malik', 'Megan Rowlands', 'Tolu Bankole', 'Ieuan Parry', 'Katya Sokolova', 'Joseph Achieng', 'Sian Bevan', 'Marcus Dacosta',
  'Farah Rahimi', 'Declan Byrne', 'Aiko Tanabe', 'Rhys Maddox', 'Ewa Kowal', 'Luca Bassi', 'Imani Clarke', 'Harpreet Gill', 'Nia Tudor', 'Oskar Lind', 'Zainab Yusuf', 'Gareth Crane',
  'Leticia Moura', 'Bram de Wit', 'Yasmin Toprak', 'Kwame Boakye', 'Holly Stokes', 'Ravi Menon', 'Orla Keane', 'Dmitri Pavel', 'Thandi Nkosi', 'Alun Probert',
];

/** The thirteen people who can sign in to Northlight's Kept, at least one for each role. */
export function listMembers(today: string): DemoMember[] {
  return memberSeeds.map(([key, name, role, job, team, daysHere]) => ({
    key,
    name,
    email: `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@northlight.example`,
    role,
    job,
    team,
    joinedOn: daysBefore(today, daysHere),
  }));
}

/** Everybody who takes contacts: the members in the agent role and their colleagues without a sign-in. */
export function listAgents(random: Random): DemoAgent[] {
  const signedIn = memberSeeds.filter(([, , role]) => role === 'agent').map(([, name, , , team]) => ({ name, team: team ?? teams[0] }));
  const others = agentNames.map((name, index) => ({ name, team: teams[index % teams.length] ?? random.pick(teams) }));
  return [...signedIn, ...others].map((agent, index) => ({ externalId: `A-${String(index + 101)}`, ...agent }));
}
