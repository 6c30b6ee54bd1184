// Notes which packages the bundle is made of, for the notices of their licences.
import { mkdirSync, writeFileSync } from 'node:fs';

export const SHIPPED = 'target/shipped.json';

/** The folder of the package that a module belongs to, below this one. */
const packageOf = (module) => /(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//.exec(module.replaceAll('\\', '/'))?.[1];

export const shipped = () => ({
  name: 'kairos-shipped',
  apply: 'build',
  generateBundle(_, bundle) {
    const modules = Object.values(bundle).flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
    const packages = [...new Set(modules.map(packageOf).filter(Boolean))].sort();
    mkdirSync('target', { recursive: true });
    writeFileSync(SHIPPED, JSON.stringify(packages));
  },
});
