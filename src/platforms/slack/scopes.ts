/** The smallest set that everything works with, each for a reason: https://docs.slack.dev/reference/scopes */
export const SCOPES = [
  'commands',
  'chat:write',
  'users:read',
  'files:read',
  'files:write',
  'im:write',
] as const;
export type Scope = (typeof SCOPES)[number];

/** Of those a token was granted, as Slack tells in `x-oauth-scopes`; none if it doesn't tell. */
export function missingScopes(granted: readonly string[] | undefined): readonly Scope[] {
  return granted === undefined ? [] : SCOPES.filter((scope) => !granted.includes(scope));
}
