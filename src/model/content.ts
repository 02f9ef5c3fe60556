// Generated from schemas/*.schema.json by `npm run schemas`. Do not edit.

/**
 * A short text that is shown exactly as written, without Markdown.
 */
export type Plain = string;
/**
 * Who may see it: anyone, people in the organisation, or only those who need it.
 */
export type Marking = 'public' | 'internal' | 'restricted';
/**
 * A number with its country code, digits and spaces only.
 */
export type Telephone = string;
/**
 * An https address. Every other scheme is refused.
 */
export type Url = string;
/**
 * A sentence or two. Markdown for emphasis, `code` and links works; facts are written {{timer.relief}}, {{level.highest}}, {{channel.command}}, {{role.scribe}}, {{org.name}}.
 */
export type Line = string;
/**
 * A length of time as Prometheus writes it: w, d, h, m, s, largest first.
 */
export type Duration = string;
/**
 * Lower-case words joined by hyphens. It is part of an address, so it never changes and is never reused for something else.
 */
export type Id = string;
/**
 * Roles, teams and on-call schedules that can be reached, never a person's name.
 *
 * @minItems 1
 *
 * Items: One schedule, desk or role, and the ways to reach it. At least one way is needed.
 */
export type Contacts = {
  id: Id;
  label: Plain;
  /**
   * The command that pages this contact.
   */
  page?: string;
  telephone?: Telephone;
  chat?: Plain;
  /**
   * A mailbox that a team reads.
   */
  email?: string;
  hours?: Plain;
}[];
/**
 * The id of a role, one and never a group: the name of its file in roles/.
 */
export type RoleId = string;
/**
 * Places that a reader needs in addition to this page.
 *
 * @minItems 1
 *
 * Items: One address and what is to be found there.
 */
export type Links = {
  id: Id;
  label: Plain;
  url: Url;
  /**
   * What kind of place it is.
   */
  type: 'dashboard' | 'logs' | 'traces' | 'code' | 'docs' | 'ticket' | 'chat' | 'status';
}[];
/**
 * Where the same service runs more than once, and what is different there. A runbook may use every value without declaring it.
 *
 * @minItems 1
 *
 * Items: One place where services run, and its values. A team's entry with an id of the organisation adds to that environment.
 */
export type Environments = {
  id: Id;
  name?: Plain;
  /**
   * What commands, texts and addresses of runbooks need there, by NAME: a context, a host, an account. They write it as {{NAME}}.
   */
  values?: {
    /**
     * Letters, digits and the signs _ . / : @ % + , = and -, in quotation marks if it is a number.
     */
    [k: string]: string;
  };
}[];
/**
 * Who reviews changes to these files, as CODEOWNERS names them: a user or a group of your code host, or an e-mail address. npm run owners writes them there.
 *
 * @minItems 1
 */
export type CodeOwners = string[];
/**
 * muster, the folder of this file as ".", or a folder elsewhere as a group of keys.
 */
export type Layer = Checkout | ('muster' | '.');
/**
 * A language as a BCP 47 tag: the code of the language, and the region if it matters.
 */
export type LanguageTag = string;
/**
 * Six hexadecimal digits after a number sign, in quotation marks.
 */
export type Colour = string;
/**
 * The name of a file in the folder theme.
 */
export type Font = string;
/**
 * A text, or its plural forms. Each {name} and <name> of the English text stays in it.
 */
export type InterfaceString = PluralForms | InterfaceText;
/**
 * A text of the interface, in one language.
 */
export type InterfaceText = string;
/**
 * The id of a level in this file. A position does not work here, because this file is what defines the positions.
 */
export type OwnLevel = string;
/**
 * A few sentences or paragraphs of Markdown: emphasis, `code`, links, lists, quotations and code blocks, without HTML. Facts are written as in one line of prose.
 */
export type Prose = string;
/**
 * A day, written year-month-day.
 */
export type Date = string;
/**
 * Where it is: page/…, template/…, role/… or message/… and an id.
 */
export type Place = string;
/**
 * The entries of the coverage list that it covers.
 *
 * @minItems 1
 *
 * Items: A letter and a number.
 */
export type Codes = string[];
/**
 * Letters, digits, dots, hyphens, plus signs and underscores, as in the file's name without its folder.
 */
export type ProgramName = string;
/**
 * Words separated by one space. `*` stands for any text and `?` for any one character.
 */
export type Words = string;
/**
 * `reads` changes nothing, `changes` can be undone easily, `high` does harm that can be undone, `destructive` loses data or a service that does not come back on its own.
 */
export type Effect = EffectTable | ('reads' | 'changes' | 'high' | 'destructive');
/**
 * Who reads it: customers, partners, everyone inside, executives, or the people in the response.
 */
export type Audience = 'customers' | 'partners' | 'internal' | 'executives' | 'responders';
/**
 * One to nine things to do or confirm at this pause. More than nine are not read under stress.
 *
 * @minItems 1
 * @maxItems 9
 *
 * Items: One duty with a state that can be seen.
 */
export type ChecklistItems = {
  id: Id;
  text: Line;
  /**
   * The timer in organisation.yaml by which this is done again.
   */
  every?: string;
}[];
/**
 * The id of a channel in organisation.yaml.
 */
export type ChannelId = string;
/**
 * A runbook, team, service or page.
 */
export type HandOff = string;
/**
 * The id of a team: the name of its folder in teams/.
 */
export type TeamId = string;
/**
 * The id of a contact in the owning team's team.yaml or, failing that, in organisation.yaml.
 */
export type ContactId = string;
/**
 * Who to page, in order. The first step is paged immediately, the next one when nobody has answered for that long.
 *
 * @minItems 1
 * @maxItems 6
 *
 * Items: One contact and the time after which it is tried.
 */
export type Ladder = {
  contact: ContactId;
  after: Duration;
}[];
/**
 * The id of a service: the name of its file in a team's services folder.
 */
export type ServiceId = string;
/**
 * The id of a runbook: the name of its file in a team's runbooks folder.
 */
export type RunbookId = string;
/**
 * The name of a host exactly as commands write it.
 */
export type Host = string;
/**
 * The id of a level in severity.yaml, or its position: `highest`, `major` (the level of major_at), `below-major` (the next one below it) or `lowest`. A position is true whatever the levels are called and however many there are; where no level is below major, `below-major` is the lowest level.
 */
export type LevelId = string;
/**
 * What the responder pastes. A value that only the responder knows is written {{UPPER_SNAKE}} and declared under variables.
 */
export type Command = string;
/**
 * The id of an environment of the organisation or of the team.
 */
export type EnvironmentId = string;
/**
 * The id of a step, or one of the reserved words next, end, escalate.
 */
export type Target = string;
/**
 * The id of a message: the name of its file in a messages folder.
 */
export type MessageId = string;

export interface Content {
  organisation: Organisation;
  handbook: Handbook;
  theme: Theme;
  strings: Strings;
  severity: Severity;
  glossary: Glossary;
  sources: Sources;
  phrases: Phrases;
  forms: Forms;
  lifecycle: Lifecycle;
  paths: Paths;
  'task-book': TaskBook;
  regimes: Regimes;
  programs: Programs;
  role: Role;
  message: Message;
  course: Course;
  template: Template;
  'drill-kit': DrillKit;
  wheel: Wheel;
  drill: Drill;
  'drill-setting': DrillSetting;
  team: Team;
  'team-severity': TeamSeverity;
  'team-role': TeamRole;
  service: Service;
  runbook: Runbook;
  record: Record;
  page: Page;
  example: Example;
}
/**
 * What is true of the whole organisation: its name, how to page, its channels, timers, contacts and who may decide what. One file, organisation.yaml.
 */
