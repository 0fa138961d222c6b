// Makes a survey's page quicker: questions appear as soon as an answer calls for them, and a draft outlives a lost connection. Without it the page works page by page.
(() => {
  const form = document.querySelector('form[data-offline]');
  const place = `kept-draft:${location.pathname}`;
  const inFrame = parent !== window;
  const tellHeight = () => inFrame && parent.postMessage({ kept: 'height', height: document.documentElement.scrollHeight }, '*');
  if (inFrame) {
    new ResizeObserver(tellHeight).observe(document.body);
    addEventListener('keydown', (event) => event.key === 'Escape' && parent.postMessage({ kept: 'close' }, '*'));
    if (document.querySelector('[data-done]')) parent.postMessage({ kept: 'done' }, '*');
  }
  if (document.querySelector('[data-done]')) sessionStorage.removeItem(place);
  if (!form) return;
  const here = form.elements.here;

  const answerTo = (key) => {
    const chosen = [...form.querySelectorAll(`[name="q.${key}"]:checked`)].map((field) => field.value);
    const ticked = [...form.querySelectorAll(`[name^="q.${key}."]:checked`)].map((field) => field.name.split('.')[2]);
    return [...chosen, ...ticked];
  };
  const holds = ({ question, test, value, values }) => {
    const given = answerTo(question);
    if (given.length === 0) return false;
    if (test === 'at_least') return Number(given[0]) >= value;
    if (test === 'at_most') return Number(given[0]) <= value;
    return given.some((one) => values.includes(one)) === (test === 'one_of');
  };
  const branch = () => {
    for (const template of form.querySelectorAll('template')) {
      const { key } = template.dataset;
      const isWanted = JSON.parse(template.dataset.if).every(holds);
      if (isWanted && !template.shown) {
        template.shown = template.content.firstElementChild.cloneNode(true);
        template.after(template.shown);
      } else if (!isWanted && template.shown) {
        template.shown.remove();
        template.shown = undefined;
      }
      const keys = here.value.split(' ').filter((one) => one && one !== key);
      here.value = (isWanted ? [...keys, key] : keys).join(' ');
    }
  };

  const fields = () => [...form.elements].filter((field) => field.name.startsWith('q.'));
  const keep = () => sessionStorage.setItem(place, JSON.stringify(fields().map((field) => [field.name, field.type === 'radio' || field.type === 'checkbox' ? field.checked && field.value : field.value])));
  const restore = () => {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? '[]');
    for (let round = 0; round < 2; round += 1) {
      for (const [name, value] of kept) {
        if (value === false || value === '') continue;
        const isAnswered = fields().some((field) => field.name === name && (field.checked || (field.type === 'textarea' && field.value)));
        for (const field of isAnswered ? [] : fields()) {
          if (field.name !== name) continue;
          if (field.type === 'radio' || field.type === 'checkbox') field.checked = field.value === value;
          else field.value = value;
        }
      }
      branch();
    }
  };

  const work = async () => {
    const bytes = new TextEncoder();
    for (let number = 0; ; number += 1) {
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.encode(form.elements.form.value + number)));
      if (hash[0] === 0 && hash[1] < 4) return number;
    }
  };
  if ('work' in form.dataset && crypto.subtle) {
    form.insertAdjacentHTML('beforeend', '<input type="hidden" name="work">');
    const found = work().then((number) => (form.elements.work.value = number));
    form.addEventListener('submit', (event) => {
      if (form.elements.work.value !== '') return;
      event.preventDefault();
      found.then(() => form.requestSubmit(event.submitter));
    });
  }

  // A program that opens links does not touch the page: only after a person did is a chosen score told, and only of a personal link.
  let isTold = form.method !== 'post' || !form.elements.t.value || inFrame || form.elements.seen.value !== '';
  const tell = () => {
    if (isTold || !form.querySelector('.scale :checked')) return;
    isTold = true;
    fetch(`${form.action}/press`, { method: 'POST', body: new URLSearchParams(new FormData(form)), credentials: 'omit', keepalive: true }).catch(() => {});
  };
  for (const touch of ['pointerdown', 'keydown', 'touchstart']) addEventListener(touch, (event) => event.isTrusted && setTimeout(tell, 1500), { passive: true });

  form.addEventListener('input', () => (branch(), keep()));
  form.addEventListener('submit', (event) => {
    keep();
    isTold = true;
    if (navigator.onLine) return;
    event.preventDefault();
    const said = form.querySelector('.offline') ?? form.appendChild(document.createElement('p'));
    said.className = 'offline wrong';
    said.setAttribute('role', 'alert');
    said.textContent = form.dataset.offline;
  });
  restore();
  branch();
})();
