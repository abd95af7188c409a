import { insertEndpoint, listEndpoints } from '../../db/webhook-endpoints.ts';
import { change } from '../change.ts';
import type { Actor, Context, House } from '../context.ts';
import { DomainError } from '../errors.ts';
import { COUNTY_CHAIN } from '../operator.ts';
import { requirePermission } from '../permissions.ts';
import type { Bilingual } from '../schemas.ts';
import { seal } from '../sealing.ts';
import { type AddressFault, addressFault } from './address.ts';
import { describeEndpoint } from './describe.ts';
import { type EventType, isForRole } from './events.ts';
import {
  type CreatedEndpoint,
  type CreateEndpointInput,
  createEndpointInput,
  ENDPOINTS_MAX,
} from './schemas.ts';
import { newSigningSecret } from './signature.ts';

type Creating = {
  readonly ctx: Context;
  readonly house: Pick<House, 'courier' | 'signIn'>;
  readonly input: CreateEndpointInput;
};

/** Makes an endpoint of one's own organisation. Its secret is shown once and kept sealed. */
export async function createEndpoint({
  ctx,
  house,
  input,
}: Creating): Promise<{ readonly value: CreatedEndpoint; readonly isReplay: boolean }> {
  const actor = requirePermission(ctx, 'webhooks:manage');
  const { url, events = null } = createEndpointInput.parse(input);
  requireAddress(url, house.courier.allowsLoopback);
  requireEvents(actor, events ?? []);
  const houseSecret = house.signIn?.secret;
  if (houseSecret === undefined) throw new DomainError('WEBHOOKS_NOT_SET_UP');
  const secret = newSigningSecret();
  const endpointId = ctx.newId('hook');
  const sealedSecret = await seal(houseSecret, endpointId, secret);
  const request = { verb: 'webhooks.create', input, chain: COUNTY_CHAIN };
  const { value, isReplay } = await change(ctx, request, async (trx) => {
    const { countyCode, id: createdBy, role } = actor;
    const present = await listEndpoints(trx, actor, { limit: ENDPOINTS_MAX });
    if (present.length >= ENDPOINTS_MAX) throw new DomainError('WEBHOOKS_TOO_MANY');
    const organisation = actor.organisation ?? '';
    const shown = { endpointId, url, events, createdAt: ctx.now() };
    const owner = { countyCode, role, organisation, createdBy };
    await insertEndpoint(trx, { ...shown, ...owner, sealedSecret, endedAt: null });
    const details = { url, events, role, organisation };
    return {
      value: describeEndpoint(shown),
      audit: { action: 'webhook.create', subject: endpointId, basis: BASIS, details },
    };
  });
  return { value: { ...value, secret: isReplay ? null : secret }, isReplay };
}

const BASIS = '数据安全法 第二十七条';

function requireAddress(url: string, allowsLoopback: boolean): void {
  const fault = addressFault(url, allowsLoopback);
  if (fault === undefined) return;
  const issue = { pointer: '/url', code: fault, ...ADDRESS_TEXTS[fault] };
  throw new DomainError('INPUT_INVALID', [issue]);
}

function requireEvents({ role }: Actor, events: readonly EventType[]): void {
  const issues = events.flatMap((type, i) =>
    isForRole(type, role) ? [] : [{ pointer: `/events/${i}`, ...EVENT_UNFIT }],
  );
  if (issues.length > 0) throw new DomainError('INPUT_INVALID', issues);
}

const EVENT_UNFIT = {
  code: 'EVENT_UNFIT',
  zh: '您的角色不接收此类消息。',
  en: 'Your role is not told of this.',
};

const ADDRESS_TEXTS: Readonly<Record<AddressFault, Bilingual>> = {
  NOT_AN_ADDRESS: { zh: '不是有效的网址。', en: 'It is not an address.' },
  NOT_HTTPS: { zh: '只能使用 https 网址。', en: 'It must be an https address.' },
  HAS_CREDENTIALS: {
    zh: '网址中不得含用户名或密码。',
    en: 'It must hold neither a user name nor a password.',
  },
  NOT_PUBLIC: {
    zh: '只能使用公网域名，不能是 IP 地址或内部名称。',
    en: 'It must have a public name, neither an IP address nor a name of a private network.',
  },
};
