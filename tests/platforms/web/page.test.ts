import { describe, expect, test } from 'vitest';
import { browsing, lineOf, messageWith, openPlayground, say } from './playground.ts';
import { hostileWords, sampleRouter } from './sample-commands.ts';

const { open } = browsing();

describe('while a command is being typed', () => {
  test('“/” lists the commands with what they do, and letters narrow the list', async () => {
    const page = await open();
    const offered = page.getByRole('listbox').getByRole('option');
    await lineOf(page).pressSequentially('/');
    await offered.first().waitFor();
    expect(await offered.allInnerTexts()).toContainEqual(
      expect.stringMatching(/^\/pages\s+Turns pages in place$/),
    );
    expect(await offered.count()).toBeGreaterThanOrEqual(6);

    await lineOf(page).pressSequentially('bl');
    await expect.poll(() => offered.count()).toBe(1);
    expect(await offered.textContent()).toContain('/blocks');
  });

  test('the option being typed is explained, and its values suggested as they are now', async () => {
    const page = await open();
    const offered = page.getByRole('listbox').getByRole('option');
    await lineOf(page).pressSequentially('/find ');
    await page.getByText('event Which event', { exact: true }).waitFor();
    await lineOf(page).pressSequentially('am');
    await expect
      .poll(() => offered.allInnerTexts())
      .toEqual([
        expect.stringMatching(/^AMNESTY\s+about amnesty$/),
        expect.stringMatching(/^AMBER ALERT\s+about amber alert$/),
      ]);

    await offered.filter({ hasText: 'AMNESTY' }).click();
    await offered.filter({ hasText: 'party:' }).click();
    await page.getByText('party Which side (optional)', { exact: true }).waitFor();
    await offered.filter({ hasText: 'Government of Ukraine' }).click();
    expect(await lineOf(page).inputValue()).toBe('/find amnesty party:"Government of Ukraine" ');
    await lineOf(page).press('Enter');
    await messageWith(page, 'Found amnesty for Government of Ukraine.').waitFor();
  });
});

describe('a reply', () => {
  test('shows every kind of block as what it is', async () => {
    const page = await open();
    await say(page, '/blocks');
    const reply = messageWith(page, 'A title');
    await reply.getByRole('heading', { level: 3, name: 'A title' }).waitFor();
    await reply.getByRole('heading', { level: 4, name: 'A part' }).waitFor();
    await reply.getByText('Only you see this').waitFor();
    expect(await reply.locator('q[lang=fr]').textContent()).toBe('«\u202fle rapport\u202f»');
    expect(await reply.getByRole('blockquote').textContent()).toBe('“A whole sentence.”');
    const source = reply.getByRole('link', { name: 'the source' });
    expect(await source.getAttribute('href')).toBe('https://example.org/a?b=1');
    await reply.getByText('(example.org)').waitFor();
    expect(await reply.getByRole('link').count()).toBe(1);
    await reply.getByText('not a link (javascript:alert(1))').waitFor();
    await reply.getByRole('term').filter({ hasText: 'Published' }).waitFor();
    await reply.getByRole('definition').filter({ hasText: '6 August 2022' }).waitFor();
  });

  test.each([
    ['en-GB', 'Asia/Tokyo', /^Wednesday,? 1 July 2026 at 09:05 (JST|GMT\+9)$/],
    ['de', 'America/New_York', /^Dienstag, 30\. Juni 2026 um 20:05 (EDT|GMT-4)$/],
  ])(
    'tells a moment in the time, zone and language of a browser: %s, %s',
    async (locale, timezoneId, told) => {
      const shared = await open();
      const context = await shared.context().browser()?.newContext({ locale, timezoneId });
      if (context === undefined) throw new Error('there is no browser');
      context.setDefaultTimeout(5_000);
      const page = await context.newPage();
      await page.goto(shared.url());
      await say(page, '/blocks');
      const moment = messageWith(page, 'A title').locator('time');
      expect(await moment.textContent()).toMatch(told);
      expect(await moment.getAttribute('datetime')).toBe('2026-07-01T00:05:00.000Z');
      await context.close();
    },
  );

  test('goes on with its buttons, below it or in its place', async () => {
    const page = await open();
    await say(page, '/blocks');
    await page.getByRole('button', { name: 'More' }).click();
    await messageWith(page, 'This came after it.').waitFor();
    await messageWith(page, 'A title').waitFor();

    await say(page, '/pages');
    await page.getByRole('button', { name: 'Next' }).click();
    await messageWith(page, 'This is page 2.').waitFor();
    expect(await page.getByText('This is page 1.').count()).toBe(0);
    await page.getByRole('button', { name: 'Back' }).click();
    await messageWith(page, 'This is page 1.').waitFor();
  });

  test('takes a choice only once it is made', async () => {
    const page = await open();
    await say(page, '/blocks');
    const choices = page.getByRole('combobox', { name: 'Which one?' });
    await page.getByRole('button', { name: 'Choose' }).click();
    await choices.selectOption({ label: 'Second (the other)' });
    await page.getByText('A title').waitFor();
    await page.getByRole('button', { name: 'Choose' }).click();
    await messageWith(page, 'You chose b.').waitFor();
  });

  test('with a form shows each error at its field, and keeps what was filled in', async () => {
    const page = await open();
    await say(page, '/note');
    const form = page.getByRole('dialog', { name: 'A note' });
    const words = form.getByRole('textbox', { name: 'Words' });
    await form.getByRole('combobox', { name: 'Kind' }).selectOption('Denial');
    await form.getByRole('button', { name: 'Send' }).click();

    await form.getByText('Words are needed.').waitFor();
    const described = (await words.getAttribute('aria-describedby'))?.split(' ') ?? [];
    const descriptions = await Promise.all(described.map((id) => page.locator(`#${id}`).textContent()));
    expect(descriptions).toEqual(['Words are needed.', 'What was said']);
    expect(await words.getAttribute('aria-invalid')).toBe('true');
    expect(await form.getByRole('combobox', { name: 'Kind' }).inputValue()).toBe('denial');
    await form.locator('textarea:focus').waitFor();

    await words.fill('It was not so.');
    await form.getByRole('button', { name: 'Send' }).click();
    await messageWith(page, 'Saved: It was not so. (denial)').waitFor();
    await form.waitFor({ state: 'detached' });
  });

  test('with a form that is closed says that nothing was sent', async () => {
    const page = await open();
    await say(page, '/note');
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('log').getByText('You closed the form. Nothing was sent.').waitFor();
  });
});

