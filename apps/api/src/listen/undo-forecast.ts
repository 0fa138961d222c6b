import { z } from 'zod';

/** What taking an import back would come to, of the things its rows became. */
export const undoForecast = z.object({
  restored: z.number().describe('How many will be again as they were'),
  left: z.number().describe('How many will stay, since something else changed or named them too'),
});
export type UndoForecast = z.infer<typeof undoForecast>;
