import { defineConfig } from 'vite';
import { bundleRecord } from './build/bundleRecord.ts';
import { licences } from './build/licences.ts';

export default defineConfig({
  base: './',
  build: {
    outDir: '../src/main/resources/META-INF/demo',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    rollupOptions: {
      input: 'src/demo.ts',
      output: { entryFileNames: 'demo.js', assetFileNames: 'demo[extname]' },
    },
  },
  plugins: [licences(), bundleRecord()],
});
