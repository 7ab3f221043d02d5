import { DefaultRateLimiter, Retry } from '@smithy/core/retry';

/** Time in which the SDK thinks it has waited, in seconds. */
let waited = 0;

/**
 * The SDK repeats calls and limits their rate as ever, but each wait passes on a clock of its own: nobody waits for a
 * server on loopback.
 */
export function skipBackOff(): void {
  jest.spyOn(Retry, 'delay').mockReturnValue(0);
  jest.spyOn(Retry, 'throttlingDelay').mockReturnValue(0);

  const { getCurrentTimeInSeconds } = DefaultRateLimiter.prototype as any;
  jest
    .spyOn(DefaultRateLimiter.prototype as any, 'getCurrentTimeInSeconds')
    .mockImplementation(() => getCurrentTimeInSeconds() + waited);

  jest.spyOn(DefaultRateLimiter as any, 'setTimeoutFn').mockImplementation((...args: any[]) => {
    const [resolve, milliseconds] = args as [() => void, number];
    waited += milliseconds / 1000;
    setImmediate(resolve);
  });
}
