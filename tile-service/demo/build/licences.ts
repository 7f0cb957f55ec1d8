import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Puts LICENCES.txt beside the bundle: the notices of the packages whose code or fonts are in it. */
export function licences(): Plugin {
  const packages = new Set<string>();
  let root = '.';
  const add = (path: string): void => {
    const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
    if (name) {
      packages.add(name);
    }
  };
  return {
    name: 'fera-licences',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    moduleParsed(module) {
      add(module.id);
    },
    generateBundle(_, bundle) {
      // Fonts come in through style sheets, which are no modules.
      Object.values(bundle)
        .flatMap((output) => (output.type === 'asset' ? output.originalFileNames : []))
        .forEach(add);
      this.emitFile({
        type: 'asset',
        fileName: 'LICENCES.txt',
        source: [...packages]
          .sort()
          .map((name) => notice(join(root, 'node_modules', name)))
          .join('\n\n'),
      });
    },
  };
}

function notice(folder: string): string {
  const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
  };
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
  const path = file ? join(folder, file) : '';
  const text = existsSync(path) ? readFileSync(path, 'utf8').trim() : '';
  return `== ${description.name} ${description.version} (${description.license ?? 'see below'})\n\n${text}\n`;
}
