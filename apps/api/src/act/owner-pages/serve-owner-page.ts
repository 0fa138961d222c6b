import { AppError, notFound } from '@kept/core/errors.ts';
import { readVoice } from '../../close-loop/read-voice.ts';
import type { Deps } from '../../context.ts';
import type { Html } from '../../http/page.ts';
import { answerByLink } from './answer-by-link.ts';
import { openOwnerLink, type OwnerDeed, ownerDeeds, type OwnerVisit } from './owner-link.ts';
import { linkOverPage, nothingSent, ownerDonePage, ownerPage } from './owner-page.ts';

interface Served {
  readonly body: Html;
  readonly status: 200 | 410 | 422;
}

/** The page of one verb, as a mail's button opens it. */
export async function showOwnerPage(deps: Deps, token: string, deed: string): Promise<Served> {
  return withVisit(deps, token, deed, async (visit, verb, organisationName) => ({ body: ownerPage(organisationName, visit, verb, nothingSent), status: 200 }));
}

/** Takes what the page's button sends: does it and says so, or shows the form once more with what is missing. */
export async function takeOwnerAnswer(deps: Deps, token: string, deed: string, fields: Readonly<Record<string, string>>): Promise<Served> {
  return withVisit(deps, token, deed, async (visit, verb, organisationName) => {
    const answer = await answerByLink(visit, verb, fields);
    if ('heading' in answer) return { body: ownerDonePage(organisationName, answer.heading, answer.sentence, visit.theme.id), status: 200 };
    return { body: ownerPage(organisationName, visit, verb, answer), status: answer.problems.length === 0 ? 200 : 422 };
  });
}

/** A link that no longer counts says why, with the way on. */
async function withVisit(deps: Deps, token: string, word: string, serve: (visit: OwnerVisit, deed: OwnerDeed, organisationName: string) => Promise<Served>): Promise<Served> {
  const deed = ownerDeeds.find((each) => each === word);
  if (deed === undefined) throw notFound('page');
  try {
    const visit = await openOwnerLink(deps, token);
    return await serve(visit, deed, (await readVoice(visit.ctx)).organisationName);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
    return { body: linkOverPage(error.message), status: 410 };
  }
}
