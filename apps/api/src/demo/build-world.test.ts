import { roles } from '@kept/core/permissions.ts';
import { describe, expect, it } from 'vitest';
import { buildDemoWorld } from './build-world.ts';
import { daysBefore, startOfDay } from './calendar.ts';
import { problems } from './problems.ts';
import { planStory } from './story.ts';

const today = '2025-11-21';
const world = buildDemoWorld({ seed: 1, today });
const yearStart = startOfDay(today) - 365 * 86_400_000;
const isWithinYear = (instant: string): boolean => Date.parse(instant) >= yearStart && Date.parse(instant) < startOfDay(today);
const customers = new Map(world.customers.map((customer) => [customer.externalId, customer]));
const interactions = new Map(world.interactions.map((interaction) => [interaction.externalId, interaction]));

describe('the demo world', () => {
  it('is the same world for the same seed and day, and another one for another seed', () => {
    expect(buildDemoWorld({ seed: 1, today })).toEqual(world);
    expect(buildDemoWorld({ seed: 2, today }).feedback.map((item) => item.text)).not.toEqual(world.feedback.map((item) => item.text));
  });

  it('refuses a day that does not exist', () => {
    expect(() => buildDemoWorld({ seed: 1, today: '2025-02-31' })).toThrow('"2025-02-31" is not a day');
  });

  it('holds the promised numbers', () => {
    const kinds = (kind: string): number => world.feedback.filter((item) => item.kind === kind).length;
    expect([world.customers.length, world.interactions.length, world.feedback.length]).toEqual([3000, 9000, 2500]);
    expect([kinds('survey'), kinds('review'), kinds('friction'), kinds('interaction')]).toEqual([1500, 450, 150, 400]);
    expect(problems.length).toBe(25);
    expect(new Set(world.members.map((member) => member.role))).toEqual(new Set(roles));
  });

  it('gives three customers in five an address, of a reserved domain, that nobody else has', () => {
    const emails = world.customers.flatMap(({ email }) => email ?? []);
    expect(emails.length / 3000).toBeCloseTo(0.6, 1);
    expect(new Set(emails).size).toBe(emails.length);
    for (const email of emails) expect(email).toMatch(/^[a-z.]+\d*@example\.(com|org|net)$/);
  });

  it('has scores a real company could have, better after the fixes than before, and enough of them for every month', () => {
    const scored = [...world.feedback, ...world.scores];
    const nps = (fromDaysAgo: number, toDaysAgo: number): number => {
      const asked = scored.filter((item) => item.metric === 'nps' && item.occurredAt >= daysBefore(today, fromDaysAgo) && item.occurredAt < daysBefore(today, toDaysAgo));
      const count = (isMeant: (score: number) => boolean): number => asked.filter((item) => item.score !== null && isMeant(item.score)).length;
      return (100 * (count((score) => score >= 9) - count((score) => score <= 6))) / asked.length;
    };
    const csat = scored.flatMap((item) => (item.metric === 'csat' ? (item.score ?? []) : []));
    expect([nps(365, 0) > 5, nps(365, 0) < 35, nps(115, 0) > nps(365, 150) + 5]).toEqual([true, true, true]);
    expect(csat.reduce((sum, score) => sum + score, 0) / csat.length).toBeCloseTo(3.9, 0);
    for (const metric of ['nps', 'csat', 'ces', 'stars']) {
      for (let month = 0; month < 12; month += 1) expect(scored.filter((item) => item.metric === metric && item.occurredAt >= daysBefore(today, 30 * month + 30) && item.occurredAt < daysBefore(today, 30 * month)).length, `${metric} ${month}`).toBeGreaterThan(45);
    }
  });

  it('lies within the twelve months before today', () => {
    expect(world.feedback.filter((item) => !isWithinYear(item.occurredAt))).toEqual([]);
    expect(world.interactions.filter((item) => !isWithinYear(item.startedAt) || !isWithinYear(item.endedAt) || item.startedAt > item.endedAt)).toEqual([]);
    expect(world.interactions.flatMap((item) => item.transfers.filter((transfer) => transfer.at < item.startedAt || transfer.at > item.endedAt))).toEqual([]);
  });

  it('lets nobody speak before joining or after leaving', () => {
    for (const item of [...world.feedback, ...world.interactions]) {
      const customer = item.customerExternalId === null ? undefined : customers.get(item.customerExternalId);
      const day = ('occurredAt' in item ? item.occurredAt : item.startedAt).slice(0, 10);
      if (customer) expect(customer.joinedOn <= day && (customer.churnedOn ?? '9999') >= day, `${item.externalId} ${day} ${customer.joinedOn} ${customer.churnedOn}`).toBe(true);
    }
  });

  it('points only at people and contacts that exist, and a survey only at a contact of the same person', () => {
    const agents = new Set(world.agents.map((agent) => agent.externalId));
    expect(interactions.size).toBe(9000);
    expect(world.interactions.filter((item) => !customers.has(item.customerExternalId) || (item.agentExternalId !== null && !agents.has(item.agentExternalId)))).toEqual([]);
    for (const item of world.feedback) {
      if (item.interactionExternalId === null) continue;
      const contact = interactions.get(item.interactionExternalId);
      expect(contact?.customerExternalId).toBe(item.customerExternalId);
      expect(contact && contact.endedAt <= item.occurredAt).toBe(true);
    }
  });

  it('keeps agents unidentifiable: a report has a team and a round, nothing else', () => {
    for (const item of world.feedback.filter((each) => each.kind === 'friction')) {
      expect([item.customerExternalId, item.interactionExternalId, item.score]).toEqual([null, null, null]);
      expect(item.team).not.toBeNull();
      expect(item.occurredAt.slice(11)).toBe('12:00:00.000Z');
    }
    const rounds = [...new Set(world.feedback.filter((each) => each.kind === 'friction').map((each) => each.occurredAt))];
    expect(rounds.length).toBe(12);
  });

  it('brings people back more often when something went wrong', () => {
    const contacts = (hasProblem: boolean): number => {
      const chosen = world.interactions.filter((item) => (item.problemKey !== null) === hasProblem);
      return chosen.length / new Set(chosen.map((item) => item.conversationExternalId)).size;
    };
    expect(contacts(true)).toBeGreaterThan(contacts(false) * 1.2);
  });
});

