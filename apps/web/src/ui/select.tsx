import type { ComponentProps } from 'react';
import { Field, type FieldLabelProps } from './field.tsx';
import { inputClass } from './input-class.ts';

export interface Choice {
  value: string;
  label: string;
}

interface SelectProps extends FieldLabelProps, ComponentProps<'select'> {
  choices: readonly Choice[];
  /** Shown first, with the value '', while nothing is chosen. */
  placeholder?: string;
}

/** One choice from a list, with the phone's own picker on a phone. */
export function Select({ label, hint, error, isOptional, choices, placeholder, className = '', ...input }: SelectProps) {
  return (
    <Field label={label} hint={hint} error={error} isOptional={isOptional} name={input.name}>
      {(field) => (
        <select {...input} {...field} className={`${inputClass} pe-8 ${className}`}>
          {placeholder === undefined ? null : <option value="">{placeholder}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