export interface Organisation {
  name: Plain;
  audience: Marking;
  /**
   * The zone in which times are shown, by its IANA name. UTC if left out.
   */
  time_zone?: string;
  /**
   * Where a page's source is edited. {path} becomes the file's path in the repository.
   */
  edit_url?: string;
  /**
   * Where a wrong step is reported. {title} and {body} are filled in by the page.
   */
  issue_url?: string;
  /**
   * The ways to page an incident commander. At least one; the first thing on the home page.
   */
  page: {
    /**
     * The chat command that pages the incident commander on call.
     */
    command?: string;
    telephone?: Telephone;
    form?: Url;
  };
  /**
   * Where the incidents that are open now are listed.
   */
  open_incidents: {
    label: Plain;
    url?: Url;
  };
  /**
   * Where people talk and where news is published, by id. The response is led in command.
   */
  channels: {
    /**
     * One place and what it is for.
     */
    [k: string]: {
      name: Plain;
      purpose: Line;
      telephone?: Telephone;
      url?: Url;
      /**
       * The number of characters that the channel takes.
       */
      max_length?: number;
    };
  };
  /**
   * Every duration that the handbook mentions, by id. Pages show it with <Timer id="relief" />, YAML with {{timer.relief}}.
   */
  timers: {
    /**
     * A duration, what it limits, and where the number comes from.
     */
    [k: string]: {
      value: Duration;
      meaning: Line;
      source?: Line;
    };
  };
  /**
   * What applies if a runbook says nothing else.
   */
  defaults: {
    /**
     * The usual time for a step of each kind.
     */
    timebox: {
      check: Duration;
      do: Duration;
      decide: Duration;
      communicate: Duration;
      escalate: Duration;
      verify: Duration;
      rollback: Duration;
      diagnose?: Duration;
      follow?: Duration;
    };
    review_every: Duration;
    exercise_every?: Duration;
    draft_for?: Duration;
  };
  contacts?: Contacts;
  /**
   * Who may decide what during an incident without asking further.
   *
   * @minItems 1
   *
   * Items: One act, who may do it, and up to where.
   */
  authority?: {
    /**
     * What is decided.
     */
    act: 'spend' | 'fail-over' | 'accept-data-loss' | 'take-customers-offline' | 'notify';
    by: RoleId;
    delegate?: RoleId;
    delegate_after?: Duration;
    limit?: Line;
  }[];
  /**
   * Normal rules that loosen in a major incident, who may loosen them, and how that is repaid afterwards.
   *
   * @minItems 1
   *
   * Items: One rule that may be waived.
   */
  waivers?: {
    rule: Line;
    by: RoleId;
    repaid: Line;
  }[];
  links?: Links;
  environments?: Environments;
  code_owners?: CodeOwners;
  /**
   * Always internal. A public site has only what every page needs of this file: name, audience, time_zone, edit_url, timers and defaults.
   */
  marking?: 'internal';
}
/**
 * Of which layers a handbook is made, and what it leaves out. The one file handbook.yaml in the folder of the organisation. A folder without it stands alone.
 */
export interface Handbook {
  /**
   * The folders that make up the handbook, the lowest first. A later layer adds, replaces or patches what is below it. muster is the process that comes with Muster, and "." is the folder of this file, which comes last.
   *
   * @minItems 1
   * @maxItems 40
   */
  layers: Layer[];
  language?: LanguageTag;
  /**
   * What the handbook leaves out of the layers below: a file as role/safety-officer, all files that begin alike as page/at-scale/* or course/*, a file of which there is one as regimes, or an item of it as regime/hipaa.
   */
  exclude?: string[];
  /**
   * Your words for nouns of the base, each in lower case. They replace them in its texts and titles and in the interface, in the plural and at the start of a sentence too, and a or an follows. Code, ids, addresses, sources, laws and your own files stay as they are.
   */
  words?: {
    /**
     * The word that you use for it, in the singular if the key is in the singular.
     */
    [k: string]: string;
  };
}
/**
 * A folder that is kept somewhere else, such as a checkout of a team’s own repository.
 */
export interface Checkout {
  id: Id;
  /**
   * Where the folder of the layer is, from the folder of this file.
   */
  path: string;
  /**
   * The only folders and files that this layer may have. Anything else in it is an error, so that a team cannot replace your levels.
   *
   * @minItems 1
   */
  holds?: string[];
  language?: LanguageTag;
  /**
   * Where a file of this layer is edited. {path} is its path in its repository.
   */
  edit_url?: string;
}
/**
 * The colour, the logo and the typeface of the organisation. One file, theme.yaml; the files that it names are in the folder theme next to it. The colours of severity levels are the same in every handbook, and paper stays black on white.
 */
export interface Theme {
  /**
   * The colour of links and of the frame around what has the focus. One colour, from which that of the dark theme is made, or one for each theme.
   */
  accent?: Accents | Colour;
  /**
   * The colours of the line at the top of every page, the same in both themes. As the page if left out.
   */
  header?: {
    background: Colour;
    text: Colour;
  };
  /**
   * A picture in the header of every page and at the head of printed role cards.
   */
  logo?: {
    /**
     * An SVG or PNG of at most 32 kB in the folder theme. An SVG holds shapes only: no script, no style sheet and nothing from elsewhere.
     */
    file: string;
    alt: Plain;
  };
  /**
   * The typeface of all text but code. Its licence has to allow that you publish the files.
   */
  typeface?: {
    /**
     * The names of typefaces, the first one that a device has is used. If there are files, the first name is theirs.
     *
     * @minItems 1
     * @maxItems 6
     */
    names: string[];
    regular?: Font;
    bold?: Font;
  };
}
/**
 * One colour for each theme.
 */
export interface Accents {
  light: Colour;
  dark: Colour;
}
/**
 * Words of the interface in one language, to use instead of those that come with Muster. strings.<language>.yaml, as in strings.de.yaml.
 */
export interface Strings {
  [k: string]: InterfaceString;
}
/**
 * One text for each form that the language has. The number chooses the form.
 */
export interface PluralForms {
  zero?: InterfaceText;
  one?: InterfaceText;
  two?: InterfaceText;
  few?: InterfaceText;
  many?: InterfaceText;
  other: InterfaceText;
}
/**
 * The levels, what each one calls for, the line above which an incident is major, and the grid that suggests a level when no criterion fits. One file, severity.yaml.
 */
export interface Severity {
  /**
   * From the most to the least severe.
   *
   * @minItems 2
   * @maxItems 5
   *
   * Items: One level: when it applies and what it triggers.
   */
  levels: {
    id: Id;
    /**
     * What your people call this level. Every page prints it exactly as it is written. If left out, the id is printed in capitals.
     */
    label?: string;
    /**
     * 1 is the most severe. Printed as the level's number, drawn as its shape.
     */
    rank: number;
    name: Plain;
    intent: Line;
    /**
     * Any one of these makes it this level. Numbers, scope or a yes-or-no, no adjectives.
     *
     * @minItems 1
     */
    criteria: Line[];
    /**
     * Cases that people recognise.
     *
     * @minItems 1
     */
    examples?: Line[];
    /**
     * What declaring this level sets in motion.
     */
    response: {
      /**
       * Who to page, in order.
       *
       * @minItems 1
       */
      page: Line[];
      /**
       * The roles that are filled.
       *
       * @minItems 1
       */
      roles: RoleId[];
      /**
       * Whether a call is opened.
       */
      bridge: boolean;
      escalate_after: Duration;
      first_update?: Duration;
      /**
       * How often each audience hears, at least. A promise: no more often than it can be kept.
       */
      update_every: {
        customers?: Duration;
        partners?: Duration;
        internal?: Duration;
        executives?: Duration;
        responders?: Duration;
      };
      /**
       * Whether there is a review afterwards, and by when.
       */
      review: {
        /**
         * Whether a review is written.
         */
        required: boolean;
        meeting_within?: Duration;
        published_within?: Duration;
        actions_within?: Duration;
      };
    };
  }[];
  major_at: OwnLevel;
  /**
   * What lifts the level whatever else is true.
   *
   * @minItems 1
   *
   * Items: One condition and the level it brings at least.
   */
  overrides: {
    id: Id;
    text: Line;
    at_least: OwnLevel;
    page?: Line;
    /**
     * The handbook page that says what is different in this case: section/page. Not a runbook: those belong to teams, and this file does not.
     */
    go_to?: string;
  }[];
  /**
   * Impact × urgency. It suggests a level where no criterion fits; every cell is filled, and neither more impact nor more urgency ever lowers the level.
   */
  grid: {
    /**
     * Who is affected, the most severe first.
     *
     * @minItems 2
     * @maxItems 5
     */
    impact: AxisStep[];
    /**
     * How it develops, the most urgent first.
     *
     * @minItems 2
     * @maxItems 5
     */
    urgency: AxisStep[];
    /**
     * For each impact, the level at each urgency.
     */
    cells: {
      /**
       * The level for each urgency.
       */
      [k: string]: {
        [k: string]: OwnLevel;
      };
    };
  };
  marking?: Marking;
}
/**
 * One row or column of the grid.
 */
