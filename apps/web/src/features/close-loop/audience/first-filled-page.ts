interface Page {
  readonly people: readonly unknown[];
  readonly nextCursor: string | null;
}

/** So many pages are asked for at once; then the reader decides whether to go on. */
const mostPages = 5;

/** The next page on which anybody stands: of a rare reason pages may be empty before the last. */
export async function firstFilledPage<T extends Page>(read: (after: string | undefined) => Promise<T>, after: string | undefined): Promise<T> {
  for (let [page, asked] = [await read(after), 1]; ; asked += 1) {
    if (page.people.length > 0 || page.nextCursor === null || asked === mostPages) return page;
    page = await read(page.nextCursor);
  }
}
