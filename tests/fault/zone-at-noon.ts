const hour = 3_600_000;

/** A zone in which the day has begun and night is hours away, whenever the run is started. */
export function zoneAtNoon(now: Date): string {
  const ahead = 12 - Math.floor((now.getTime() / hour) % 24);
  return ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}
