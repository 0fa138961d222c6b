/** The seed of the demo world that is loaded on the first run; its vectors lie beside this file. */
export const demoSeed = 1;
