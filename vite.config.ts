/** Builds the web application into dist/web: hashed files, one lazy chunk a screen, nothing inline (CSP allows only 'self'). */
import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { russianFormViewer } from './web/build/russian-form-viewer.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  root: path('./web'),
  base: '/',
  plugins: [russianFormViewer(), react()],
  build: {
    outDir: path('./dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  optimizeDeps: { exclude: ['@bpmn-io/form-js-viewer'] },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
