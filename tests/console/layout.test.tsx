import { describe, expect, it } from 'vitest';
import { type Frame, htmlDocument } from '../../src/console/layout.tsx';
import { PROBLEM_KINDS, ProblemPage } from '../../src/console/problem-page.tsx';
import { SignInPage } from '../../src/console/sign-in-page.tsx';
import { FICTIONAL_NOTICE } from '../../src/console/texts/common.ts';
import { SEAT_TEXTS } from '../../src/console/texts/levels.ts';
import { TEXTS, wordsIn } from '../../src/console/texts.ts';
import { DEMO_SEATS } from '../../src/domain/context.ts';

const frame = (change: Partial<Frame> = {}): Frame => ({
  words: wordsIn('zh'),
  title: '总览',
  otherLanguageHref: '/?lang=en',
  isFictional: true,
  path: '/',
  actor: { name: '王主任', role: 'bureau' },
  ...change,
});
const document = (change: Partial<Frame> = {}): string =>
  String(htmlDocument(frame(change), <h1>正文</h1>));

describe('document', () => {
  it('is a whole document in its language, with a way past the header', () => {
    expect(document()).toMatch(/^<!doctype html><html lang="zh-CN">/);
    expect(document({ words: wordsIn('en') })).toContain('<html lang="en">');
    expect(document()).toContain('<a class="skip" href="#main">');
    expect(document()).toContain('id="main"');
  });

  it('carries no script', () => {
    expect(document()).not.toMatch(/<script|javascript:|\son\w+=/i);
  });

  it.each(['zh', 'en'] as const)('says in both languages that data are made up, in %s', (l) => {
    const html = document({ words: wordsIn(l) });
    expect(html).toContain(FICTIONAL_NOTICE.zh);
    expect(html).toContain(FICTIONAL_NOTICE.en);
    expect(document({ isFictional: false })).not.toContain(FICTIONAL_NOTICE.zh);
  });

  it('says who is signed in and lets them out by a form', () => {
    expect(document()).toContain('王主任 · 县农业农村局');
    const bureau = { name: '县农业农村局（演示）', role: 'bureau' } as const;
    expect(document({ actor: bureau })).toContain('>县农业农村局（演示）<');
    expect(document()).toMatch(/<form method="post" action="\/sign-out">/);
    expect(document({ actor: undefined })).not.toContain('/sign-out');
  });

  it('loads one script where the page has one, and has its place in the navigation', () => {
    const html = document({ path: '/weighting/wdr_1', script: 'audit' });
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).toMatch(/<script type="module" src="\/console\/audit\.js\?v=\w+"><\/script>/);
    expect(html).toContain('<a href="/weighting" aria-current="page">');
    expect(document({ actor: undefined })).not.toContain('<nav');
  });

  it('leads to the other language and names the ground', () => {
    expect(document()).toContain('href="/?lang=en"');
    expect(document()).toContain('高政办字〔2022〕21号');
  });

  it('shows markup in names as text', () => {
    const html = document({ title: '</title><b>', actor: { name: '<b>x', role: 'bank' } });
    expect(html).not.toContain('<b>x');
    expect(html).not.toContain('</title><b>');
  });
});

describe('sign-in page', () => {
  const page = (props: Partial<Parameters<typeof SignInPage>[0]> = {}): string =>
    String(<SignInPage words={wordsIn('zh')} demoSeats={[]} next="/" {...props} />);

  it('has one form for each of the demonstration, with what they are for', () => {
    const html = page({ demoSeats: DEMO_SEATS });
    for (const seat of DEMO_SEATS) {
      expect(html).toContain(`name="role" value="${seat}"`);
      expect(html).toContain(SEAT_TEXTS[seat].purpose.zh);
    }
  });

  it('has only the key field where there are no demonstration keys', () => {
    expect(page()).not.toContain('name="role"');
    expect(page()).toContain('name="key"');
  });

  it('takes the way back along, as text', () => {
    expect(page({ next: '/?a="><b>' })).toContain('value="/?a=&quot;&gt;&lt;b&gt;"');
  });

  it('says what is wrong above and at the field', () => {
    const problems = [{ field: 'key', ...TEXTS.signInKeyWrong }];
    const html = page({ form: { values: { key: 'hh_secret' }, problems } });
    expect(html).toContain('role="alert"');
    expect(html).toContain('aria-describedby="key-hint key-problem"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).not.toContain('hh_secret');
  });
});

describe('problem page', () => {
  it.each(PROBLEM_KINDS)('says what to do and the number to quote: %s', (kind) => {
    for (const language of ['zh', 'en'] as const) {
      const html = String(
        <ProblemPage
          words={wordsIn(language)}
          kind={kind}
          details={[{ zh: '<b>细节', en: '<b>detail' }]}
          requestId="req-7"
        />,
      );
      expect(html).toContain('req-7');
      expect(html).toContain('href="/"');
      expect(html).not.toContain('<b>');
    }
  });
});
