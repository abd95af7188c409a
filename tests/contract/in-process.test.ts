import { openTestHouse } from '../support/house.ts';
import { contractSuite } from './suite.ts';

contractSuite('in this process', async () => {
  const { request, keys, close } = await openTestHouse();
  return { fetch: request, keys, close };
});
