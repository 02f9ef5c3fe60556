/** The open questions of a text: the comments that start with FILL IN, and their lines. */
export function openQuestionsIn(text: string, firstLine = 1): QuestionInText[] {
  if (!/fill in/i.test(text)) return [];
  return text.split('\n').flatMap((line, index) => {
    const found = /(?:^|\s)#+\s*FILL IN\s*:\s*(.*)/i.exec(line);
    if (!found) return [];
    const column = found.index + found[0].indexOf('#') + 1;
    return [
      { line: index + firstLine, column, endColumn: line.trimEnd().length + 1, text: found[1]?.trim() ?? '' },
    ];
  });
}

/** A question that the author of a new file has not answered yet. */
export interface OpenQuestion {
  file: string;
  line: number;
  text: string;
}

interface QuestionInText {
  line: number;
  /** Where its comment starts and ends. */
  column: number;
  endColumn: number;
  text: string;
}
