import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useState } from 'react';
import { api } from '../../../api.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { BrandImage } from './image-queries.ts';

/** Says anew what an image shows. */
export function AltDialog({ image, onClose }: { image: BrandImage; onClose: () => void }) {
  const queryClient = useQueryClient();
  const [alt, setAlt] = useState(image.alt);
  const save = useMutation({
    mutationFn: () => parseResponse(api['brand-images'][':id'].$patch({ param: { id: image.id }, json: { alt } })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['brand-images'] });
      onClose();
    },
  });
  return (
    <Dialog isOpen onClose={onClose} title="What it shows" description="Mails that went out keep the words they had.">
      <form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <TextField label="What it shows" name="alt" maxLength={200} value={alt} onChange={(event) => setAlt(event.target.value)} />
        <ProblemNotice error={save.error} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isBusy={save.isPending} busyLabel="Saving…">
            Save
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
