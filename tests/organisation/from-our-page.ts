import type { TestApp } from '../support/test-app.ts';

/** Asks as a browser on our own page would, without a session unless a cookie is given. */
export function fromOurPage(app: TestApp, method: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return app.fetch(path, { method, headers: { origin: 'http://localhost', 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
}

/** The cookie a response sets, as a browser would send it back. */
export function cookieOf(answer: Response): string {
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}
