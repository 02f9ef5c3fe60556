import { realpathSync } from 'node:fs';
import type { Layer } from '../model/layer.ts';
import { git } from './git.ts';
import type { LayerFolder } from './layers.ts';
import { repositoryAbove } from './repository.ts';

/** A layer with the commit that it is read at, if it is in another repository than the handbook in `top`. */
export function withCommit({ layer, folder }: LayerFolder, top: string): Layer {
  if (!layer.isForeign) return layer;
  const repository = repositoryAbove(folder);
  if (repository === undefined || repository === repositoryAbove(realpathSync(top))) return layer;
  try {
    const head = git(folder, ['rev-parse', '--verify', 'HEAD']);
    if (head.code !== 0) return layer;
    const changes = git(folder, ['status', '--porcelain', '--', '.']);
    return { ...layer, commit: head.out.trim(), ...(changes.out !== '' && { isDirty: true }) };
  } catch {
    // Without git the layer is as good, only its commit is not known.
    return layer;
  }
}
