/** The five colours of charts, in the order they are given out. */
export const chartColours = ['var(--chart-1)', 'var(--chart-2)', 'var(--chart-3)', 'var(--chart-4)', 'var(--chart-5)'] as const;

/** The dashes that tell lines apart without colour, in the same order. */
export const chartDashes = ['0', '7 3', '2 3', '10 3 2 3', '4 2'] as const;
