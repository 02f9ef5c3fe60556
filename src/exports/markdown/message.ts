import type { MessageView } from '../../views/message.ts';
import { blanksText, blocks, codeBlock, list, plain, refText } from './write.ts';

/** A message's page. */
export function messagePage(message: MessageView): string {
  return blocks(`# ${plain(message.title)}`, messageText(message));
}

/** A message: to whom, by which way, and its text. */
export function messageText(message: MessageView): string {
  return blocks(
    list([
      `To: ${message.audience}`,
      `By: ${plain(message.channel)}`,
      message.maxLength !== undefined && `At most ${message.maxLength} characters`,
      message.approval && `Approved by: ${refText(message.approval)}`,
      message.subject && `Subject: ${plain(message.subject)}`,
    ]),
    codeBlock(message.body, 'text'),
    message.variables.length > 0 && blocks('To fill in:', blanksText(message.variables)),
  );
}
