import type {
  WebhookDeliveryRow,
  WebhookEndpointRow,
  WebhookTryRow,
} from '../../db/webhook-tables.ts';
import type { Delivery, Endpoint } from './schemas.ts';

type Shown = Pick<WebhookEndpointRow, 'endpointId' | 'url' | 'events' | 'createdAt'>;

/** An endpoint without its secret. */
export const describeEndpoint = ({ endpointId, url, events, createdAt }: Shown): Endpoint => ({
  ...{ endpointId, url, events },
  createdAt: createdAt.toISOString(),
});

export function describeDelivery(
  row: WebhookDeliveryRow,
  tries: readonly WebhookTryRow[],
): Delivery {
  const { deliveryId, type, uscc, number, state, body } = row;
  return {
    ...{ deliveryId, type, uscc, sequence: number, state, body },
    createdAt: row.createdAt.toISOString(),
    nextTryAt: row.nextTryAt?.toISOString() ?? null,
    tries: tries
      .filter((it) => it.deliveryId === deliveryId)
      .map(({ number, triedAt, status, fault }) => ({
        ...{ number, triedAt: triedAt.toISOString(), status, fault },
      })),
  };
}
