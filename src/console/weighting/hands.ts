import type { Hand } from '../../domain/weighting/schemas.ts';

/** Who acted, by name where it is known, else by id. */
export const nameOf = (hands: readonly Hand[], id: string): string =>
  hands.find((hand) => hand.id === id)?.name ?? id;
