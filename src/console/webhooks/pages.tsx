import type { Hono } from 'hono';
import type { Context } from '../../domain/context.ts';
import { DomainError } from '../../domain/errors.ts';
import { createEndpoint } from '../../domain/webhooks/create.ts';
import { deleteEndpoint } from '../../domain/webhooks/delete.ts';
import { listEndpoints } from '../../domain/webhooks/list.ts';
import { listDeliveries } from '../../domain/webhooks/list-deliveries.ts';
import { pingEndpoint } from '../../domain/webhooks/ping.ts';
import { replayDelivery } from '../../domain/webhooks/replay.ts';
import {
  createEndpointInput,
  ENDPOINTS_MAX,
  type Endpoint,
} from '../../domain/webhooks/schemas.ts';
import { NEW_FORM } from '../parts/form.tsx';
import { OnceShown } from '../parts/once-shown.tsx';
import { postedFields, type Refused, requireFilled, tryForm } from '../parts/posted.ts';
import {
  askedPage,
  type ConsoleContext,
  type ConsoleEnv,
  sentForm,
  verbContext,
} from '../request.ts';
import { respondPage } from '../respond.tsx';
import { WEBHOOKS, webhookPath } from './paths.ts';
import { DeletionPage, WebhookPage } from './webhook-page.tsx';
import { WebhooksPage } from './webhooks-page.tsx';

/** Having one's own systems told of what happens. */
export function webhookPages(app: Hono<ConsoleEnv>): void {
  app.get(WEBHOOKS, (c) => showWebhooks(c));
  app.post(WEBHOOKS, postWebhook);
  app.get(`${WEBHOOKS}/:endpointId`, (c) => showWebhook(c));
  app.post(`${WEBHOOKS}/:endpointId/ping`, postPing);
  app.post(`${WEBHOOKS}/:endpointId/deliveries/:deliveryId`, postReplay);
  app.get(`${WEBHOOKS}/:endpointId/deletion`, showDeletion);
  app.post(`${WEBHOOKS}/:endpointId/deletion`, postDeletion);
}

async function endpointsOf(ctx: Context): Promise<readonly Endpoint[]> {
  return (await listEndpoints({ ctx, input: { limit: ENDPOINTS_MAX } })).items;
}

async function endpointOf(c: ConsoleContext, ctx: Context): Promise<Endpoint> {
  const found = (await endpointsOf(ctx)).find(({ endpointId }) => endpointId === idOf(c));
  if (found === undefined) throw new DomainError('NOT_FOUND');
  return found;
}

const idOf = (c: ConsoleContext): string => c.req.param('endpointId') ?? '';

async function showWebhooks(c: ConsoleContext, refusal?: Refused, chosen: readonly string[] = []) {
  const ctx = await verbContext(c);
  const words = c.get('words');
  const props = { words, role: ctx.actor.role, endpoints: await endpointsOf(ctx), chosen };
  return respondPage(c, {
    title: words.t('webhooksTitle'),
    refusal,
    content: <WebhooksPage {...props} form={refusal?.form ?? NEW_FORM} />,
  });
}

/** Adds an address; its secret is on the page that follows, and nowhere else. */
async function postWebhook(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const values = await postedFields(c);
  const events = (await sentForm(c)).getAll('events').map(String);
  const words = c.get('words');
  return tryForm({
    verb: () => {
      requireFilled(values, { url: 'webhookUrlNeeded' });
      const asked = { url: values.url, ...(events.length > 0 && { events }) };
      return createEndpoint({ ctx, house: c.env, input: createEndpointInput.parse(asked) });
    },
    done: ({ value: { endpointId, secret } }) =>
      respondPage(c, {
        title: words.t('webhookMadeTitle'),
        content: (
          <OnceShown
            words={words}
            title={words.t('webhookMadeTitle')}
            intro={words.t('webhookMadeIntro')}
            secret={secret}
            back={{ href: webhookPath(endpointId), text: words.t('webhookOpen') }}
          />
        ),
      }),
    again: (refusal) => showWebhooks(c, refusal, events),
    values,
  });
}

/** How many messages a page has. */
const PAGE_SIZE = 25;

async function showWebhook(c: ConsoleContext, refusal?: Refused) {
  const ctx = await verbContext(c);
  const endpoint = await endpointOf(c, ctx);
  const page = { ...askedPage(c), limit: PAGE_SIZE };
  const { endpointId, url } = endpoint;
  const messages = await listDeliveries({ ctx, input: { endpointId, page } });
  const props = { words: c.get('words'), endpoint, messages };
  return respondPage(c, {
    title: url,
    refusal,
    content: <WebhookPage {...props} form={refusal?.form ?? NEW_FORM} />,
  });
}

async function postPing(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const endpointId = idOf(c);
  await pingEndpoint({ ctx, input: { endpointId } });
  return c.redirect(webhookPath(endpointId), 303);
}

async function postReplay(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const endpointId = idOf(c);
  const deliveryId = c.req.param('deliveryId') ?? '';
  return tryForm({
    verb: () => replayDelivery({ ctx, input: { endpointId, deliveryId } }),
    done: () => c.redirect(webhookPath(endpointId), 303),
    again: (refusal) => showWebhook(c, refusal),
    values: {},
  });
}

async function showDeletion(c: ConsoleContext) {
  const endpoint = await endpointOf(c, await verbContext(c));
  const words = c.get('words');
  return respondPage(c, {
    title: words.t('webhookDeleteTitle'),
    content: <DeletionPage words={words} endpoint={endpoint} />,
  });
}

async function postDeletion(c: ConsoleContext) {
  const ctx = await verbContext(c);
  await deleteEndpoint({ ctx, input: { endpointId: idOf(c) } });
  return c.redirect(WEBHOOKS, 303);
}
