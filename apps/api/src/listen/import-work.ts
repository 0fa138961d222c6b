import type { ImportMapping } from '@kept/core/listen/import-mapping.ts';
import type { ImportTarget } from '@kept/core/listen/import-targets.ts';
import type { ColumnPlaces } from '@kept/core/listen/place-columns.ts';
import type { RowProblem } from '@kept/core/listen/read-import-row.ts';
import type { RedactionCounts } from '@kept/core/listen/redact-text.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import type { Ctx } from '../context.ts';
import type { Table } from '../files/open-table.ts';
import { contactsAim } from './contacts-aim.ts';
import { customersAim } from './customers-aim.ts';
import { feedbackAim } from './feedback-aim.ts';
import type { ImportRun } from './run-import.ts';
import type { ImportQuery } from './start-import.ts';

/** What became of a batch: rows that are new, of those that were there the ones that changed, and the rest that were there. */
export interface BatchCounts {
  readonly fresh: number;
  readonly changed: number;
  readonly present: number;
  readonly redacted: RedactionCounts;
}

/** The rows of one run on their way: taken one by one, handed over by the batch. */
export interface ImportWork {
  /** Understands a row; what it becomes waits for the batch. Says what is wrong with it, or that nobody answered. */
  readonly take: (cells: readonly string[]) => readonly RowProblem[] | 'left out';
  /** Hands over what was taken since the last time. Rows can go on being taken while it is saved or counted; batches are so in their order. */
  readonly handOver: () => ImportBatch;
}

export interface ImportBatch {
  readonly save: (tx: OrgTx) => Promise<BatchCounts>;
  /** What saving would do. Remembers what the rows before would have saved, so that a dry run counts as the real one does. */
  readonly count: (tx: OrgTx) => Promise<BatchCounts>;
}

/** What a run knows before its first row. */
export interface WorkStart {
  readonly run: ImportRun;
  readonly table: Pick<Table, 'header' | 'format'>;
  readonly places: ColumnPlaces;
  /** Whose clock the times are on where neither file nor person said. */
  readonly timezone: string;
}

/** One kind of thing rows can become: what a mapping of its fields must have, and the work itself. */
export interface ImportAim {
  /** Throws AppError for a mapping that cannot become anything. */
  readonly check: (mapping: ImportMapping, query: ImportQuery) => void;
  readonly open: (ctx: Ctx, start: WorkStart) => ImportWork;
}

/** Every kind of thing rows can become: its fields stand in core's import-plans.ts, undoing it in forget/undo-import.ts. */
export const importAims: Readonly<Record<ImportTarget, ImportAim>> = { feedback: feedbackAim, customers: customersAim, contacts: contactsAim };
