import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What Slack's `response_metadata.messages` would say of a refused body, which stood at `root` in the request. */
export function complaintsOf(error: z.ZodError, root: string): string[] {
  return error.issues.flatMap((issue) => complaints(issue, root));
}

function complaints(issue: Issue, root: string): string[] {
  const pointer = [root, ...issue.path.map(String)].join('/');
  const complain = (what: string, at: string = pointer) => `[ERROR] ${what} [json-pointer:${at}]`;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => complain(`invalid additional property: ${key}`));
    case 'too_big':
      return [
        issue.origin === 'array'
          ? complain(`no more than ${issue.maximum} items allowed`)
          : complain(`must be less than ${Number(issue.maximum) + 1} characters`),
      ];
    case 'too_small':
      return [
        issue.origin === 'array'
          ? complain(`no fewer than ${issue.minimum} items allowed`)
          : complain(`must be more than ${Number(issue.minimum) - 1} characters`),
      ];
    case 'invalid_union':
      return issue.errors.length === 0
        ? [ofUnknownType(issue, pointer)]
        : [
            complain('failed to match all allowed schemas'),
            ...issue.errors.flat().flatMap((inner) => complaints(inner, pointer)),
          ];
    case 'invalid_type':
      return issue.input === undefined && issue.message.includes('undefined')
        ? [complain(`missing required field: ${String(issue.path.at(-1))}`, pointer.replace(/\/[^/]*$/, ''))]
        : [complain(`must provide ${issue.expected}`)];
    case 'invalid_value':
      return [complain(`must be ${issue.values.join(' or ')}`)];
    default:
      return [complain(issue.message)];
  }
}

/** Blocks are named by their type; of what is inside them Slack only says that nothing it knows is like it. */
function ofUnknownType(issue: Issue, pointer: string): string {
  const isBlock = issue.path.length === 3;
  return isBlock
    ? `[ERROR] unsupported type [json-pointer:${pointer}]`
    : `[ERROR] failed to match all allowed schemas [json-pointer:${pointer.replace(/\/[^/]*$/, '')}]`;
}
