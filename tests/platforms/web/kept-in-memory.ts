import type { KeptMessages } from '../../../src/platforms/web/channel.ts';

/** A channel for tests that need no database. */
export function keptInMemory(): KeptMessages {
  const kept = new Map<string, { content: string; readonly at: Date }>();
  return {
    async add(_, key, content) {
      if (!kept.has(key)) kept.set(key, { content, at: new Date() });
      return key;
    },
    async change(_, id, content) {
      const found = kept.get(id);
      if (found !== undefined) found.content = content;
      return found !== undefined;
    },
    async remove(_, id) {
      kept.delete(id);
    },
    async newest(_, count) {
      return [...kept].slice(-count).map(([id, message]) => ({ id, ...message }));
    },
  };
}
