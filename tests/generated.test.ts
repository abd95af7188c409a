import { describe, expect, it } from 'vitest';
import { httpDoor, openApiOf } from '../src/http/app.ts';
import { bundlesModule } from './support/bundle.ts';

/* Files that are made by `npm run generate` are what they would be made to now. */

describe('generated files', () => {
  it('the OpenAPI document is that of the routes', async () => {
    const document = `${JSON.stringify(openApiOf(httpDoor()), null, 2)}\n`;
    await expect(document).toMatchFileSnapshot('../src/http/openapi.json');
  });

  it('the scripts of the pages are made of their sources', async () => {
    const bundles = await bundlesModule();
    await expect(bundles).toMatchFileSnapshot('../src/console/client/bundles.ts');
  });
});