export interface AxisStep {
  id: Id;
  name: Plain;
  description?: Line;
}
/**
 * The words of the handbook and what they mean here. One file, glossary.yaml.
 */
export interface Glossary {
  /**
   * One entry a term.
   *
   * @minItems 1
   *
   * Items: A word and what it means.
   */
  terms: {
    id: Id;
    text: Plain;
    /**
     * Synonyms and abbreviations. Search finds the term by each.
     *
     * @minItems 1
     */
    aliases?: Plain[];
    definition: Prose;
    /**
     * Ids of related terms.
     *
     * @minItems 1
     */
    see?: Id[];
    /**
     * Whether its first use on a handbook page becomes a link automatically; false for words too common for that. If left out: true.
     */
    linked?: boolean;
  }[];
  marking?: Marking;
}
/**
 * Where the handbook's facts come from. Pages name a source by its id. One file, sources.yaml.
 */
export interface Sources {
  /**
   * One entry a source.
   *
   * @minItems 1
   *
   * Items: A document and where to read it.
   */
  sources: {
    id: Id;
    short: Plain;
    title: Plain;
    url: Url;
    note?: Line;
    verified?: Date;
  }[];
  marking?: Marking;
}
/**
 * What to say in an incident, and what rather not. One file, phrases.yaml.
 */
export interface Phrases {
  /**
   * One entry for each moment, in the order they are shown.
   *
   * @minItems 1
   *
   * Items: Words that work at one moment.
   */
  phrases: {
    id: Id;
    /**
     * The part of the phrase book that it belongs to.
     */
    topic: 'calls' | 'decisions' | 'tasks' | 'reports' | 'customers' | 'executives' | 'reviews' | 'hand-over';
    when: Line;
    say: Line;
    rather_not?: Line;
    why?: Line;
  }[];
  marking?: Marking;
}
/**
 * The forms of the Incident Command System, and what replaces them here. One file, forms.yaml.
 */
export interface Forms {
  /**
   * One entry a form, in the order of their numbers.
   *
   * @minItems 1
   *
   * Items: A form and what does its work here.
   */
  forms: {
    form: Plain;
    title: Plain;
    here: Line;
    link?: Place;
    note?: Line;
  }[];
  marking?: Marking;
}
/**
 * The states of an incident in order: how each is entered and left, and what the public reads during it. One file, lifecycle.yaml.
 */
export interface Lifecycle {
  /**
   * One entry a state, from the first sign to the end.
   *
   * @minItems 1
   *
   * Items: The state of an incident.
   */
  states: {
    id: Id;
    name: Plain;
    enter: Line;
    leave: Line;
    back_to?: Id;
    public?: Plain;
    timestamp: Plain;
  }[];
  marking?: Marking;
}
/**
 * The modules that each role needs, in order and with their minutes. One file, paths.yaml.
 */
export interface Paths {
  codes?: Codes;
  /**
   * One entry a path, the shortest first.
   *
   * @minItems 1
   * @maxItems 20
   */
  paths: Path[];
  marking?: Marking;
}
/**
 * What one role needs, and no more.
 */
export interface Path {
  id: Id;
  title: Plain;
  for: Line;
  /**
   * The role cards that it prepares for.
   *
   * @minItems 1
   */
  roles?: RoleId[];
  /**
   * The most that it may take; its modules and pages together stay within. A first shift has at most 45.
   */
  minutes: number;
  /**
   * Whether a responder needs it before a first shift. If left out: false.
   */
  first_shift?: boolean;
  /**
   * The modules, in their order.
   *
   * @minItems 1
   *
   * Items: A course and a module of it: the name of the course's file, a slash and the module's id.
   */
  modules?: string[];
  /**
   * Pages to read in addition to them, or instead.
   *
   * @minItems 1
   */
  pages?: Place[];
  then?: Line;
}
/**
 * What someone must have been observed doing before taking a role alone, and when that expires. One file, task-book.yaml.
 */
export interface TaskBook {
  codes?: Codes;
  purpose: Line;
  /**
   * What applies to everyone, such as who signs.
   *
   * @minItems 1
   * @maxItems 10
   */
  rules?: NamedLine[];
  /**
   * From the first to the last.
   *
   * @minItems 1
   * @maxItems 8
   *
   * Items: How far someone is.
   */
  levels: {
    id: Id;
    title: Plain;
    meaning: Line;
    /**
     * What must be signed or done to reach it.
     *
     * @minItems 1
     * @maxItems 8
     */
    reached_by: Line[];
  }[];
  /**
   * One entry a role that needs a task book.
   *
   * @minItems 1
   *
   * Items: What is watched for in one role.
   */
  roles: {
    role: RoleId;
    /**
     * One entry for each thing to be seen.
     *
     * @minItems 1
     * @maxItems 24
     *
     * Items: Something that another person can see or hear.
     */
    behaviours: {
      id: Id;
      text: Line;
      /**
       * The id of the level of this file that it is needed for.
       */
      level: string;
      /**
       * Where it must have been seen. If left out: either.
       */
      seen_in?: 'drill' | 'incident' | 'either';
    }[];
  }[];
  currency?: Prose;
  step_down?: Prose;
  marking?: Marking;
}
/**
 * A sentence or two, with an id by which a patch can change it.
 */
export interface NamedLine {
  id: Id;
  text: Line;
}
/**
 * The time that the law gives us to report an incident: to whom, how long, and counted from what. One file, regimes.yaml.
 */
export interface Regimes {
  codes?: Codes;
  purpose: Line;
  /**
   * What applies to every clock.
   *
   * @minItems 1
   * @maxItems 8
   */
  rules?: NamedLine[];
  /**
   * How the page counts, and where the law may give more.
   *
   * @minItems 1
   * @maxItems 8
   */
  counting?: Line[];
  /**
   * The times that clocks are counted from, and where each is written down.
   *
   * @minItems 1
   * @maxItems 4
   *
   * Items: A time that starts a clock.
   */
  events: {
    /**
     * Which of the four it is.
     */
    id: 'aware' | 'determined' | 'classified' | 'submitted';
    name: Plain;
    meaning: Line;
    log: Line;
  }[];
  /**
   * What to ask in turn, so that no regime is forgotten.
   *
   * @minItems 1
   * @maxItems 12
   *
   * Items: A question, and which regimes a yes brings up. A no rules nothing out: counsel does.
   */
  questions?: {
    id: Id;
    ask: Line;
    hint?: Line;
    /**
     * The regimes to bring up with counsel.
     *
     * @minItems 1
     *
     * Items: The id of a regime of this file.
     */
    regimes: string[];
  }[];
  /**
   * One entry a law.
   *
   * @minItems 1
   *
   * Items: A law that has an incident reported.
   */
  regimes: {
    id: Id;
    name: Plain;
    jurisdiction: Plain;
    who: Line;
    when: Line;
    /**
     * What the law itself says that its times are counted from.
     */
    counted_from: {
      aware?: Line;
      determined?: Line;
      classified?: Line;
      other?: Line;
    };
    /**
     * The time zone that the receiver counts days in. If left out: the reader's.
     */
    zone?: string;
    /**
     * What is sent, in its order.
     *
     * @minItems 1
     * @maxItems 8
     *
     * Items: One report or notice.
     */
    stages: {
      id: Id;
      name: Plain;
      to: Plain;
      /**
       * When it is due. If there are several, the earliest counts.
       *
       * @minItems 1
       * @maxItems 3
       *
       * Items: A time, and what it is counted from. Without a time: without undue delay.
       */
      due: {
        /**
         * Hours, calendar days, business days or months.
         */
        within?: string;
        /**
         * The event that it is counted from, or submitted: and the id of an earlier stage.
         */
        from: string;
        /**
         * The time of day at which the last day ends for the receiver. If left out: its end.
         */
        by?: string;
        /**
         * An event that takes this time away if it comes after it; the others of the list still count.
         */
        dropped_by?: 'aware' | 'determined' | 'classified';
      }[];
      note?: Line;
      /**
       * Where this stage rests on less than its regime. If left out: as the regime.
       */
      evidence?: 'primary' | 'secondary';
    }[];
    /**
     * What the law says if a time ends on a weekend or a holiday. It is shown next to the time, which does not include it.
     */
    weekend?: {
      /**
       * Until which time of the next working day.
       */
      by: string;
      note: Line;
    };
    /**
     * Where its words are.
     *
     * @minItems 1
     *
     * Items: The id of a source in sources.yaml.
     */
    sources: string[];
    last_verified: Date;
    /**
     * primary: compared with the text of the law. secondary: known only from what others write about it, so the page shows no time.
     */
    evidence: 'primary' | 'secondary';
    confirmed?: Line;
    applies_from?: Date;
    pending?: Line;
  }[];
  /**
   * Laws that are not in force yet. The page labels them and counts nothing from them.
   *
   * @minItems 1
   *
   * Items: What is proposed, and how far it is.
   */
  pending?: {
    id: Id;
    name: Plain;
    jurisdiction: Plain;
    what: Line;
    /**
     * Where to read about it.
     *
     * @minItems 1
     *
     * Items: The id of a source in sources.yaml.
     */
    sources?: string[];
    last_verified: Date;
  }[];
  marking?: Marking;
}
/**
 * What your own command-line programs do, so that the check can judge commands that call them. One file, programs.yaml. Programs that Muster knows cannot be described again, and shells and interpreters cannot be described at all.
 */
