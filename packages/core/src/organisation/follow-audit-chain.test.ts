import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { auditText } from './audit-text.ts';
import { type AuditLink, endAuditChain, followAuditChain, startOfAudit } from './follow-audit-chain.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const org = '0192f0c1-0000-7000-8000-000000000001';

/** A small generator with a fixed seed, so that a failing tampering can be run again. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    const mixed = Math.imul(state ^ (state >>> 12), 0x297a2d39);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % below;
  };
}

function forge(link: Omit<AuditLink, 'hash'>): AuditLink {
  return { ...link, hash: hashOf(auditText(link)) };
}

function chainOf(length: number): AuditLink[] {
  const links: AuditLink[] = [];
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const detail: AuditLink['detail'] = sequence % 3 === 0 ? { role: 'owner', days: sequence, late: sequence % 2 === 0, note: null } : {};
    const at = `2026-11-${String(1 + (sequence % 28)).padStart(2, '0')}T09:00:00.123000Z`;
    links.push(forge({ orgId: org, id: `id-${sequence}`, sequence, at, actor: `member:${sequence % 5}`, verb: 'change-role', subject: `member:${sequence}`, detail, previousHash: links.at(-1)?.hash ?? '' }));
  }
  return links;
}

/** Follows a chain in pieces, as the database hands it over, in order of sequence. */
function problemOf(links: readonly AuditLink[], head: { sequence: number; hash: string }) {
  const ordered = links.toSorted((a, b) => a.sequence - b.sequence);
  const first = followAuditChain(startOfAudit, ordered.slice(0, 13), org, hashOf);
  return endAuditChain(followAuditChain(first, ordered.slice(13), org, hashOf), head).problem;
}

const tamperings: readonly ((links: AuditLink[], at: number, pick: (below: number) => number) => void)[] = [
  (links, at, pick) => change(links, at, { actor: `member:${5 + pick(1000)}` }),
  (links, at) => change(links, at, { verb: 'change-roles' }),
  (links, at, pick) => change(links, at, { subject: `member:x${pick(1000)}` }),
  (links, at) => change(links, at, { at: '2026-11-01T09:00:00.123001Z' }),
  (links, at, pick) => change(links, at, { id: `id-x${pick(1000)}` }),
  (links, at, pick) => change(links, at, { detail: { role: 'admin', days: pick(1000) - 2000 } }),
  (links, at) => change(links, at, { orgId: '0192f0c1-0000-7000-8000-000000000002' }),
  (links, at) => change(links, at, { previousHash: hashOf('elsewhere') }),
  (links, at) => change(links, at, { hash: hashOf('elsewhere') }),
  (links, at, pick) => change(links, at, { sequence: 1000 + pick(1000) }),
  (links, at) => void links.splice(at, 1),
  (links, at, pick) => void links.splice(at, 1 + pick(5)),
  (links) => void links.pop(),
  (links, at) => void links.splice(at, 0, ...links.slice(at, at + 1)),
  (links, at) => {
    const link = links[at];
    if (link !== undefined) links[at] = forge({ ...link, actor: 'member:somebody-else' });
  },
  (links) => {
    const last = links.at(-1);
    if (last !== undefined) links.push(forge({ ...last, id: 'added', sequence: last.sequence + 1, previousHash: last.hash }));
  },
  (links, at) => {
    const [one, two] = [links[at], links[(at + 7) % links.length]];
    if (one === undefined || two === undefined) return;
    links[at] = { ...one, actor: `${two.actor}!`, hash: two.hash };
  },
];

function change(links: AuditLink[], at: number, changed: Partial<AuditLink>): void {
  const link = links[at];
  if (link !== undefined) links[at] = { ...link, ...changed };
}

test('an untouched chain is whole, however it is cut into pieces', () => {
  const links = chainOf(40);
  expect(problemOf(links, { sequence: 40, hash: links.at(-1)?.hash ?? '' })).toBeUndefined();
  expect(problemOf([], { sequence: 0, hash: '' })).toBeUndefined();
});

test('every one of 1,000 random tamperings is flagged', () => {
  const pick = chance(20261122);
  const whole = chainOf(40);
  const head = { sequence: 40, hash: whole.at(-1)?.hash ?? '' };
  const unnoticed: number[] = [];
  for (let round = 0; round < 1000; round += 1) {
    const links = [...whole];
    const kind = pick(tamperings.length);
    tamperings[kind]?.(links, pick(links.length), pick);
    if (problemOf(links, head) === undefined) unnoticed.push(kind);
  }
  expect(unnoticed).toEqual([]);
});

test('the first entry that does not fit is named', () => {
  const links = chainOf(20);
  change(links, 6, { verb: 'invite-member' });
  expect(problemOf(links, { sequence: 20, hash: links.at(-1)?.hash ?? '' })).toEqual({ sequence: 7, sentence: 'Entry 7 was changed after it was written.' });
  expect(problemOf(chainOf(20).slice(0, 18), { sequence: 20, hash: 'x' })?.sentence).toBe('Entries 19 to 20 are missing.');
});
