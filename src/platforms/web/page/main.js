import { composer } from './composer.js';
import { send } from './conversation.js';
import { onPage } from './element.js';

composer(send);

for (const button of onPage('welcome', HTMLElement).querySelectorAll('button'))
  button.addEventListener('click', () => {
    onPage('line', HTMLInputElement).focus();
    send(button.textContent);
  });
