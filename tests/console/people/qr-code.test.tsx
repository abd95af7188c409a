import { encode } from 'uqr';
import { expect, it } from 'vitest';
import { QrCode } from '../../../src/console/people/qr-code.tsx';

const URI =
  'otpauth://totp/Heheng:li.ming%40example.com?secret=JBSWY3DPEHPK3PXP&issuer=Heheng&digits=6&period=30';

it('draws every dark module of the code in its place, with a quiet zone of four', () => {
  const svg = String(QrCode({ text: URI, title: '二维码' }));
  const drawn = new Set([...svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x},${y}`));
  const { data, size } = encode(URI, { border: 0 });
  const dark = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`${x + 4},${y + 4}`] : [])),
  );
  expect([...drawn].sort()).toEqual(dark.sort());
  expect(svg).toContain(`viewBox="0 0 ${size + 8} ${size + 8}"`);
  expect(svg).toContain('aria-label="二维码"');
});
