/** How far the steps are: "2 of 5 steps". */
export function stepCount({ done, total }: { readonly done: number; readonly total: number }): string {
  return `${done} of ${total} ${total === 1 ? 'step' : 'steps'}`;
}
