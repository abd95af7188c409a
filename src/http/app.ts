import { etag } from 'hono/etag';
import type { Allowances } from '../domain/allowance.ts';
import { docs } from './docs.ts';
import { type Door, newDoor } from './door.ts';
import { keepPrivate, limitBody, requireJson, requireKey } from './middleware.ts';
import { doorProblem, problemOfError } from './problems.ts';
import { auditRoutes } from './routes/audit.ts';
import { buyerConfirmationRoutes } from './routes/buyer-confirmations.ts';
import { calculationRoutes } from './routes/calculations.ts';
import { caseRoutes } from './routes/cases.ts';
import { consentRoutes } from './routes/consents.ts';
import { contactRoutes } from './routes/contacts.ts';
import { cooperativeRoutes } from './routes/cooperatives.ts';
import { disclosureRoutes } from './routes/disclosures.ts';
import { evaluationRoutes } from './routes/evaluations.ts';
import { factRoutes } from './routes/facts.ts';
import { importRoutes } from './routes/imports.ts';
import { invitationRoutes } from './routes/invitations.ts';
import { keyRoutes } from './routes/keys.ts';
import { modelRoutes } from './routes/models.ts';
import { peopleRoutes } from './routes/people.ts';
import { preventionRoutes } from './routes/prevention.ts';
import { publicRoutes } from './routes/public.ts';
import { questionRoutes } from './routes/questions.ts';
import { ratingRoutes } from './routes/ratings.ts';
import { reviewRoutes } from './routes/reviews.ts';
import { statementRoutes } from './routes/statements.ts';
import { thirdPartyRoutes } from './routes/third-party.ts';
import { thirdPartyFileRoutes } from './routes/third-party-files.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { assignmentRoutes } from './routes/weighting-assignments.ts';
import { draftRoutes } from './routes/weighting-drafts.ts';
import { weightingReviewRoutes } from './routes/weighting-reviews.ts';
import { withdrawalRoutes } from './routes/weighting-withdrawals.ts';

/** The JSON door: every path below /v1 needs a key. */
export function httpDoor(allowances: Allowances = new Map()): Door {
  const door = newDoor();
  door.onError((error, c) => problemOfError(c, error));
  door.use('/v1/*', keepPrivate, limitBody, requireKey(allowances), requireJson, etag());
  publicRoutes(door);
  cooperativeRoutes(door);
  statementRoutes(door);
  questionRoutes(door);
  preventionRoutes(door);
  importRoutes(door);
  factRoutes(door);
  ratingRoutes(door);
  calculationRoutes(door);
  modelRoutes(door);
  auditRoutes(door);
  peopleRoutes(door);
  invitationRoutes(door);
  keyRoutes(door);
  consentRoutes(door);
  contactRoutes(door);
  disclosureRoutes(door);
  draftRoutes(door);
  assignmentRoutes(door);
  weightingReviewRoutes(door);
  caseRoutes(door);
  thirdPartyRoutes(door);
  buyerConfirmationRoutes(door);
  thirdPartyFileRoutes(door);
  withdrawalRoutes(door);
  reviewRoutes(door);
  webhookRoutes(door);
  evaluationRoutes(door);
  docs(door, () => openApiOf(door));
  door.all('/v1/*', (c) => {
    const methods = methodsAt(door, c.req.path);
    if (methods.length === 0) return doorProblem(c, 'ROUTE_NOT_FOUND');
    c.header('Allow', methods.join(', '));
    return doorProblem(c, 'METHOD_NOT_ALLOWED');
  });
  return door;
}

/** The methods that routes take at a path. */
function methodsAt(door: Door, path: string): string[] {
  const methods = door.routes.map(({ method }) => method).filter((method) => method !== 'ALL');
  const isTaken = (method: string) =>
    door.router.match(method, path)[0].some(([[, route]]) => route.method === method);
  return [...new Set(methods)].filter(isTaken).sort();
}

/** The OpenAPI document of the door; a test keeps src/http/openapi.json equal to it. */
export function openApiOf(door: Door) {
  door.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key: `Authorization: Bearer hh_…`',
  });
  return door.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: '合衡 Heheng',
      version: '0.1.0',
      description:
        'Weighs the risks of a county’s farmers’ cooperatives and opens finance to them. Amounts ' +
        'are decimal strings in yuan; refusals are RFC 9457 problem documents in zh and en.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: '/' }],
  });
}