export interface Programs {
  /**
   * One entry for each program.
   *
   * @minItems 1
   * @maxItems 200
   *
   * Items: One program: what it does, and what the check has to know about its arguments.
   */
  programs: {
    name: ProgramName;
    /**
     * Other names of it, and other programs that do the same with the same arguments.
     *
     * @minItems 1
     * @maxItems 20
     */
    aliases?: ProgramName[];
    why?: Line;
    values?: Words;
    effect?: Effect;
    /**
     * How to ask it what it would do without doing it.
     */
    dry_run?: {
      options?: Words;
      except?: Words;
      suggest?: Plain;
    };
    /**
     * What names the system that it acts on. A command that changes something without naming it is an error.
     */
    target?: {
      options?: Words;
      variables?: Words;
      argument?: Words;
    };
    /**
     * When it stays open and waits for a person.
     *
     * @minItems 1
     * @maxItems 8
     */
    interactive?: ArgumentTest[];
    /**
     * When it acts on everything there is.
     */
    wide?: {
      /**
       * When it acts on everything.
       *
       * @minItems 1
       * @maxItems 8
       */
      when: ArgumentTest[];
      narrow?: Plain;
    };
    /**
     * When it leaves something in force that has to be undone after the incident.
     *
     * @minItems 1
     * @maxItems 8
     */
    leaves?: ArgumentTest[];
    /**
     * When it turns alerts off for good, or for many days.
     *
     * @minItems 1
     * @maxItems 8
     */
    silences?: ArgumentTest[];
    /**
     * Whether running it destroys what could be evidence; false if left out.
     */
    destroys_evidence?: boolean;
    environment?: Words;
    /**
     * How it runs another command, which is judged instead. Without such a command it is judged by its own effect.
     */
    wraps?: {
      /**
       * The word after which the other command starts, such as `--` or a subcommand. If left out: after the options at the front.
       */
      after?: string;
      values?: Words;
      /**
       * How many words stand before the other command; 0 if left out.
       */
      skip?: number;
      /**
       * Whether a shell reads the words again; false if left out.
       */
      shell?: boolean;
    };
  }[];
  marking?: Marking;
}
/**
 * Read in this order: the subcommand, then the options, then otherwise. In each, the first row that matches wins.
 */
export interface EffectTable {
  /**
   * By the next word: subcommands that have the same effect, separated by spaces, then that effect. A nested table starts at the word after it.
   */
  subcommands?: {
    [k: string]: Effect;
  };
  /**
   * Which word is the subcommand: the last one, or any for the most severe effect of all words. If left out: the next word.
   */
  at?: 'last' | 'any';
  /**
   * By option, as in `-f --force`. `--replicas=0` means the option with this value.
   */
  options?: {
    [k: string]: Effect;
  };
  otherwise?: Effect;
  values?: Words;
  /**
   * The language of what its options and its standard input contain, which decides instead of the rest.
   */
  runs?: 'sql';
}
/**
 * Everything given here has to apply. One test of a list is enough.
 */
export interface ArgumentTest {
  /**
   * true if it is always so.
   */
  always?: boolean;
  /**
   * Alternatives. Each lists words that all have to be among the arguments.
   *
   * @minItems 1
   * @maxItems 20
   */
  with?: Words[];
  options?: Words;
  argument?: Words;
  no_argument?: Words;
}
/**
 * One role in the response: what it is for, what it decides, what it never does, and its duties phase by phase. roles/<role>.yaml.
 */
export interface Role {
  name: Plain;
  short_name?: Plain;
  /**
   * The part of the response it belongs to.
   */
  group: 'command' | 'liaison' | 'operations' | 'security' | 'review';
  mission: Line;
  decides?: Line;
  reports_to?: RoleId;
  /**
   * Whether this role changes systems itself. Roles that do not are never given a check or a change to carry out.
   */
  hands_on: boolean;
  /**
   * The audiences for which it is the voice of the response.
   *
   * @minItems 1
   */
  speaks_to?: Audience[];
  /**
   * Roles that one person may hold together with this one.
   *
   * @minItems 1
   */
  may_combine_with?: RoleId[];
  ics_equivalent?: Plain;
  /**
   * Other words for the same role. Search finds the role by each.
   *
   * @minItems 1
   */
  aliases?: Plain[];
  codes?: Codes;
  /**
   * What it leaves to others, always.
   *
   * @minItems 1
   * @maxItems 5
   */
  never: Line[];
  /**
   * Words that work, ready to say.
   *
   * @minItems 1
   * @maxItems 12
   *
   * Items: A moment and the words for it.
   */
  phrases?: {
    id: Id;
    when: Line;
    say: Line;
  }[];
  /**
   * The duties, by phase. All but prepare are printed on the front of the card, at most fifteen items together.
   */
  phases: {
    prepare?: Phase;
    take: Phase;
    cycle: Phase;
    change?: Phase;
    'hand-over'?: Phase;
    close: Phase;
  };
  marking?: Marking;
}
/**
 * When it starts, how to work through it, and its items.
 */
export interface Phase {
  trigger: Line;
  /**
   * read-do: read an item, do it, continue. do-confirm: work from memory, then stop and confirm each item.
   */
  style: 'read-do' | 'do-confirm';
  items: ChecklistItems;
}
/**
 * A text that is ready to send, with fields that a person fills in. messages/<message>.yaml, or teams/<team>/messages/<message>.yaml for one about a team's own services.
 */
export interface Message {
  title: Plain;
  audience: Audience;
  channel: ChannelId;
  /**
   * The moment in the incident when it is sent.
   */
  phase: 'declared' | 'identified' | 'update' | 'monitoring' | 'resolved' | 'reviewed';
  subject?: Plain;
  /**
   * The text itself, plain. Fields are {{UPPER_SNAKE}}; built in are INCIDENT_ID, LEVEL, NOW, NEXT_UPDATE and COMMANDER.
   */
  body: string;
  variables?: Variables;
  /**
   * The number of characters allowed, if fewer than the channel's.
   */
  max_length?: number;
  approval?: RoleId;
  marking?: Marking;
}
/**
 * What a person fills in, by NAME. INCIDENT_ID, LEVEL, NOW, NEXT_UPDATE and COMMANDER are built in and need no entry.
 */
export interface Variables {
  /**
   * What it is, what it looks like, and where it comes from.
   */
  [k: string]: {
    description: Line;
    /**
     * A value that fits, in quotation marks if it is a number.
     */
    example?: string;
    /**
     * A regular expression that the whole value matches, and that admits nothing that could change a command. Without one, a command takes letters, digits and the signs that are harmless there.
     */
    pattern?: string;
    /**
     * The alert label that has the value.
     */
    from_label?: string;
    /**
     * Whether a person fills it in on purpose, because no step and no alert can know the value. The page says so above the first step that uses it.
     */
    by_hand?: true;
  };
}
/**
 * A course in modules of at most a quarter of an hour, for learners and trainers. courses/<course>.yaml.
 */
