import type { Ctx } from '@kept/api/context.ts';
import { createSurvey, newSurvey } from '@kept/api/listen/create-survey.ts';
import { newFormToken } from '@kept/api/listen/form-token.ts';

/** A survey can take six hundred answers a minute before they are kept apart: so many surveys never do. */
const surveys = 60;
const readForMs = 20_000;

/** What a bench sends as people's answers: an address path, and a form that was opened a while ago. */
export interface SurveyForms {
  readonly next: (score: number, comment: string) => { path: string; body: string };
  /** Reads the form as a browser would, once: its fields are the same on every page. */
  readonly read: (url: string) => Promise<void>;
}

/** Makes surveys of a score and a comment, and forms of them that were opened long enough ago. */
export async function surveyForms(ctx: Ctx): Promise<SurveyForms> {
  const made: { id: string; path: string }[] = [];
  for (let nth = 1; nth <= surveys; nth += 1) {
    const { id, url } = await createSurvey(ctx, newSurvey.parse({ title: `Bench ${nth}`, question: 'How was it?', metric: 'csat', lowLabel: 'bad', highLabel: 'good' }));
    made.push({ id, path: new URL(url).pathname });
  }
  const opened: Ctx = { ...ctx, now: () => new Date(Date.now() - readForMs) };
  let fields: (readonly [string, string])[] = [];
  let turn = 0;
  return {
    read: async (url) => {
      const html = await (await fetch(`${url}${made[0]?.path ?? ''}`)).text();
      fields = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value] as const);
    },
    next: (score, comment) => {
      const survey = made[(turn += 1) % made.length];
      const form = newFormToken(opened, { surveyId: survey?.id ?? '', version: 1 });
      return { path: survey?.path ?? '', body: new URLSearchParams({ ...Object.fromEntries(fields), form, here: 'score comment', 'q.score': String(score), 'q.comment': comment }).toString() };
    },
  };
}
