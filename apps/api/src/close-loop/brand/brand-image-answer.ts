import { imageTypes } from '@kept/core/organisation/read-image-kind.ts';
import { z } from 'zod';

/** A picture of the organisation's own as a list shows it. */
export const brandImageAnswer = z.object({
  id: z.uuid(),
  type: z.enum(imageTypes),
  width: z.int(),
  height: z.int(),
  alt: z.string(),
  url: z.string().describe('Open to everybody who has it; what it shows never changes'),
  isLogo: z.boolean(),
  createdAt: z.iso.datetime(),
});
