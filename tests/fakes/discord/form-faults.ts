import * as z from 'zod/mini';
import type { FormFault } from './refusal.ts';

type Issue = z.core.$ZodIssue;

/** What a schema has against a body, in Discord's words. */
export function formFaults(schema: z.core.$ZodType, body: unknown): FormFault[] {
  const read = z.core.safeParse(schema, body, { reportInput: true });
  return read.success ? [] : read.error.issues.flatMap((issue) => faultsOf(issue, []));
}

function faultsOf(issue: Issue, above: readonly PropertyKey[]): FormFault[] {
  const path = [...above, ...issue.path];
  const fault = (code: string, message: string): FormFault[] => [{ path, code, message }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        code: 'UNKNOWN_KEY',
        message: 'Discord does not document this key.',
      }));
    case 'invalid_union':
      return closest(issue.errors).flatMap((inner) => faultsOf(inner, path));
    case 'too_big':
      if (typeof issue.input === 'number')
        return fault('NUMBER_TYPE_MAX', `int value should be less than or equal to ${issue.maximum}.`);
      return fault('BASE_TYPE_MAX_LENGTH', `Must be ${issue.maximum} or fewer in length.`);
    case 'too_small':
      if (typeof issue.input === 'number')
        return fault('NUMBER_TYPE_MIN', `int value should be greater than or equal to ${issue.minimum}.`);
      return fault('BASE_TYPE_MIN_LENGTH', `Must be ${issue.minimum} or more in length.`);
    case 'invalid_value':
      return fault('BASE_TYPE_CHOICES', `Value must be one of {${issue.values.map(String).join(', ')}}.`);
    case 'invalid_type':
      if (issue.input === undefined) return fault('BASE_TYPE_REQUIRED', 'This field is required');
      return fault('BASE_TYPE_INVALID', `Must be of the type ${issue.expected}.`);
    case 'invalid_format':
      return fault('STRING_TYPE_REGEX', `Not a well formed ${issue.format}.`);
    default:
      return fault('BASE_TYPE_INVALID', 'This value is not valid here.');
  }
}

/** The branch that was meant: the one whose `type` fits, and of those the one with the fewest complaints. */
function closest(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const wrongKind = (issues: readonly Issue[]) =>
    issues.some(
      ({ path, code }) => path.length === 0 || (path.at(-1) === 'type' && code === 'invalid_value'),
    );
  const fitting = branches.filter((issues) => !wrongKind(issues));
  return (fitting.length > 0 ? fitting : branches).toSorted((a, b) => a.length - b.length)[0] ?? [];
}
