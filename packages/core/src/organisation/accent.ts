/** An organisation's own colour by light and by dark, each with the pale ground an answer stands on. */
export interface Accent {
  readonly light: string;
  readonly dark: string;
  readonly lightGround: string;
  readonly darkGround: string;
}

type Shade = 'light' | 'dark';
type Rgb = readonly [number, number, number];

/** What the colour stands on as lines and words, and what is written on it: of customers' pages and mails, by light and by dark. */
const beside = { light: ['#f3f1ec', '#fbfaf7', '#ffffff'], dark: ['#121512', '#191d1a', '#08130e'] } as const;
const least = 4.5;
const steps = 400;

/** A colour as pages want it, from what somebody typed; undefined when it is none. */
export function colourIn(typed: string): string | undefined {
  const [, short, long] = /^#?(?:([0-9a-f]{3})|([0-9a-f]{6}))$/i.exec(typed.trim()) ?? [];
  if (long !== undefined) return `#${long.toLowerCase()}`;
  return short === undefined ? undefined : `#${[...short.toLowerCase()].map((digit) => digit + digit).join('')}`;
}

/** How well two colours can be told apart: WCAG 2.2 contrast ratio, 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [a, b] = [luminance(rgbOf(one)), luminance(rgbOf(other))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The worst contrast a colour has with what stands beside it. */
export function accentContrast(colour: string, shade: Shade): number {
  return Math.min(...beside[shade].map((ground) => contrastOf(colour, ground)));
}

/** Whether a colour can be read in this shade: 4.5 to 1 with everything beside it. */
export function isReadable(colour: string, shade: Shade): boolean {
  return accentContrast(colour, shade) >= least;
}

/** The colour itself where it can be read, else the nearest of its hue that can: darker by light, lighter by dark (steps of lightness in OKLab). */
export function nearestReadable(colour: string, shade: Shade): string {
  const [lightness, a, b] = toOklab(rgbOf(colour));
  const end = shade === 'light' ? 0 : 1;
  for (let step = 0; step <= steps; step += 1) {
    const share = step / steps;
    const moved = step === 0 ? colour : hexOf(fromOklab([lightness + (end - lightness) * share, a * (1 - share), b * (1 - share)]));
    if (isReadable(moved, shade)) return moved;
  }
  return shade === 'light' ? '#000000' : '#ffffff';
}

/** The colours of an organisation that chose both; undefined for one that did not. */
export function accentOf(light: string | null, dark: string | null): Accent | undefined {
  if (light === null || dark === null) return undefined;
  return { light, dark, lightGround: mix(light, beside.light[1], 0.11), darkGround: mix(dark, beside.dark[0], 0.14) };
}

function mix(colour: string, ground: string, share: number): string {
  const [over, under] = [rgbOf(colour), rgbOf(ground)];
  return hexOf([0, 1, 2].map((at) => (over[at] ?? 0) * share + (under[at] ?? 0) * (1 - share)));
}

function rgbOf(hex: string): Rgb {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}

function hexOf(rgb: readonly number[]): string {
  return `#${rgb.map((part) => Math.round(Math.min(1, Math.max(0, part)) * 255).toString(16).padStart(2, '0')).join('')}`;
}

const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const gamma = (part: number) => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055);

function luminance([r, g, b]: Rgb): number {
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** Björn Ottosson, "A perceptual color space for image processing" (2020). */
function toOklab(rgb: Rgb): Rgb {
  const [r, g, b] = [linear(rgb[0]), linear(rgb[1]), linear(rgb[2])];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s, 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s];
}

function fromOklab([lightness, a, b]: Rgb): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s), gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s), gamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)];
}
