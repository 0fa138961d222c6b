// Tells once that a person is at this page, when it was opened from a link of a digest. Without it the page is the same.
(() => {
  const here = new URL(location.href);
  const mark = here.searchParams.get('k');
  if (!mark) return;
  // Whoever shares the address shares it without the mark.
  here.searchParams.delete('k');
  history.replaceState(null, '', here);
  const signs = ['pointerdown', 'pointermove', 'touchstart', 'wheel', 'keydown'];
  const tell = (event) => {
    if (!event.isTrusted || document.visibilityState !== 'visible') return;
    for (const sign of signs) removeEventListener(sign, tell);
    navigator.sendBeacon(`/k/${mark}`);
  };
  for (const sign of signs) addEventListener(sign, tell, { passive: true });
})();
