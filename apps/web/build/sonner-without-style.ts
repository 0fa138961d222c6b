import type { Plugin } from 'vite';

const call = '\n__insertCSS(';

/** Takes out the style element that sonner inserts when it loads: the content security policy refuses it, and styles/toast.css says how toasts look. */
export function sonnerWithoutStyle(): Plugin {
  return {
    name: 'kept-sonner-without-style',
    apply: 'build',
    transform: {
      filter: { id: /sonner\/dist\/index\.mjs/ },
      handler(code) {
        if (code.split(call).length !== 2) throw new Error('sonner no longer inserts its styles where this build expects it.');
        return { code: code.replace(call, '\nvoid ('), map: null };
      },
    },
  };
}
