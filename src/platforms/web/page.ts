import { html, raw } from 'hono/html';
import type { Texts } from '../../texts/catalogue.ts';
import { LOCAL_CHANNEL } from './channel.ts';
import { LOCAL_MEMBERS } from './local-actor.ts';

/** What a newcomer is offered to try; the page sends them as they are. */
const FIRST_TRIES = ['/stance amnesty', '/whosaid false balance', '/help'];

// Opening and closing quotation marks on a page's corner.
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='6' fill='%2334408c'/%3E%3Cpath fill='white' d='M7 20q0-8 6-11l1 2q-3 2-3 5 4 0 4 4t-4 4-4-4m11 0q0-8 6-11l1 2q-3 2-3 5 4 0 4 4t-4 4-4-4'/%3E%3C/svg%3E";

/** The playground's one page, with every sentence its scripts may need. */
export function page(t: Texts) {
  const members = Array.from({ length: LOCAL_MEMBERS }, (_, index) => index + 1);
  return html`<!doctype html>
<html lang="${t.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${t.playground.title}</title>
<link rel="icon" href="${ICON}">
<link rel="stylesheet" href="/page/page.css">
<script type="application/json" id="texts">${raw(sentencesForScripts(t))}</script>
<script type="module" src="/page/main.js"></script>
</head>
<body class="playground">
<a class="skip" href="#line">${t.playground.skip}</a>
<main>
<div class="desk">
<header class="masthead">
<div class="nameplate">
<h1>${t.playground.name}</h1>
<p>${t.playground.place}</p>
</div>
<form id="acting-as" class="acting">
<label><span>${t.playground.actingAs}</span>
<select name="member">${members.map((number) => html`<option value="${number}">${t.playground.member(number)}</option>`)}</select></label>
<label class="switch"><input type="checkbox" role="switch" name="moderator"><span>${t.playground.moderator}</span></label>
</form>
<p class="caution">${t.playground.actsForAnyone}</p>
</header>
<div id="views" class="views" role="group" aria-label="${t.playground.views}">
<button type="button" value="conversation" aria-pressed="true">${t.playground.conversation}</button>
<button type="button" value="channel" aria-pressed="false">#${LOCAL_CHANNEL} <span class="unread" hidden></span></button>
</div>
<div class="conversation">
<noscript><p class="trouble">${t.playground.needsScript}</p></noscript>
<section id="welcome" class="welcome">
<p class="lead">${t.playground.welcome}</p>
<p>${t.playground.welcomeMore}</p>
<p class="tries">${FIRST_TRIES.map((line) => html`<button type="button">${line}</button> `)}</p>
</section>
<div id="log" role="log" aria-live="off" aria-label="${t.playground.conversation}"></div>
</div>
<form id="composer" class="composer" aria-label="${t.playground.commandLine}" autocomplete="off">
<div class="field">
<ul id="suggestions" role="listbox" aria-label="${t.playground.suggestions}" hidden></ul>
<p id="option" class="option" hidden></p>
<input id="line" name="line" type="text" role="combobox" aria-label="${t.playground.commandLine}" aria-autocomplete="list" aria-expanded="false" aria-controls="suggestions" aria-describedby="keys option" placeholder="${t.playground.placeholder}" autocapitalize="off" autocorrect="off" spellcheck="false" enterkeyhint="send">
<button type="submit">${t.playground.send}</button>
</div>
<p id="keys" class="keys">${t.playground.keys}</p>
</form>
</div>
<section class="channel" aria-labelledby="channel-name">
<header>
<h2 id="channel-name">#${LOCAL_CHANNEL}</h2>
<button type="button" class="unread" hidden></button>
<p>${t.playground.channelNote}</p>
<p id="channel-lost" class="trouble" hidden>${t.playground.channelLost}</p>
</header>
<p id="no-posts" class="hint" hidden>${t.playground.channelEmpty(t.sharing.share)}</p>
<div id="posts" tabindex="0" role="group" aria-labelledby="channel-name"></div>
</section>
</main>
<p id="status" role="status" class="unseen"></p>
</body>
</html>
`;
}

/** JSON that can stand in a script element: `<` could end it. */
function sentencesForScripts(t: Texts): string {
  const plain = Object.entries(t.playground).filter(([, sentence]) => typeof sentence === 'string');
  return JSON.stringify({ playground: Object.fromEntries(plain) }).replaceAll('<', '\\u003c');
}
