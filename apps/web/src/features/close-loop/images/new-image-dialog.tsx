import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useState } from 'react';
import { api } from '../../../api.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { FileDrop } from '../../../ui/file-drop.tsx';
import { formErrors } from '../../../ui/form-errors.ts';
import { TextField } from '../../../ui/text-field.tsx';

/** Adds one image with the words for whoever does not see it. */
export function NewImageDialog({ onClose }: { onClose: () => void }) {
  const queryClient = useQueryClient();
  const [file, setFile] = useState<File>();
  const [alt, setAlt] = useState('');
  const [attempt, setAttempt] = useState(0);
  const keep = useMutation({
    mutationFn: async () => parseResponse(api['brand-images'].$post({ json: { data: await inBase64(file), alt } })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['brand-images'] });
      onClose();
    },
  });
  const errors = formErrors({}, keep.error);
  return (
    <Dialog isOpen onClose={onClose} title="Add an image" description="PNG, JPEG, WebP or GIF, at most 300 kB. Anybody who has its address can see it.">
      <form
        noValidate
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          setAttempt(attempt + 1);
          keep.mutate();
        }}
      >
        <ErrorSummary errors={errors.all} attempt={attempt} />
        <FileDrop name="data" label="Choose an image, or drop it here" hint="Twice as large as it is shown looks sharp: 1,040 pixels wide." accept="image/png,image/jpeg,image/webp,image/gif" error={errors.at('data')} {...(file === undefined ? {} : { file })} onChoose={setFile} />
        <TextField label="What it shows" name="alt" hint="For readers who do not see it, as “The new bill, with its date on top”." maxLength={200} error={errors.at('alt')} value={alt} onChange={(event) => setAlt(event.target.value)} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isBusy={keep.isPending} busyLabel="Adding…">
            Add the image
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The bytes as the API takes them. */
async function inBase64(file: File | undefined): Promise<string> {
  if (file === undefined) return '';
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
