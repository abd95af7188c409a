import { describe, expect, it } from 'vitest';
import { NextPage } from '../../../src/console/parts/next-page.tsx';
import { wordsIn } from '../../../src/console/texts.ts';

describe('the way to the next page', () => {
  const link = (next: string | null) =>
    String(<NextPage words={wordsIn('zh')} path="/weighting" next={next} />);

  it('leads behind the last item of this one', () => {
    expect(link('wdr_1 2')).toContain('href="/weighting?after=wdr_1%202">下一页</a>');
  });

  it('is not there on the last page', () => {
    expect(link(null)).not.toContain('<a');
  });
});
