const place = 'kept-tried-file';

/** The token of the file this tab tries, so that a reload finds it again; another tab or a later visit does not. */
export function readTriedToken(): string | undefined {
  return storage()?.getItem(place) ?? undefined;
}

/** Remembers or, without a token, forgets it. */
export function writeTriedToken(token: string | undefined): void {
  if (token === undefined) storage()?.removeItem(place);
  else storage()?.setItem(place, token);
}

/** Some browsers refuse the whole storage when cookies are off; the result then lasts until a reload. */
function storage(): Storage | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}
