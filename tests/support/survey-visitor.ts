import type { TestApp } from './test-app.ts';

/** A survey's page as it came back. */
export interface SurveyPageSeen {
  readonly status: number;
  readonly html: string;
}

/** Somebody with a survey's address and no script: opens its page, fills in its form, presses its button. */
export interface SurveyVisitor {
  readonly path: string;
  readonly open: (query?: string, headers?: Record<string, string>) => Promise<SurveyPageSeen>;
  /** Presses the button a while after the page came. */
  readonly send: (page: SurveyPageSeen, answers: Readonly<Record<string, string>>) => Promise<SurveyPageSeen>;
  readonly sendAtOnce: (page: SurveyPageSeen, answers: Readonly<Record<string, string>>) => Promise<SurveyPageSeen>;
}

/** What a form carries without being asked. */
export function fieldIn(html: string, name: string): string {
  const found = new RegExp(`name="${name.replace('.', '\\.')}" value="([^"]*)"`).exec(html)?.[1] ?? '';
  return found.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** All that a form carries, by name. */
export function carriedIn(html: string): Record<string, string> {
  return Object.fromEntries([...html.matchAll(/<input type="hidden" name="([^"]+)"/g)].map(([, name = '']) => [name, fieldIn(html, name)]));
}

/** Makes a visitor; `wait` moves the clock as far as a person needs to read a page. */
export function surveyVisitor(app: TestApp, path: string, wait: () => void): SurveyVisitor {
  const seen = async (answer: Response): Promise<SurveyPageSeen> => ({ status: answer.status, html: await answer.text() });
  const sendAtOnce = async (page: SurveyPageSeen, answers: Readonly<Record<string, string>>) => {
    return seen(await app.fetch(path, { method: 'POST', body: new URLSearchParams({ ...carriedIn(page.html), ...answers }) }));
  };
  return {
    path,
    open: async (query = '', headers = {}) => seen(await app.fetch(path + query, { headers })),
    send: async (page, answers) => {
      wait();
      return sendAtOnce(page, answers);
    },
    sendAtOnce,
  };
}
