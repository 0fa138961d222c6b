import { useQuery } from '@tanstack/react-query';
import { Select } from '../../../ui/select.tsx';
import { brandImagesQuery } from './image-queries.ts';

interface ChooseImageProps {
  name: string;
  imageId: string | null;
  onChoose: (imageId: string | null) => void;
}

/** One of the organisation's images, or none; what it shows stands beside it, since that is what many readers get of it. */
export function ChooseImage({ name, imageId, onChoose }: ChooseImageProps) {
  const { data } = useQuery(brandImagesQuery);
  const images = data?.images ?? [];
  const chosen = images.find(({ id }) => id === imageId);
  const hint = images.length === 0 ? 'There is no image yet: add one in Settings, Images.' : 'Whoever does not see it reads its words.';
  return (
    <div className="grid gap-2">
      <Select label="Image" isOptional name={name} hint={hint} value={imageId ?? ''} placeholder="No image" choices={images.map(({ id, alt }) => ({ value: id, label: alt }))} onChange={(event) => onChoose(event.target.value === '' ? null : event.target.value)} />
      {chosen === undefined ? null : <img src={chosen.url} alt={chosen.alt} width={chosen.width} height={chosen.height} className="h-auto max-h-32 w-auto max-w-full self-start border border-line bg-white" />}
    </div>
  );
}
