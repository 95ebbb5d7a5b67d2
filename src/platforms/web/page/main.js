import { channel } from './channel.js';
import { composer } from './composer.js';
import { pressPosted, send } from './conversation.js';
import { onPage } from './element.js';

composer(send);
channel(pressPosted);

for (const button of onPage('welcome', HTMLElement).querySelectorAll('button'))
  button.addEventListener('click', () => {
    onPage('line', HTMLInputElement).focus();
    send(button.textContent);
  });
