import { inOrg } from '@kept/db/scope.ts';
import encodeQR from 'qr';
import type { Ctx } from '../context.ts';
import { findSurveyRow } from './find-survey-row.ts';
import { readSlug } from './read-host.ts';

/** The QR code of a survey's public address, as SVG, for a receipt, a poster or a door. */
export async function drawSurveyQr(ctx: Ctx, id: string): Promise<string> {
  const org = await readSlug(ctx);
  const { slug } = await inOrg(ctx.db, ctx.orgId, (tx) => findSurveyRow(tx, ctx, id));
  return drawQr(`${ctx.place.baseUrl}/s/${org}/${slug}`);
}

/** An address as a QR code with the quiet zone the standard asks for (ISO/IEC 18004: four modules). */
export function drawQr(address: string): string {
  return encodeQR(address, 'svg', { border: 4, ecc: 'medium', optimize: false });
}
