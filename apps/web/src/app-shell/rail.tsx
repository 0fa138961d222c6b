import { Link } from '@tanstack/react-router';
import { Brand } from '../ui/brand.tsx';
import { NavList, type NavCounts } from './nav-list.tsx';
import { useNav } from './use-nav.ts';

/** The way through the product on a wide screen. */
export function Rail({ counts, permissions }: { counts: NavCounts; permissions: readonly string[] }) {
  const { stages, organisation } = useNav(permissions);
  return (
    <div className="border-e border-line bg-sunken max-desk:hidden print:hidden">
      <nav aria-label="Kept" className="sticky top-0 flex h-dvh flex-col overflow-y-auto px-3 py-3.5">
        <Link to="/" className="mb-3 self-start rounded-field px-2 py-0.5 no-underline" aria-label="Kept, start page">
          <Brand />
        </Link>
        <div className="grid">
          <NavList groups={stages} counts={counts} />
        </div>
        {organisation.entries.length === 0 ? null : (
          <div className="mt-auto grid pt-3">
            <NavList groups={[organisation]} counts={counts} />
          </div>
        )}
      </nav>
    </div>
  );
}
