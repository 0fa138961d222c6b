import { imageTypes } from '@kept/core/organisation/read-image-kind.ts';
import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant, orgId, ownId, word } from '../../columns.ts';

/** A picture of the organisation's own, for its mails and pages. Its bytes never change: another picture is another row. */
export const brandImage = pgTable(
  'brand_image',
  {
    orgId: orgId(),
    id: ownId(),
    type: word('type', imageTypes).notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    bytes: bytes('bytes').notNull(),
    /** What it shows, for whoever does not see it. */
    alt: text('alt').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Since when mails may carry it as the logo: from then on it is served for good. */
    usedAt: instant('used_at'),
    /** Nobody can choose it any more; mails that carry it still show it. */
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('brand_image_by_time').on(t.orgId, t.createdAt),
    check('brand_image_size', sql`octet_length(${t.bytes}) between 1 and 307200 and ${t.width} between 1 and 4000 and ${t.height} between 1 and 4000`),
  ],
);
