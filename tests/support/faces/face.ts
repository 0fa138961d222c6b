import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';

/** The languages every face is looked at in: one of ours, one with longer words, one from right to left. */
export const faceLanguages = ['en', 'de', 'ar'] as const satisfies readonly SurveyLanguage[];
export type FaceLanguage = (typeof faceLanguages)[number];

/** What is asked of the server to see one page; a form is what its button would send. */
export interface Asked {
  readonly path: string;
  readonly form?: Readonly<Record<string, string>>;
}

/** One page that customers or agents read, in one state. */
export interface Face {
  readonly name: string;
  readonly status: number;
  /** Pages for the staff and for agents speak English. */
  readonly languages: readonly FaceLanguage[];
  readonly asked: (language: FaceLanguage) => Asked;
}

/** A page in every language, at the same address. */
export function spokenFace(name: string, path: string, { status = 200, form }: { status?: number; form?: Readonly<Record<string, string>> } = {}): Face {
  return { name, status, languages: faceLanguages, asked: (language) => ({ path: `${path}${path.includes('?') ? '&' : '?'}lang=${language}`, ...(form === undefined ? {} : { form }) }) };
}

/** A page in English alone. */
export function englishFace(name: string, path: string, { status = 200, form }: { status?: number; form?: Readonly<Record<string, string>> } = {}): Face {
  return { name, status, languages: ['en'], asked: () => ({ path, ...(form === undefined ? {} : { form }) }) };
}
