import { build, buildAndReport } from './build.ts';
import { siteOptions } from './common-options.ts';
import { defineCommand } from './define-command.ts';
import { portOption, serveUntilClosed } from './serve.ts';

export const start = defineCommand({
  name: 'start',
  summary: 'check the content, build the site and serve it',
  usage: '[OPTIONS]',
  description: 'Checks the content, builds the site and serves it until you press Ctrl-C.',
  options: { ...build.options, port: portOption },
  run: async ({ values, context }) =>
    (await buildAndReport(siteOptions(values, context), context)) || serveUntilClosed(values, context),
});
