// Puts a survey into another site: <script src="https://…/widget.js" data-survey="organisation/survey" defer></script>
// It sets no cookie, reads none, and knows nothing of the page it stands on. With data-button="Give feedback" it stays behind a button.
(() => {
  const script = document.currentScript;
  const { survey, button: label, lang = '', title = 'Survey' } = script.dataset;
  const origin = new URL(script.src).origin;
  const frame = document.createElement('iframe');
  const address = new URL(`/s/${survey.split('/').map(encodeURIComponent).join('/')}/embed`, origin);
  if (lang) address.searchParams.set('lang', lang);
  for (const [name, value] of Object.entries(script.dataset)) if (name.startsWith('field')) address.searchParams.set(name.slice(5).toLowerCase(), value);
  frame.title = title;
  frame.referrerPolicy = 'no-referrer';
  frame.style.cssText = 'width:100%;max-width:560px;height:420px;border:0;color-scheme:normal';
  const open = () => {
    frame.src = address.href;
    script.after(frame);
  };
  const button = label && document.createElement('button');
  const close = () => {
    if (!button) return;
    frame.remove();
    button.setAttribute('aria-expanded', 'false');
    button.focus();
  };
  addEventListener('message', ({ source, origin: from, data }) => {
    if (source !== frame.contentWindow || from !== origin || typeof data !== 'object' || data === null) return;
    if (data.kept === 'height' && Number.isFinite(data.height)) frame.style.height = `${Math.min(Math.max(data.height, 120), 2000)}px`;
    if (data.kept === 'close') close();
  });
  if (!button) return open();
  button.type = 'button';
  button.textContent = label;
  button.setAttribute('aria-expanded', 'false');
  button.addEventListener('click', () => {
    if (frame.isConnected) return close();
    open();
    button.setAttribute('aria-expanded', 'true');
    frame.focus();
  });
  addEventListener('keydown', (event) => event.key === 'Escape' && frame.isConnected && close());
  script.after(button);
})();
