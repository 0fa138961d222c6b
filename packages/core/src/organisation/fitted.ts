/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size a picture is shown at: in its own proportions, never larger than it is, inside these bounds, at least one pixel each way. */
export function fitted({ width, height }: Size, most: Size): Size {
  const share = Math.min(1, most.width / width, most.height / height);
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) };
}

/** The room a logo has in the head of a mail and of a page. */
export const logoRoom: Size = { width: 200, height: 32 };