export interface Course {
  title: Plain;
  purpose: Line;
  audience: Line;
  /**
   * Its place among the courses.
   */
  order: number;
  /**
   * The courses to take first.
   *
   * @minItems 1
   *
   * Items: The id of a course: the name of its file in courses/.
   */
  prerequisites?: string[];
  /**
   * The sittings, in their order.
   *
   * @minItems 1
   * @maxItems 12
   */
  modules: Module[];
  /**
   * How a trainer teaches the course in a room or on a call, minute by minute.
   */
  run_sheet: {
    /**
     * The session in its order, breaks included. Times are counted from the start.
     *
     * @minItems 1
     * @maxItems 40
     *
     * Items: One part of the session.
     */
    rows: {
      /**
       * How long it takes.
       */
      minutes: number;
      what: Plain;
      how: Prose;
      /**
       * The id of the module of this course that it teaches.
       */
      module?: string;
    }[];
    /**
     * What to prepare before anyone arrives.
     *
     * @minItems 1
     * @maxItems 12
     */
    prepare?: Line[];
    room?: Prose;
    remote?: Prose;
    access?: Prose;
    debrief?: Prose;
    feedback?: Prose;
  };
  marking?: Marking;
}
/**
 * One sitting: read, try, check yourself, and do one thing in your own handbook.
 */
export interface Module {
  id: Id;
  title: Plain;
  purpose?: Line;
  codes?: Codes;
  /**
   * All of it: reading, exercise and self-check. More than 15 is a finding.
   */
  minutes: number;
  /**
   * The modules that it builds on.
   *
   * @minItems 1
   *
   * Items: A course and a module of it: the name of the course's file, a slash and the module's id.
   */
  prerequisites?: string[];
  /**
   * What the learner can do afterwards. At least one question exercises each.
   *
   * @minItems 1
   * @maxItems 4
   *
   * Items: What the learner can do afterwards.
   */
  objectives: {
    id: Id;
    text: Line;
  }[];
  /**
   * What to remember in a year.
   *
   * @minItems 1
   * @maxItems 6
   *
   * Items: One thing to remember, and what the trainer says about it.
   */
  points?: {
    text: Line;
    note?: Prose;
  }[];
  /**
   * What to read in this module, linked and never copied. The minutes of handbook pages count.
   *
   * @minItems 0
   * @maxItems 8
   */
  pages: Place[];
  /**
   * What to read another day. It does not count.
   *
   * @minItems 1
   * @maxItems 10
   */
  further?: Place[];
  /**
   * Something to do alone or in a room, with a model answer.
   */
  exercise: {
    title: Plain;
    /**
     * How long it takes.
     */
    minutes: number;
    task: Prose;
    answer: Prose;
  };
  /**
   * The self-check: four or five scenes.
   *
   * @minItems 1
   * @maxItems 5
   */
  questions: Question[];
  /**
   * More questions, for another day.
   *
   * @minItems 1
   * @maxItems 12
   */
  practice?: Question[];
  act: Prose;
}
/**
 * A question of the self-check. It never tricks: every option says why it is right or not, and where to read on.
 */
export interface Question {
  id: Id;
  /**
   * one: choose one. several: choose all that are right. order: the options stand here in the right order, and the page mixes them. fault: the options are the parts of a text, and the right one is the part that is wrong. rewrite: write it better, and compare with the model.
   */
  kind: 'one' | 'several' | 'order' | 'fault' | 'rewrite';
  /**
   * The objectives of the module that it exercises.
   *
   * @minItems 1
   *
   * Items: The id of an objective of the same module.
   */
  objectives: string[];
  stem: Prose;
  /**
   * What to choose from, put in order or look through. Needed unless the kind is rewrite.
   *
   * @minItems 2
   * @maxItems 8
   *
   * Items: One answer, and what to say to a person who chooses it.
   */
  options?: {
    text: Line;
    /**
     * Whether it is to be chosen; for fault, whether this is the part that is wrong. If left out: false.
     */
    right?: boolean;
    explanation?: Line;
    link?: Place;
  }[];
  model?: Prose;
  /**
   * What a good answer of one's own has, one sign each.
   *
   * @minItems 1
   * @maxItems 5
   */
  look_for?: Line[];
  link: Place;
}
/**
 * A document that is started from a form: a hand-over, a review, an agenda. templates/<template>.yaml.
 */
export interface Template {
  title: Plain;
  purpose: Line;
  /**
   * The roles that fill it in.
   *
   * @minItems 1
   */
  used_by: RoleId[];
  when: Line;
  /**
   * Other words for the same document. Search finds it by each.
   *
   * @minItems 1
   */
  aliases?: Plain[];
  ics_form?: Plain;
  codes?: Codes;
  /**
   * The document as Markdown, as it is copied and downloaded. Facts are {{timer.relief}} and the like; what a person fills in is {{UPPER_SNAKE}}.
   */
  body: string;
  marking?: Marking;
}
/**
 * What all drills have in common: the rules of safety, the prompts, the observer’s form, the debrief. The one file drills/kit.yaml.
 */
export interface DrillKit {
  /**
   * The rules that are read out before every drill.
   *
   * @minItems 1
   */
  safety: NamedLine[];
  /**
   * Questions that help at any moment of any drill.
   *
   * @minItems 1
   */
  prompts: NamedLine[];
  /**
   * The standard items. A drill names those that can be seen in it.
   *
   * @minItems 1
   *
   * Items: Something that an observer scores 0, 1 or 2.
   */
  observer: {
    id: Id;
    text: Line;
  }[];
  /**
   * What the three scores mean.
   */
  scores: {
    zero: Line;
    one: Line;
    two: Line;
  };
  /**
   * What is asked after every drill, in this order.
   *
   * @minItems 1
   */
  debrief: NamedLine[];
  /**
   * What is done after every drill.
   *
   * @minItems 1
   */
  follow_up: NamedLine[];
  marking?: Marking;
}
/**
 * A deck of cards for fifteen minutes of practice: one is drawn, one person works it aloud. The one file drills/wheel.yaml.
 */
export interface Wheel {
  title: Plain;
  purpose: Line;
  codes?: Codes;
  /**
   * How to play it, in order.
   *
   * @minItems 1
   */
  rules: NamedLine[];
  /**
   * The deck.
   *
   * @minItems 1
   *
   * Items: One small incident.
   */
  cards: {
    id: Id;
    title: Plain;
    symptom: Prose;
    /**
     * Three answers that the host gives when the right question is asked.
     *
     * @minItems 3
     * @maxItems 3
     */
    clues: Line[];
    twist: Line;
    win: Line;
  }[];
  marking?: Marking;
}
/**
 * A practice incident, or a short exercise in talking, that a facilitator can run unchanged. It does not name your teams. drills/<drill>.yaml.
 */
export interface Drill {
  title: Plain;
  /**
   * tabletop: an incident told around a table, an hour or so. talk: a few minutes of speaking practice, without hidden information.
   */
  kind: 'tabletop' | 'talk';
  /**
   * What people get better at, in a few words each.
   *
   * @minItems 1
   */
  trains: Plain[];
  /**
   * How long the play takes, without the debrief. No inject comes after it.
   */
  minutes: number;
  /**
   * How long the debrief takes, if there is one.
   */
  debrief_minutes?: number;
  /**
   * How many people can take part, without facilitator and observers.
   */
  players: {
    /**
     * The smallest number of players.
     */
    from: number;
    /**
     * The largest number of players.
     */
    to: number;
  };
  audience: Line;
  purpose: Line;
  codes?: Codes;
  /**
   * What the players read first: page/…, role/…, template/… or message/….
   *
   * @minItems 1
   */
  read_before?: Place[];
  scene: Prose;
  ground_truth?: Prose;
  stop_word?: Plain;
  /**
   * What must not happen in this drill, in addition to the rules for all drills.
   *
   * @minItems 1
   */
  safety?: Line[];
  /**
   * What the players practise. Each is tried by one inject at least.
   *
   * @minItems 1
   * @maxItems 8
   *
   * Items: Something that an observer can see.
   */
  objectives: {
    id: Id;
    text: Line;
  }[];
  /**
   * Who plays what. Each part has either a role or an outsider.
   *
   * @minItems 1
   * @maxItems 16
   *
   * Items: One part: a role that a player takes, or an outsider played by the facilitator.
   */
  cast: {
    id: Id;
    role?: RoleId;
    outsider?: Plain;
    name?: Plain;
    brief: Prose;
  }[];
  /**
   * What the facilitator does before people come in.
   *
   * @minItems 1
   */
  setup: Line[];
  /**
   * What happens, in order.
   *
   * @minItems 1
   * @maxItems 24
   *
   * Items: Something new that reaches the players.
   */
  injects: {
    id: Id;
    at: Duration;
    /**
     * The id of a part in the cast, or `all`.
     */
    to: string;
    from?: Plain;
    text: Prose;
    reveals?: Prose;
    /**
     * The objectives that it tries.
     *
     * @minItems 1
     *
     * Items: The id of an objective of this drill.
     */
    objectives: string[];
    /**
     * What the facilitator asks, if the players are stuck or too quick.
     *
     * @minItems 1
     */
    questions?: Line[];
    /**
     * What a good team does with it. Every inject has one: without it nobody can tell whether the move that they saw was good.
     *
     * @minItems 1
     */
    model_moves?: Line[];
  }[];
  /**
   * The items of the observer’s form in drills/kit.yaml that can be seen in this drill.
   *
   * @minItems 1
   *
   * Items: The id of an observer’s item in drills/kit.yaml.
   */
  standard_items?: string[];
  /**
   * What the observer of this drill looks for, in addition to the standard items.
   *
   * @minItems 1
   * @maxItems 12
   *
   * Items: Something that an observer scores 0, 1 or 2.
   */
  observer: {
    id: Id;
    text: Line;
    /**
     * The id of the objective that it measures.
     */
    objective?: string;
  }[];
  /**
   * What the facilitator asks afterwards, in addition to the questions for all drills.
   *
   * @minItems 1
   */
  debrief: Line[];
  scoring?: Prose;
  /**
   * What is done after the drill.
   *
   * @minItems 1
   */
  follow_up: Line[];
  marking?: Marking;
}
/**
 * What your organisation calls a drill, and when it was run. It may name teams, so it is in the folder of the organisation. drill-settings/<drill>.yaml.
 */
