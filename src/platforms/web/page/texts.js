/** @import { playground } from '../../../texts/en/playground.ts' */
/** @typedef {typeof playground} Playground */
/** @typedef {{ [Key in keyof Playground as Playground[Key] extends string ? Key : never]: string }} Sentences */

/** @type {{ playground: Sentences }} */
export const t = JSON.parse(document.getElementById('texts')?.textContent ?? '');
