import { type ClientConnectConfig, loadClientConnectConfig } from '@temporalio/envconfig';

/**
 * How to reach Temporal, from the standard environment: address, namespace, TLS, API key, profiles
 * (TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_TLS_…, TEMPORAL_API_KEY, TEMPORAL_PROFILE).
 */
export function temporalConnection(): Pick<ClientConnectConfig, 'connectionOptions' | 'namespace'> {
  return loadClientConnectConfig();
}
