import type { ReplicationConfiguration, ReplicationRule } from '@aws-sdk/client-s3';
import { ReplicationRuleState, ReplicationState } from './bucket-state';
import { filterText, settingsText, wholeFilter } from './settings-text';

export function replicationOf(configuration: ReplicationConfiguration | undefined): ReplicationState {
  const { Role: roleArn = '', Rules: rules = [] } = configuration ?? {};

  return { roleArn, rules: rules.map(replicationRule) };
}

function replicationRule(rule: ReplicationRule): ReplicationRuleState {
  const { Destination: destination, SourceSelectionCriteria: criteria } = rule;
  const { EncryptionConfiguration: encryption } = destination ?? {};

  return {
    id: rule.ID,
    enabled: rule.Status === 'Enabled',
    filter: filterText(wholeFilter(rule)),
    copiesEncrypted: criteria?.SseKmsEncryptedObjects?.Status === 'Enabled',
    bucketArn: destination?.Bucket ?? '',
    account: destination?.Account,
    keyId: encryption?.ReplicaKmsKeyID,
    copiesDeleteMarkers: rule.DeleteMarkerReplication?.Status === 'Enabled',
    changesOwner: destination?.AccessControlTranslation?.Owner === 'Destination',
    others: settingsText({
      StorageClass: destination?.StorageClass,
      ReplicationTime: onlyEnabled(destination?.ReplicationTime),
      Metrics: onlyEnabled(destination?.Metrics),
      UseSourceMultiRegionKey: onlyEnabled(encryption?.UseSourceMultiRegionKey),
      ReplicaModifications: onlyEnabled(criteria?.ReplicaModifications),
      ExistingObjectReplication: onlyEnabled(rule.ExistingObjectReplication),
    }),
  };
}

/** An option, unless it is disabled. */
function onlyEnabled<T extends { readonly Status: string | undefined }>(option: T | undefined): T | undefined {
  return option?.Status === 'Disabled' ? undefined : option;
}
