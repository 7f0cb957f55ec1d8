import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';

/** What the bundle is made of; the Java test BundleTest reads the same list. */
const SOURCES = [
  '.npmrc',
  'build',
  'package-lock.json',
  'package.json',
  'src',
  'tsconfig.json',
  'vite.config.ts',
];

/** Writes bundle.json: a hash of the sources and one of each file of the bundle. */
export function bundleRecord(): Plugin {
  let root = '.';
  let out = '.';
  return {
    name: 'fera-bundle-record',
    apply: 'build',
    configResolved(config) {
      root = config.root;
      out = join(config.root, config.build.outDir);
    },
    closeBundle() {
      const sources = SOURCES.flatMap((name) => filesOf(join(root, name)));
      const record = {
        sources: sha256(listing(sources, root)),
        files: Object.fromEntries(
          filesOf(out)
            .filter((file) => !file.endsWith('bundle.json'))
            .map((file) => [slashed(relative(out, file)), sha256(readFileSync(file))]),
        ),
      };
      writeFileSync(join(out, 'bundle.json'), `${JSON.stringify(record, null, 2)}\n`);
    },
  };
}

function listing(files: string[], root: string): string {
  return files
    .map((file) => `${slashed(relative(root, file))} ${sha256(readFileSync(file))}\n`)
    .sort()
    .join('');
}

function filesOf(path: string): string[] {
  if (statSync(path).isFile()) {
    return [path];
  }
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
