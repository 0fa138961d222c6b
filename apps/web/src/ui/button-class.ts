export type ButtonVariant = 'plain' | 'primary' | 'quiet' | 'danger';
export type ButtonSize = 'usual' | 'small' | 'icon';

const base =
  'inline-flex items-center justify-center gap-2 rounded-field border font-[560] no-underline select-none whitespace-nowrap transition-colors duration-100 disabled:opacity-55 aria-disabled:opacity-55 disabled:cursor-not-allowed aria-disabled:cursor-not-allowed';

const variants = {
  plain: 'border-line-strong bg-surface text-ink hover:not-disabled:bg-hover hover:not-disabled:border-field-line active:not-disabled:bg-sunken aria-expanded:bg-hover',
  primary: 'border-kept bg-kept text-kept-ink hover:not-disabled:bg-kept-strong hover:not-disabled:border-kept-strong',
  quiet: 'border-transparent bg-transparent text-ink-2 hover:not-disabled:bg-hover hover:not-disabled:text-ink aria-expanded:bg-hover',
  danger: 'border-late bg-surface text-late hover:not-disabled:bg-late-soft',
} as const satisfies Record<ButtonVariant, string>;

const sizes = {
  usual: 'min-h-[36px] px-3.5 py-1.5 text-small leading-tight',
  small: 'min-h-7 px-2.5 py-1 text-tiny leading-tight',
  icon: 'size-9 text-small',
} as const satisfies Record<ButtonSize, string>;

/** The look of everything that is pressed, for buttons and for links that stand among buttons. */
export function buttonClass(variant: ButtonVariant = 'plain', size: ButtonSize = 'usual', extra = ''): string {
  return `${base} ${variants[variant]} ${sizes[size]} ${extra}`;
}
