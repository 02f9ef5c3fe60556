import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VOCABULARY } from '../../src/model/vocabulary.ts';

/**
 * Writes the least Astro site that shows the same YAML on as many routes as ours, with Pagefind over as many pages as
 * ours: what nobody who uses these two tools can go below. `pages` is how many ours has; for those that are not about
 * a runbook it shows one again. With `texts` it renders the handbook's MDX as well, with Astro's own MDX and components
 * that show nothing. Our own build is measured against it, in the same run and on the same machine.
 */
export async function writeFloor(folder: string, { content, modules, pages, texts }: Floor): Promise<void> {
  for (const [path, text] of Object.entries({ ...FILES, ...(texts && TEXTS) })) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(
      join(folder, path),
      text
        .replaceAll('%CONTENT%', content)
        .replaceAll('%PAGES%', String(pages))
        .replaceAll('%MDX%', texts ? 'mdx()' : ''),
    );
  }
  await symlink(modules, join(folder, 'node_modules'));
}

const page = (body: string): string =>
  `<html lang="en"><head><meta charset="utf-8" /><title>{data.title}</title></head><body><main${body}><h1>{data.title}</h1><p>{data.use_when}</p><ol>{steps.map((step) => <li><h3 id={step.id}>{step.title}</h3><p>{step.expect}</p>{step.run && <pre>{step.run.shell}</pre>}</li>)}</ol></main></body></html>`;

const FILES: Record<string, string> = {
  'package.json': '{ "type": "module" }',
  'astro.config.mjs': `import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
export default defineConfig({ compressHTML: true, devToolbar: { enabled: false }, cacheDir: './.cache', integrations: [%MDX%], markdown: { syntaxHighlight: false } });`,
  'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { globSync, readFileSync } from 'node:fs';
import { load, CORE_SCHEMA } from 'js-yaml';
import { glob } from 'astro/loaders';
export const collections = { texts: defineCollection({ loader: glob({ base: '%CONTENT%', pattern: 'handbook/*/*.mdx' }) }), runbooks: defineCollection({ loader: { name: 'floor', load: async ({ store }) => {
  store.clear();
  for (const file of globSync('%CONTENT%/teams/*/runbooks/*.yaml').sort()) {
    store.set({ id: file.split('/').at(-1).replace('.yaml', ''), data: load(readFileSync(file, 'utf8'), { schema: CORE_SCHEMA }) });
  }
} } }) };`,
  'src/pages/runbooks/[id].astro': `---
import { getCollection } from 'astro:content';
export async function getStaticPaths() {
  return (await getCollection('runbooks')).map(({ id, data }) => ({ params: { id }, props: { data, steps: data.steps } }));
}
const { data, steps } = Astro.props;
---
${page(' data-pagefind-body')}`,
  'src/pages/runbooks/[id]/[role].astro': `---
import { getCollection } from 'astro:content';
export async function getStaticPaths() {
  return (await getCollection('runbooks')).flatMap(({ id, data }) => [...new Set(data.steps.map((step) => step.role ?? 'responder'))].map((role) => (
    { params: { id, role }, props: { data, steps: data.steps.filter((step) => (step.role ?? 'responder') === role) } })));
}
const { data, steps } = Astro.props;
---
${page('')}`,
  'src/pages/alerts/[name].astro': `---
import { getCollection } from 'astro:content';
export async function getStaticPaths() {
  return (await getCollection('runbooks')).flatMap(({ data }) => data.alerts.flatMap(({ name }) => [...new Set([name, name.toLowerCase()])].map((spelling) => ({ params: { name: spelling }, props: { data, steps: [] } }))));
}
const { data, steps } = Astro.props;
---
${page('')}`,
  'src/pages/more/[number].astro': `---
import { getCollection } from 'astro:content';
export async function getStaticPaths() {
  const runbooks = await getCollection('runbooks');
  const routes = runbooks.map(({ data }) => 1 + new Set(data.steps.map((step) => step.role ?? 'responder')).size +
    data.alerts.reduce((sum, { name }) => sum + new Set([name, name.toLowerCase()]).size, 0));
  const more = Math.max(0, %PAGES% - routes.reduce((sum, count) => sum + count, 0));
  return Array.from({ length: more }, (_, number) => runbooks[number % runbooks.length]).map(({ data }, number) => (
    { params: { number: String(number) }, props: { data, steps: data.steps } }));
}
const { data, steps } = Astro.props;
---
${page(' data-pagefind-body')}`,
  'build.mjs': `import { build } from 'astro';
import { createIndex } from 'pagefind';
const start = performance.now();
await build({ root: import.meta.dirname, logLevel: 'error' });
const built = performance.now();
const { index } = await createIndex();
await index.addDirectory({ path: 'dist' });
await index.writeFiles({ outputPath: 'dist/pagefind' });
console.log(JSON.stringify({ build: (built - start) / 1000, index: (performance.now() - built) / 1000 }));
process.exit(0);`,
};

const TEXTS: Record<string, string> = {
  'src/Nothing.astro': '<slot />',
  'src/pages/texts/[...id].astro': `---
import { getCollection, render } from 'astro:content';
import Nothing from '../../Nothing.astro';
export async function getStaticPaths() {
  return (await getCollection('texts')).map((text) => ({ params: { id: text.id }, props: { text } }));
}
const { text } = Astro.props;
const { Content } = await render(text);
const components = Object.fromEntries(${JSON.stringify(Object.keys(VOCABULARY))}.map((name) => [name, Nothing]));
---
<html lang="en"><head><meta charset="utf-8" /><title>{text.data.title}</title></head><body><main data-pagefind-body><h1>{text.data.title}</h1><Content components={components} /></main></body></html>`,
};

interface Floor {
  /** The content folder whose YAML is shown. */
  content: string;
  /** The node_modules with Astro and Pagefind. */
  modules: string;
  pages: number;
  texts: boolean;
}