export interface DrillSetting {
  /**
   * What the general words of the drill are with you. The facilitator’s page prints them.
   *
   * @minItems 1
   *
   * Items: A general word of the drill, and what it is with you.
   */
  names?: {
    generic: Plain;
    here: HandOff;
  }[];
  /**
   * When it was run, the last first. The calendar of drills counts from here.
   *
   * @minItems 1
   *
   * Items: One time that the drill was run.
   */
  exercised?: {
    date: Date;
    /**
     * The teams that took part.
     *
     * @minItems 1
     */
    teams?: TeamId[];
    /**
     * Whether the people who would lead a crisis took part.
     */
    crisis?: boolean;
    /**
     * changed: something in the handbook or a runbook was changed for it. nothing-to-change: it was not. stopped: ended early.
     */
    outcome: 'changed' | 'nothing-to-change' | 'stopped';
    link?: Url;
  }[];
  /**
   * When it will be run.
   *
   * @minItems 1
   *
   * Items: A day on which it will be run.
   */
  planned?: {
    date: Date;
    /**
     * The teams that take part.
     *
     * @minItems 1
     */
    teams?: TeamId[];
    /**
     * Whether the people who would lead a crisis take part.
     */
    crisis?: boolean;
  }[];
  marking?: Marking;
}
/**
 * A team that runs services and is paged for them. teams/<team>/team.yaml; the folder's name is the team's id.
 */
export interface Team {
  name: Plain;
  purpose: Line;
  contacts: Contacts;
  /**
   * Where the schedule is and when it changes hands.
   */
  on_call?: {
    schedule: Url;
    hand_over?: Plain;
  };
  escalation: Ladder;
  links?: Links;
  environments?: Environments;
  code_owners?: CodeOwners;
  marking?: Marking;
}
/**
 * What each level means for a team's own services, in the team's own numbers. teams/<team>/severity.yaml.
 */
export interface TeamSeverity {
  /**
   * One row a service or capability.
   *
   * @minItems 1
   *
   * Items: A service or a capability, and what each level means for it.
   */
  rows: {
    service?: ServiceId;
    capability?: Plain;
    /**
     * For each level, by its id, the condition in numbers, or why it can never be that bad.
     */
    levels: {
      /**
       * Either when, or never.
       */
      [k: string]: {
        when?: Line;
        never?: Line;
      };
    };
  }[];
  marking?: Marking;
}
/**
 * What one team adds to a role's checklist, because its systems ask for it. teams/<team>/roles/<role>.yaml; the file name is the role.
 */
export interface TeamRole {
  why: Line;
  /**
   * The further items, by phase. They come after the role's own.
   */
  adds: {
    prepare?: ChecklistItems;
    take?: ChecklistItems;
    cycle?: ChecklistItems;
    change?: ChecklistItems;
    'hand-over'?: ChecklistItems;
    close?: ChecklistItems;
  };
  marking?: Marking;
}
/**
 * Something that runs, or that a vendor runs for you, and can break. teams/<team>/services/<service>.yaml; the owner is the folder's team.
 */
export interface Service {
  name: Plain;
  description: Line;
  /**
   * 1: users stop without it. 2: users notice. 3: people inside notice. 4: it can wait until morning.
   */
  tier: number;
  /**
   * Other names for it: the old one, the repository's, the process's. Search finds it by each.
   *
   * @minItems 1
   */
  aliases?: Plain[];
  /**
   * The services it cannot work without.
   *
   * @minItems 1
   */
  depends_on?: ServiceId[];
  dashboards?: Links;
  /**
   * The most sensitive data that it stores.
   */
  data_class?: 'none' | 'internal' | 'personal' | 'payment';
  /**
   * For a service that a vendor runs: how to see its state and how to reach the vendor.
   */
  external?: {
    status_page: Url;
    support: Line;
    contract_ref?: Plain;
    say?: Line;
  };
  marking?: Marking;
}
/**
 * What to do about one alert, symptom or task. teams/<team>/runbooks/<runbook>.yaml; the file's name is its id, the folder's team its owner.
 */
export interface Runbook {
  /**
   * What is wrong, or what is to be done; the most telling word first.
   */
  title: string;
  /**
   * What brings the reader here: an alert, a symptom, a task, a restore, or an intruder.
   */
  kind?: 'alert' | 'symptom' | 'procedure' | 'recovery' | 'security';
  /**
   * draft: stamped as such on every page. active: reviewed. deprecated: needs replaced_by. If left out: active.
   */
  status?: 'draft' | 'active' | 'deprecated';
  drafted?: Date;
  /**
   * The page that it was made from, as long as there is something left to compare.
   */
  imported?: {
    from: Plain;
    /**
     * The first twelve digits of the page's SHA-256.
     */
    digest: string;
  };
  replaced_by?: RunbookId;
  use_when?: Line;
  meaning?: Prose;
  /**
   * Who is affected, and what happens if nobody acts. Needed unless it is a procedure.
   */
  impact?: {
    users?: Line;
    if_ignored?: Line;
    deadline?: Duration;
    detail?: Prose;
  };
  /**
   * The services it is about. Needed unless it is a procedure or a draft.
   *
   * @minItems 1
   */
  services?: ServiceId[];
  /**
   * Which host takes over from which when this page has been followed. The check then lists every other page that still names the old one.
   */
  moves?: {
    from: Host;
    to: Host;
  };
  /**
   * The alerts that lead here. Needed for the kind alert.
   *
   * @minItems 1
   *
   * Items: One alert that leads here.
   */
  alerts?: {
    /**
     * The alert’s name exactly as the monitoring system writes it, at most 120 characters. Its address is its slug.
     */
    name: string;
    /**
     * The system that sends it.
     */
    source?: 'prometheus' | 'cloudwatch' | 'datadog' | 'sentry' | 'other';
    /**
     * The labels that tell it from others of the same name.
     */
    labels?: {
      /**
       * The label's value.
       */
      [k: string]: string;
    };
    threshold_reason?: Line;
    /**
     * How often it is expected to fire.
     */
    expected_frequency?: 'daily' | 'weekly' | 'monthly' | 'yearly' | 'rare';
  }[];
  /**
   * Former ids. Their addresses redirect here.
   *
   * @minItems 1
   */
  aliases?: Id[];
  /**
   * Exact error texts as users and logs show them. Search finds the runbook by each.
   *
   * @minItems 1
   */
  symptoms?: Plain[];
  /**
   * The level to start at and what raises it. Needed unless it is a procedure.
   */
  severity?: {
    start: LevelId;
    /**
     * What makes it worse than it started.
     *
     * @minItems 1
     *
     * Items: One condition and the level it brings.
     */
    raise_if?: {
      when: Line;
      to: LevelId;
    }[];
  };
  escalate_after?: Duration;
  /**
   * Cases for another page.
   *
   * @minItems 1
   *
   * Items: A case for another page.
   */
  out_of_scope?: {
    when: Line;
    go_to?: HandOff;
    goto?: HandOff;
  }[];
  /**
   * When to leave this page. Needed when a step is high risk or destructive.
   *
   * @minItems 1
   *
   * Items: When this procedure does harm.
   */
  stop_if?: {
    when: Line;
    go_to?: HandOff;
    goto?: HandOff;
  }[];
  /**
   * What the responder must be able to reach.
   *
   * @minItems 1
   *
   * Items: One thing you must be able to do.
   */
  access?: {
    system: Plain;
    permission: Plain;
    test?: Command;
  }[];
  /**
   * What to save before anything is changed.
   *
   * @minItems 1
   */
  evidence?: Line[];
  variables?: Variables;
  /**
   * The environments that it can be used in. If left out, all that the organisation and the team have.
   *
   * @minItems 1
   */
  environments?: EnvironmentId[];
  /**
   * true publishes one more page for each environment, with its values in every command, text and address. If left out, the page asks once which environment it is.
   */
  per_environment?: boolean;
  links?: Links;
  /**
   * The steps in reading order. kind decides what a step needs.
   *
   * @minItems 1
   * @maxItems 60
   *
   * Items: One step; its kind says what else it needs.
   */
  steps?: (
    | StepCheck
    | StepDiagnose
    | StepDo
    | StepFollow
    | StepDecide
    | StepCommunicate
    | StepEscalate
    | StepVerify
    | StepRollback
    | StepWait
  )[];
  loop_ends?: Line;
  /**
   * What is true when it is over. Needed when no step verifies it.
   *
   * @minItems 1
   */
  recovered_when?: Line[];
  /**
   * Further messages for this case, in addition to those that steps send.
   *
   * @minItems 1
   */
  messages?: MessageId[];
  escalation?: Ladder;
  room?: Plain;
  /**
   * The last time someone reviewed it. Needed when active.
   */
  reviewed?: {
    date: Date;
    by: RoleId;
    /**
     * Digests of what it depended on then. Written by the tool, never by hand.
     */
    seen?: {
      /**
       * A short digest.
       */
      [k: string]: string;
    };
  };
  review_every?: Duration;
  /**
   * When it was used, for real or in a drill.
   *
   * @minItems 1
   *
   * Items: One time that it was used.
   */
  exercised?: {
    date: Date;
    /**
     * How it was used. rehearsal: its commands were run in a lab.
     */
    kind: 'incident' | 'drill' | 'rehearsal' | 'dry-run' | 'review';
    /**
     * worked: as written. fixed: worked after it was fixed. failed: did not work.
     */
    outcome: 'worked' | 'fixed' | 'failed';
    link?: Url;
    took?: Duration;
    /**
     * How many steps of the path that was taken were done, and how many it has. Both are the same if it worked.
     */
    steps?: string;
    /**
     * The record of the run: the id of a file in the team's folder records, or an https address. The check compares the entry with a file.
     */
    record?: string;
  }[];
  language?: LanguageTag;
  marking?: Marking;
}
/**
 * Look without changing anything; what you see decides where you go.
 */
