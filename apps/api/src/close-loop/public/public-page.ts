import { type PublicQuestion, publicPageSize, type PublicSection, publicSectionSize } from '@kept/core/close-loop/choose-public.ts';
import { type LoopKept, writeLoopKept } from '@kept/core/close-loop/loop-kept.ts';
import { type BlockKind, blockKinds, type JourneyStage } from '@kept/core/vocabulary.ts';
import { html } from 'hono/html';
import { type Html, page } from '../../http/page.ts';
import type { Voice } from '../read-voice.ts';
import type { PublicTheme } from './list-public-themes.ts';
import { countOf, figures, headings, newsLink, publicHome, publicPath, stageWords, themeEntry } from './public-words.ts';
import { subscriptionForm } from './subscription-pages.ts';
import type { PublicPage } from './read-public-page.ts';

const confirmedRow = 'Of these, confirmed by customers or data';

/** "You said, we did", for anybody who has the address. */
export function publicPage(voice: Voice, found: PublicPage, question: PublicQuestion): Html {
  const isAll = question.words === '' && question.kind === undefined && question.stage === undefined;
  const address = publicPath(voice);
  const none = html`<p>Nothing has been decided yet. What customers say is read, gets a person and a date, and is answered here.</p>`;
  const noMatch = html`<p>Nothing here fits. <a href="${publicHome(voice)}">Show everything</a></p>`;
  const sections = found.sections.map((section) => sectionEntry(voice, section, found.quotes, question));
  const body = html`<h1>You said, we did</h1>${isAll ? keptEntry(found.kept) : ''}${found.of === 0 ? none : html`${searchForm(publicHome(voice), found.stages, question)}${found.sections.length === 0 ? noMatch : sections}`}
${isAll ? subscriptionForm(voice) : ''}<p class="foot">Next on ${found.nextDigestOn}. This page is made from what customers told ${voice.organisationName}; nobody can be recognised on it.
<a href="${address}/digests">Earlier digests</a> · <a href="${address}/feed.atom">News feed</a> · <a href="${address}/data.json">As data</a></p>`;
  return page({ title: 'You said, we did', organisationName: voice.organisationName, accent: voice.accent, logo: voice.logo, body, isPublic: true, head: newsLink(voice) });
}

function sectionEntry(voice: Voice, { kind, themes, of }: PublicSection<PublicTheme>, quotes: ReadonlyMap<string, string>, question: PublicQuestion): Html {
  const entries = themes.map((theme) => themeEntry(voice, theme, quotes.get(theme.id)));
  if (question.kind === undefined) return html`<h2>${headings[kind]}</h2>${entries}${of > publicSectionSize ? html`<p><a href="${addressOf(voice, { ...question, kind, page: 1 })}">All ${figures.format(of)} of “${headings[kind]}”</a></p>` : ''}`;
  const last = Math.ceil(of / publicPageSize);
  const turn = (to: number, words: string) => (to >= 1 && to <= last ? html`<a href="${addressOf(voice, { ...question, page: to })}">${words}</a> ` : '');
  return html`<h2>${headings[kind]}</h2><p class="small">${countOf(of, 'theme', 'themes')}${last > 1 ? `, page ${question.page} of ${last}` : ''}</p>${entries}${last > 1 ? html`<p>${turn(question.page - 1, 'Newer')}${turn(question.page + 1, 'Older')}</p>` : ''}`;
}

function addressOf(voice: Voice, { words, kind, stage, page: number }: PublicQuestion): string {
  const asked = new URLSearchParams({ ...(words === '' ? {} : { q: words }), ...(kind === undefined ? {} : { kind }), ...(stage === undefined ? {} : { stage }), ...(number === 1 ? {} : { page: String(number) }) });
  return `${publicHome(voice)}?${asked}`;
}

function searchForm(address: string, stages: readonly JourneyStage[], { words, kind, stage }: PublicQuestion): Html {
  const option = (value: string, name: string, chosen: string | undefined) => html`<option value="${value}"${value === (chosen ?? '') ? html` selected` : ''}>${name}</option>`;
  const stageField = html`<label class="field" for="stage">Part of the journey</label><select id="stage" name="stage">${option('', 'All', stage)}${stages.map((each) => option(each, stageWords[each], stage))}</select>`;
  return html`<details${words !== '' || kind !== undefined || stage !== undefined ? html` open` : ''}><summary>Search</summary><form role="search" action="${address}">
<label class="field" for="q">Words</label><input id="q" name="q" type="search" maxlength="100" value="${words}">
<label class="field" for="kind">Answer</label><select id="kind" name="kind">${option('', 'All', kind)}${blockKinds.map((each: BlockKind) => option(each, headings[each], kind))}</select>
${stages.length < 2 ? '' : stageField}<p class="send"><button>Show</button><a class="button quiet" href="${address}">Clear</a></p></form></details>`;
}

function keptEntry(kept: LoopKept): Html {
  if (kept.raised === 0) return html`<p>${writeLoopKept(kept)}</p>`;
  const rows: [string, number][] = [['Changed', kept.changed], [confirmedRow, kept.confirmed], ['Decided not to, with a reason', kept.declined], ['Not answered', kept.unanswered]];
  return html`<p>${writeLoopKept(kept)}</p><table><caption class="tiny">A concern is one text and one thing it speaks about; ${figures.format(kept.raised)} were raised more than 90 days ago.</caption>
${rows.map(([name, count]) => html`<tr${name === confirmedRow ? html` class="part"` : ''}><th scope="row">${name}</th><td>${figures.format(count)}</td></tr>`)}</table>`;
}
