import type { FileFormat } from './formats/file-format.ts';
import { importFields } from './import-mapping.ts';
import type { ImportTarget } from './import-targets.ts';
import { contactDates, contactFields, customerDates, customerFields } from './people-fields.ts';
import { type Suggestion, suggestMapping } from './suggest-mapping.ts';
import { suggestContactMapping, suggestCustomerMapping } from './suggest-people-mapping.ts';

type Rows = readonly (readonly string[])[];

/** One kind of thing rows can become: its fields, which of them are moments, and what we would make of a file's columns. */
export interface ImportPlan {
  readonly fields: readonly string[];
  /** Most telling first. */
  readonly dates: readonly string[];
  readonly suggest: (header: readonly string[], rows: Rows, format?: FileFormat) => Suggestion;
}

/** Every kind of thing rows can become. */
export const importPlans: Readonly<Record<ImportTarget, ImportPlan>> = {
  feedback: { fields: importFields, dates: ['date', 'changed', 'reply_date'], suggest: suggestMapping },
  customers: { fields: customerFields, dates: customerDates, suggest: suggestCustomerMapping },
  contacts: { fields: contactFields, dates: contactDates, suggest: suggestContactMapping },
};
