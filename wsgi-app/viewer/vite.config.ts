import { defineConfig } from 'vite';
import { bundleRecord } from './build/bundleRecord.ts';
import { licences } from './build/licences.ts';

const backend = process.env['FERA_URL'] ?? 'http://localhost:8080';

export default defineConfig({
  // Relative addresses: the portal may live under any path, which wsgi-app writes into <base>.
  base: './',
  build: {
    outDir: '../src/main/resources/META-INF/viewer',
    emptyOutDir: true,
    assetsDir: 'viewer',
    assetsInlineLimit: 0,
    target: 'es2022',
    modulePreload: false,
    chunkSizeWarningLimit: 900,
  },
  plugins: [licences(), bundleRecord()],
  server: {
    proxy: Object.fromEntries(
      [
        'dynamic.json',
        'themes',
        'mapserv_proxy',
        'search',
        'printproxy',
        'short',
        's',
        'tiles',
        'static',
        'login',
        'logout',
        'loginuser',
      ].map((route) => [`/${route}`, { target: backend, changeOrigin: true }]),
    ),
  },
  test: { environment: 'node' },
} as Parameters<typeof defineConfig>[0]);
