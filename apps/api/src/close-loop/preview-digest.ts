import { notFound } from '@kept/core/errors.ts';
import { surveyLanguages } from '@kept/core/listen/survey-languages.ts';
import { inOrg } from '@kept/db/scope.ts';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { readAddress } from '../mail/address-facts.ts';
import { openDigestMail, readSaidPoints } from './digest-mail.ts';
import { readDigestRows } from './hold-digest.ts';
import { listRecipients, type Recipient } from './list-recipients.ts';
import { readMissed } from './control-group/read-missed.ts';
import { readSharedPoints } from './read-shared-points.ts';
import { readVoice } from './read-voice.ts';

export const previewQuery = z.object({ customerId: z.uuid('This is not the id of a customer.').optional(), language: z.enum(surveyLanguages).optional().describe('One of its languages; the reader’s own unless told'), dir: z.enum(['ltr', 'rtl']).optional().describe('The direction of writing it is shown in') });
export const previewAnswer = z.object({ customer: z.object({ id: z.uuid(), name: z.string().nullable() }).nullable(), language: z.enum(surveyLanguages), subject: z.string(), html: z.string(), text: z.string() });

const nobody: Recipient = { id: '', name: null, email: null, language: 'en', timezone: null, isMeant: false };

/** The digest as one recipient would read it (the first with a point of their own unless told); its links are dead, nothing is sent. */
export async function previewDigest(ctx: Ctx, id: string, { customerId, language, dir }: z.infer<typeof previewQuery> = {}): Promise<z.infer<typeof previewAnswer>> {
  const found = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const { row, blocks } = await readDigestRows(tx, ctx, id);
    const people = await listRecipients(tx, ctx, row, { most: 200, ...(customerId === undefined ? {} : { only: customerId }) });
    if (customerId !== undefined && people.length === 0) throw notFound('recipient of this digest');
    const points = await readSaidPoints(tx, ctx, people.map((person) => person.id), row.untilAt);
    const themes = new Set(blocks.map((block) => block.themeId));
    const speaks = (person: Recipient) => (points.get(person.id) ?? []).some((point) => point.themeId !== null && themes.has(point.themeId));
    const person = people.find(speaks) ?? people[0] ?? nobody;
    const own = person === nobody ? undefined : (await readSharedPoints(tx, ctx, [{ id: person.id, emailNormal: readAddress(person.email).emailNormal }], row.untilAt)).get(person.id);
    const missed = (await readMissed(tx, ctx, row, person === nobody ? [] : [person.id])).get(person.id);
    return { row, blocks, person: { ...person, missed }, points: own?.points ?? [], greeted: own?.isShared === true ? null : person.name };
  });
  const writer = await openDigestMail(ctx, await readVoice(ctx), found.row, found.blocks, dir);
  const { person } = found;
  const { subject, html, text, language: spoken } = writer.writeTo({ ...person, name: found.greeted, ...readAddress(person.email) }, found.points, 'dead', language);
  return { customer: person.id === '' ? null : { id: person.id, name: person.name }, subject, html, text, language: spoken };
}

export const recipientsQuery = z.object({ search: z.string().trim().max(80).optional() });
export const recipientsAnswer = z.object({ recipients: z.array(z.object({ id: z.uuid(), name: z.string().nullable(), points: z.number() })) });

/** The first recipients by name, to choose whose mail to look at; those with a point in this digest first. */
export async function listPreviewRecipients(ctx: Ctx, id: string, search: string | undefined): Promise<z.infer<typeof recipientsAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const { row, blocks } = await readDigestRows(tx, ctx, id);
    const people = await listRecipients(tx, ctx, row, { most: 200, ...(search === undefined || search === '' ? {} : { named: search }) });
    const points = await readSaidPoints(tx, ctx, people.map((person) => person.id), row.untilAt);
    const themes = new Set(blocks.map((block) => block.themeId));
    const counted = people.map((person) => ({ id: person.id, name: person.name, points: new Set((points.get(person.id) ?? []).flatMap((point) => (point.themeId !== null && themes.has(point.themeId) ? [point.themeId] : []))).size }));
    return { recipients: counted.sort((a, b) => b.points - a.points || (a.name ?? '').localeCompare(b.name ?? '')).slice(0, 20) };
  });
}
