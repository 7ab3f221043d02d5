import { DriftReport } from './catalog';
import { s3api } from './s3-fixes';
import { BucketState } from '../account/bucket-state';
import { noted } from '../terminal/aws-command';

/** Compares what a bucket sends notifications to. The baseline plans EventBridge or nothing. */
export function compareNotifications(
  report: DriftReport,
  subject: string,
  wantsEventBridge: boolean,
  bucket: BucketState,
): void {
  const { value, isKnown } = report.read(`notifications of the ${subject}`, bucket.notifications);
  const { eventBridge = false, others = {} } = value ?? {};
  const command = (configuration: object, options: { readonly 'skip-destination-validation'?: true } = {}) =>
    s3api('put-bucket-notification-configuration', bucket, { 'notification-configuration': configuration, ...options });

  const hasOthers = Object.keys(others).length > 0;
  if (isKnown && eventBridge !== wantsEventBridge) {
    // The call replaces all notifications, so the others are part of it.
    const configuration = wantsEventBridge ? { ...others, EventBridgeConfiguration: {} } : others;
    const fix = hasOthers ? command(configuration, { 'skip-destination-validation': true }) : command(configuration);

    report.find(wantsEventBridge ? 'eventBridgeOff' : 'eventBridgeOn', subject, {
      expected: wantsEventBridge ? 'on' : 'off',
      found: eventBridge ? 'on' : 'off',
      fix: hasOthers ? noted('this keeps the other notifications', fix) : fix,
    });
  }

  if (hasOthers) {
    report.find('otherNotifications', subject, {
      expected: 'none',
      found: JSON.stringify(others),
      fix: noted('this removes all of them', command(wantsEventBridge ? { EventBridgeConfiguration: {} } : {})),
    });
  }
}
