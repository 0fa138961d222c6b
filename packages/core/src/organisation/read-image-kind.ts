/** The kinds of picture every mail program and browser shows. */
export const imageTypes = ['png', 'jpeg', 'gif', 'webp'] as const;
export type ImageType = (typeof imageTypes)[number];

/** The most a picture may weigh and measure: mails are read on phones. */
export const mostImageBytes = 307_200;
export const mostImageSide = 4000;

/** What a picture is by its own bytes, whatever its name says. */
export interface ImageKind {
  readonly type: ImageType;
  readonly width: number;
  readonly height: number;
}

const matches = (view: DataView, at: number, mark: string) => at + mark.length <= view.byteLength && [...mark].every((sign, place) => view.getUint8(at + place) === sign.charCodeAt(0));

/** The PNG signature and its first chunk (PNG, third edition, 5.2 and 11.2.1). */
function readPng(view: DataView): ImageKind | undefined {
  if (view.byteLength < 45 || !matches(view, 0, '\x89PNG\r\n\x1A\n') || !matches(view, 12, 'IHDR')) return undefined;
  return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** The logical screen of a GIF (GIF89a, 18). */
function readGif(view: DataView): ImageKind | undefined {
  if (view.byteLength < 14 || !(matches(view, 0, 'GIF87a') || matches(view, 0, 'GIF89a'))) return undefined;
  return { type: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** The frame header of a JPEG, found by walking its segments (ITU-T T.81, B.1 and B.2). */
function readJpeg(view: DataView): ImageKind | undefined {
  if (!matches(view, 0, '\xFF\xD8\xFF')) return undefined;
  for (let at = 2; at + 9 <= view.byteLength && view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { type: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** The first chunk of a WebP: lossy, lossless or extended (RFC 9649, 2.5 to 2.7). */
function readWebp(view: DataView): ImageKind | undefined {
  if (view.byteLength < 30 || !matches(view, 0, 'RIFF') || !matches(view, 8, 'WEBP')) return undefined;
  if (matches(view, 12, 'VP8 ')) return { type: 'webp', width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (matches(view, 12, 'VP8L')) {
    const packed = view.getUint32(21, true);
    return { type: 'webp', width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
  }
  const side = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536 + 1;
  return matches(view, 12, 'VP8X') ? { type: 'webp', width: side(24), height: side(27) } : undefined;
}

/** Reads what a picture is from its content; undefined when it is none of the kinds mails show. */
export function readImageKind(bytes: Uint8Array): ImageKind | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return readPng(view) ?? readGif(view) ?? readJpeg(view) ?? readWebp(view);
}

/** Why a picture cannot be kept, in a sentence, or undefined when it can. */
export function imageRefusal(bytes: Uint8Array): string | undefined {
  if (bytes.length > mostImageBytes) return `This image weighs ${Math.ceil(bytes.length / 1024).toLocaleString('en-GB')} kB, and mails are read on phones: at most 300 kB.`;
  const kind = readImageKind(bytes);
  if (kind === undefined) return looksLikeSvg(bytes) ? 'This is an SVG, which mail programs do not show and which can hold scripts. Save it as a PNG.' : 'This is not an image that mails show. Use a PNG, JPEG, WebP or GIF.';
  if (kind.width < 1 || kind.height < 1) return 'This image has no size. Save it again and send that.';
  return kind.width > mostImageSide || kind.height > mostImageSide ? `This image measures ${kind.width} by ${kind.height} pixels; at most 4,000 on each side.` : undefined;
}

function looksLikeSvg(bytes: Uint8Array): boolean {
  return /<svg[\s>]/i.test(new TextDecoder().decode(bytes.subarray(0, 4096)));
}
