import { z } from 'zod';
import { nextSchema, pageInput } from '../page.ts';
import { instantSchema, usccSchema } from '../schemas.ts';
import { idSchema } from '../texts.ts';
import { EVENT_TYPES, EVENTS } from './events.ts';

export const ENDPOINTS_MAX = 10;

const eventTypes = EVENT_TYPES.map((type) => `\`${type}\` (${EVENTS[type].en})`).join(', ');

export const createEndpointInput = z
  .strictObject({
    url: z.string().max(2000).meta({
      description: 'An https address with a public name; redirects are not followed',
      example: 'https://hooks.example.org/heheng',
    }),
    events: z
      .array(z.enum(EVENT_TYPES))
      .min(1)
      .max(EVENT_TYPES.length)
      .readonly()
      .optional()
      .meta({ description: `All that the role may know, unless named: ${eventTypes}` }),
  })
  .meta({ id: 'NewWebhook' });
export type CreateEndpointInput = z.input<typeof createEndpointInput>;

export const endpointSchema = z
  .strictObject({
    endpointId: z.string(),
    url: z.string(),
    events: z
      .array(z.string())
      .readonly()
      .nullable()
      .meta({ description: 'null: all that the role may know' }),
    createdAt: instantSchema,
  })
  .meta({ id: 'Webhook' });
export type Endpoint = z.infer<typeof endpointSchema>;

export const createdEndpointSchema = endpointSchema
  .extend({
    secret: z
      .string()
      .nullable()
      .meta({ description: 'Verifies messages. Shown once, so null in a repeated answer' }),
  })
  .meta({ id: 'CreatedWebhook' });
export type CreatedEndpoint = z.infer<typeof createdEndpointSchema>;

export const endpointListSchema = z
  .strictObject({ items: z.array(endpointSchema), next: nextSchema })
  .meta({ id: 'WebhookList' });
export type EndpointList = z.infer<typeof endpointListSchema>;

export const endpointInput = z.strictObject({ endpointId: idSchema });
export type EndpointInput = z.input<typeof endpointInput>;

export const deliveryInput = z.strictObject({ endpointId: idSchema, deliveryId: idSchema });
export type DeliveryInput = z.input<typeof deliveryInput>;

export const listDeliveriesInput = endpointInput.extend({ page: pageInput });
export type ListDeliveriesInput = z.input<typeof listDeliveriesInput>;

export const deletedEndpointSchema = z
  .strictObject({ endpointId: z.string(), endedAt: instantSchema })
  .meta({ id: 'DeletedWebhook' });
export type DeletedEndpoint = z.infer<typeof deletedEndpointSchema>;

const trySchema = z.strictObject({
  number: z.int(),
  triedAt: instantSchema,
  status: z.int().nullable().meta({ description: 'The HTTP status of the answer, if one came' }),
  fault: z
    .string()
    .nullable()
    .meta({
      description:
        'ADDRESS_REFUSED: the name stands for an address that is not public; TIMEOUT; ' +
        'UNREACHABLE; SECRET_UNREADABLE: the secret of the service was changed; CONSENT_OVER',
    }),
});

export const deliverySchema = z
  .strictObject({
    deliveryId: z.string().meta({ description: 'Sent as `webhook-id`, the same at every try' }),
    type: z.string(),
    uscc: usccSchema.nullable(),
    sequence: z.int().nullable().meta({ description: 'Counts up within the cooperative' }),
    state: z.enum(['pending', 'delivered', 'given-up', 'withheld']).meta({
      description: 'withheld: the consent that it needed was over before it was sent',
    }),
    createdAt: instantSchema,
    nextTryAt: instantSchema.nullable(),
    body: z.string().meta({ description: 'What is sent, to the byte' }),
    tries: z.array(trySchema).readonly(),
  })
  .meta({ id: 'WebhookDelivery' });
export type Delivery = z.infer<typeof deliverySchema>;

export const deliveryListSchema = z
  .strictObject({ items: z.array(deliverySchema), next: nextSchema })
  .meta({ id: 'WebhookDeliveryList' });
export type DeliveryList = z.infer<typeof deliveryListSchema>;
