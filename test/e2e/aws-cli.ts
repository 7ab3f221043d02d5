import { spawn, spawnSync } from 'child_process';

/** @throws if the AWS CLI isn't there */
export function requireAwsCli(): void {
  if (spawnSync('aws', ['--version']).error !== undefined) {
    throw new Error("the AWS CLI isn't there; get it with: pip install awscli");
  }
}

/**
 * The script as the emulator understands it: of trails, keys and topics, some of its calls know the name only, where
 * AWS accepts the ARN too.
 */
export function withNames(script: string): string {
  return script.replace(/ arn:aws:[a-z]+:[\w-]+:\d+:(?:trail\/|key\/)?([\w-]+)/g, ' $1');
}

/** Runs a script of AWS CLI commands in a shell, with the environment of this process. @throws what the CLI refuses */
export function runScript(script: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const shell = spawn('sh', ['-c', script], { stdio: ['ignore', 'ignore', 'pipe'], env: process.env });
    let errors = '';
    shell.stderr.on('data', (text) => {
      errors += text;
    });

    shell.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${script}\nended with ${code}: ${errors}`)),
    );
  });
}
