import { check } from '../src/commands/check.ts';
import { runCommand } from '../src/commands/command.ts';

const help = `Usage: npm run check [-- OPTIONS] [FILE…]

Reads all content, checks it, and says what is wrong, where, and what to write instead.

Which findings are told (all content is read in any case)
  FILE…                  those of these files and folders
  --changed [REF]        those of files that changed since this branch left REF, which is the default branch if left
                         out; and everywhere what would break the build, because a file that is gone is missed elsewhere
  -                      those of a text that comes by standard input, before it is saved
  --stdin-filename FILE  the file that this text is: its place says its kind
  --max-problems N       list only so many, the gravest first; all are counted

How strict
  --profile PROFILE      regular (the default); pedantic adds remarks; migration, for whoever arrives with old pages,
                         takes as errors only what keeps a file from being read
  --fail-on LEVEL        error (the default), warning or never: from which level on the exit code is 1
  --baseline FILE        accept what this file lists; muster-baseline.json beside the content folder if left out
  --write-baseline FILE  accept all that is found now. A baseline that exists can only become smaller
  --now DATE             the day against which freshness is judged, today (or SOURCE_DATE_EPOCH) if left out
  --audience WHO         public, internal or restricted; what content/organisation.yaml says if left out
  --content DIR          the content folder, content if left out

What comes out
  --format FORMAT        pretty    for people at a terminal (the default)
                         compact   one line a finding
                         json      for programs
                         sarif     2.1.0, for code scanning and editors
                         github    annotations, and the rest in the summary of the step
                         junit     for what shows the results of tests
                         markdown  for a comment on a pull request
  --output FORMAT=FILE   also write this format to a file; may be given several times

Mending
  --fix                  mend what can be mended safely; comments and order stay as they are
  --fix --dry-run        print the changes as a patch, and change nothing
  --watch                check again after every change, until Ctrl-C
  --help                 this text

In a YAML file, or in the frontmatter of a page, a comment silences a rule. The reason is required:
  # muster ignore[rule] -- reason             on this line, or on the next if the comment has a line to itself
  # muster ignore-file[rule] -- reason        in this file
  # muster snooze[rule] 2026-12-31 -- reason  as ignore, up to that day

Exit code, in every format: 0 clean, 1 there are findings at or above --fail-on, 2 wrong usage, 3 something else went
wrong.`;

const takes = [
  'content',
  'format',
  'audience',
  'now',
  'profile',
  'fail-on',
  'max-problems',
  'stdin-filename',
];
await runCommand(
  help,
  [...takes, 'baseline', 'write-baseline'],
  check,
  ['fix', 'dry-run', 'watch'],
  Infinity,
  { lists: ['output'], optional: ['changed'] },
);
