import { Link } from '@tanstack/react-router';
import { Brand } from '../ui/brand.tsx';
import { NavList, type NavCounts } from './nav-list.tsx';
import { useNav } from './use-nav.ts';

/** The way through the product on a wide screen. */
export function Rail({ counts, permissions }: { counts: NavCounts; permissions: readonly string[] }) {
  const { stages, organisation } = useNav(permissions);
  return (
    <div className="sticky top-0 flex h-dvh flex-col overflow-y-auto border-e border-line bg-sunken px-3 py-4 max-desk:hidden">
      <Link to="/" className="mb-4 self-start rounded-field px-2 py-0.5 no-underline" aria-label="Kept, my themes">
        <Brand />
      </Link>
      <nav aria-label="Kept" className="flex grow flex-col justify-between gap-6">
        <div className="grid">
          <NavList groups={stages} counts={counts} />
        </div>
        {organisation.entries.length === 0 ? null : (
          <div className="grid">
            <NavList groups={[organisation]} counts={counts} />
          </div>
        )}
      </nav>
    </div>
  );
}
