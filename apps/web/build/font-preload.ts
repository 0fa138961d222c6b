import type { HtmlTagDescriptor, Plugin } from 'vite';

/** Preloads the named font files, so that the first paint is set in the right letters; all other subsets load when a text needs them. */
export function fontPreload(names: readonly string[]): Plugin {
  return {
    name: 'kept-font-preload',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }): HtmlTagDescriptor[] {
        const files = Object.keys(bundle ?? {});
        return names.map((name) => {
          const file = files.find((candidate) => candidate.includes(name));
          if (file === undefined) throw new Error(`The font ${name} is not part of the build.`);
          return { tag: 'link', attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}`, crossorigin: true }, injectTo: 'head' };
        });
      },
    },
  };
}
