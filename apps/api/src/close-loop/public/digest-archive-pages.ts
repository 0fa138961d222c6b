import { digestMailWords } from '@kept/core/close-loop/digest-mail-words.ts';
import { writeLoopKept } from '@kept/core/close-loop/loop-kept.ts';
import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { directionOf, fillWords } from '@kept/core/listen/survey-words.ts';
import { blockKinds } from '@kept/core/vocabulary.ts';
import { fallbackWords, proofWords } from '@kept/emails/digest-words.ts';
import { html } from 'hono/html';
import type { Html } from '../../http/page.ts';
import type { PublicDigest, readPublicDigest } from './list-public-digests.ts';
import { publicFrame } from './public-frame.ts';
import { addressOf, figureIn, headingOf, type PublicVoice, wordsIn } from './public-words.ts';

/** The digests that went out, for everybody. */
export function digestArchivePage(voice: PublicVoice, digests: readonly PublicDigest[]): Html {
  const words = wordsIn(voice);
  const list = html`<ul class="plain">${digests.map(({ id, subject, subjectLanguage, period, sentOn, isCorrection }) => html`<li><a href="${addressOf(voice, `/digests/${id}`)}">${period}</a><br><span class="tiny"><span${spoken(voice, subjectLanguage)}>${subject}</span> · ${sentOn}${isCorrection ? html` · ${words.correction}` : ''}</span></li>`)}</ul>`;
  const body = html`<h1>${words.digests}</h1>${digests.length === 0 ? html`<p>${words.noDigest}</p>` : list}<p class="foot"><a href="${addressOf(voice)}">${words.today}</a></p>`;
  return publicFrame(voice, { title: words.digests, body, path: '/digests', query: {} });
}

/** One digest as it went out, in the reader's language as far as it was written in it; what was not says so, or the whole does once. */
export function archivedDigestPage(voice: PublicVoice, { id, subject, subjectLanguage, period, sentOn, isCorrection, correction, intro, loopKept, blocks }: Awaited<ReturnType<typeof readPublicDigest>>): Html {
  const words = wordsIn(voice);
  const { language } = voice;
  const shown = new Set([correction, intro].flatMap((part) => (part.text === '' ? [] : [part.language])).concat(blocks.map((block) => block.language)));
  const isWhollyForeign = shown.size === 1 && !shown.has(language);
  const fallback = (own: SurveyLanguage) => (own === language || isWhollyForeign ? '' : html`<p class="tiny">${fallbackWords(own, voice)}</p>`);
  const sections = blockKinds.flatMap((kind) => {
    const own = blocks.filter((block) => block.kind === kind);
    return own.length === 0 ? [] : [html`<h2>${headingOf(kind, language)}</h2>${own.map((block) => blockEntry(voice, block, fallback(block.language)))}`];
  });
  const wrong = correction.text === '' ? '' : html`<p><b>${digestMailWords[language].wrong}</b></p><p${spoken(voice, correction.language)}>${correction.text}</p>${fallback(correction.language)}`;
  const opening = intro.text === '' ? '' : html`<p${spoken(voice, intro.language)}>${intro.text}</p>${fallback(intro.language)}`;
  const body = html`<h1${spoken(voice, subjectLanguage)}>${subject}</h1><p class="tiny">${period} · ${fillWords(words.sentOn, { date: sentOn })}${isCorrection ? html` · ${words.correction}` : ''}</p>${isWhollyForeign ? html`<p class="tiny">${fallbackWords([...shown][0] ?? language, voice)}</p>` : ''}${wrong}${opening}<p>${writeLoopKept(loopKept, words, (count) => figureIn(count, language))}</p>${sections}
<p class="foot"><a href="${addressOf(voice, '/digests')}">${words.allDigests}</a> · <a href="${addressOf(voice)}">${words.today}</a></p>`;
  return publicFrame(voice, { title: subject, body, path: `/digests/${id}`, query: {} });
}

function blockEntry(voice: PublicVoice, { themeId, kind, title, text, language, evidence }: Awaited<ReturnType<typeof readPublicDigest>>['blocks'][number], fallback: Html | ''): Html {
  const own = spoken(voice, language);
  return html`<h3${own}><a href="${addressOf(voice, `/themes/${themeId}`)}">${title}</a></h3><div${kind === 'did' ? html` class="did"` : ''}${own}>${text}</div>${fallback}${evidence === null ? '' : html`<p class="tiny">${proofWords(evidence, voice.language)}</p>`}`;
}

/** Says to screen readers and browsers what language a text is in, where it is not the page's. */
function spoken({ language: page }: PublicVoice, language: SurveyLanguage): Html | '' {
  return language === page ? '' : html` lang="${language}" dir="${directionOf(language)}"`;
}
