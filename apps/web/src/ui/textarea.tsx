import type { ComponentProps } from 'react';
import { Field, type FieldLabelProps } from './field.tsx';
import { inputClass } from './input-class.ts';

interface TextareaProps extends FieldLabelProps, ComponentProps<'textarea'> {
  /** Customers' words are set in serif, the organisation's in sans. */
  voice?: 'customer' | 'organisation';
}

/** Several lines of text that grow with what is written. */
export function Textarea({ label, hint, error, isOptional, voice = 'organisation', className = '', ...input }: TextareaProps) {
  const letters = voice === 'customer' ? 'font-voice text-voice' : '';
  return (
    <Field label={label} hint={hint} error={error} isOptional={isOptional} name={input.name}>
      {(field) => <textarea rows={4} {...input} {...field} className={`${inputClass} field-sizing-content min-h-24 py-2.5 leading-normal ${letters} ${className}`} />}
    </Field>
  );
}
