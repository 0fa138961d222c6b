import type { Browser } from 'playwright-core';
import { z } from 'zod';
import { type DemoWorld, publicAddress } from './demo-world.ts';
import { openMember } from './visitor.ts';
import { readMail } from './outbox.ts';

/** Where things are in this demo world, for pages whose address has an id or a token in it. */
export interface Places {
  readonly customerId: string;
  readonly themeId: string;
  readonly emergingId: string;
  readonly digestId: string;
  readonly mailId: string;
  readonly runId: string;
  readonly invitation: string;
  readonly reset: string;
  readonly survey: string;
  readonly surveyId: string;
  readonly friction: string;
  readonly roundId: string;
  readonly procedureId: string;
  readonly publicPage: string;
  readonly receipt: string;
  readonly answer: string;
  readonly unsubscribe: string;
  readonly preferences: string;
}

const latest = z.object({ run: z.object({ id: z.string() }) });
const rows = z.array(z.object({ id: z.string() })).min(1);
const items = z.object({ items: rows });
const agenda = z.object({ points: z.array(z.unknown()) });

/** Reads as an administrator where everything is; invites one person and resets one password, so that their links exist. */
export async function findPlaces(browser: Browser, world: DemoWorld): Promise<Places> {
  const { context, leave } = await openMember(browser, world, 'admin');
  const { request } = context;
  const read = async (path: string) => (await request.get(`/api/v1/${path}`)).json();
  const firstOf = (found: unknown) => rows.parse(found)[0]?.id ?? '';
  const headers = { origin: world.url };
  const invited = `page.reader.${Date.now()}@northlight.example`;
  await request.post('/api/v1/members/invitations', { data: { name: 'Page Reader', email: invited, role: 'viewer' }, headers });
  await request.post('/api/v1/password-resets', { data: { email: 'daniel.ferreira@northlight.example' }, headers });
  const invitation = await readMail(request, { to: invited, kind: 'account', holds: /\/invitation\/\S+/ });
  const reset = await readMail(request, { to: 'daniel.ferreira@northlight.example', kind: 'account', holds: /\/reset\/\S+/ });
  const asked = await readMail(request, { kind: 'digest', holds: /\/a\/\S+\?answer=fixed/ });
  const places = {
    customerId: firstOf((await read('customers?externalId=NL-100001')).items),
    themeId: firstOf((await read('themes?status=confirmed')).themes),
    emergingId: firstOf((await read('themes?status=emerging')).themes),
    digestId: firstOf((await read('digests')).digests.filter((digest: { state: string }) => digest.state === 'sent')),
    mailId: asked.id,
    runId: latest.parse(await read('themes/runs/latest')).run.id,
    invitation: invitation.link,
    reset: reset.link,
    survey: publicAddress(world, 's', '/recommend'),
    surveyId: firstOf((await read('surveys')).items.filter((one: { slug: string }) => one.slug === 'contact')),
    friction: publicAddress(world, 'f'),
    roundId: await roundWithAgenda(read),
    procedureId: firstOf((await read('procedures')).items.filter((one: { number: number }) => one.number > 1)),
    publicPage: publicAddress(world, 'o'),
    answer: asked.link,
    receipt: linkIn(asked.text, 'r'),
    unsubscribe: linkIn(asked.text, 'u'),
    preferences: linkIn(asked.text, 'p'),
  };
  await leave();
  return places;
}

/** The newest round whose session has something to decide. */
async function roundWithAgenda(read: (path: string) => Promise<unknown>): Promise<string> {
  for (const { id } of items.parse(await read('friction/rounds')).items) {
    if (agenda.parse(await read(`friction/rounds/${id}/session`)).points.length > 0) return id;
  }
  throw new Error('No friction session of the demo world has an agenda.');
}

/** The first link of a mail to one of a customer's own pages. */
export function linkIn(text: string, kind: 'r' | 'u' | 'p'): string {
  const found = new RegExp(`https?://\\S+/${kind}/\\S+`).exec(text)?.[0];
  if (found === undefined) throw new Error(`The mail has no link to /${kind}/:\n${text}`);
  return found;
}
