import { audienceInput } from '@kept/core/close-loop/audience-input.ts';
import { mostControlPercent } from '@kept/core/close-loop/control-group.ts';
import { inOrg } from '@kept/db/scope.ts';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { readDigestRows } from '../hold-digest.ts';
import { type Audience, pickAudience } from './audience-answer.ts';
import { countAudience, isOnItsWay } from './count-audience.ts';
import { forecastAudience } from './forecast-audience.ts';

export const audienceQuery = z.object({
  rules: z.string().max(8000, 'These are too many rules for one question.').transform(readRules).optional().describe('Audience rules as JSON, as `audience` of a change; without them the digest’s own'),
  controlPercent: z.coerce.number().int().min(0).max(mostControlPercent).optional().describe('Without it, the digest’s own'),
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

/** Who gets a digest, once it is on its way; who would get it before, under its own rules or others that were not saved. Nothing changes. */
export async function readAudience(ctx: Ctx, id: string, { rules, controlPercent }: z.infer<typeof audienceQuery>): Promise<Audience> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const { row } = await readDigestRows(tx, ctx, id);
    if (isOnItsWay(row)) return pickAudience(await countAudience(tx, ctx, id));
    return forecastAudience(tx, ctx, { ...row, audience: rules ?? row.audience, controlPercent: controlPercent ?? row.controlPercent });
  });
}