describe('the story laid over the demo world', () => {
  const count = (problemKey: string, fromDaysAgo: number, toDaysAgo: number): number => world.feedback.filter((item) => item.problemKey === problemKey && item.occurredAt >= daysBefore(today, fromDaysAgo) && item.occurredAt < daysBefore(today, toDaysAgo)).length;

  it('shows complaints fall after two fixes, and return where a theme was reopened', () => {
    expect(count('direct-debit-changed', 70, 10)).toBeLessThan(count('direct-debit-changed', 180, 120) * 0.5);
    expect(count('charged-twice', 130, 70)).toBeLessThan(count('charged-twice', 211, 151) * 0.4);
    expect(count('display-blank', 60, 0)).toBeGreaterThan(count('display-blank', 170, 110) * 2);
  });

  it('names only members and problems that exist, with a second person for every no', () => {
    const keys = new Set(world.members.map((member) => member.key));
    for (const theme of world.story.themes) {
      for (const key of [theme.owner, theme.acceptedBy, ...theme.updates.map((update) => update.by)]) expect(keys).toContain(key);
      expect(problems.map((problem) => problem.key)).toContain(theme.problemKey);
      if (theme.declined) expect(theme.declined.secondPerson).not.toBe(theme.declined.by);
    }
  });

  it('has every kind of ending, and one theme that is six days late today', () => {
    const { themes } = world.story;
    expect(themes.filter((theme) => theme.confirmedBy === 'data').length).toBe(1);
    expect(themes.filter((theme) => theme.confirmedBy === 'customers').length).toBe(2);
    expect(themes.filter((theme) => theme.reopened).length).toBe(1);
    expect(themes.filter((theme) => theme.declined).length).toBe(1);
    expect(themes.filter((theme) => theme.endsAs === 'blocked').length).toBe(2);
    const refund = themes.find((theme) => theme.problemKey === 'refund-late');
    expect(refund?.moves.at(-1)?.to).toBe(daysBefore(today, 6));
  });

  it("has something decided in both past digests, Maria's complaint in one of them, whatever the day", () => {
    for (let ahead = 0; ahead < 366; ahead += 1) {
      const { digests } = planStory(daysBefore(today, -ahead));
      expect(digests.map((digest) => digest.problemKeys.length > 0), daysBefore(today, -ahead)).toEqual([true, true]);
      expect(new Set(digests.map((digest) => digest.period)).size, daysBefore(today, -ahead)).toBe(2);
      expect(digests.flatMap((digest) => digest.problemKeys)).toContain('direct-debit-changed');
    }
  });

  it("holds Maria's three sentences, the first before the fix it led to", () => {
    const hers = world.feedback.filter((item) => item.customerExternalId === world.story.maria.customerExternalId);
    expect(hers.map((item) => item.problemKey)).toEqual(['direct-debit-changed', 'refund-late', 'repeat-story']);
    expect(hers.every((item) => item.interactionExternalId !== null)).toBe(true);
  });
});
