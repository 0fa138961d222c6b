import { invalidField } from '@kept/core/errors.ts';
import { readCustomerRow } from '@kept/core/listen/read-customer-row.ts';
import type { ImportAim } from './import-work.ts';
import { peopleWork, readingOf } from './people-work.ts';
import { newCustomer, saveCustomers } from './receive-customers.ts';

/** Rows that are customers: by their id in the other system, with what they said about mail. */
export const customersAim: ImportAim = {
  check: (mapping) => {
    if (mapping.id === undefined) throw invalidField('map', 'Map at least the id: id=Customer id.');
  },
  open: (ctx, start) => {
    const reading = readingOf(start);
    return peopleWork({
      schema: newCustomer,
      read: (cells) => {
        const read = readCustomerRow(cells, start.table.header, start.places, reading, ctx.now());
        return 'problems' in read ? read : { given: read.customer };
      },
      save: (tx, items) => saveCustomers(tx, ctx, items, 'import', start.run.id),
    });
  },
};
