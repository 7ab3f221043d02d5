import { ChildProcess, spawn } from 'child_process';
import { createServer } from 'net';
import { REGION } from './deploy';

/** An emulator of AWS on loopback, with an account of its own. */
export interface Moto {
  readonly url: string;
  stop(): void;
}

/** @throws if moto_server isn't there */
async function startMoto(): Promise<Moto> {
  const port = await freePort();
  const server = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  await Promise.race([
    answers(url, server),
    new Promise((_, reject) =>
      server.once('error', () => {
        reject(new Error("moto_server isn't there; get it with: pip install 'moto[server]'"));
      }),
    ),
  ]);

  return { url, stop: () => void server.kill() };
}

/** Starts an emulator for the tests of a file, and leads the SDK and the AWS CLI to it. */
export function withMoto(prepare: () => Promise<void> = async () => {}): () => Moto {
  const { env } = process;
  let moto: Moto;

  beforeAll(async () => {
    moto = await startMoto();
    process.env = {
      ...env,
      AWS_ENDPOINT_URL: moto.url,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: REGION,
      AWS_DEFAULT_REGION: REGION, // version 1 of the AWS CLI reads this one
    };

    await prepare();
  });

  afterAll(() => {
    moto?.stop();
    process.env = env;
  });

  return () => moto;
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (server.exitCode !== null) {
      throw new Error(`moto_server ended with ${server.exitCode}`);
    }

    if (
      await fetch(`${url}/moto-api/`).then(
        ({ ok }) => ok,
        () => false,
      )
    ) {
      return;
    }

    await new Promise((resolve) => setTimeout(resolve, 100));
  }

  throw new Error("moto_server doesn't answer");
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
