import type { Role } from '@kept/core/permissions.ts';
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { z } from 'zod';
import type { DemoWorld } from './demo-world.ts';
import { readMail } from './outbox.ts';
import { openMember, openVisitor, type Visitor } from './visitor.ts';

const memberList = z.object({ members: z.array(z.object({ id: z.string(), name: z.string() })) });

interface NewColleague {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

/** What a request says that comes from a page of ours. */
export function fromOurPage(world: DemoWorld) {
  return { origin: world.url, 'sec-fetch-site': 'same-origin' };
}

/** Invites a person of a test's own, lets them accept by their mail, and leaves them in front of a browser, signed in. */
export async function joinColleague(browser: Browser, world: DemoWorld, colleague: NewColleague): Promise<{ memberId: string; visitor: Visitor }> {
  const headers = fromOurPage(world);
  const admin = await openMember(browser, world, 'admin');
  expect((await admin.page.request.post('/api/v1/members/invitations', { data: colleague, headers })).status()).toBe(201);
  const { link } = await readMail(admin.page.request, { kind: 'account', to: colleague.email, holds: /\/invitation\/\S+/ });
  const visitor = await openVisitor(browser, world.url);
  expect((await visitor.page.request.post(link.replace(/^.*\/invitation\//, '/api/v1/invitations/'), { data: { name: colleague.name, password: 'a long enough password' }, headers })).status()).toBe(200);
  const { members } = memberList.parse(await (await admin.page.request.get('/api/v1/members')).json());
  await admin.leave();
  return { memberId: members.find(({ name }) => name === colleague.name)?.id ?? '', visitor };
}
