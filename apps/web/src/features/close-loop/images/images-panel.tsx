import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useState } from 'react';
import { api } from '../../../api.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { AltDialog } from './alt-dialog.tsx';
import { type BrandImage, brandImagesQuery } from './image-queries.ts';
import { NewImageDialog } from './new-image-dialog.tsx';

/** The organisation's own images: the logo in the head of its digests, and what their blocks show. */
export function ImagesPanel({ mayWrite, mayChooseLogo }: { mayWrite: boolean; mayChooseLogo: boolean }) {
  const { data, error, isPending } = useQuery(brandImagesQuery);
  const [asking, setAsking] = useState<{ deed: 'add' } | { deed: 'words' | 'remove'; image: BrandImage }>();
  const close = () => setAsking(undefined);
  const logo = useLogo();
  if (isPending) return <Skeleton rows={3} label="Loading the images" />;
  const images = data?.images ?? [];
  const add = mayWrite ? (
    <Button variant="primary" onClick={() => setAsking({ deed: 'add' })}>
      Add an image
    </Button>
  ) : null;
  return (
    <>
      <ProblemNotice error={error ?? logo.error} />
      {images.length === 0 ? (
        <EmptyState kind="none-yet" title="There is no image yet." action={add}>
          Digests and your public pages carry your logo; each theme of a digest can have an image. They link to it, so that mails stay small.
        </EmptyState>
      ) : (
        <>
          <div className="mb-4">{add}</div>
          <ul className="grid max-w-[860px] grid-cols-[repeat(auto-fill,minmax(240px,1fr))] gap-5">
            {images.map((image) => (
              <li key={image.id} className="grid content-start gap-2 border-t border-line pt-3">
                <img src={image.url} alt={image.alt} width={image.width} height={image.height} loading="lazy" className="h-32 w-full border border-line bg-white object-contain p-2" />
                <p className="text-small">{image.alt}</p>
                <p className="num text-tiny text-ink-3">{`${image.type.toUpperCase()}, ${image.width} × ${image.height}${image.isLogo ? ' · the logo of your mails' : ''}`}</p>
                <div className="flex flex-wrap gap-1.5">
                  {mayChooseLogo ? (
                    <Button size="small" onClick={() => logo.mutate(image.isLogo ? null : image.id)}>
                      {image.isLogo ? 'No logo' : 'Make it the logo'}
                      <span className="sr-only"> “{image.alt}”</span>
                    </Button>
                  ) : null}
                  {mayWrite ? <Button size="small" onClick={() => setAsking({ deed: 'words', image })}>Words<span className="sr-only"> of “{image.alt}”</span></Button> : null}
                  {mayWrite ? <Button size="small" onClick={() => setAsking({ deed: 'remove', image })}>Remove<span className="sr-only"> “{image.alt}”</span></Button> : null}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      {asking?.deed === 'add' ? <NewImageDialog onClose={close} /> : null}
      {asking?.deed === 'words' ? <AltDialog image={asking.image} onClose={close} /> : null}
      {asking?.deed === 'remove' ? <RemoveDialog image={asking.image} onClose={close} /> : null}
    </>
  );
}

function useLogo() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (logoImageId: string | null) => parseResponse(api.settings.$patch({ json: { logoImageId } })),
    onSuccess: async ({ logoImageId }) => {
      await queryClient.invalidateQueries({ queryKey: ['brand-images'] });
      await queryClient.invalidateQueries({ queryKey: ['settings'] });
      showToast({ message: logoImageId === null ? 'Mails carry no logo any more.' : 'Digests carry this logo from now on.' });
    },
  });
}

function RemoveDialog({ image, onClose }: { image: BrandImage; onClose: () => void }) {
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => parseResponse(api['brand-images'][':id'].$delete({ param: { id: image.id } })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['brand-images'] });
      await queryClient.invalidateQueries({ queryKey: ['settings'] });
      onClose();
    },
  });
  return (
    <Dialog isOpen onClose={onClose} title={`Remove “${image.alt}”?`} description="It can no longer be chosen. Mails that went out with it still show it.">
      <ProblemNotice error={remove.error} />
      <div className="flex flex-wrap gap-2">
        <Button variant="danger" isBusy={remove.isPending} busyLabel="Removing…" onClick={() => remove.mutate()}>
          Remove the image
        </Button>
        <Button onClick={onClose}>Keep it</Button>
      </div>
    </Dialog>
  );
}
