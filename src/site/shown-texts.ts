import type { Plugin } from 'vite';
import { buildContext } from './build-context.ts';

/**
 * Compiles the text of a page as the catalog holds it, and not as its file does: without links to what its reader may not
 * see, and without what the handbook leaves out.
 */
export function shownTexts(): Plugin {
  return {
    name: 'muster-shown-texts',
    enforce: 'pre',
    configureServer: (server) => {
      // A page that was compiled before its new text was read would stay as it was.
      buildContext.onBodies = (paths) => {
        for (const { moduleGraph } of Object.values(server.environments))
          for (const path of paths)
            for (const module of moduleGraph.getModulesByFile(path) ?? [])
              moduleGraph.invalidateModule(module);
      };
    },
    load: { filter: { id: /\.mdx$/ }, handler: (id) => buildContext.bodies?.get(id) },
  };
}
