import { procedureSteps } from './procedure-blocks.ts';

/** The step that holds the words, else the line, else the title; null where they stand nowhere. */
export function findStep(title: string, body: string, words: string): string | null {
  const holds = (text: string) => text.toLowerCase().includes(words.toLowerCase());
  return procedureSteps(body).find(holds) ?? body.split('\n').find(holds)?.trim() ?? (holds(title) ? title : null);
}
