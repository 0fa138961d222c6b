import { type PublicQuestion, publicPageSize, type PublicSection, publicSectionSize } from '@kept/core/close-loop/choose-public.ts';
import { type LoopKept, writeLoopKept } from '@kept/core/close-loop/loop-kept.ts';
import { fillWords } from '@kept/core/listen/survey-words.ts';
import { type BlockKind, blockKinds, type JourneyStage } from '@kept/core/vocabulary.ts';
import { counted } from '@kept/emails/digest-words.ts';
import { html, raw } from 'hono/html';
import type { Html } from '../../http/page.ts';
import type { PublicTheme } from './list-public-themes.ts';
import { publicFrame } from './public-frame.ts';
import { addressOf, figureIn, headingOf, type PublicVoice, sourceOf, themeEntry, wordsIn } from './public-words.ts';
import type { PublicPage } from './read-public-page.ts';
import { subscriptionForm } from './subscription-pages.ts';

/** What only the table of loop kept needs: a survey on a phone does not load it. */
const tableStyle = html`<style>${raw('table{border-collapse:collapse;width:100%;font-size:15px}caption{text-align:start;padding-bottom:6px}td,th{text-align:start;padding:8px 0;padding-inline-end:8px;border-bottom:1px solid var(--line);font-weight:400;vertical-align:top}td{text-align:end;padding-inline-end:0;font-variant-numeric:tabular-nums}.part th{padding-inline-start:18px;color:var(--ink-2)}table+details{margin-top:14px}')}</style>`;

/** "You said, we did", for anybody who has the address. */
export function publicPage(voice: PublicVoice, found: PublicPage, question: PublicQuestion): Html {
  const words = wordsIn(voice);
  const isAll = question.words === '' && question.kind === undefined && question.stage === undefined;
  const noMatch = html`<p>${words.noMatch} <a href="${addressOf(voice)}">${words.showAll}</a></p>`;
  const sections = found.sections.map((section) => sectionEntry(voice, section, found.quotes, question));
  const body = html`<h1>${words.title}</h1>${isAll ? keptEntry(voice, found.kept) : ''}${found.of === 0 ? html`<p>${words.none}</p>` : html`${searchForm(voice, found.stages, question)}${found.sections.length === 0 ? noMatch : sections}`}
${isAll ? subscriptionForm(voice) : ''}<p class="foot">${fillWords(words.next, { date: found.nextDigestOn })} ${fillWords(words.about, { organisation: voice.organisationName })}
<a href="${addressOf(voice, '/digests')}">${words.digests}</a> · <a href="${sourceOf(voice, '/feed.atom')}">${words.feed}</a> · <a href="${sourceOf(voice, '/data.json')}">${words.data}</a></p>`;
  return publicFrame(voice, { title: words.title, body, path: '', query: asQuery(question), ...(isAll ? { head: tableStyle } : {}) });
}

function sectionEntry(voice: PublicVoice, { kind, themes, of }: PublicSection<PublicTheme>, quotes: PublicPage['quotes'], question: PublicQuestion): Html {
  const { language } = voice;
  const words = wordsIn(voice);
  const heading = headingOf(kind, language);
  const entries = themes.map((theme) => themeEntry(voice, theme, quotes.get(theme.id)));
  if (question.kind === undefined) return html`<h2>${heading}</h2>${entries}${of > publicSectionSize ? html`<p><a href="${addressOf(voice, '', asQuery({ ...question, kind, page: 1 }))}">${fillWords(words.allOf, { n: figureIn(of, language), heading })}</a></p>` : ''}`;
  const last = Math.ceil(of / publicPageSize);
  const turn = (to: number, name: string) => (to >= 1 && to <= last ? html`<a href="${addressOf(voice, '', asQuery({ ...question, page: to }))}">${name}</a> ` : '');
  const place = last > 1 ? ` · ${fillWords(words.pageOf, { n: figureIn(question.page, language), m: figureIn(last, language) })}` : '';
  return html`<h2>${heading}</h2><p class="small">${counted(words.themes, of, language)}${place}</p>${entries}${last > 1 ? html`<p>${turn(question.page - 1, words.newer)}${turn(question.page + 1, words.older)}</p>` : ''}`;
}

function asQuery({ words, kind, stage, page: number }: PublicQuestion): Record<string, string> {
  return { ...(words === '' ? {} : { q: words }), ...(kind === undefined ? {} : { kind }), ...(stage === undefined ? {} : { stage }), ...(number === 1 ? {} : { page: String(number) }) };
}

function searchForm(voice: PublicVoice, stages: readonly JourneyStage[], { words: asked, kind, stage }: PublicQuestion): Html {
  const words = wordsIn(voice);
  const address = addressOf(voice);
  const option = (value: string, name: string, chosen: string | undefined) => html`<option value="${value}"${value === (chosen ?? '') ? html` selected` : ''}>${name}</option>`;
  const stageField = html`<label class="field" for="stage">${words.stage}</label><select id="stage" name="stage">${option('', words.any, stage)}${stages.map((each) => option(each, words.stages[each], stage))}</select>`;
  return html`<details${asked !== '' || kind !== undefined || stage !== undefined ? html` open` : ''}><summary>${words.search}</summary><form role="search" action="${address}">${voice.isAsked ? html`<input type="hidden" name="lang" value="${voice.language}">` : ''}
<label class="field" for="q">${words.words}</label><input id="q" name="q" type="search" dir="auto" maxlength="100" value="${asked}">
<label class="field" for="kind">${words.answer}</label><select id="kind" name="kind">${option('', words.any, kind)}${blockKinds.map((each: BlockKind) => option(each, headingOf(each, voice.language), kind))}</select>
${stages.length < 2 ? '' : stageField}<p class="send"><button>${words.show}</button><a class="button quiet" href="${address}">${words.clear}</a></p></form></details>`;
}

function keptEntry(voice: PublicVoice, kept: LoopKept): Html {
  const words = wordsIn(voice);
  const count = (number: number) => figureIn(number, voice.language);
  const sentence = html`<p>${writeLoopKept(kept, words, count)}</p>`;
  if (kept.raised === 0) return sentence;
  const rows = [['changed', kept.changed], ['confirmed', kept.confirmed], ['declined', kept.declined], ['unanswered', kept.unanswered]] as const;
  return html`${sentence}<table><caption class="tiny">${fillWords(words.caption, { raised: count(kept.raised) })}</caption>
${rows.map(([name, of]) => html`<tr${name === 'confirmed' ? html` class="part"` : ''}><th scope="row">${words[name]}</th><td>${count(of)}</td></tr>`)}</table>`;
}
