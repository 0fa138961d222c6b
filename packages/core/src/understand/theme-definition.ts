/** How alike a text must be to what a definition and its examples say. */
export const strictnesses = ['strong', 'usual', 'wide'] as const;
export type Strictness = (typeof strictnesses)[number];

/** A definition is shown by at least and at most so many examples. */
export const fewestExamples = 2;
export const mostExamples = 5;

/** How far back the preview of a definition looks, in days. */
export const previewedDays = 90;
