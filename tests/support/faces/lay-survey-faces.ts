import { ratedQuestion, textQuestion } from '@kept/core/listen/survey-templates.ts';
import type { SurveyDefinition, SurveyQuestion } from '@kept/core/listen/survey-definition.ts';
import { carriedIn } from '../survey-visitor.ts';
import type { TestApp } from '../test-app.ts';
import type { World } from '../world.ts';
import { type Asked, type Face, type FaceLanguage, faceLanguages } from './face.ts';

const ends = { low: { en: 'not at all', de: 'gar nicht', ar: 'أبدًا' }, high: { en: 'very', de: 'sehr', ar: 'جدًا' } };
const optional = { isRequired: false, showIf: [] };
const options = [{ key: 'price', label: { en: 'Price', de: 'Preis', ar: 'السعر' } }, { key: 'speed', label: { en: 'Speed', de: 'Tempo', ar: 'السرعة' } }];
const recommend = ratedQuestion('nps', 'recommend', { en: 'Would you recommend us?', de: 'Würden Sie uns empfehlen?', ar: 'هل توصي بنا؟' }, ends);
const comment = textQuestion('comment', { en: 'What is the main reason?', de: 'Was ist der wichtigste Grund?', ar: 'ما السبب الرئيسي؟' });
const definition = (...questions: SurveyQuestion[]): SurveyDefinition => ({ format: 'kept-survey-1', languages: [...faceLanguages], hidden: [], questions });

const everyKind = definition(
  recommend,
  { kind: 'single', key: 'solved', ...optional, wording: { en: 'Was it solved?', de: 'Ist es gelöst?', ar: 'هل حُلّت المشكلة؟' }, options },
  { kind: 'multiple', key: 'parts', isRequired: true, showIf: [], wording: { en: 'What was it about?', de: 'Worum ging es?', ar: 'عن ماذا؟' }, options },
  ratedQuestion('thumb', 'again', { en: 'Would you come again?', de: 'Kämen Sie wieder?', ar: 'هل ستعود؟' }, { low: { en: 'No', de: 'Nein', ar: 'لا' }, high: { en: 'Yes', de: 'Ja', ar: 'نعم' } }, []),
  textQuestion('why', { en: 'Why not?', de: 'Warum nicht?', ar: 'لماذا لا؟' }, [{ question: 'again', test: 'at_most', value: 0 }]),
);

/** Makes a survey and gives the path of its page. */
async function make(world: World, title: string, survey: SurveyDefinition): Promise<{ path: string; at: string }> {
  const made: { id: string; url: string } = await (await world.admin.post('/api/v1/surveys', { title, definition: survey, publish: true })).json();
  return { path: new URL(made.url).pathname, at: `/api/v1/surveys/${made.id}` };
}

/** A survey of every kind of question, page after page: open, with something to mend, thanked for, closed, in a frame. */
export async function laySurveyFaces(app: TestApp, world: World): Promise<Face[]> {
  const { path, at } = await make(world, 'Every kind', everyKind);
  const words = await make(world, 'Words', definition(comment));
  const closed = await make(world, 'Closed', definition(recommend));
  await world.admin.patch(closed.at, { state: 'closed' });
  const links: { items: { url: string }[] } = await (await world.admin.post(`${at}/links`, { customers: [{ externalId: 'C-FACES' }] })).json();
  const personal = new URL(links.items[0]?.url ?? '').search;
  const spoken = (query: string, language: FaceLanguage) => `${query}${query === '' ? '?' : '&'}lang=${language}`;
  const open = async (from: string, language: FaceLanguage) => carriedIn(await (await app.fetch(`${from}${spoken('', language)}`)).text());
  const begun = new Map<FaceLanguage, { first: Record<string, string>; second: Record<string, string>; words: Record<string, string> }>();
  for (const language of faceLanguages) begun.set(language, { first: await open(path, language), second: await open(path, language), words: await open(words.path, language) });
  app.setNow(new Date(app.deps.now().getTime() + 5000));
  for (const opened of begun.values()) opened.second = carriedIn(await (await app.fetch(path, { method: 'POST', body: new URLSearchParams({ ...opened.second, 'q.recommend': '9' }) })).text());
  const face = (name: string, status: number, asked: (language: FaceLanguage) => Asked): Face => ({ name, status, languages: faceLanguages, asked });
  const firstOf = (language: FaceLanguage) => begun.get(language)?.first ?? {};
  const secondOf = (language: FaceLanguage) => begun.get(language)?.second ?? {};
  return [
    face('survey', 200, (language) => ({ path: path + spoken('', language) })),
    face('survey, a score from the mail', 200, (language) => ({ path: path + spoken(`${personal}&score=9`, language) })),
    face('survey, no score', 422, (language) => ({ path, form: firstOf(language) })),
    face('survey, more questions', 200, (language) => ({ path, form: { ...firstOf(language), 'q.recommend': '9' } })),
    face('survey, boxes missing', 422, (language) => ({ path, form: secondOf(language) })),
    face('survey, one question in words', 200, (language) => ({ path: words.path + spoken('', language) })),
    face('survey, too many words', 422, (language) => ({ path: words.path, form: { ...begun.get(language)?.words, 'q.comment': 'x'.repeat(5001) } })),
    face('survey, thanks', 200, (language) => ({ path: words.path, form: { ...begun.get(language)?.words, 'q.comment': 'It was late.' } })),
    face('survey, closed', 410, (language) => ({ path: closed.path + spoken('', language) })),
    face('survey, in a frame', 200, (language) => ({ path: `${path}/embed${spoken('', language)}` })),
  ];
}
