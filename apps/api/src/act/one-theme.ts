import { z } from 'zod';

/** The theme an address names. */
export const oneTheme = z.object({ id: z.uuid({ error: 'This is not the id of a theme.' }) });

/** The edit of a theme an address names. */
export const oneEdit = oneTheme.extend({ editId: z.uuid({ error: 'This is not the id of an edit.' }) });

/** The run an address names. */
export const oneRun = z.object({ id: z.uuid({ error: 'This is not the id of a run.' }) });
