import { App } from 'aws-cdk-lib';
import { OrganizationBaseline } from 'cdk-cloudtrail-baseline';

export const app = new App();

/** The audit part of a landing zone: a stack per account, each option of its own once. */
export const landingZone = new OrganizationBaseline(app, 'OrgAudit', {
  organization: {
    id: 'o-exampleorg1',
    accounts: { management: '111111111111', logArchive: '222222222222', securityTooling: '333333333333' },
    homeRegion: 'eu-west-1',
  },
  storage: { readers: ['arn:aws:iam::444444444444:role/siem'] }, // in addition to the security tooling account
  guardrails: {
    targets: ['222222222222', '333333333333'], // the default; a delegated administrator of CloudTrail belongs here too
    exemptRoles: ['arn:aws:iam::222222222222:role/break-glass'],
    attach: true,
  },
});
