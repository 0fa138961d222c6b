/** What the rows of a file can become. */
export const importTargets = ['feedback', 'customers', 'contacts'] as const;
export type ImportTarget = (typeof importTargets)[number];
