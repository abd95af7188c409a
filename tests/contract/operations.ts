import type { Permission } from '../../src/domain/permissions.ts';
import openApi from '../../src/http/openapi.json' with { type: 'json' };

/** An operation of the OpenAPI document, with what the tests of all operations need of it. */
export type Operation = {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly permission: Permission | undefined;
  /** The names of the parameters in its path. */
  readonly params: readonly string[];
  /** The names of the headers that it takes. */
  readonly headers: readonly string[];
};

type Said = {
  readonly operationId: string;
  readonly 'x-permission'?: Permission;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
};

/** Operations that answer anybody. */
export const PUBLIC_OPERATIONS = ['health', 'ready'];

/** Operations that answer anybody who has a key, about themselves alone. */
export const OWN_OPERATIONS = ['getMe'];

export const operations: readonly Operation[] = Object.entries(openApi.paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const { operationId: id, 'x-permission': permission, parameters = [] } = operation as Said;
      const named = (place: string) =>
        parameters.filter((it) => it.in === place).map(({ name }) => name);
      return { id, method, path, permission, params: named('path'), headers: named('header') };
    }),
);

/** The address of an operation on something. */
export const addressOf = ({ path }: Operation, params: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? `no-${name}`);
