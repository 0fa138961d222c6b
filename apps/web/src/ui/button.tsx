import type { ComponentProps } from 'react';
import { buttonClass, type ButtonSize, type ButtonVariant } from './button-class.ts';
import { Kbd } from './kbd.tsx';

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** The single key that does the same, shown on the button. */
  keys?: string;
  /** While true the button keeps focus, refuses a second press and says what it is doing. */
  isBusy?: boolean;
  busyLabel?: string;
}

/** A button that says what it does; while busy it cannot be pressed twice, nor by a double click before it could turn busy. */
export function Button({ variant, size, keys, isBusy, busyLabel, className, children, onClick, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      data-danger={variant === 'danger' || undefined}
      className={buttonClass(variant, size, className)}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || undefined}
      onClick={(event) => {
        if (isBusy || (isBusy !== undefined && event.detail > 1)) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {isBusy && busyLabel !== undefined ? busyLabel : children}
      {keys === undefined ? null : <Kbd keys={keys} isInherited={variant === 'primary'} />}
    </button>
  );
}
