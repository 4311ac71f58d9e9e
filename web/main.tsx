/** Starts the web application: theme, server state, routes. */
import '@fontsource/golos-text/cyrillic-400.css';
import '@fontsource/golos-text/cyrillic-500.css';
import '@fontsource/golos-text/cyrillic-600.css';
import '@fontsource/golos-text/latin-400.css';
import '@fontsource/golos-text/latin-500.css';
import '@fontsource/golos-text/latin-600.css';
import '@gravity-ui/uikit/styles/styles.css';
import './styles/theme.css';
import './styles/layout.css';
import './styles/header.css';
import './styles/parts.css';
import './styles/data-table.css';
import './styles/lists.css';
import './styles/step-strip.css';
import './styles/fields.css';
import './styles/reports.css';
import './styles/papers.css';
import './styles/administration.css';
import './styles/calendar.css';
import './styles/account.css';
import './styles/audit.css';
import './styles/print.css';
import { ThemeProvider, Toaster, ToasterComponent, ToasterProvider } from '@gravity-ui/uikit';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './query-client.ts';
import { createAppRouter } from './router.tsx';

const container = document.getElementById('root');
if (!container) throw new Error('no #root in the page');

const client = createQueryClient();
const router = createAppRouter(client);
const toaster = new Toaster();

createRoot(container).render(
  <StrictMode>
    <ThemeProvider theme="light" lang="ru" fallbackLang="ru">
      <ToasterProvider toaster={toaster}>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
        <ToasterComponent />
      </ToasterProvider>
    </ThemeProvider>
  </StrictMode>,
);
