import { invalidField } from '@kept/core/errors.ts';
import { readContactRow } from '@kept/core/listen/read-contact-row.ts';
import { contactChannels } from '@kept/core/vocabulary.ts';
import type { ImportAim } from './import-work.ts';
import { peopleWork, readingOf } from './people-work.ts';
import { newInteraction, saveInteractions } from './receive-interactions.ts';

const dayMs = 86_400_000;

/** Rows that are contacts: by their id in the other system, with reason, hand-offs and call-back. */
export const contactsAim: ImportAim = {
  check: (mapping) => {
    if (mapping.id === undefined || mapping.started === undefined) throw invalidField('map', 'Map at least the id and when the contact began: id=Ticket ID,started=Created at.');
  },
  open: (ctx, start) => {
    const reading = readingOf(start);
    const usual = contactChannels.find((one) => one === start.run.options.channel);
    const latest = new Date(ctx.now().getTime() + dayMs);
    return peopleWork({
      schema: newInteraction,
      read: (cells) => {
        const read = readContactRow(cells, start.table.header, start.places, reading, latest, usual);
        return 'problems' in read ? read : { given: read.contact };
      },
      save: (tx, items) => saveInteractions(tx, ctx, items, start.run.id),
    });
  },
};
