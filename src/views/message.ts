import { rewording } from '../markdown/words.ts';
import type { Catalog, Entry } from '../model/catalog.ts';
import type { Message, Variables } from '../model/content.ts';
import { formatDuration } from '../model/duration.ts';
import { WITHHELD } from '../model/facts.ts';
import { findLevel, scaleOf } from '../model/level.ts';
import type { Place } from '../shell/place.ts';
import { patternOf } from '../shell/safe-pattern.ts';
import { refTo, type Ref } from '../model/reference.ts';
import { languageOf } from '../model/language.ts';
import { sourceOf, type PageSource } from './frame.ts';

/** A message as its page and the steps that send it show it. */
export function messageView(catalog: Catalog, { id, data, team, file }: Entry<Message>): MessageView {
  const channel = catalog.organisation?.data.channels[data.channel];
  return {
    id,
    title: data.title,
    href: `/messages/${id}/`,
    audience: data.audience,
    audienceName: rewording(catalog.words)(data.audience),
    phase: data.phase,
    channel: catalog.audience === 'public' ? WITHHELD : (channel?.name ?? data.channel),
    subject: data.subject,
    body: data.body,
    variables: variableViews(data.variables),
    maxLength: data.max_length ?? channel?.max_length,
    approval: data.approval === undefined ? undefined : refTo(catalog, 'role', data.approval),
    team: team === undefined ? undefined : refTo(catalog, 'team', team),
    source: sourceOf(catalog, file),
  };
}

/** How often the audience of a message hears at a level; undefined where nothing is promised. */
export function cadenceOf(
  catalog: Catalog,
  level: string | undefined,
  audience: Message['audience'],
): string | undefined {
  const every = findLevel(scaleOf(catalog.severity?.data), level ?? '')?.response.update_every[audience];
  return every === undefined ? undefined : formatDuration(every, languageOf(catalog));
}

/**
 * Variables as a list, in the order in which their author wrote them. One that a command uses has a pattern even if its
 * author gave none.
 */
export function variableViews(
  variables: Variables | undefined,
  places?: ReadonlyMap<string, Place[]>,
): VariableView[] {
  return Object.entries(variables ?? {}).map(([name, variable]) => ({
    name,
    description: variable.description,
    example: variable.example,
    pattern: patternOf(variable, places?.get(name)),
    fromLabel: variable.from_label,
  }));
}

export interface MessageView {
  id: string;
  title: string;
  href: string;
  audience: Message['audience'];
  /** In the words of the organisation, in English. */
  audienceName: string;
  phase: Message['phase'];
  channel: string;
  subject: string | undefined;
  /** Plain text with {{VARIABLES}}. */
  body: string;
  variables: VariableView[];
  maxLength: number | undefined;
  approval: Ref | undefined;
  team: Ref | undefined;
  source: PageSource | undefined;
}

export interface VariableView {
  name: string;
  description: string;
  /** undefined if nobody has written it yet. */
  example: string | undefined;
  /** What a value has to match from end to end, undefined for plain text. */
  pattern: string | undefined;
  fromLabel: string | undefined;
}
