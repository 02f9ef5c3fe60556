import { hasOption } from '../arguments.ts';
import { mostSevere, type Effect } from '../effect.ts';
import { effectByRule } from '../effect-rule.ts';
import type { EffectCall, EffectRule, Program } from '../program.ts';
import { sqlEffect } from '../sql.ts';
import { UNLISTED } from './unlisted.ts';

/** A task that an application defines itself is a program that nobody has described; a program alone prints its help. */
const OWN: EffectRule = ({ words }) => (words.length > 0 ? 'unknown' : 'reads');
/** A file that is run; a program alone prints its help. */
const FILE: EffectRule = ({ words }) => (words.length > 0 ? 'unseen' : 'reads');
/** A prompt waits for a person, unless it is given code. */
const PROMPT: EffectRule = ({ args, input, unread }) =>
  unread || input !== '' || args.some((arg) => /^(?:-c|--command|--execute)(?:=|$)/.test(arg))
    ? 'unseen'
    : 'reads';

const RAILS_TASKS: Record<string, EffectRule> = {
  'db:drop db:drop:* db:reset db:schema:load db:schema:load:* db:structure:load db:migrate:reset db:purge db:truncate_all db:seed:replant':
    'destructive',
  'db:rollback db:rollback:* db:migrate:down': 'high',
  'db:migrate:status db:migrate:status:* db:version db:abort_if_pending_migrations about stats routes notes middleware initializers':
    'reads',
  'time:zones secret credentials:show about:* zeitwerk:check': 'reads',
  'db:migrate db:migrate:* db:create db:create:* db:seed db:setup db:prepare db:encryption:init db:schema:dump db:structure:dump db:schema:cache:* assets:* tmp:* log:clear cache:*':
    'changes',
  'active_storage:* action_text:* app:update yarn:install webpacker:*': 'changes',
};

