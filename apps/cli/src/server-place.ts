import type { FileBytes } from '@kept/api/files/file-bytes.ts';
import { undoForecast } from '@kept/api/listen/undo-forecast.ts';
import { importAnswer, type ImportAnswer, importList } from '@kept/api/listen/read-import.ts';
import { AppError } from '@kept/core/errors.ts';
import type { ImportPlace } from './import-place.ts';

/** Imports through the running server, as any other client of its API. */
export function openServerPlace(url: string, organisation: { readonly name: string; readonly key: string }): ImportPlace {
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const answer = await fetch(`${url}/api/v1${path}`, { ...init, headers: { Authorization: `Bearer ${organisation.key}`, ...init.headers } }).catch((error: unknown) => {
      if (error instanceof Error && error.cause instanceof AppError) throw error.cause;
      throw new AppError('unavailable', `The server at ${url} cannot be reached (${error instanceof Error ? error.message : String(error)}).`);
    });
    if (!answer.ok) throw new AppError('invalid', sentenceIn(await answer.json().catch(() => undefined)) ?? `The server at ${url} answered ${answer.status}.`);
    return answer;
  };
  const asImport = async (answer: Response): Promise<ImportAnswer> => importAnswer.parse(await answer.json());
  return {
    name: `${organisation.name}, through the server at ${url}`,
    start: async (query, bytes) => asImport(await ask(`/imports?${new URLSearchParams(query)}`, sent(bytes))),
    read: async (id) => asImport(await ask(`/imports/${id}`)),
    latest: async () => importList.parse(await (await ask('/imports')).json()).items.find(({ undoUntil }) => undoUntil !== null),
    forecast: async (id) => undoForecast.parse(await (await ask(`/imports/${id}/undo`)).json()),
    undo: async (id) => asImport(await ask(`/imports/${id}/undo`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' })),
    problems: async (id) => (await ask(`/imports/${id}/problems.csv`)).text(),
    findThemes: undefined,
    close: async () => undefined,
  };
}

/** A body that is read as it is sent, so that no file has to fit into memory. */
function sent(bytes: FileBytes): RequestInit & { readonly duplex: 'half' } {
  const pieces = bytes.read()[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull: async (controller) => {
        const { done, value } = await pieces.next();
        if (done === true) controller.close();
        else controller.enqueue(new Uint8Array(value));
      },
      cancel: async () => void (await pieces.return?.()),
    },
    { highWaterMark: 0 },
  );
  return { method: 'POST', headers: { 'Content-Type': 'text/csv' }, body, duplex: 'half' };
}

function sentenceIn(problem: unknown): string | undefined {
  return typeof problem === 'object' && problem !== null && 'detail' in problem && typeof problem.detail === 'string' ? problem.detail : undefined;
}
