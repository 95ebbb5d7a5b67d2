/** What the bot sent that Slack would refuse, ignore or show wrongly, or that breaks a rule of this house. */
export interface Violation {
  /** The Web API method, `response_url`, or what was acknowledged. */
  readonly where: string;
  readonly messages: readonly string[];
  readonly body: unknown;
}

export interface Violations {
  readonly all: readonly Violation[];
  add(where: string, messages: readonly string[], body: unknown): void;
  /** Those so far, which then count as seen. */
  take(): Violation[];
}

export function makeViolations(): Violations {
  const all: Violation[] = [];
  return {
    all,
    add: (where, messages, body) => {
      all.push({ where, messages, body });
    },
    take: () => all.splice(0),
  };
}

export function describeViolations(violations: readonly Violation[]): string {
  return violations.map(({ where, messages }) => `${where}: ${messages.join('; ')}`).join('\n');
}
