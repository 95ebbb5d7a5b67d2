import type { CommandGroup } from '../src/chat/command.ts';

export const quizGroup: CommandGroup = { name: 'quiz', describe: (t) => t.quiz.describe };
