import { FileUp } from 'lucide-react';
import { useId, useState } from 'react';
import { fieldId } from './field-id.ts';

interface FileDropProps {
  name: string;
  label: string;
  hint?: string;
  error?: string;
  /** As in an input: ".csv,text/csv". */
  accept?: string;
  file?: File;
  onChoose: (file: File) => void;
  isOff?: boolean;
}

/** Takes one file, dropped or chosen; the native input lies over the whole area, so drop, keyboard and phone work as they know it. */
export function FileDrop({ name, label, hint, error, accept, file, onChoose, isOff = false }: FileDropProps) {
  const [isOver, setOver] = useState(false);
  const describedBy = useId();
  const edge = isOver ? 'border-kept bg-kept-soft' : error === undefined ? 'border-field-line hover:bg-hover' : 'border-late';
  return (
    <div className="grid gap-1.5">
      {error === undefined ? null : (
        <p id={`${describedBy}-error`} className="text-small font-[560] text-late">
          {error}
        </p>
      )}
      <div
        className={`relative grid justify-items-center gap-1.5 rounded-panel border border-dashed px-6 py-8 text-center has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-(--focus) ${isOff ? 'opacity-55' : ''} ${edge}`}
      >
        <FileUp aria-hidden="true" size={22} className="text-ink-3" />
        <label htmlFor={fieldId(name)} className="font-[560] break-all">
          {file === undefined ? label : file.name}
        </label>
        <span id={`${describedBy}-hint`} className="text-small text-ink-2">
          {file === undefined ? hint : `${Math.max(file.size / 1000, 1).toLocaleString('en-GB', { maximumFractionDigits: 0 })} kB. Choose another file`}
        </span>
        <input
          id={fieldId(name)}
          name={name}
          type="file"
          accept={accept}
          disabled={isOff}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={error === undefined ? `${describedBy}-hint` : `${describedBy}-error ${describedBy}-hint`}
          className="absolute inset-0 size-full cursor-pointer opacity-0 disabled:cursor-not-allowed"
          onDragEnter={() => setOver(true)}
          onDragLeave={() => setOver(false)}
          onDrop={() => setOver(false)}
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            if (chosen !== undefined) onChoose(chosen);
            event.target.value = '';
          }}
        />
      </div>
    </div>
  );
}
