import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { shipped } from './build/shipped.mjs';

const server = process.env['KAIROS_URL'] ?? 'http://127.0.0.1:8080';

/** Stands in for a part of the designer that is large and not used. */
const leftOut = (name: string) => fileURLToPath(new URL(`src/design/leftOut/${name}.ts`, import.meta.url));

export default defineConfig({
  plugins: [react(), shipped()],
  base: '/',
  resolve: {
    alias: [
      { find: '@bpmn-io/element-templates-validator', replacement: leftOut('templateValidator') },
      { find: /^@bpmn-io\/(feel-editor|feelers-editor)$/, replacement: leftOut('feelEditor') },
      { find: /^@codemirror\/.*$/, replacement: leftOut('codeEditor') },
    ],
  },
  build: {
    outDir: 'target/classes/META-INF/resources',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
  },
  server: { host: '127.0.0.1', proxy: { '/api': server } },
  test: { include: ['src/**/*.test.{ts,tsx}'], environment: 'node' },
});
