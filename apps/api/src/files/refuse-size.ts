import { AppError } from '@kept/core/errors.ts';

const megabyte = 1_048_576;
/** The largest file that is taken as it comes; packed as ZIP it may hold eight times as much. */
export const mostFileBytes = 256 * megabyte;
const insteadOfIt = 'Send it packed as ZIP, or in parts.';

/** Throws AppError for a file that says it is larger than what is taken. */
export function refuseSize(size: number): void {
  if (size > mostFileBytes) throw new AppError('invalid', `This file is ${inMegabytes(size)} MB; at most ${inMegabytes(mostFileBytes)} MB are taken. ${insteadOfIt}`);
}

/** Throws AppError as soon as more has come than is taken, of a file that did not say how long it is. */
export function refuseMore(come: number, most: number): void {
  if (come > most) throw new AppError('invalid', `This file is larger than ${inMegabytes(most)} MB, and no more is taken. Nothing of it was kept. ${insteadOfIt}`);
}

function inMegabytes(size: number): string {
  return (size / megabyte).toLocaleString('en-GB', { maximumFractionDigits: 0 });
}
