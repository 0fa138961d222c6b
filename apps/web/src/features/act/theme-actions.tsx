import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useActions } from '../../app-shell/use-actions.ts';
import { themesQuery } from './queries.ts';

/** Lets the palette find every theme by the words of its title. */
export function ThemeActions() {
  const navigate = useNavigate();
  const { data } = useQuery(themesQuery({}));
  useActions((data?.themes ?? []).map(({ id, title, groupTitle }) => ({ id: `theme ${id}`, label: title, group: 'Themes', words: groupTitle ?? '', isEverywhere: true, run: () => void navigate({ to: '/themes/$id', params: { id } }) })));
  return null;
}
