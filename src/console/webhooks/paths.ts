export const WEBHOOKS = '/webhooks';
export const webhookPath = (endpointId: string): string => `${WEBHOOKS}/${endpointId}`;
export const deletionPath = (endpointId: string): string => `${webhookPath(endpointId)}/deletion`;
