import type { DefinitionMatch } from './definition-scores.ts';
import type { NearSettings, NearText } from './find-near.ts';
import { definitionIn, languageOf, type Routes } from './route-texts.ts';
import type { Definition, EncodedText, StoredText, ThemeEngine } from './theme-engine.ts';
import { vectorMark } from './vector-blob.ts';

/** What is near to a question in any language: a few words do not tell theirs, so they are compared by words and letters with what the encoder cannot read. */
export async function nearInAnyLanguage(engine: ThemeEngine, routes: Routes, question: EncodedText, stored: readonly StoredText[], settings: NearSettings): Promise<readonly NearText[]> {
  const mark = vectorMark(question.vector);
  if (stored.every((each) => vectorMark(each.vector) === mark && languageOf(each) === '')) return engine.near(question, stored, settings);
  const [lexical] = await routes.lexical([question.text]);
  const found: NearText[] = [];
  for (const [language, some] of Map.groupBy(stored, languageOf)) {
    const vector = language === '' ? question.vector : lexical;
    const isComparable = vector !== undefined && vectorMark(vector) === vectorMark(some[0]?.vector ?? vector);
    if (isComparable) found.push(...(await engine.near({ ...question, vector }, some, settings)));
  }
  return found.sort((a, b) => b.similarity - a.similarity).slice(0, settings.most);
}

/** What fits a definition, each language by the examples given in it. */
export async function matchByLanguage(engine: ThemeEngine, definition: Definition, stored: readonly StoredText[]): Promise<readonly DefinitionMatch[]> {
  const languages = [...new Set(definition.texts.map(languageOf))];
  const found: DefinitionMatch[] = [];
  for (const language of languages) {
    for (const part of definitionIn(definition, language)) {
      const mark = vectorMark(part.texts[0]?.vector ?? new Uint8Array());
      const base = stored.filter((each) => languageOf(each) === language && vectorMark(each.vector) === mark);
      found.push(...(await engine.match(part, base)));
    }
  }
  return found.sort((a, b) => b.confidence - a.confidence);
}
