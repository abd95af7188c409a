import { encode } from 'uqr';

/** The width of the blank frame that a reader needs. */
const QUIET_ZONE = 4;

type Props = { readonly text: string; readonly title: string };

/** A QR code, dark on light whatever the colours of the page. */
export function QrCode({ text, title }: Props) {
  const { data, size } = encode(text, { border: QUIET_ZONE });
  const dark = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={title}>
      <rect width={size} height={size} fill="#fff" />
      <path d={dark.join('')} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}
