declare const action: unique symbol;
/** `action:arg`, at most 100 characters, which is what Discord's `custom_id` holds. */
export type ActionRef = string & { readonly [action]: true };

export const ACTION_REF_LIMIT = 100;

/** @throws RangeError if it would be longer than a platform can carry, or the name could not be told from the argument. */
export function actionRef(name: string, arg = ''): ActionRef {
  const ref = `${name}:${arg}`;
  if (!/^[a-z][a-z.-]*$/.test(name)) throw new RangeError(`not an action's name: ${name}`);
  if (ref.length > ACTION_REF_LIMIT)
    throw new RangeError(`longer than ${ACTION_REF_LIMIT} characters: ${ref}`);
  return ref as ActionRef; // the one place that makes them, after its checks
}

/** What a platform hands back; null if it can't be one of ours. */
export function readActionRef(ref: string): { readonly name: string; readonly arg: string } | null {
  const match = ref.length <= ACTION_REF_LIMIT ? /^([a-z][a-z.-]*):(.*)$/s.exec(ref) : null;
  return match?.[1] === undefined || match[2] === undefined ? null : { name: match[1], arg: match[2] };
}
