type Readers = Readonly<Record<string, (value: unknown) => unknown>>;

/** What a page keeps in the URL: each name as its reader gives it, missing names left out, unknown ones dropped. */
export type SearchOf<Named extends Readers> = { [Name in keyof Named]?: ReturnType<Named[Name]> | undefined };

/** Makes a page's reader of the URL out of one reader a name; it never refuses an address, since people edit them by hand. */
export function searchOf<Named extends Readers>(readers: Named): (found: Readonly<Record<string, unknown>>) => SearchOf<Named> {
  return (found) => {
    const read: SearchOf<Named> = {};
    for (const name in readers) {
      const value = readers[name]?.(found[name]);
      if (value !== undefined) Object.assign(read, { [name]: value });
    }
    return read;
  };
}
