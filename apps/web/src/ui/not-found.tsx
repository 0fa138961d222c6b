import { ButtonLink } from './button-link.tsx';

/** Says that there is nothing at this address, and leads back to where work is. */
export function NotFound() {
  return (
    <section className="grid max-w-[60ch] justify-items-start gap-3 py-8">
      <title>Not found – Kept</title>
      <h1 tabIndex={-1} className="page-title">
        There is nothing here
      </h1>
      <p className="text-large text-ink-2">The address may be mistyped, or what stood here has been merged or removed.</p>
      <ButtonLink to="/">Go to the start page</ButtonLink>
    </section>
  );
}
