// Nothing is imported before the signals are listened to: loading the rest takes most of a start, and a stop
// that comes meanwhile is a stop like any other.
const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());
process.once('SIGINT', () => stop.abort());

const { run } = await import('./run.ts');
await run(stop.signal);