export interface StepCheck {
  id: Id;
  /**
   * Look without changing anything; what you see decides where you go.
   */
  kind: 'check';
  /**
   * What to do, as an imperative.
   */
  title: string;
  role?: RoleId;
  team?: TeamId;
  timebox?: Duration;
  detail?: Prose;
  caution?: Line;
  when?: Line;
  alongside?: Id;
  on_timeout?: Target;
  run?: Run;
  link?: Plain;
  ui?: Prose;
  manual?: Prose;
  /**
   * The variable that its output fills, or a list of them in the order in which the output shows them.
   */
  sets?: string[] | string;
  expect?: Line;
  then?: Target;
  otherwise?: Target;
}
/**
 * A command and where it runs.
 */
export interface Run {
  shell: Command;
  where?: Plain;
  /**
   * What it is written in; bash if left out. What is no shell says on the page where it is to be typed.
   */
  language?:
    'bash' | 'powershell' | 'sql' | 'promql' | 'logql' | 'kql' | 'redis' | 'ruby' | 'python' | 'javascript';
  dry_run?: Command;
}
/**
 * Find the cause among several, in any order.
 */
export interface StepDiagnose {
  id: Id;
  /**
   * Find the cause among several, in any order.
   */
  kind: 'diagnose';
  /**
   * What to do, as an imperative.
   */
  title: string;
  role?: RoleId;
  team?: TeamId;
  timebox?: Duration;
  detail?: Prose;
  caution?: Line;
  when?: Line;
  alongside?: Id;
  on_timeout?: Target;
  /**
   * The possible causes, the most likely first. The reader takes them in any order.
   *
   * @minItems 2
   * @maxItems 20
   *
   * Items: One possible cause, how to see it, and where it leads.
   */
  causes?: {
    cause: Line;
    run?: Run;
    link?: Plain;
    ui?: Prose;
    manual?: Prose;
    expect?: Line;
    go_to?: Target;
  }[];
  otherwise?: Target;
}
/**
 * Change something.
 */
export interface StepDo {
  id: Id;
  /**
   * Change something.
   */
  kind: 'do';
  /**
   * What to do, as an imperative.
   */
  title: string;
  role?: RoleId;
  team?: TeamId;
  timebox?: Duration;
  detail?: Prose;
  caution?: Line;
  when?: Line;
  alongside?: Id;
  on_timeout?: Target;
  run?: Run;
  ui?: Prose;
  manual?: Prose;
  /**
   * The variable that its output fills, or a list of them in the order in which the output shows them.
   */
  sets?: string[] | string;
  expect?: Line;
  then?: Target;
  otherwise?: Target;
  /**
   * low: nobody notices. high: harm that can be recovered from. destructive: data or a service that does not come back on its own.
   */
  risk?: 'low' | 'high' | 'destructive';
  blast_radius?: Line;
  approval?: Approval;
  /**
   * The decision of the authority sheet that this step is. Its approval then has to name a role that may decide it. Wanted when the risk is destructive, unless `no_act` says why there is none.
   */
  act?: string;
  no_act?: Line;
  undo?: Undo;
  leaves?: Line;
  /**
   * Hosts that nobody can reach after this step. Until a step joins them again, no later step may run anything there.
   *
   * @minItems 1
   * @maxItems 10
   */
  cuts?: Host[];
  /**
   * Hosts that can be reached again after this step.
   *
   * @minItems 1
   * @maxItems 10
   */
  joins?: Host[];
}
/**
 * Who must agree first, and what happens when that role cannot be reached.
 */
export interface Approval {
  by: RoleId;
  /**
   * hold: wait and page the next step of the escalation path. proceed-and-log: continue and write down why.
   */
  if_unreached: 'hold' | 'proceed-and-log';
  after: Duration;
}
/**
 * How to undo it: a command (run), steps by hand (manual), or why you cannot (impossible) and what to do instead (instead).
 */
export interface Undo {
  run?: Run;
  manual?: Prose;
  impossible?: Line;
  instead?: Line;
}
/**
 * Follow another runbook to its end, and come back.
 */
export interface StepFollow {
  id: Id;
  /**
   * Follow another runbook to its end, and come back.
   */
  kind: 'follow';
  /**
   * What to do, as an imperative.
   */
  title: string;
  role?: RoleId;
  team?: TeamId;
  timebox?: Duration;
  detail?: Prose;
  caution?: Line;
  when?: Line;
  alongside?: Id;
  on_timeout?: Target;
  runbook?: RunbookId;
  /**
   * What to fill in there, by the names of its variables. A value may use variables of this page.
   */
  with?: {
    /**
     * What the reader fills in there.
     */
    [k: string]: string;
  };
  expect?: Line;
  then?: Target;
  otherwise?: Target;
}
/**
 * Answer a question; every answer leads somewhere.
 */
export interface StepDecide {
  id: Id;
  /**
   * Answer a question; every answer leads somewhere.
   */
  kind: 'decide';
  /**
   * What to do, as an imperative.
   */
  title: string;
  role?: RoleId;
  team?: TeamId;
  timebox?: Duration;
  detail?: Prose;
  caution?: Line;
  when?: Line;
  alongside?: Id;
  on_timeout?: Target;
  question?: Line;
  /**
   * Two answers or more.
   *
   * @minItems 2
   * @maxItems 7
   *
   * Items: An answer and where it leads.
   */
  options?: {
    label: Line;
    go_to?: Target;
    goto?: Target;
  }[];
  default?: Target;
}
/**
 * Send a message. It runs alongside the flow and blocks nobody.
 */
