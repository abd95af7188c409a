import { describe, expect, it } from 'vitest';
import { httpDoor, openApiOf } from '../src/http/app.ts';

/* Files that are made by `npm run generate` are what they would be made to now. */

describe('generated files', () => {
  it('the OpenAPI document is that of the routes', async () => {
    const document = `${JSON.stringify(openApiOf(httpDoor()), null, 2)}\n`;
    await expect(document).toMatchFileSnapshot('../src/http/openapi.json');
  });
});
