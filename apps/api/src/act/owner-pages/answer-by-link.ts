import { statusWords } from '@kept/core/act/theme-status.ts';
import { AppError } from '@kept/core/errors.ts';
import { acknowledgeTheme } from '../acknowledge-theme.ts';
import { handOver, newOwner } from '../hand-over/hand-over.ts';
import { newUpdate, postUpdate } from '../post-update.ts';
import type { OwnerDeed, OwnerVisit } from './owner-link.ts';
import type { Sent } from './owner-page.ts';

/** What an answer led to: done, with words for the page, or the form once more with what is missing. */
export type OwnerAnswer = { readonly heading: string; readonly sentence: string } | Sent;

type Fields = Readonly<Record<string, string>>;

/** Does what the owner's button says, by the same verbs as the web app; what cannot be done comes back with the form and the reason. */
export async function answerByLink(visit: OwnerVisit, deed: OwnerDeed, fields: Fields): Promise<OwnerAnswer> {
  try {
    return deed === 'not-mine' ? await askLead(visit, fields) : await update(visit, deed, fields);
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'conflict')) throw error;
    return { fields, problems: error.fields.length === 0 ? [{ pointer: '', message: error.message }] : error.fields };
  }
}

async function askLead({ ctx, theme }: OwnerVisit, fields: Fields): Promise<OwnerAnswer> {
  const parsed = newOwner.safeParse({ ownerId: null, ...(fields.note === undefined || fields.note === '' ? {} : { note: fields.note }) });
  if (!parsed.success) return { fields, problems: parsed.error.issues.map(({ path, message }) => ({ pointer: `/${path.join('/')}`, message })) };
  await handOver(ctx, theme.id, parsed.data);
  return { heading: 'The lead is asked', sentence: `“${theme.title}” stays yours until somebody accepts it. You are told either way.` };
}

const states = { 'still-on': 'in_progress', done: 'done', stuck: 'blocked' } as const;

async function update({ ctx, theme }: OwnerVisit, deed: keyof typeof states, fields: Fields): Promise<OwnerAnswer> {
  const to = states[deed];
  const given = Object.fromEntries(Object.entries(fields).filter(([name, value]) => value !== '' && name in newUpdate.shape && name !== 'evenIfVague' && name !== 'status' && name !== 'version'));
  const parsed = newUpdate.safeParse({ ...given, ...(to === theme.status ? {} : { status: to }), ...(fields.evenIfVague === 'yes' ? { evenIfVague: true } : {}) });
  if (!parsed.success) return { fields, problems: parsed.error.issues.map(({ path, message }) => ({ pointer: `/${path.join('/')}`, message })) };
  if (deed === 'still-on') await acknowledgeTheme(ctx, theme.id);
  const says = to !== theme.status || Object.keys(given).length > 0;
  const answer = says ? await postUpdate(ctx, theme.id, parsed.data) : undefined;
  if (answer?.outcome === 'question') return { fields, problems: [], question: answer.sentence };
  return { heading: deed === 'still-on' ? 'Thank you' : statusWords[to], sentence: `“${theme.title}” is ${to === 'done' ? 'done, and customers or the data are asked whether it holds' : to === 'blocked' ? `blocked, waiting for ${parsed.data.blockedFor ?? 'whom it waited for before'}` : 'in progress'}.` };
}