export interface StepCommunicate {
  id: Id;
  /**
   * Send a message. It runs alongside the flow and blocks nobody.
   */
  kind: 'communicate';
  /**
   * What to do, as an imperative.
   */
  title: string;
  role?: RoleId;
  team?: TeamId;
  timebox?: Duration;
  detail?: Prose;
  caution?: Line;
  when?: Line;
  alongside?: Id;
  message?: MessageId;
}
/**
 * Hand over to someone else, or call them in.
 */
export interface StepEscalate {
  id: Id;
  /**
   * Hand over to someone else, or call them in.
   */
  kind: 'escalate';
  /**
   * What to do, as an imperative.
   */
  title: string;
  role?: RoleId;
  team?: TeamId;
  timebox?: Duration;
  detail?: Prose;
  caution?: Line;
  when?: Line;
  alongside?: Id;
  on_timeout?: Target;
  to?: HandOff;
  say?: Line;
  then?: Target;
}
/**
 * Check that it worked, for long enough.
 */
export interface StepVerify {
  id: Id;
  /**
   * Check that it worked, for long enough.
   */
  kind: 'verify';
  /**
   * What to do, as an imperative.
   */
  title: string;
  role?: RoleId;
  team?: TeamId;
  timebox?: Duration;
  detail?: Prose;
  caution?: Line;
  when?: Line;
  alongside?: Id;
  on_timeout?: Target;
  run?: Run;
  link?: Plain;
  ui?: Prose;
  manual?: Prose;
  /**
   * The variable that its output fills, or a list of them in the order in which the output shows them.
   */
  sets?: string[] | string;
  for?: Duration;
  expect?: Line;
  then?: Target;
  otherwise?: Target;
}
/**
 * Take earlier steps back. Reached only by name, never by falling into it.
 */
export interface StepRollback {
  id: Id;
  /**
   * Take earlier steps back. Reached only by name, never by falling into it.
   */
  kind: 'rollback';
  /**
   * What to do, as an imperative.
   */
  title: string;
  role?: RoleId;
  team?: TeamId;
  timebox?: Duration;
  detail?: Prose;
  caution?: Line;
  when?: Line;
  alongside?: Id;
  on_timeout?: Target;
  /**
   * The steps that it rolls back.
   *
   * @minItems 1
   */
  of?: Id[];
  run?: Run;
  ui?: Prose;
  manual?: Prose;
  /**
   * The variable that its output fills, or a list of them in the order in which the output shows them.
   */
  sets?: string[] | string;
  expect?: Line;
  then?: Target;
  otherwise?: Target;
  /**
   * low: nobody notices. high: harm that can be recovered from. destructive: data or a service that does not come back on its own.
   */
  risk?: 'low' | 'high' | 'destructive';
  blast_radius?: Line;
  approval?: Approval;
  /**
   * The decision of the authority sheet that this step is. Its approval then has to name a role that may decide it. Wanted when the risk is destructive, unless `no_act` says why there is none.
   */
  act?: string;
  no_act?: Line;
  undo?: Undo;
  leaves?: Line;
  /**
   * Hosts that nobody can reach after this step. Until a step joins them again, no later step may run anything there.
   *
   * @minItems 1
   * @maxItems 10
   */
  cuts?: Host[];
  /**
   * Hosts that can be reached again after this step.
   *
   * @minItems 1
   * @maxItems 10
   */
  joins?: Host[];
}
/**
 * Wait for something, never without an end.
 */
export interface StepWait {
  id: Id;
  /**
   * Wait for something, never without an end.
   */
  kind: 'wait';
  /**
   * What to do, as an imperative.
   */
  title: string;
  role?: RoleId;
  team?: TeamId;
  detail?: Prose;
  caution?: Line;
  when?: Line;
  alongside?: Id;
  on_timeout?: Target;
  for?: Duration;
  until?: Line;
  max?: Duration;
  then?: Target;
}
/**
 * What happened when someone followed a runbook: which steps, in which order, and what came of each. teams/<team>/records/<record>.json; the file's name is its id. Records name people's roles, hosts and outputs, so no site and no export has them.
 */
export interface Record {
  /**
   * Where an editor finds this schema.
   */
  $schema?: string;
  runbook: RunbookId;
  /**
   * The commit of the handbook that was followed, as its pages print it.
   */
  revision: string;
  /**
   * The digest of what the visited steps ran and where they led. The check warns when that has changed since. Written by the tool, never by hand.
   */
  digest: string;
  environment?: Plain;
  /**
   * In which setting it was followed. rehearsal: in a lab.
   */
  where: 'incident' | 'drill' | 'rehearsal' | 'dry-run';
  /**
   * What was not the real thing.
   *
   * @minItems 1
   */
  stand_ins?: Plain[];
  /**
   * When the first step was started, in UTC.
   */
  started: string;
  /**
   * When the last step was over, in UTC.
   */
  ended: string;
  /**
   * worked: as written, from the first step to the end. fixed: worked after the page was fixed. failed: did not work. stopped: ended on the way.
   */
  outcome: 'worked' | 'fixed' | 'failed' | 'stopped';
  /**
   * Every visit of a step, in the order of time. A step that was repeated has several.
   *
   * @minItems 1
   * @maxItems 500
   *
   * Items: One visit of one step.
   */
  visits: {
    step: Id;
    /**
     * done: what was expected came. skipped: nobody did it. failed: it could not be done. contradicted: something else came than the page expects. not-available: what it needs was not there.
     */
    state: 'done' | 'skipped' | 'failed' | 'contradicted' | 'not-available';
    answer?: Plain;
    /**
     * The values that were filled in here, by variable.
     */
    sets?: {
      /**
       * The value, never a secret.
       */
      [k: string]: string;
    };
    /**
     * When it was started, in UTC.
     */
    started?: string;
    /**
     * When it was over, in UTC.
     */
    ended?: string;
    /**
     * The role that did it, or the assistant. Never a person's name.
     */
    who: {
      role?: RoleId;
      assistant?: Plain;
    };
    /**
     * What is worth keeping.
     */
    note?: string;
    /**
     * What shows it.
     *
     * @minItems 1
     * @maxItems 50
     *
     * Items: One piece: the output of a command, or the address of something kept elsewhere.
     */
    evidence?: {
      /**
       * What the command printed, without secrets.
       */
      output?: string;
      address?: Url;
    }[];
  }[];
}
/**
 * The frontmatter of a handbook page, which is above its text. handbook/<section>/<page>.mdx.
 */
export interface Page {
  title: Plain;
  purpose: Line;
  audience: Line;
  /**
   * How long it takes to read.
   */
  minutes: number;
  /**
   * Its place in the section.
   */
  order: number;
  /**
   * Questions that it answers, in the words of someone who does not know our terms. Search uses them.
   *
   * @minItems 1
   * @maxItems 6
   */
  asks?: Plain[];
  /**
   * The role cards that belong with it.
   *
   * @minItems 1
   */
  roles?: RoleId[];
  codes?: Codes;
  /**
   * Ids of the sources that its facts rest on.
   *
   * @minItems 1
   */
  sources?: Id[];
  verified: Date;
  /**
   * In a page that replaces one of a lower layer: the digest of the text that it replaces, so that the check can say when that one changes. npm run new -- override writes it.
   */
  replaces?: string;
  language?: LanguageTag;
  marking?: Marking;
}
/**
 * The frontmatter of a page of a worked example: one incident from start to end. In the folder of the organisation it may name teams, services and runbooks. worked/<example>/<page>.mdx.
 */
export interface Example {
  title: Plain;
  purpose: Line;
  audience: Line;
  /**
   * How long it takes to read.
   */
  minutes: number;
  /**
   * Its place in the example.
   */
  order: number;
  /**
   * The handbook pages of which it is an example: section/page. Each of them leads here at its end.
   *
   * @minItems 1
   */
  illustrates: string[];
  /**
   * Questions that it answers, in the words of someone who does not know our terms. Search uses them.
   *
   * @minItems 1
   * @maxItems 6
   */
  asks?: Plain[];
  /**
   * The role cards that belong with it.
   *
   * @minItems 1
   */
  roles?: RoleId[];
  /**
   * Ids of the sources that its facts rest on.
   *
   * @minItems 1
   */
  sources?: Id[];
  verified: Date;
  /**
   * In a page that replaces one of a lower layer: the digest of the text that it replaces, so that the check can say when that one changes. npm run new -- override writes it.
   */
  replaces?: string;
  marking?: Marking;
}
