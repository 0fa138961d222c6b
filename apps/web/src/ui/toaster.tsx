import { Toaster as Sonner } from 'sonner';

/** The corner where toasts appear; mounted once. */
export function Toaster() {
  return <Sonner position="bottom-right" visibleToasts={3} gap={8} expand containerAriaLabel="Notices" toastOptions={{ unstyled: true, className: 'w-full' }} />;
}
