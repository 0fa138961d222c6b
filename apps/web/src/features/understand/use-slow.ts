import { useEffect, useState } from 'react';

/** True once something has gone on for so long. */
export function useSlow(isBusy: boolean, milliseconds: number): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isBusy) return undefined;
    const timer = setTimeout(() => setSlow(true), milliseconds);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isBusy, milliseconds]);
  return isBusy && isSlow;
}
