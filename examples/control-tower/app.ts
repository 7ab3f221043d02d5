import { App } from 'aws-cdk-lib';
import {
  AnalyticsTable,
  ControlTowerMode,
  DataEvents,
  InsightsMetric,
  NetworkActivityEvents,
  NetworkEventSource,
  OrganizationBaseline,
} from 'cdk-cloudtrail-baseline';

export const app = new App();

/**
 * In addition to Control Tower, whose own trail goes on recording management events: this one records what that can't.
 */
export const landingZone = new OrganizationBaseline(app, 'OrgAudit', {
  organization: {
    id: 'o-exampleorg1',
    accounts: { management: '111111111111', logArchive: '222222222222' },
    homeRegion: 'eu-west-1',
    controlTower: ControlTowerMode.COMPLEMENT,
  },
  events: {
    data: [DataEvents.writesToAllS3Objects()],
    networkActivity: [NetworkActivityEvents.denied(NetworkEventSource.SECRETSMANAGER)],
    insights: { data: [InsightsMetric.API_ERROR_RATE] },
  },
  delivery: { cloudWatchLogs: { enabled: false } }, // data events cost by volume there
  analytics: {
    sources: [
      {
        name: 'control_tower', // its tables are control_tower_cloudtrail and control_tower_digests
        // it differs by the version of the landing zone
        bucketName: 'aws-controltower-cloudtrail-logs-222222222222-abc-def',
        organizationId: 'o-exampleorg1', // the default
        keyPrefix: 'o-exampleorg1', // Control Tower's files are below o-exampleorg1/AWSLogs/o-exampleorg1/
        keyArn: 'arn:aws:kms:eu-west-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab',
        tables: [AnalyticsTable.CLOUDTRAIL, AnalyticsTable.DIGESTS], // the default
      },
    ],
  },
});
