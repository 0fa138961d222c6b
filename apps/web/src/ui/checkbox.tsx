import { useId, type ComponentProps, type ReactNode } from 'react';
import { fieldId } from './field-id.ts';

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type'> {
  label: ReactNode;
  hint?: ReactNode;
  /** Hides the label from sight, for a box inside a table row; it is still read out. */
  isLabelHidden?: boolean;
}

/** A box to tick whose label can be pressed as well. */
export function Checkbox({ label, hint, isLabelHidden = false, className = '', ...input }: CheckboxProps) {
  const ownId = useId();
  const id = input.name === undefined ? ownId : fieldId(`${input.name}-${input.value ?? ''}`);
  const hintId = `${id}-hint`;
  return (
    <div className={`grid grid-cols-[24px_1fr] items-start gap-x-2 ${className}`}>
      <span className="grid size-6 place-items-center">
        <input {...input} id={id} type="checkbox" aria-describedby={hint === undefined ? undefined : hintId} className="size-[18px] accent-kept" />
      </span>
      <label htmlFor={id} className={isLabelHidden ? 'sr-only' : 'leading-6'}>
        {label}
      </label>
      {hint === undefined ? null : (
        <p id={hintId} className="col-start-2 text-small text-ink-2">
          {hint}
        </p>
      )}
    </div>
  );
}
