import { type Accent, accentOf } from '@kept/core/organisation/accent.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import encodeQR from 'qr';
import type { Ctx } from '../context.ts';
import { surveyUrl } from '../mail/customer-links.ts';
import { readOwnAddress } from '../organisation/domain/read-own-address.ts';
import { findSurveyRow } from './find-survey-row.ts';

/** The QR code of a survey's public address, as SVG, for a receipt, a poster or a door; in the organisation's own colour where it has one. */
export async function drawSurveyQr(ctx: Ctx, id: string): Promise<string> {
  const own = await readOwnAddress(ctx);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const { slug } = await findSurveyRow(tx, ctx, id);
    const [settings] = await tx.select({ accent: setting.accent, accentDark: setting.accentDark }).from(setting).where(eq(setting.orgId, ctx.orgId));
    return drawQr(surveyUrl(ctx, own, slug), accentOf(settings?.accent ?? null, settings?.accentDark ?? null));
  });
}

/** An address as a QR code with the quiet zone the standard asks for (ISO/IEC 18004: four modules). A colour that can be read on paper is one a camera can tell from it. */
export function drawQr(address: string, accent?: Accent): string {
  const svg = encodeQR(address, 'svg', { border: 4, ecc: 'medium', optimize: false });
  return accent === undefined ? svg : svg.replace('<svg ', `<svg fill="${accent.light}" `);
}
