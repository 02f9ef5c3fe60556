/** The categories of rules, by the part of an id before the slash: their names on the site, and what they are about. */
export const CATEGORIES: ReadonlyMap<string, Category> = new Map(
  Object.entries({
    alert: { label: 'Alerts', about: 'Every alert leads to one runbook and pages someone.' },
    authority: {
      label: 'Authority',
      about: 'Decisions are made by the role that the authority sheet names.',
    },
    baseline: { label: 'Baseline', about: 'The baseline can be read and accepts no more than it has to.' },
    clock: { label: 'Regulatory clocks', about: 'Legal deadlines say what they are counted from.' },
    cmd: { label: 'Commands', about: 'Commands can be copied, run as they are and judged by their output.' },
    course: { label: 'Courses', about: 'Modules are short, and their questions teach something.' },
    draft: { label: 'Drafts', about: 'Drafts say what nobody has written yet.' },
    drill: { label: 'Drills', about: 'Drills practise what they promise, within their time.' },
    escalation: { label: 'Escalation', about: 'Escalation paths reach a second person in time.' },
    file: { label: 'Files', about: 'Files are where the check finds them, and can be read.' },
    flow: { label: 'Flow of steps', about: 'The steps of a runbook lead to an end, whatever happens.' },
    host: { label: 'Hosts', about: 'Commands run on hosts that can be reached and still have the part.' },
    id: { label: 'Ids', about: 'Every address belongs to one page.' },
    layer: { label: 'Layers', about: 'Every layer can be read, and its changes fit what is below it.' },
    link: { label: 'Links', about: 'Links lead somewhere and say where.' },
    mdx: { label: 'Handbook pages', about: 'Pages are Markdown and the components of the handbook.' },
    message: { label: 'Messages', about: 'Messages say what is known and fit their channel.' },
    picture: { label: 'Pictures', about: 'Pictures are there, light, and said in words as well.' },
    ref: { label: 'References', about: 'Names of other pages, teams and roles lead to one that exists.' },
    review: {
      label: 'Reviews',
      about: 'Review records are true, a failed runbook is fixed, and changes reach their owners.',
    },
    risk: { label: 'Risk', about: 'Steps say how dangerous they are and how to undo them.' },
    role: { label: 'Roles and people', about: 'Tasks belong to roles, and cards are short enough to read.' },
    schema: {
      label: 'Keys and values',
      about: 'Files have the keys that their pages need, in the right form.',
    },
    severity: {
      label: 'Severity',
      about: 'The severity levels are complete, ordered and easy to tell apart.',
    },
    string: { label: 'Strings', about: 'Your own words for the interface fit where they are shown.' },
    suppression: {
      label: 'Suppression comments',
      about: 'Comments that suppress a finding are valid and needed.',
    },
    text: { label: 'Text', about: 'Text is safe to publish and easy to read at night.' },
    theme: {
      label: 'Theme',
      about: 'Your colours can be read, and your logo and typeface are safe to publish.',
    },
    time: { label: 'Time', about: 'Time limits are ones that people can work with.' },
    yaml: { label: 'YAML', about: 'YAML files mean the same to every program that reads them.' },
  }),
);

/** The category of a rule, by its id. Throws if the part before the slash is not a category. */
export function categoryOf(id: string): Category {
  const category = CATEGORIES.get(groupOf(id));
  if (!category) throw new Error(`The rule ${id} has no category. Add one to src/check/rules/categories.ts.`);
  return category;
}

/** The part of a rule's id before the slash. */
export function groupOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}

export interface Category {
  label: string;
  /** One sentence: what holds in a handbook without findings of this category. */
  about: string;
}
