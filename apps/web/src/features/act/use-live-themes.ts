import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

const changesPath = '/api/v1/themes/changes';
const lookAgainMilliseconds = 500;
const askAgainMilliseconds = 10_000;

interface LiveThemes {
  isOn: boolean;
  /** The number of the last change that what is shown holds already. */
  since: number;
}

/**
 * Reads the lists and pages of themes again when a colleague changes one. While a dialog is open it waits: whoever writes is told
 * of the other version when they save, and nothing moves under their hands. A hidden tab asks nothing and catches up when it is seen.
 */
export function useLiveThemes({ isOn, since }: LiveThemes): void {
  const queryClient = useQueryClient();
  const [start] = useState(since);
  useEffect(() => {
    if (!isOn) return undefined;
    let source: EventSource | undefined;
    let last = String(start);
    let waiting: ReturnType<typeof setInterval> | undefined;
    let later: ReturnType<typeof setTimeout> | undefined;
    const readAgain = () => {
      if (document.querySelector('[role="dialog"]') !== null) return;
      clearInterval(waiting);
      waiting = undefined;
      void queryClient.invalidateQueries({ queryKey: ['themes'] });
      void queryClient.invalidateQueries({ queryKey: ['session'] });
    };
    const hear = ({ lastEventId, data }: MessageEvent<string>) => {
      last = lastEventId;
      if (data !== nothingNew) waiting ??= setInterval(readAgain, lookAgainMilliseconds);
    };
    const follow = () => {
      source?.close();
      clearTimeout(later);
      if (document.visibilityState === 'hidden') return;
      const opened = new EventSource(`${changesPath}?after=${last}`);
      source = opened;
      opened.addEventListener('message', hear);
      // It comes back by itself after an end of the stream, not after a refusal.
      opened.addEventListener('error', () => {
        if (opened.readyState === EventSource.CLOSED && opened === source) later = setTimeout(follow, askAgainMilliseconds);
      });
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      clearInterval(waiting);
      clearTimeout(later);
      source?.close();
      source = undefined;
    };
  }, [isOn, queryClient, start]);
}

const nothingNew = JSON.stringify({ themes: [] });
