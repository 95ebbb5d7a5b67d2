/** Slack wants ids that differ within a block, so that each carries its number in the message before the ref. */
export function actionId(number: number, ref: string): string {
  return `${number} ${ref}`;
}

export function refOf(id: string): string {
  return id.slice(id.indexOf(' ') + 1);
}
