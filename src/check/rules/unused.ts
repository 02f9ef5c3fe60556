import type { Finding } from '../../diagnostics/diagnostic.ts';
import type { ReadFile } from '../read.ts';
import { VOCABULARY } from '../../model/vocabulary.ts';
import type { Rule } from './rule.ts';

export const unused: Rule = {
  finds: {
    'ref/unused': {
      level: 'info',
      reason: 'Someone maintains this page, but nobody can find it, because nothing links to it.',
      example: { kind: 'service' },
    },
  },
  *check({ files }) {
    const used = new Set(files.flatMap(referencesIn));
    for (const { file, placement, valid } of files) {
      if (!placement || !valid || (placement.kind !== 'service' && placement.kind !== 'message')) continue;
      if (used.has(`${placement.kind}/${placement.id}`)) continue;
      yield unusedFile(file, placement.kind);
    }
  },
};

function unusedFile(file: string, kind: string): Finding {
  return {
    file,
    rule: 'ref/unused',
    level: 'info',
    message: `no other file refers to this ${kind}`,
    help: 'Refer to it in the runbooks that need it, or remove it.',
    at: { type: 'file' },
  };
}

/** What a file refers to, as kind/id. */
function referencesIn({ uses, mdx, texts }: ReadFile): string[] {
  const inYaml = uses.map(({ target, value }) => (target === 'hand-off' ? value : `${target}/${value}`));
  const inPages = (mdx?.uses ?? []).flatMap(({ component, attribute, value }) => {
    const taken = VOCABULARY[component]?.attributes[attribute];
    return taken?.type === 'reference' ? [`${taken.to}/${value}`] : [];
  });
  const links = [...(mdx?.links ?? []).map(({ url }) => url), ...texts.map(({ text }) => text)];
  const linked = links.flatMap((text) =>
    text.includes('/messages/') || text.includes('/services/')
      ? [...text.matchAll(/\/(message|service)s\/([a-z0-9-]+)/g)].map(([, kind, id]) => `${kind}/${id}`)
      : [],
  );
  return [...inYaml, ...inPages, ...linked];
}
