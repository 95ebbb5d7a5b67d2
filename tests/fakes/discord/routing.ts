import type { SentFile } from './messages.ts';

export interface Asked {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly SentFile[];
  /** Records what only this house forbids. */
  houseRule(said: string | null): void;
}

/** Without a body it is 204. */
export type Answered = object | null;

export interface Route {
  readonly method: string;
  readonly pattern: string;
  /** Whose URL holds its own secret, an interaction's token. */
  readonly open?: true;
  readonly answer: (asked: Asked) => Answered;
}

/** The route for a path and what its `:parameters` are. */
export function routeFor(
  routes: readonly Route[],
  method: string,
  path: string,
): { route: Route; params: Record<string, string> } | null {
  const parts = path.split('/');
  for (const route of routes) {
    const pattern = route.pattern.split('/');
    if (route.method !== method || pattern.length !== parts.length) continue;
    if (!pattern.every((part, index) => part.startsWith(':') || part === parts[index])) continue;
    const named = pattern.flatMap((part, index) =>
      part.startsWith(':') ? [[part.slice(1), decodeURIComponent(parts[index] ?? '')]] : [],
    );
    return { route, params: Object.fromEntries(named) };
  }
  return null;
}
