import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { skipBackOff } from './back-off';
import { AwsServer, Call } from './server';

/** What the SDK finds servers and credentials by: nothing of whoever runs the tests is looked at. */
const ENVIRONMENT = {
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_SESSION_TOKEN: undefined,
  AWS_PROFILE: undefined,
  AWS_CONFIG_FILE: 'nowhere',
  AWS_SHARED_CREDENTIALS_FILE: 'nowhere',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_MAX_ATTEMPTS: undefined,
};

/**
 * A server for each test of a file, which the SDK is led to. What was wrong with an answer or a request fails the test.
 */
export function withServer(): () => AwsServer {
  let server: AwsServer;
  const before = { ...process.env };
  beforeEach(async () => {
    skipBackOff();
    server = await AwsServer.start();
    setAll({ ...ENVIRONMENT, AWS_ENDPOINT_URL: server.url });
  });

  afterEach(async () => {
    setAll(
      Object.fromEntries(Object.keys({ ...ENVIRONMENT, AWS_ENDPOINT_URL: '' }).map((name) => [name, before[name]])),
    );

    jest.restoreAllMocks();
    await server.stop();
  });

  return () => server;
}

/** Writes a profile for each account, called like it, for the test that runs. */
export function useProfiles(...accounts: string[]): void {
  const file = join(mkdtempSync(join(tmpdir(), 'profiles-')), 'credentials');
  writeFileSync(
    file,
    accounts
      .map((account) => `[${account}]\naws_access_key_id = AKIA${account}\naws_secret_access_key = secret\n`)
      .join('\n'),
  );

  process.env.AWS_SHARED_CREDENTIALS_FILE = file;
}

/** The account whose profile a request is created with. Undefined: that of the environment. */
export function accountOf({ accessKeyId }: Call): string | undefined {
  return /^AKIA(\d{12})$/.exec(accessKeyId)?.[1];
}

/** To an undefined value `process.env` would give a string. */
function setAll(values: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) {
      delete process.env[name];
    } else {
      process.env[name] = value;
    }
  }
}
