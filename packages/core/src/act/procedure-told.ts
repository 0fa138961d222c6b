/** What somebody is told about a procedure. */
export const toldAbout = ['review', 'reading'] as const;
