import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { QueryClientProvider } from '@tanstack/react-query';
import { followSystemTheme } from './app-shell/colour-theme.ts';
import { createAppQueryClient } from './query-client.ts';
import { createAppRouter } from './router.ts';
import './styles/app.css';

const queryClient = createAppQueryClient(() => {
  if (router.state.location.pathname === '/sign-in') return;
  void router.navigate({ to: '/sign-in', search: { returnTo: router.state.location.href } });
});
const router = createAppRouter(queryClient);

followSystemTheme();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root.');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
