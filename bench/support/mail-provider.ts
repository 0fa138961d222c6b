import { startStandInProvider } from '../../tests/support/stand-in-provider.ts';

/* A stand-in for Resend in a process of its own, so that what it remembers counts for nobody else. */
const provider = await startStandInProvider({ port: Number(process.env.PORT) });
process.on('SIGTERM', () => void provider.close().then(() => process.exit(0)));
