import type { ComponentProps } from 'react';
import { Field, type FieldLabelProps } from './field.tsx';
import { inputClass } from './input-class.ts';

/** A calendar day as 2026-12-31, without a time; `min` and `max` take the same form. */
export function DateField({ label, hint, error, isOptional, className = '', ...input }: FieldLabelProps & Omit<ComponentProps<'input'>, 'type'>) {
  return (
    <Field label={label} hint={hint} error={error} isOptional={isOptional} name={input.name}>
      {(field) => <input {...input} {...field} type="date" className={`${inputClass} num max-w-52 ${className}`} />}
    </Field>
  );
}
