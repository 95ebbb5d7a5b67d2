/** Why the playground did not start. */
export type ListenObstacle =
  | 'not-loopback'
  | 'unknown-host'
  | 'port-in-use'
  | 'port-forbidden'
  | 'address-missing';

/** The playground did not start; its message is the one line that an operator needs, and names the fix. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen';
  readonly obstacle: ListenObstacle;
  readonly host: string;
  readonly port: number;

  constructor(
    message: string,
    at: {
      readonly obstacle: ListenObstacle;
      readonly host: string;
      readonly port: number;
      readonly cause?: unknown;
    },
  ) {
    super(message, { cause: at.cause });
    this.obstacle = at.obstacle;
    this.host = at.host;
    this.port = at.port;
  }
}
