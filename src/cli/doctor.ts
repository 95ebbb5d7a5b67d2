import type { Finding } from '../chat/finding.ts';
import { readSettings } from '../read-settings.ts';
import { en as t } from '../texts/en.ts';
import { findingsOf } from './findings.ts';

/** `npm run doctor`: looks at everything a running Whosaid needs, and says what is wrong and how to mend it. */
const settings = readSettings(t);
if (settings === null) {
  process.exitCode = 1;
} else {
  let wrong = 0;
  for await (const finding of findingsOf(settings, t)) {
    print(finding);
    if (finding.state === 'wrong') wrong += 1;
  }
  console.log();
  console.log(wrong === 0 ? t.doctor.allWell : t.doctor.wrong(wrong));
  process.exitCode = wrong === 0 ? 0 : 1;
}

function print({ subject, state, said, fix }: Finding): void {
  console.log(`${t.doctor.states[state].padEnd(6)} ${subject}: ${said}`);
  if (fix !== undefined) console.log(`       ${t.doctor.fix(fix)}`);
}
