import type { ComponentProps } from 'react';
import { Field, type FieldLabelProps } from './field.tsx';
import { inputClass } from './input-class.ts';

/** One line of text with its label, hint and error. */
export function TextField({ label, hint, error, isOptional, className = '', ...input }: FieldLabelProps & ComponentProps<'input'>) {
  return (
    <Field label={label} hint={hint} error={error} isOptional={isOptional} name={input.name}>
      {(field) => <input type="text" {...input} {...field} className={`${inputClass} ${className}`} />}
    </Field>
  );
}
