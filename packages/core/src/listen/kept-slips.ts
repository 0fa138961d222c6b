import { z } from 'zod';
import { slipKinds } from './slip-text.ts';

/** A slip on its way or waiting, as a browser keeps it. A used one stays without its words, so that the page can say so. */
const keptSlip = z.object({
  org: z.string(),
  kind: z.enum(slipKinds),
  title: z.string(),
  slip: z.string().optional(),
  used: z.boolean().optional(),
  asked: z.object({ publicKey: z.string(), message: z.string(), blinded: z.string(), inverse: z.string() }).optional(),
});

/** Every slip of a browser, by member, round and kind: several people may share one. */
export const keptSlips = z.record(z.string(), keptSlip);
export type KeptSlip = z.infer<typeof keptSlip>;
