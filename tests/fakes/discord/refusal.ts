/** One thing wrong with a body, where it is, and what Discord calls it. */
export interface FormFault {
  readonly path: readonly PropertyKey[];
  readonly code: string;
  readonly message: string;
}

/** What Discord answers instead of doing it: https://docs.discord.com/developers/topics/opcodes-and-status-codes */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: number;
  readonly faults: readonly FormFault[];

  constructor(status: number, code: number, message: string, faults: readonly FormFault[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.faults = faults;
  }

  get body(): object {
    const { message, code, faults } = this;
    return faults.length === 0 ? { message, code } : { message, code, errors: errorTree(faults) };
  }
}

export const unauthorized = () => new Refusal(401, 0, '401: Unauthorized');
export const notFound = () => new Refusal(404, 0, '404: Not Found');
export const badJson = () => new Refusal(400, 50109, 'The request body contains invalid JSON.');
export const unknownChannel = () => new Refusal(404, 10003, 'Unknown Channel');
export const unknownMember = () => new Refusal(404, 10007, 'Unknown Member');
export const unknownMessage = () => new Refusal(404, 10008, 'Unknown Message');
export const unknownWebhook = () => new Refusal(404, 10015, 'Unknown Webhook');
export const unknownInteraction = () => new Refusal(404, 10062, 'Unknown interaction');
export const alreadyAcknowledged = () =>
  new Refusal(400, 40060, 'Interaction has already been acknowledged.');
export const missingAccess = () => new Refusal(403, 50001, 'Missing Access');
export const missingPermissions = () => new Refusal(403, 50013, 'Missing Permissions');
export const notTheAuthor = () => new Refusal(403, 50005, 'Cannot edit a message authored by another user');
export const emptyMessage = () => new Refusal(400, 50006, 'Cannot send an empty message');
export const invalidWebhookToken = () => new Refusal(401, 50027, 'Invalid Webhook Token');
export const tooManyOldEdits = () =>
  new Refusal(400, 30046, 'Maximum number of edits to messages older than 1 hour reached. Try again later.');
export const invalidForm = (faults: readonly FormFault[]) =>
  new Refusal(400, 50035, 'Invalid Form Body', faults);

interface ErrorTree {
  _errors?: { code: string; message: string }[];
  [key: string]: ErrorTree | { code: string; message: string }[] | undefined;
}

function errorTree(faults: readonly FormFault[]): ErrorTree {
  const root: ErrorTree = {};
  for (const { path, code, message } of faults) {
    let at = root;
    for (const key of path.map(String)) {
      const below = at[key];
      const next = below === undefined || Array.isArray(below) ? {} : below;
      at[key] = next;
      at = next;
    }
    at._errors = [...(at._errors ?? []), { code, message }];
  }
  return root;
}
