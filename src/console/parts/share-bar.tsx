type Props = {
  /** Between 0 and 1. */
  readonly share: number;
  readonly label: string;
};

/** How far along something is, for those who see it and for those who hear it. */
export function ShareBar({ share, label }: Props) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div
      class="share-bar"
      role="progressbar"
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-label={label}
    >
      <span style={`width:${percent}%`} />
    </div>
  );
}
