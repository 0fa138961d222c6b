import { writeLoopKept } from '@kept/core/close-loop/loop-kept.ts';
import { blockKinds } from '@kept/core/vocabulary.ts';
import { html } from 'hono/html';
import { type Html, page } from '../../http/page.ts';
import type { Voice } from '../read-voice.ts';
import type { PublicDigest, readPublicDigest } from './list-public-digests.ts';
import { headings, newsLink, publicHome, publicPath } from './public-words.ts';

/** The digests that went out, for everybody. */
export function digestArchivePage(voice: Voice, digests: readonly PublicDigest[]): Html {
  const address = publicPath(voice);
  const list = html`<ul class="plain">${digests.map(({ id, subject, sentOn, isCorrection }) => html`<li><a href="${address}/digests/${id}">${subject}</a><br><span class="tiny">${sentOn}${isCorrection ? ', a correction' : ''}</span></li>`)}</ul>`;
  const body = html`<h1>Earlier digests</h1>${digests.length === 0 ? html`<p>No digest has gone out yet.</p>` : list}<p class="foot"><a href="${publicHome(voice)}">What stands today</a></p>`;
  return page({ title: 'Earlier digests', organisationName: voice.organisationName, accent: voice.accent, logo: voice.logo, body, isPublic: true, head: newsLink(voice, '/digests') });
}

/** One digest as it went out. */
export function archivedDigestPage(voice: Voice, { id, subject, sentOn, isCorrection, correction, intro, loopKept, blocks }: Awaited<ReturnType<typeof readPublicDigest>>): Html {
  const address = publicPath(voice);
  const sections = blockKinds.flatMap((kind) => {
    const own = blocks.filter((block) => block.kind === kind);
    return own.length === 0 ? [] : [html`<h2>${headings[kind]}</h2>${own.map(({ themeId, title, text, evidence }) => html`<h3><a href="${address}/themes/${themeId}">${title}</a></h3><div${kind === 'did' ? html` class="did"` : ''}>${text}</div>${evidence === null ? '' : html`<p class="tiny">${evidence}</p>`}`)}`];
  });
  const body = html`<h1>${subject}</h1><p class="tiny">Sent on ${sentOn}${isCorrection ? ', a correction' : ''}. It stands here as it went out.</p>${correction === null ? '' : html`<p><b>What was wrong before:</b> ${correction}</p>`}${intro === '' ? '' : html`<p>${intro}</p>`}<p>${writeLoopKept(loopKept)}</p>${sections}
<p class="foot"><a href="${address}/digests">All digests</a> · <a href="${publicHome(voice)}">What stands today</a></p>`;
  return page({ title: subject, organisationName: voice.organisationName, accent: voice.accent, logo: voice.logo, body, isPublic: true, head: newsLink(voice, `/digests/${id}`) });
}
