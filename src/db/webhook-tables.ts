import type { Generated, Selectable } from 'kysely';

/* Webhooks: what happened, who wants to know it, and how telling them went. */

type WebhookEventTable = {
  countyCode: string;
  uscc: string;
  /** Counts up within the cooperative. */
  number: number;
  type: string;
  occurredAt: Date;
  /** JSON. */
  data: string;
  /** Whether its deliveries were made. */
  isDistributed: Generated<boolean>;
};

type WebhookEndpointTable = {
  countyCode: string;
  endpointId: string;
  role: string;
  organisation: string;
  url: string;
  /** Types of events; null for all that the role may know. */
  events: readonly string[] | null;
  sealedSecret: string;
  createdBy: string;
  createdAt: Date;
  endedAt: Date | null;
};

export type DeliveryState = 'pending' | 'delivered' | 'given-up' | 'withheld';

type WebhookDeliveryTable = {
  countyCode: string;
  deliveryId: string;
  endpointId: string;
  role: string;
  organisation: string;
  /** Null, with its number, for what is about no cooperative. */
  uscc: string | null;
  number: number | null;
  type: string;
  /** What is sent, to the byte. */
  body: string;
  state: DeliveryState;
  tryCount: number;
  /** How many tries failed since it was made or replayed. */
  failureCount: number;
  createdAt: Date;
  nextTryAt: Date | null;
};

type WebhookTryTable = {
  countyCode: string;
  deliveryId: string;
  number: number;
  role: string;
  organisation: string;
  triedAt: Date;
  status: number | null;
  fault: string | null;
};

export type WebhookTables = {
  webhookEvent: WebhookEventTable;
  webhookEndpoint: WebhookEndpointTable;
  webhookDelivery: WebhookDeliveryTable;
  webhookTry: WebhookTryTable;
};

export type WebhookEventRow = Selectable<WebhookEventTable>;
export type WebhookEndpointRow = Selectable<WebhookEndpointTable>;
export type WebhookDeliveryRow = Selectable<WebhookDeliveryTable>;
export type WebhookTryRow = Selectable<WebhookTryTable>;