/** Every task on the line, in the order in which they run. Nobody has said what those of a project do. */
function tasks({ args, words }: EffectCall): Effect {
  if (
    args.some((arg) => /^-(?:[eEpfIrR]|-(?:execute\S*|rakefile|libdir|require|rakelibdir)(?:=|$))/.test(arg))
  )
    return 'unseen';
  if (hasOption(args, '-T', '-D', '-P', '-n', '--tasks', '--dry-run', '--describe', '--prereqs', '--where'))
    return 'reads';
  return mostSevere(
    words
      .filter((word) => !/^[A-Z_]+=/.test(word))
      .map((word) =>
        effectByRule({ subcommands: RAILS_TASKS, otherwise: OWN }, [word.replace(/\[.*$/s, '')]),
      ),
  );
}

function djangoMigration({ args, rest }: EffectCall): Effect {
  if (hasOption(args, '--plan', '--check')) return 'reads';
  return rest.includes('zero') ? 'high' : 'changes';
}

const CELERY_VALUES =
  '-A --app -b --broker -C --result-backend --workdir -d --destination -t --timeout -n --loglevel -l -q -Q';

function wpQuery({ words }: EffectCall): Effect {
  return sqlEffect(words.slice(2).join(' '));
}

/** A migration of a database, as most tools for it call it. */
function migrations(
  name: string,
  values: string,
  rows: Record<string, EffectRule>,
  extra: Partial<Program> = {},
): Program {
  return { name, values, effect: { subcommands: rows, otherwise: UNLISTED }, ...extra };
}

const SEQUELIZE: Record<string, EffectRule> = {
  'db:drop db:migrate:undo:all db:seed:undo:all': 'destructive',
  'db:migrate:undo db:seed:undo': 'high',
  'db:migrate:status': 'reads',
  'db:migrate db:migrate:schema:timestamps:add db:seed db:seed:all db:create': 'changes',
  '*:generate init init:*': 'reads',
};
/** A driver and a connection may come before the command. */
function gooseEffect({ words }: EffectCall): Effect {
  const rest = words.filter(
    (word) =>
      !/^(?:postgres|mysql|sqlite3|mssql|clickhouse|redshift|tidb|vertica|ydb|turso|pgx)$/.test(word) &&
      !/[=:/]/.test(word),
  );
  return effectByRule(
    {
      subcommands: {
        reset: 'destructive',
        'down down-to redo': 'high',
        'up up-by-one up-to fix create': 'changes',
        'status version validate': 'reads',
      },
      otherwise: UNLISTED,
    },
    rest,
  );
}

/** The first word after the stage is the task. */
function capEffect({ args, words }: EffectCall): Effect {
  if (hasOption(args, '-T', '-D', '-n', '-P', '--tasks', '--dry-run')) return 'reads';
  const named = words.filter((word) => word.includes(':') || word === 'deploy');
  if (named.length === 0) return words.length > 0 ? 'unknown' : 'reads';
  return mostSevere(
    named.map((task): Effect => {
      if (/^deploy:(?:check\S*|pending\S*)$/.test(task)) return 'reads';
      return /^deploy(?::|$)/.test(task) ? 'changes' : 'unknown';
    }),
  );
}

const OPENS_CONSOLE = /^(?:c|console|db|dbconsole)$/;

/** A style checker that can also correct what it finds. */
const CORRECTS: EffectRule = {
  options: {
    '-r --require -c --config': 'unseen',
    '-a -A --autocorrect* --auto-correct* -x --fix-layout --fix': 'changes',
  },
};

/** Tools of an application: its migrations, its workers, its administration. */
export const PROJECTS: Program[] = [
  { name: 'rake', aliases: ['gitlab-rake'], effect: tasks, values: '-f --rakefile -I -r -C --directory' },
  {
    name: 'rails',
    aliases: ['gitlab-rails'],
    interactive: ({ args, fed }) => !fed && OPENS_CONSOLE.test(args[0] ?? ''),
    values: '-e --environment -C',
    effect: {
      subcommands: {
        'runner r': 'unseen',
        'console c dbconsole db': PROMPT,
        'server s': 'changes',
        'generate g destroy d new': 'changes',
        'version help': 'reads',
      },
      otherwise: tasks,
    },
  },
  { name: 'rubocop', effect: CORRECTS },
  { name: 'cap', effect: capEffect },
  {
    name: 'artisan',
    values: '--env',
    effect: {
      subcommands: {
        'migrate:fresh migrate:reset migrate:refresh db:wipe': 'destructive',
        'migrate:rollback down queue:flush queue:clear horizon:terminate model:prune cache:forget': 'high',
        'migrate:status queue:failed queue:monitor about route:list config:show env event:list model:show schedule:list list help':
          'reads',
        'channel:list db:show db:table db:monitor horizon:status horizon:list lang:publish-dry docs inspire':
          'reads',
        tinker: PROMPT,
        'migrate migrate:* queue:* cache:* config:* route:* view:* event:* optimize optimize:* up db:seed key:generate storage:link':
          'changes',
        'schedule:* horizon:* vendor:publish passport:* make:* package:discover': 'changes',
      },
      otherwise: OWN,
    },
    dryRun: { options: '--pretend', suggest: '--pretend' },
  },
  {
    name: 'manage.py',
    aliases: ['django-admin'],
    values: '--settings --pythonpath --database -v --verbosity',
    effect: {
      subcommands: {
        'flush sqlflush reset_db': ({ words }) => (words[0] === 'sqlflush' ? 'reads' : 'destructive'),
        migrate: djangoMigration,
        'showmigrations check diffsettings sqlmigrate dumpdata inspectdb sqlsequencereset findstatic version help test show_urls':
          'reads',
        'collectstatic clearsessions loaddata makemigrations createsuperuser changepassword createcachetable':
          'changes',
        'compilemessages makemessages sendtestemail remove_stale_contenttypes optimizemigration squashmigrations runserver':
          'changes',
        'shell dbshell shell_plus': PROMPT,
        runscript: 'unseen',
      },
      otherwise: OWN,
    },
  },
  {
    name: 'celery',
    values: CELERY_VALUES,
    effect: {
      subcommands: {
        purge: 'destructive',
        control: { subcommands: { 'shutdown cancel_consumer terminate': 'high' }, otherwise: 'changes' },
        'inspect status report events list result graph': 'reads',
        amqp: {
          at: 1,
          subcommands: { 'queue.purge queue.delete exchange.delete': 'destructive' },
          otherwise: 'changes',
        },
        multi: {
          subcommands: { 'stop kill stopwait': 'high', 'show names help': 'reads' },
          otherwise: 'changes',
        },
        'call worker beat migrate upgrade': 'changes',
        shell: 'unseen',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'sidekiqctl',
    effect: { subcommands: { stop: 'high', quiet: 'changes', status: 'reads' }, otherwise: UNLISTED },
  },
  { name: 'sidekiqmon', effect: 'reads' },
  {
    name: 'wp',
    values: '--path --url --user --ssh --http --require --skip-plugins',
    effect: {
      subcommands: {
        db: {
          subcommands: {
            'reset drop clean': 'destructive',
            query: wpQuery,
            'export size tables columns prefix check search': 'reads',
          },
          otherwise: 'changes',
        },
        'eval eval-file shell': 'unseen',
        'search-replace': { options: { '--dry-run --export': 'reads' }, otherwise: 'changes' },
        site: { subcommands: { 'empty delete': 'destructive', list: 'reads' }, otherwise: 'changes' },
        '*': {
          subcommands: {
            'delete uninstall destroy': 'high',
            'list get status version is-active is-installed check-update verify-checksums path search exists info show type supports list-*':
              'reads',
          },
          otherwise: ({ words, rest }) =>
            /^(?:help|cli|--info|package)$/.test(words[0] ?? '') || rest.length === 0 ? 'reads' : 'changes',
        },
      },
    },
  },
  {
    name: 'drush',
    values: '-l --uri -r --root -c --config',
    effect: ({ args, words }) =>
      effectByRule(
        {
          subcommands: {
            'sql:drop sql-drop site:install site-install si entity:delete': 'destructive',
            'pm:uninstall pmu user:cancel user:block': 'high',
            'sql:query sqlq sql-query': ({ rest }) => sqlEffect(rest.join(' ')),
            'php:eval php-eval ev php:script scr php:cli': 'unseen',
            'status st core:status watchdog:show ws watchdog:list wd-show pm:list pml config:get cget config:status state:get sget':
              'reads',
            'core:requirements rq sql:dump sql-dump sql:connect user:information uinf list help version updatedb:status updbst':
              'reads',
            'core:route queue:list field:info role:list views:list site:alias sa browse uli user:login':
              'reads',
            '*': 'changes',
          },
        },
        [...words.filter((word) => !word.startsWith('@')), ...args.filter((arg) => arg.startsWith('-'))],
      ),
  },
  {
    name: 'occ',
    effect: {
      subcommands: {
        'user:delete group:delete app:disable app:remove user:disable trashbin:cleanup versions:cleanup share:delete-orphan-shares':
          'high',
        'maintenance:mode': { options: { '--on --off': 'changes' } },
        'status list help check *:list *:info *:status *:report *:show config:list config:*:get app:getpath integrity:* log:file log:tail':
          'reads',
        '*': 'changes',
      },
    },
    leaves: { with: ['maintenance:mode'], options: '--on' },
  },
  {
    name: 'mix',
    effect: {
      subcommands: {
        'run eval': 'unseen',
        'ecto.drop ecto.reset': 'destructive',
        'ecto.rollback': 'high',
        'ecto.migrations deps hex.info hex.outdated help phx.routes xref ecto app.tree hex.audit compile':
          'reads',
        'ecto.migrate ecto.create ecto.setup ecto.load ecto.dump deps.* release phx.digest assets.deploy test format':
          'changes',
      },
      otherwise: OWN,
    },
  },
  {
    name: 'dotnet',
    effect: {
      subcommands: {
        ef: {
          subcommands: {
            database: { subcommands: { drop: 'destructive' }, otherwise: 'changes' },
            'migrations dbcontext': {
              subcommands: { 'list script info has-pending-model-changes': 'reads' },
              otherwise: 'changes',
            },
          },
        },
        'list sdk nuget help': 'reads',
        'build restore publish pack clean add remove tool workload new sln test format': 'changes',
      },
      otherwise: FILE,
    },
  },
  {
    name: 'dotnet-counters',
    aliases: ['dotnet-trace', 'dotnet-dump', 'dotnet-stack', 'dotnet-gcdump'],
    effect: 'reads',
  },
  { name: 'consul-template', effect: { options: { '-dry': 'reads' }, otherwise: 'changes' } },
  // Migrations of databases.
  migrations('flyway', '', {
    clean: 'destructive',
    undo: 'high',
    'migrate repair baseline': 'changes',
    'info validate version help check snapshot auth': 'reads',
  }),
  migrations('liquibase', '--defaults-file --defaultsFile --changelog-file --url --username', {
    'drop-all dropAll': 'destructive',
    '*-sql *SQL future-rollback-*': 'reads',
    'rollback rollback-* rollbackCount rollbackToDate rollback-one-*': 'high',
    'update update-* changelog-sync changelog-sync-* release-locks releaseLocks clear-checksums tag mark-next-changeset-ran execute-sql':
      'changes',
    'status history diff diff-changelog snapshot validate list-locks db-doc generate-changelog tag-exists calculate-checksum connect checks help':
      'reads',
  }),
  migrations('alembic', '-c --config -n --name -x', {
    downgrade: { options: { '--sql': 'reads' }, otherwise: 'high' },
    'upgrade stamp': { options: { '--sql': 'reads' }, otherwise: 'changes' },
    'current history heads branches show check list_templates': 'reads',
    'revision merge init edit ensure_version': 'changes',
  }),
  migrations('prisma', '--schema', {
    migrate: {
      subcommands: { reset: 'destructive', 'status diff': 'reads', 'deploy dev resolve': 'changes' },
      otherwise: UNLISTED,
    },
    db: {
      subcommands: {
        push: { options: { '--accept-data-loss --force-reset': 'destructive' }, otherwise: 'changes' },
        execute: { options: { '--file --stdin': 'unseen' }, otherwise: 'changes' },
        'pull seed': 'changes',
      },
      otherwise: UNLISTED,
    },
    'validate format version generate studio debug init': 'reads',
  }),
  migrations('knex', '--env --knexfile --cwd --client --connection', {
    'migrate:rollback migrate:down': 'high',
    'migrate:status migrate:list migrate:currentVersion': 'reads',
    'migrate:latest migrate:up migrate:unlock seed:run migrate:make seed:make init': 'changes',
  }),
  migrations('sequelize', '--env --url --config', SEQUELIZE, { aliases: ['sequelize-cli'] }),
  { name: 'goose', values: '-dir -table -timeout', effect: gooseEffect },
  migrations('migrate', '-path -database -source -prefetch -lock-timeout', {
    drop: 'destructive',
    down: 'high',
    'up goto force create': 'changes',
    version: 'reads',
  }),
  migrations('dbmate', '--url -u --migrations-dir -d --schema-file -s --env -e', {
    drop: 'destructive',
    'rollback down': 'high',
    'up migrate create new load wait': 'changes',
    'status dump': 'reads',
  }),
  migrations('sqitch', '--engine --registry --chdir', {
    revert: 'high',
    'deploy rebase checkout upgrade': 'changes',
    'status verify log plan show config target engine help': 'reads',
  }),
  migrations(
    'atlas',
    '-u --url --env -c --config',
    {
      migrate: {
        subcommands: {
          down: 'high',
          'apply set': 'changes',
          'status lint diff validate hash ls test push': 'reads',
        },
        otherwise: UNLISTED,
      },
      schema: {
        subcommands: { clean: 'destructive', apply: 'high', 'inspect diff fmt lint test validate': 'reads' },
        otherwise: UNLISTED,
      },
      'version login license help': 'reads',
    },
    { dryRun: { options: '--dry-run', suggest: '--dry-run' } },
  ),
];
