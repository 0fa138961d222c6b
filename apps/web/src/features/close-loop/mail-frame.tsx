import { themedMail, type MailLook } from './themed-mail.ts';

interface MailFrameProps {
  title: string;
  html: string;
  look: MailLook;
  isPhone?: boolean;
}

/** A mail as a mail program would show it, shut in: no script, no form, no way out of the frame. */
export function MailFrame({ title, html, look, isPhone = false }: MailFrameProps) {
  return (
    <div className="flex justify-center border border-line bg-sunken p-3 max-desk:p-0">
      <iframe title={title} sandbox="" srcDoc={themedMail(html, look)} className={`h-[720px] w-full border-0 bg-surface ${isPhone ? 'max-w-[390px]' : 'max-w-[760px]'}`} />
    </div>
  );
}
