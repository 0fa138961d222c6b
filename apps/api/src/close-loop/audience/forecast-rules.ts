import { audienceInput } from '@kept/core/close-loop/audience-input.ts';
import { mostControlPercent } from '@kept/core/close-loop/control-group.ts';
import { inOrg } from '@kept/db/scope.ts';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { readDigestRows } from '../hold-digest.ts';
import { type Audience, forecastAudience } from '../read-audience.ts';

export const forecastQuery = z.object({
  rules: z.string().max(8000, 'These are too many rules for one question.').transform(readRules).optional().describe('Audience rules as JSON, as `audience` of a change; without them nobody is left out by a rule'),
  controlPercent: z.coerce.number().int().min(0).max(mostControlPercent).default(0),
});

function readRules(text: string, check: z.RefinementCtx): z.infer<typeof audienceInput> {
  const read = audienceInput.safeParse(jsonOf(text));
  if (read.success) return read.data;
  for (const { path, message } of read.error.issues) check.addIssue({ code: 'custom', path, message });
  return z.NEVER;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Who would get a digest under rules that were not saved; nothing changes. */
export async function forecastRules(ctx: Ctx, id: string, { rules, controlPercent }: z.infer<typeof forecastQuery>): Promise<Audience> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const { row } = await readDigestRows(tx, ctx, id);
    return forecastAudience(tx, ctx, { ...row, audience: rules ?? null, controlPercent });
  });
}
