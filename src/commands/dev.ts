import { dev as astroDev } from 'astro';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { ASTRO_ROOT } from '../loaders/project.ts';
import { prepareAstroRoot } from '../publish/astro-root.ts';
import { devServer } from '../publish/dev-server.ts';
import { restore, workplaceOf } from '../publish/output.ts';
import { siteConfig } from '../site/config.ts';
import { audience, base, content, siteOptions } from './common-options.ts';
import { defineCommand } from './define-command.ts';
import { port } from './option.ts';

export const dev = defineCommand({
  name: 'dev',
  summary: 'show the site while you write it',
  usage: '[OPTIONS]',
  description:
    'Shows the site while you write it. When you save a file, the page is updated or says what is wrong. Search answers from the last build.',
  options: {
    content,
    audience,
    base,
    port: port('the port to listen on (default: 4321)', 4321),
  },
  run: async ({ values, context }) => {
    const defaults = { out: resolve(context.root, 'dist'), rules: undefined };
    const options = siteOptions({ ...values, ...defaults }, context);
    restore(workplaceOf(options.out));
    prepareAstroRoot();
    const config = siteConfig(options);
    const server = await astroDev({
      ...config,
      root: ASTRO_ROOT,
      configFile: false,
      server: { port: values.port },
      integrations: [...(config.integrations ?? []), devServer(options)],
    });
    await once(server.watcher, 'close');
    return 0;
  },
});
