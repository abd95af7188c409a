import type { Child } from 'hono/jsx';

/*
 * Shapes that say the same as a colour, for readers who do not see it and for black-and-white
 * print. Each stands beside its word, so it is hidden from assistive technology.
 */

const Mark = ({ children }: { children?: Child }) => (
  <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    {children}
  </svg>
);

const stroke = { fill: 'none', stroke: 'currentColor', 'stroke-width': '2' } as const;
const roundStroke = { ...stroke, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' } as const;

export const LEVEL_MARKS = {
  NORMAL: (
    <Mark>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
    </Mark>
  ),
  BLUE: (
    <Mark>
      <rect x="2" y="2" width="12" height="12" rx="1.5" fill="currentColor" />
    </Mark>
  ),
  YELLOW: (
    <Mark>
      <path d="M8 1.5 15.2 14H.8Z" fill="currentColor" />
    </Mark>
  ),
  ORANGE: (
    <Mark>
      <path d="M8 .6 15.4 8 8 15.4.6 8Z" fill="currentColor" />
    </Mark>
  ),
  RED: (
    <Mark>
      <path d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5Z" fill="currentColor" />
    </Mark>
  ),
  DATA_GAP: (
    <Mark>
      <circle cx="8" cy="8" r="6" {...stroke} stroke-dasharray="3 2.3" />
    </Mark>
  ),
  REVIEW: (
    <Mark>
      <circle cx="8" cy="4.5" r="3.2" fill="currentColor" />
      <path d="M1.8 15c.4-4 2.8-6 6.2-6s5.8 2 6.2 6Z" fill="currentColor" />
    </Mark>
  ),
} as const;

export const UnratedMark = () => (
  <Mark>
    <circle cx="8" cy="8" r="6" {...stroke} />
  </Mark>
);

export const CheckMark = () => (
  <Mark>
    <path d="m2 8.5 4 4 8-9" {...roundStroke} />
  </Mark>
);

export const CrossMark = () => (
  <Mark>
    <path d="m3 3 10 10M13 3 3 13" {...roundStroke} />
  </Mark>
);

export const QuestionMark = () => (
  <Mark>
    <path
      d="M4.8 5.2C5 3.2 6.3 2.2 8.1 2.2c1.9 0 3.2 1.1 3.2 2.8 0 2.3-3.1 2.4-3.1 4.6"
      {...roundStroke}
    />
    <circle cx="8.15" cy="13.4" r="1.3" fill="currentColor" />
  </Mark>
);

export const PauseMark = () => (
  <Mark>
    <path d="M5 3v10M11 3v10" {...roundStroke} />
  </Mark>
);

export const PlusMark = () => (
  <Mark>
    <path d="M8 2.5v11M2.5 8h11" {...roundStroke} />
  </Mark>
);

export const SolidMark = () => (
  <Mark>
    <rect x="1" y="1" width="14" height="14" fill="currentColor" />
  </Mark>
);

export const HollowMark = () => (
  <Mark>
    <rect x="2" y="2" width="12" height="12" {...stroke} />
  </Mark>
);

export const InformationMark = () => (
  <Mark>
    <circle cx="8" cy="8" r="6.8" fill="none" stroke="currentColor" stroke-width="1.6" />
    <path d="M8 7.3v4.2" {...roundStroke} />
    <circle cx="8" cy="4.6" r="1.1" fill="currentColor" />
  </Mark>
);

/** The beam of a balance: 衡. */
export const BalanceMark = () => (
  <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <g fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round">
      <path d="M16 4v23M9 28h14M5 9h22" />
      <path d="M5 9 1.5 18h7ZM27 9l-3.5 9h7Z" stroke-width="1.6" />
      <path d="M1.5 18a3.5 3 0 0 0 7 0ZM23.5 18a3.5 3 0 0 0 7 0Z" fill="currentColor" />
    </g>
  </svg>
);
