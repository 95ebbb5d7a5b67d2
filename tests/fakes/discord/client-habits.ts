const HABITS = ['tts', 'enforce_nonce'];

/** discord.js says these false on whatever it sends, where Discord neither documents nor minds them. */
export function withoutHabits(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(
    Object.entries(body)
      .filter(([key, value]) => value !== false || !HABITS.includes(key))
      .map(([key, value]) => [key, key === 'data' ? withoutHabits(value) : value]),
  );
}
