import { type Logger, pino } from 'pino';

/** Lines of JSON on standard error, so that standard output stays for people; written at once, so that none is lost. */
export function logTo(level: string): Logger {
  return pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
}