test('the switch decides whether one acts as a member or a moderator', async () => {
  const page = await open();
  await say(page, '/rules');
  await page.locator('article[data-outcome=refused]').waitFor();
  await page.getByRole('combobox', { name: 'Acting as' }).selectOption('Member 2');
  await page.getByRole('switch', { name: 'Moderator' }).check();
  await lineOf(page).pressSequentially('/ru');
  await page.getByRole('listbox').getByText('For moderators').waitFor();
  await say(page, '/rules');
  await messageWith(page, 'Member 2 may.').waitFor();
  await page.getByRole('heading', { name: 'Member 2, Moderator /rules' }).waitFor();
});

describe('words that mean harm', () => {
  test('are shown as they were written, in a reply, and run nothing', async () => {
    const page = await open();
    await say(page, '/hostile');
    const reply = page.getByRole('article');
    await reply.waitFor();
    expect(await reply.locator('h3, h4').allTextContents()).toEqual(hostileWords);
    expect(await reply.locator('q').allTextContents()).toEqual(hostileWords.map((words) => `“${words}”`));
    expect(await reply.getByRole('button').allTextContents()).toEqual(hostileWords);
    expect(await reply.locator('img, script, a').count()).toBe(0);
    expect(await page.title()).toBe('Whosaid: local playground');
  });

  test('are shown as they were written where they were typed', async () => {
    const page = await open();
    for (const words of hostileWords.slice(0, 2)) {
      await say(page, words);
      await page.getByRole('log').locator('code', { hasText: words }).waitFor();
    }
    expect(await page.getByRole('log').locator('img, script').count()).toBe(0);
    expect(await page.title()).toBe('Whosaid: local playground');
  });

  test('that change the direction of writing change only their own', async () => {
    const page = await open();
    await say(page, '/hostile');
    await page.getByRole('article').waitFor();
    // A text node has no box that a locator could ask for.
    const gap = await page.evaluate<number>(`(() => {
      const quotation = [...document.querySelectorAll('#log q')].find((q) => q.textContent.includes('\u202e'));
      const after = document.createRange();
      after.selectNodeContents(quotation.nextSibling);
      return after.getBoundingClientRect().left - quotation.getBoundingClientRect().right;
    })()`);
    expect(Math.abs(gap)).toBeLessThan(2);
  });
});

describe('when the server is gone', () => {
  test('the page says so, keeps the typed words, and can try again', async () => {
    const gone = await openPlayground();
    const page = await open({ at: gone });
    await gone.stop();
    await say(page, '/find amnesty');
    await page.getByRole('log').getByText('Whosaid does not answer.').waitFor();
    expect(await lineOf(page).inputValue()).toBe('/find amnesty');

    const back = await openPlayground({ port: gone.port });
    await page.getByRole('button', { name: 'Try again' }).press('Enter');
    await messageWith(page, 'Found amnesty for everyone.').waitFor();
    expect(await page.getByText('Whosaid does not answer.').count()).toBe(0);
    await page.locator(':focus').waitFor();
    await back.stop();
  });

  test('an open form and a shown message say so, and stay', async () => {
    const gone = await openPlayground();
    const page = await open({ at: gone });
    await say(page, '/pages');
    await messageWith(page, 'This is page 1.').waitFor();
    await say(page, '/note');
    const form = page.getByRole('dialog');
    await form.getByRole('textbox').fill('Words of mine');
    await gone.stop();

    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByRole('alert').filter({ hasText: 'Whosaid does not answer.' }).waitFor();
    expect(await form.getByRole('textbox').inputValue()).toBe('Words of mine');
    await form.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Next' }).click();
    await messageWith(page, 'This is page 1.').getByText('Whosaid does not answer.').waitFor();
  });
});

test('work that takes long says how far it is, until its answer takes that place', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const slow = await openPlayground({ router: sampleRouter({ held, actors: [] }) });
  const page = await open({ at: slow });
  await say(page, '/long');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByText('Half way.').waitFor();
  release();
  await messageWith(page, 'Done at last.').waitFor();
  expect(await page.getByText('Half way.').count()).toBe(0);
  await slow.stop();
});

test('a command that takes its time is seen to be looked up', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const slow = await openPlayground({ router: sampleRouter({ held, actors: [] }) });
  const page = await open({ at: slow });
  await say(page, '/slow');
  await page.getByText('Looking it up …').waitFor();
  release();
  await messageWith(page, 'At last.').waitFor();
  expect(await page.getByText('Looking it up …').count()).toBe(0);
  await slow.stop();
});
