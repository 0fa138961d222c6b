const rootPages = /^\/(themes\/[^/]+(\/share\.png)?|digests(\/[^/]+)?|feed\.atom|data\.json|embed|news)$/;
const asTheyAre = /^\/(page\.css|survey\.js|widget\.js|clicked\.js|(u|p|a|n|k|i)\/[^/]+|r\/[^/]+(\/erase)?)$/;

/** What an address under an organisation's own domain stands for inside Kept; undefined for everything but its pages for customers. Threat: signing in or calling the API under a name that is not ours. */
export function pathAtDomain(slug: string, path: string): string | undefined {
  if (path === '/') return `/o/${slug}`;
  if (rootPages.test(path)) return `/o/${slug}${path}`;
  const isTheirs = [`/o/${slug}`, `/s/${slug}`].some((own) => path === own || path.startsWith(`${own}/`));
  return isTheirs || asTheyAre.test(path) ? path : undefined;
}
