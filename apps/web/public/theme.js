// Sets light or dark before the first paint; a separate file because the content security policy refuses inline scripts.
(function () {
  const choice = localStorage.getItem('kept.theme');
  const isDark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
})();
