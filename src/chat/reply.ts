import type { Form, Invalid } from './form.ts';
import type { Message } from './message.ts';

export type Reply = Message | Form | Invalid;
