import { AppError } from '@kept/core/errors.ts';

/** The body of a request as it comes in, a piece at a time; none when there is none. Throws AppError where the sender goes away before its end. */
export async function* bodyPieces({ body }: Pick<Request, 'body'>): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const reader = body.getReader();
  try {
    for (let read = await next(reader); !read.done; read = await next(reader)) yield read.value;
  } finally {
    reader.releaseLock();
  }
}

async function next(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch {
    throw new AppError('invalid', 'What was being sent broke off before its end, so nothing of it was kept. Send it again.');
  }
}
