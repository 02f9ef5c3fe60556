/** Whether a variable names a file or a command that other programs load or run. */
export function runsCode(name: string): boolean {
  return RUNS_CODE.test(name);
}

const RUNS_CODE = new RegExp(
  '^(?:' +
    [
      'PATH|LD_(?:PRELOAD|LIBRARY_PATH|AUDIT)|DYLD_\\w+|BASH_ENV|ENV|IFS|PROMPT_COMMAND|PS[0124]|SHELLOPTS',
      '\\w*PAGER|LESSOPEN|LESSCLOSE|\\w+_EXTERNAL_DIFF|TAR_OPTIONS|(?:SSH|SUDO|GIT)_ASKPASS|BROWSER|MANOPT',
      'GIT_(?:SSH|SSH_COMMAND|EDITOR|SEQUENCE_EDITOR|PROXY_COMMAND|EXEC_PATH|CONFIG\\w*)|RSYNC_(?:RSH|CONNECT_PROG)',
      'PYTHON(?:STARTUP|PATH|INSPECT|HOME)|PERL5(?:OPT|LIB|DB)|PERLLIB|RUBY(?:OPT|LIB)|NODE_(?:OPTIONS|PATH)',
      '(?:JAVA_TOOL|_JAVA|JDK_JAVA)_OPTIONS',
    ].join('|') +
    ')$',
);
