/** One entry per external id: the newest by its `updatedAt`, the last one sent where that does not tell. */
export function newestOf<Item extends { readonly externalId: string; readonly updatedAt?: string | undefined }>(items: readonly Item[]): Map<string, Item> {
  const newest = new Map<string, Item>();
  for (const item of items) {
    const before = newest.get(item.externalId);
    if (before === undefined || !isOlder(item.updatedAt, before.updatedAt)) newest.set(item.externalId, item);
  }
  return newest;
}

function isOlder(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && Date.parse(one) < Date.parse(other);
}
