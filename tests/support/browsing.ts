import type { TestHouse } from './house.ts';
import { cookieOf } from './people.ts';

const ORIGIN = 'http://localhost:8787';

export type Page = {
  readonly status: number;
  readonly location: string | null;
  readonly html: string;
};

/** A browser without scripts: it keeps cookies, follows nothing and sends forms. */
export class Visitor {
  cookie = '';

  constructor(
    private readonly test: TestHouse,
    cookie = '',
  ) {
    this.cookie = cookie;
  }

  get = (path: string): Promise<Page> => this.visit(path, {});

  post = (path: string, form: Readonly<Record<string, string>> = {}, origin = ORIGIN) =>
    this.visit(path, { method: 'POST', body: new URLSearchParams(form), headers: { origin } });

  private async visit(path: string, init: RequestInit): Promise<Page> {
    const headers = { accept: 'text/html', cookie: this.cookie, ...init.headers };
    const response = await this.test.request(path, { ...init, headers });
    this.cookie = cookieOf(response.headers.getSetCookie(), this.cookie);
    return {
      status: response.status,
      location: response.headers.get('location'),
      html: await response.text(),
    };
  }
}
