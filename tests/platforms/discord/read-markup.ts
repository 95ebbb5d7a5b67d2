/** What Discord's client would make of a text. */
export interface Read {
  /** What is seen, without the markup. */
  readonly text: string;
  /** Where a press would lead. */
  readonly links: readonly string[];
  /** Everything else that is more than its words: mentions, times, emoji, formats, lists. */
  readonly marks: readonly string[];
}

interface Rule {
  readonly mark: string;
  readonly match: RegExp;
  readonly link?: number;
  readonly inner?: number;
}

/** In the client's order; a bare address, a masked link, and what is written between angle brackets or marks. */
const RULES: readonly Rule[] = [
  { mark: 'code block', match: /^```[\s\S]+?```/ },
  { mark: 'link', match: /^<(https?:\/\/[^ >]+)>/, link: 1, inner: 1 },
  { mark: 'link', match: /^https?:\/\/[^\s<]+[^<.,:;"')\]\s]/, link: 0, inner: 0 },
  { mark: 'link', match: /^discord(?:app)?\.(?:gg|com\/invite)\/[\w-]+/i, link: 0, inner: 0 },
  {
    mark: 'link',
    match: /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?\s*\)/,
    link: 2,
    inner: 1,
  },
  { mark: 'member', match: /^<@!?\d+>/ },
  { mark: 'role', match: /^<@&\d+>/ },
  { mark: 'channel', match: /^<#\d+>/ },
  { mark: 'time', match: /^<t:-?\d+(?::[tTdDfFR])?>/ },
  { mark: 'emoji', match: /^<a?:\w+:\d+>/ },
  { mark: 'command', match: /^<\/[^:>]+:\d+>/ },
  { mark: 'place', match: /^<id:\w+>/ },
  { mark: 'everyone', match: /^@(?:everyone|here)/ },
  { mark: 'emoji', match: /^:[\w+-]+:/ },
  { mark: 'bold', match: /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, inner: 1 },
  { mark: 'italic', match: /^\*(?=\S)((?:\\[\s\S]|[^*\\])+?)\*(?!\*)/, inner: 1 },
  { mark: 'underline', match: /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, inner: 1 },
  { mark: 'italic', match: /^_((?:\\[\s\S]|[^_\\])+?)_(?!\w)/, inner: 1 },
  { mark: 'struck', match: /^~~([\s\S]+?)~~(?!_)/, inner: 1 },
  { mark: 'spoiler', match: /^\|\|([\s\S]+?)\|\|/, inner: 1 },
  { mark: 'code', match: /^(`+)([\s\S]*?[^`])\1(?!`)/, inner: 2 },
];
const LINES: readonly { readonly mark: string; readonly match: RegExp }[] = [
  { mark: 'heading', match: /^#{1,3} +/ },
  { mark: 'small print', match: /^-# +/ },
  { mark: 'quotation', match: /^ *>(?:>>)? / },
  { mark: 'list', match: /^ *(?:[-*+]|\d+[.)]) +/ },
];
const ESCAPED = /^\\([^0-9A-Za-z\s])/;

export function readMarkup(markup: string): Read {
  const lines = markup.split('\n').map(readLine);
  return {
    text: lines.map(({ text }) => text).join('\n'),
    links: lines.flatMap(({ links }) => links),
    marks: lines.flatMap(({ marks }) => marks),
  };
}

function readLine(line: string): Read {
  for (const { mark, match } of LINES) {
    const begins = match.exec(line);
    if (begins === null) continue;
    const rest = readLine(line.slice(begins[0].length));
    return { ...rest, marks: [mark, ...rest.marks] };
  }
  return readInline(line);
}

function readInline(markup: string): Read {
  let text = '';
  const links: string[] = [];
  const marks: string[] = [];
  for (let at = 0; at < markup.length; ) {
    const rest = markup.slice(at);
    const escaped = ESCAPED.exec(rest);
    const rule = escaped === null ? RULES.find(({ match }) => match.test(rest)) : undefined;
    const found = escaped ?? rule?.match.exec(rest) ?? null;
    if (rule === undefined || found === null) {
      text += escaped?.[1] ?? markup.charAt(at);
      at += found?.[0].length ?? 1;
      continue;
    }
    if (rule.mark !== 'link') marks.push(rule.mark);
    if (rule.link !== undefined) links.push(found[rule.link] ?? '');
    const inner = rule.inner === undefined ? undefined : found[rule.inner];
    if (inner === undefined || rule.inner === rule.link) text += inner ?? found[0];
    else {
      const read = readInline(inner);
      text += read.text;
      links.push(...read.links);
      marks.push(...read.marks);
    }
    at += found[0].length;
  }
  return { text, links, marks };
}
