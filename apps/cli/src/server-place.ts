import { importAnswer, type ImportAnswer, importList } from '@kept/api/listen/read-import.ts';
import { AppError } from '@kept/core/errors.ts';
import type { ImportPlace } from './import-place.ts';

/** Imports through the running server, as any other client of its API. */
export function openServerPlace(url: string, organisation: { readonly name: string; readonly key: string }): ImportPlace {
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const answer = await fetch(`${url}/api/v1${path}`, { ...init, headers: { Authorization: `Bearer ${organisation.key}`, ...init.headers } }).catch((error: unknown) => {
      throw new AppError('unavailable', `The server at ${url} cannot be reached (${error instanceof Error ? error.message : String(error)}).`);
    });
    if (!answer.ok) throw new AppError('invalid', sentenceIn(await answer.json().catch(() => undefined)) ?? `The server at ${url} answered ${answer.status}.`);
    return answer;
  };
  const asImport = async (answer: Response): Promise<ImportAnswer> => importAnswer.parse(await answer.json());
  return {
    name: `${organisation.name}, through the server at ${url}`,
    start: async (query, bytes) => asImport(await ask(`/imports?${new URLSearchParams(query)}`, { method: 'POST', headers: { 'Content-Type': 'text/csv' }, body: new Uint8Array(bytes) })),
    read: async (id) => asImport(await ask(`/imports/${id}`)),
    latest: async () => importList.parse(await (await ask('/imports')).json()).items.find(({ undoUntil }) => undoUntil !== null),
    undo: async (id) => asImport(await ask(`/imports/${id}/undo`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' })),
    problems: async (id) => (await ask(`/imports/${id}/problems.csv`)).text(),
    findThemes: undefined,
    close: async () => undefined,
  };
}

function sentenceIn(problem: unknown): string | undefined {
  return typeof problem === 'object' && problem !== null && 'detail' in problem && typeof problem.detail === 'string' ? problem.detail : undefined;
}
