import type { MessageView } from '../../views/message.ts';
import { fieldsMarkdown, blocks, codeBlock, list, plain, refMarkdown } from './write.ts';

/** A message's page. */
export function messagePage(message: MessageView): string {
  return blocks(`# ${plain(message.title)}`, messageMarkdown(message));
}

/** A message with its audience, its channel and its text. */
export function messageMarkdown(message: MessageView): string {
  return blocks(
    list([
      `To: ${message.audienceName}`,
      `By: ${plain(message.channel)}`,
      message.maxLength !== undefined && `At most ${message.maxLength} characters`,
      message.approval && `Approved by: ${refMarkdown(message.approval)}`,
      message.subject && `Subject: ${plain(message.subject)}`,
    ]),
    codeBlock(message.body, 'text'),
    message.variables.length > 0 && blocks('Fill in:', fieldsMarkdown(message.variables)),
  );
}
