/** The look of every box a person types or chooses in; its edge keeps a contrast of 3 to 1. */
export const inputClass =
  'w-full rounded-field border border-field-line bg-surface px-3 min-h-10 text-body text-ink hover:border-ink-2 focus-visible:outline-offset-0 aria-invalid:border-late disabled:bg-sunken disabled:text-ink-3';
