/** The body of a request as it comes in, a piece at a time; none when there is none. */
export async function* bodyPieces({ body }: Pick<Request, 'body'>): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const reader = body.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    reader.releaseLock();
  }
}
