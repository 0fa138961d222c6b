/** The id of the input for a named field, so that an error summary can lead to it. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^\w-]/g, '-')}`;
}
